package io.xenscope.report.rows;

import io.xenscope.analyze.base.Extent;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.TscRate;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.wall.WallClock;
import java.util.Optional;

/** The capture as a whole, in one row; and what is wrong with it. */
final class CaptureRow {
    /** Whose processor it was, as far as records of VM exits show it. */
    private enum Vendor {
        INTEL,
        AMD,
        UNKNOWN
    }

    static final RowTable<CaptureRow> TABLE = RowTable.of(
            "capture",
            "The capture as a whole: one row",
            columns -> columns.big("file_bytes", "bytes", row -> row.extent().fileBytes(), "size of the file, unpacked")
                    .integer("windows", row -> row.extent().windows(), "windows of records that xentrace wrote")
                    .big(
                            "begin_tsc",
                            row -> row.extent().beginTicks(),
                            "tick of the common time line of the first record")
                    .nanos(
                            "span_ns",
                            row -> row.reading.duration(row.extent().spanTicks()),
                            "from the first record to the last")
                    .flag("complete", row -> row.extent().complete(), "whether the file is neither cut nor damaged")
                    .flag("clean", row -> row.facts.isClean(), "whether it is complete, without losses and problems")
                    .big("records", row -> row.facts.records(), "records, without the headers of windows")
                    .big("lost_records", row -> row.facts.lostRecords(), "records that Xen had no room for")
                    .big("tsc_hz", "Hz", row -> Math.round(row.rate().hz()), "rate of the time line")
                    .word("tsc_source", TscRate.Source.class, row -> row.rate().source(), "how the rate is known")
                    .word("vendor", Vendor.class, CaptureRow::vendor, "whose processor the payloads are read as of")
                    .word("clock_mode", Alignment.Mode.class, CaptureRow::mode, "how the clocks of pcpus were aligned")
                    .nanos(
                            "begin_utc_ns",
                            CaptureRow::utc,
                            "time of the first record since 1970, where the capture says it")
                    .text(
                            "wall_source",
                            row -> row.wall.map(WallClock::meaning).orElse(null),
                            "how that time is known"));

    static final RowTable<Problems.Problem> PROBLEMS = RowTable.of(
            "problems",
            "What is wrong with the capture, by kind",
            columns -> columns.word("kind", ProblemKind.class, Problems.Problem::kind, "what is wrong")
                    .big("first_offset", CaptureRow::place, "where in the file it is met first")
                    .big("count", Problems.Problem::count, "how often")
                    .big("bytes", "bytes", Problems.Problem::bytes, "bytes that were not read for it"));

    private final RowReading reading;
    private final CaptureFacts facts;
    private final Optional<WallClock> wall;

    private CaptureRow(RowReading reading) {
        this.reading = reading;
        this.facts = new CaptureFacts(reading.overview());
        this.wall = WallClock.recorded(reading.capture(), reading.overview());
    }

    static void read(RowReading reading, RowSinks sinks) {
        if (sinks.wants(TABLE)) {
            sinks.give(TABLE, new CaptureRow(reading));
        }
        reading.overview().problems().list().forEach(problem -> sinks.give(PROBLEMS, problem));
    }

    private Extent extent() {
        return reading.overview().extent();
    }

    private TscRate rate() {
        return reading.overview().rate();
    }

    private Alignment.Mode mode() {
        return reading.overview().alignment().mode();
    }

    private long utc() {
        return wall.map(WallClock::beginNanos).orElse(RowTable.NULL);
    }

    private Vendor vendor() {
        if (reading.overview().isSvm()) {
            return Vendor.AMD;
        }
        return reading.overview().events().holdsAny(HvmEvents::isVmExit) ? Vendor.INTEL : Vendor.UNKNOWN;
    }

    private static long place(Problems.Problem problem) {
        return problem.firstOffset() == Problems.NOWHERE ? RowTable.NULL : problem.firstOffset();
    }
}
