package io.xenscope.analyze.host;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.format.RecordCursor;

/** The present record of a {@link HostWalk}: where and when it was written. Only lent: it moves on with the walk. */
public final class Moment {
    private PcpuStream stream;

    Moment of(PcpuStream present) {
        stream = present;
        return this;
    }

    /** The record itself. */
    public RecordCursor record() {
        return stream.record();
    }

    /** When, in ticks of the common time line; never less than that of the record before. */
    public long time() {
        return stream.time();
    }

    public int pcpu() {
        return stream.pcpu();
    }

    /** Who runs here before this record, see {@link VcpuKey}; unknown between a switch-out and a switch-in. */
    public int vcpu() {
        return stream.vcpu();
    }
}
