package io.xenscope.bench;

/**
 * How a copy of a capture differs from it.
 *
 * @param ticks added to all times
 * @param clones how many copies there are of each pcpu, side by side: copies of pcpu 1 stand behind all of pcpu 0, so that
 *     xentrace, which visits pcpus by number, would have visited them in the order in which it visited the originals
 * @param number which of those this is
 * @param domains added to the numbers of domains
 */
record Move(long ticks, int clones, int number, int domains) {
    static final int IDLE = 0x7FFF;
    private static final int FIRST_RESERVED = 0x7FF0;

    boolean renumbers() {
        return clones != 1;
    }

    /** Idle and the other domains that are none keep their numbers. */
    int domain(int domain) {
        return isReserved(domain) ? domain : domain + domains;
    }

    int pcpu(int pcpu) {
        return pcpu * clones + number;
    }

    /** A vcpu of idle has the number of its pcpu. */
    int vcpu(int domain, int vcpu) {
        return domain == IDLE ? pcpu(vcpu) : vcpu;
    }

    static boolean isReserved(int domain) {
        return domain >= FIRST_RESERVED;
    }
}
