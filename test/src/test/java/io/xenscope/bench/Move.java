package io.xenscope.bench;

/** By how much a copy of a capture differs from it: in ticks, pcpu numbers, domain numbers. */
record Move(long ticks, int pcpus, int domains) {
    static final int IDLE = 0x7FFF;
    private static final int FIRST_RESERVED = 0x7FF0;

    boolean renumbers() {
        return pcpus != 0;
    }

    /** Idle and the other domains that are none keep their numbers. */
    int domain(int domain) {
        return isReserved(domain) ? domain : domain + domains;
    }

    /** A vcpu of idle has the number of its pcpu. */
    int vcpu(int domain, int vcpu) {
        return domain == IDLE ? vcpu + pcpus : vcpu;
    }

    static boolean isReserved(int domain) {
        return domain >= FIRST_RESERVED;
    }
}
