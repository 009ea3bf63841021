package io.xenscope.analyze.walk;

import io.xenscope.format.ByteSource;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.Resync;
import io.xenscope.format.event.GenEvents;

/** Bytes inside a window that are no records: zeros, and headers of other windows. */
final class DamageTrack implements Track {
    private static final int ZERO_WORDS = 16;

    private final ByteSource source;
    private final Resync resync;
    private final Problems problems;

    DamageTrack(ByteSource source, Problems problems) {
        this.source = source;
        this.resync = new Resync(source);
        this.problems = problems;
    }

    @Override
    public void register(HeaderTable table) {
        table.on(0, this::zero).on(GenEvents.TRACE_CPU_CHANGE, this::strayHeader);
    }

    @Override
    public boolean followsRuns() {
        return false;
    }

    /** Zeros tile as records without anything: many in a row are a hole in the file. */
    private void zero(RecordCursor record, PcpuWalk pcpu) {
        long from = record.nextOffset();
        long end = from + record.rest();
        long to = from;
        while (end - to >= 4 && source.i32(to) == 0) {
            to += 4;
        }
        if (to - from >= 4 * (ZERO_WORDS - 1)) {
            problems.at(from, ProblemKind.ZERO_FILL, to - from);
            record.skipTo(to);
            pcpu.interrupted();
        }
    }

    private void strayHeader(RecordCursor record, PcpuWalk pcpu) {
        long from = record.nextOffset();
        problems.at(from, ProblemKind.STRAY_HEADER, resync.skip(record));
        pcpu.interrupted();
    }
}
