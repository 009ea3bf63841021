package io.xenscope.analyze.sched;

/**
 * A range of time in which no pcpu recorded anything, and nothing is known of any.
 *
 * @param begin the last record of any pcpu before, in ticks
 * @param end the first record of any pcpu after, in ticks
 * @param kind not {@link LossKind#DROPPED}
 */
public record Silence(long begin, long end, LossKind kind) {
    public long ticks() {
        return end - begin;
    }
}
