package io.xenscope.analyze.context;

/**
 * The end of a named span, as a record or a line of a log gives it.
 *
 * @param id which span
 * @param time when, in common ticks
 * @param status 0 done, 1 preempted, 2 failed, 3 abandoned
 * @param error error number, 0 for none
 * @param record offset in the file
 */
public record ContextEnd(ContextId id, long time, int status, int error, long record) {
    private static final int ABANDONED = 3;

    /** For what was open inside that span, and was never ended itself. */
    ContextEnd abandoning() {
        return new ContextEnd(id, time, ABANDONED, 0, record);
    }
}
