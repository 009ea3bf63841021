package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.format.RecordCursor;
import java.util.List;

/** How a record becomes a line: first when and where it was made, then what it says. Confined to its thread. */
interface LineFormat {
    /** An interval begins; the streams of all pcpus stand before it. */
    default void open(List<PcpuStream> streams) {}

    /** A stream has moved on, and another one's records follow. */
    default void moved(PcpuStream stream) {}

    /** Begins the line of a stream's present record. */
    void begin(LineBuffer out, PcpuStream stream, long nanos);

    /** Ends a line; what it writes hangs on header and payload of the record alone. */
    void end(LineBuffer out, RecordForm form, RecordCursor record);
}
