package io.xenscope.analyze.span;

/**
 * A call that only who manages domains has reason to make.
 *
 * @param from its span
 * @param number of the hypercall
 * @param end when it ended, in common ticks
 * @param latestEnd until when it can have lasted
 * @param certainty of its end
 */
record ToolstackCall(SpanRef from, int number, long end, long latestEnd, Certainty certainty) {
    private static final int MEMORY_OP = 12;
    private static final int HVM_OP = 34;
    private static final int SYSCTL = 35;
    private static final int DOMCTL = 36;
    private static final int DM_OP = 41;
    private static final int PAGING_DOMCTL_CONT = 49;

    static boolean isOne(int number) {
        return switch (number) {
            case MEMORY_OP, HVM_OP, SYSCTL, DOMCTL, DM_OP, PAGING_DOMCTL_CONT -> true;
            default -> false;
        };
    }

    long begin() {
        return from.begin();
    }
}
