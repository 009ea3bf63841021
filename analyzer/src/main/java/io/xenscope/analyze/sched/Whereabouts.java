package io.xenscope.analyze.sched;

/** Where one vcpu ran until when: shows clocks that must be wrong, because a vcpu cannot be in two places at once. */
final class Whereabouts {
    private int ranOn = -1;
    private long until = Long.MIN_VALUE;
    private final OddTimes odd;
    private int lastOn = -1;
    private long last = Long.MIN_VALUE;
    private boolean contradicted;

    /** {@code odd} gets when that may be. */
    Whereabouts(OddTimes odd) {
        this.odd = odd;
    }

    /** A pcpu wrote a record about it. */
    void seen(int pcpu, long time) {
        if (time <= until && pcpu != ranOn || time == last && pcpu != lastOn) {
            contradicted |= time < until && pcpu != ranOn;
            // At one and the same time it is the order that can be wrong.
            odd.add(time);
        }
        last = time;
        lastOn = pcpu;
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
