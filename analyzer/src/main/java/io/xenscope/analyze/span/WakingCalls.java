package io.xenscope.analyze.span;

import io.xenscope.format.event.Hypercalls.Numbers;

/** The hypercalls by which a guest makes a vcpu runnable; during any other, a wake is someone else's. */
final class WakingCalls {
    private WakingCalls() {}

    static boolean contain(int number) {
        return switch (number) {
            case Numbers.VCPU_OP, Numbers.SCHED_OP, Numbers.HVM_OP, Numbers.DOMCTL, Numbers.ARGO_OP, Numbers.DM_OP ->
                true;
            default -> Numbers.isEventChannelOp(number);
        };
    }
}
