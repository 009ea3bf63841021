package io.xenscope.analyze.span;

/** The hypercalls by which a guest makes a vcpu runnable; during any other, a wake is somebody else's. */
final class WakingCalls {
    private static final int EVENT_CHANNEL_OP_COMPAT = 16;
    private static final int VCPU_OP = 24;
    private static final int SCHED_OP = 29;
    private static final int EVENT_CHANNEL_OP = 32;
    private static final int HVM_OP = 34;
    private static final int DOMCTL = 36;
    private static final int ARGO_OP = 39;
    private static final int DM_OP = 41;

    private WakingCalls() {}

    static boolean contain(int number) {
        return switch (number) {
            case EVENT_CHANNEL_OP_COMPAT, VCPU_OP, SCHED_OP, EVENT_CHANNEL_OP, HVM_OP, DOMCTL, ARGO_OP, DM_OP -> true;
            default -> false;
        };
    }
}
