package io.xenscope.analyze.merge;

import io.xenscope.format.RecordCursor;

/** A record, where and when it was written, and who ran. Only lent: it moves on with the reading. */
public interface Moment {
    /** The record itself. */
    RecordCursor record();

    /** When, in ticks of the common time line; never less than that of the record before. */
    long time();

    int pcpu();

    /**
     * Who runs here before this record, see {@link io.xenscope.analyze.base.VcpuKey}; unknown between a switch-out and a
     * switch-in.
     */
    int vcpu();
}
