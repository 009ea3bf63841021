package io.xenscope.report.info;

import io.xenscope.format.vmcore.BufferFacts;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;

/** The crash dump that a capture was found in, and how: one row. */
final class DumpTable {
    private static final int ADDRESS_DIGITS = 9;
    private static final int MASK_DIGITS = 8;

    private DumpTable() {}

    static Table of(BufferFacts facts) {
        return new Table(
                        "crash_dump",
                        "Crash dump",
                        Column.text("container", "container"),
                        Column.count("memory_frames", "memory frames"),
                        Column.count("missing_bytes", "missing bytes"),
                        Column.hex("t_info", "t_info", ADDRESS_DIGITS),
                        Column.text("found_by", "found by"),
                        Column.count("candidates_refused", "candidates refused"),
                        Column.count("pcpus", "pcpus"),
                        Column.count("ring_frames", "ring frames"),
                        Column.bool("tracing", "tracing"),
                        Column.hex("mask", "mask", MASK_DIGITS))
                .note("tracing, mask: known by --xen-symbols only.")
                .row(
                        facts.container(),
                        facts.frames(),
                        facts.cutBytes(),
                        facts.traceInfo(),
                        facts.foundBy(),
                        facts.refused(),
                        facts.rings().size(),
                        facts.ringFrames(),
                        facts.tracing(),
                        facts.mask());
    }
}
