package io.xenscope.analyze.walk;

/**
 * One activity that is followed along the records of a pcpu: takes its events from the table and keeps its accounts by
 * vcpu slot or by pcpu.
 *
 * <p>One instance a worker; instances of one kind are added up at the end. What a track cannot finish within one run it
 * hands to the schedule.
 */
public interface Track {
    void register(HeaderTable table);

    /** Records of another window come next; those of one pcpu in the order of the file. */
    default void windowBegins(PcpuWalk pcpu, int window) {}

    /**
     * Whether it is given runs. They are many, and so are tracks; but a track gets them unless it declines.
     */
    default boolean followsRuns() {
        return true;
    }

    /**
     * What was counted for slot {@code from} is that of {@code to}: records before the first switch of a pcpu belong to the
     * vcpu that the switch names, or else to the unknown vcpu.
     */
    default void moves(int from, int to) {}

    /** A vcpu was switched in; its slot is {@link PcpuWalk#slot()}. */
    default void runBegins(PcpuWalk pcpu) {}

    /**
     * The running vcpu leaves; {@code whole} is false where a loss or damage cuts the run, and where an interval in which
     * nobody is known to run is cut.
     */
    default void runEnds(PcpuWalk pcpu, boolean whole) {}
}
