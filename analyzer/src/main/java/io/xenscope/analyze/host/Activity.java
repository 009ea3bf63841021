package io.xenscope.analyze.host;

/**
 * Something that is followed across all pcpus in the order of time: it takes its events from the table and keeps its
 * accounts itself. What can be told within one stint is better kept by a {@link io.xenscope.analyze.walk.Track}, which
 * costs less.
 */
public interface Activity {
    void register(HostTable events);

    /** Records of {@link Moment#pcpu()} are missing from now on; its {@link Moment#time()} is the last one known. */
    default void lossBegins(Moment now) {}

    /** Records of {@link Moment#pcpu()} are complete again from now on. */
    default void lossEnds(Moment now) {}

    /** The capture ends at {@code ticks} of the common time line. */
    default void finish(long ticks) {}
}
