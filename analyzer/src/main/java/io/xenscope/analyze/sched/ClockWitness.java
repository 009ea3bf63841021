package io.xenscope.analyze.sched;

/** The history of a vcpu that can tell whether the clocks by which it was joined can be right. */
public interface ClockWitness extends VcpuHistory {
    /** Whether it was seen elsewhere while it ran: by the times given, it would have been in two places at once. */
    boolean isContradicted();

    /** Whether any record left a state that it was not in: its changes may be in the wrong order, or some are missing. */
    boolean isOutOfOrder();

    /** When either of the two was so, or two pcpus report it at the very same time. */
    OddTimes oddTimes();
}
