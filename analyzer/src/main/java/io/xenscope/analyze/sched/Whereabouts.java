package io.xenscope.analyze.sched;

/** Where one vcpu ran until when: tells clocks that must be wrong, because a vcpu cannot be in two places at once. */
final class Whereabouts {
    private int ranOn = -1;
    private long until = Long.MIN_VALUE;
    private boolean contradicted;

    /** A pcpu wrote a record of it. */
    void seen(int pcpu, long time) {
        contradicted |= time < until && pcpu != ranOn;
    }

    /** It ran; stays come in the order of their begins. */
    void ran(int pcpu, long begin, long end) {
        seen(pcpu, begin);
        if (end > until) {
            ranOn = pcpu;
            until = end;
        }
    }

    boolean areContradicted() {
        return contradicted;
    }
}
