package io.xenscope.report.info;

import io.xenscope.format.vmcore.BufferFacts;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Scale;
import io.xenscope.report.table.Table;
import java.util.List;

/** The crash dump that a capture was found in, and how: one row. */
final class DumpTable {
    private static final int ADDRESS_DIGITS = 9;
    private static final int MASK_DIGITS = 8;

    private static final Columns<BufferFacts> COLUMNS = Columns.<BufferFacts>of("crash_dump", "Crash dump")
            .text("container", BufferFacts::container)
            .count("memory_frames", BufferFacts::frames)
            .count("missing_bytes", BufferFacts::cutBytes)
            .hex("t_info", ADDRESS_DIGITS, BufferFacts::traceInfo)
            .text("found_by", BufferFacts::foundBy)
            .count("candidates_refused", BufferFacts::refused)
            .count("pcpus", facts -> facts.rings().size())
            .count("ring_frames", BufferFacts::ringFrames)
            .bool("tracing", BufferFacts::tracing)
            .hex("mask", MASK_DIGITS, BufferFacts::mask)
            .note("tracing, mask: known by --xen-symbols only.");

    private DumpTable() {}

    static Table of(Scale scale, BufferFacts facts) {
        return COLUMNS.table(scale, List.of(facts));
    }
}
