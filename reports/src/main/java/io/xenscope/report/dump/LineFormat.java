package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import java.util.List;

/** How a record becomes a line. Confined to its thread. */
interface LineFormat {
    /** A stretch begins; the streams of all pcpus stand before it. */
    default void open(List<PcpuStream> streams) {}

    /** A stream has moved on. */
    default void moved(PcpuStream stream) {}

    /** Writes the present record of a stream. */
    void write(LineBuffer out, PcpuStream stream, RecordForm form, long nanos);
}
