package io.xenscope.analyze.span;

/**
 * The VM exits by which a guest makes a vcpu runnable: hypercalls, port and memory IO, writes to the APIC and to MSRs.
 * During any other a wake is someone else's: an interrupt's, a timer's. VMX reasons and SVM codes do not collide here,
 * because SVM codes as low as these are accesses to control and debug registers.
 */
final class WakingExits {
    private WakingExits() {}

    static boolean contain(Activation activation, int exit) {
        int call = activation.guestCall(exit);
        if (call != Activation.NONE) {
            return WakingCalls.contain(call);
        }
        return switch (activation.detail(exit)) {
            case 18, 30, 32, 44, 48, 49, 56 -> true;
            case 0x7b, 0x7c, 0x81, 0x400, 0x401, 0x402 -> true;
            default -> false;
        };
    }
}
