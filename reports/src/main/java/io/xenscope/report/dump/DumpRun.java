package io.xenscope.report.dump;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.OrderedWork;
import io.xenscope.analyze.merge.RecordMerge;
import io.xenscope.analyze.merge.Timeline;
import io.xenscope.format.ByteSource;
import io.xenscope.format.Capture;
import io.xenscope.format.Progress;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.companions.ItemsInTime;
import io.xenscope.report.companions.With;
import io.xenscope.report.events.EventFilter;
import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.frame.Filters;
import io.xenscope.report.frame.ProblemTable;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.TimeScale;
import io.xenscope.report.table.Format;
import io.xenscope.report.table.OpenTable;
import io.xenscope.report.table.Page;
import io.xenscope.report.wall.WallClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One dump: slices are made into lines by threads side by side, and written in order by this one. */
final class DumpRun {
    private final Invocation asked;
    private final ByteSource source;
    private final Overview overview;
    private final Timeline timeline;
    private final EventFilter events;
    private final RecordFilter records;
    private final boolean raw;
    private final Format format;
    private final TickClock clock;
    /** UTC at the begin of the capture in ns since 1970, or null where only the time since then is to be shown. */
    private final Long utc;

    private final OpenTable frame;
    private final boolean named;
    private boolean separated;
    private boolean begun;

    /** Items of logs between records; null where no logs were given. */
    private final ItemsInTime items;

    DumpRun(Invocation asked, Capture capture, Overview overview, EventFilter events, boolean named, With with)
            throws IOException {
        this.asked = asked;
        this.source = capture.source();
        this.overview = overview;
        this.timeline = new Timeline(capture, overview);
        this.events = events;
        this.records = new RecordFilter(asked.pcpus(), new VcpuFilter(asked.domains(), asked.vcpus()));
        this.raw = asked.has(Dump.RAW);
        this.named = named;
        this.format = asked.format();
        this.utc = utc(asked, capture);
        this.frame = OpenTable.of(page(), "records", format);
        this.separated = !frame.separator().isEmpty();
        this.items = with.isEmpty() ? null : items(with, capture);
        this.clock = new TickClock(overview.rate(), overview.extent().beginTicks());
    }

    private ItemsInTime items(With with, Capture capture) {
        with.place(asked, capture, overview.analysis().orElseThrow());
        with.tell(asked);
        Range range = Scope.range(asked.range(), overview);
        long begin = overview.extent().beginTicks();
        long to = range.isLast() ? Long.MAX_VALUE : overview.rate().nanos(range.to() - begin);
        ItemsInTime all = ItemsInTime.of(with.all(), overview.rate().nanos(range.from() - begin), to);
        if (all.leftOut() > 0) {
            asked.warn(all.leftOut() + " items of logs are not shown: more than " + ItemsInTime.MOST
                    + "; restrict the range with --from and --to");
        }
        return all;
    }

    private Long utc(Invocation asked, Capture capture) {
        if (!asked.has(Dump.UTC)) {
            return null;
        }
        WallClock wall = WallClock.best(asked, capture, overview);
        asked.warn("times are UTC, " + wall.meaning());
        return wall.beginNanos();
    }

    void run() throws IOException {
        Reports.warn(asked, overview);
        long[] borders = borders();
        Filters.checkPcpus(asked, overview);
        events.warn(asked, overview);
        Progress.begin("writing records", source.size());
        new OrderedWork<>(
                        asked.threads(),
                        this::sliceText,
                        (slice, piece) -> slice.make(borders[piece], borders[piece + 1]))
                .run(borders.length - 1, slice -> {
                    write(slice.lines());
                    Progress.add(source.size() / (borders.length - 1));
                });
        if (!begun) {
            // Records name domains that never run: so only now it is known that nothing matches.
            Filters.check(asked, overview);
            begin();
        }
        write(asked.output().stream(), frame.tail());
    }

    private void begin() throws IOException {
        begun = true;
        if (named) {
            write(asked.output().stream(), "file " + overview.extent().name() + "\n");
        }
        if (format == Format.TEXT && !asked.filters().isEmpty()) {
            // Stands apart from records, of which every line begins with a time.
            asked.say("filters " + asked.filters());
        }
        write(asked.output().stream(), format == Format.CSV ? CsvLines.head(utc) : frame.head());
    }

    /** All but the records. */
    private Page page() {
        TimeScale whole = TimeScale.whole(overview);
        Page page = new CaptureFacts(overview).page("xenscope.dump/1");
        Filters.state(asked, whole, page);
        return page.table(ProblemTable.of(overview, whole));
    }

    private long[] borders() {
        Range range = Scope.range(asked.range(), overview);
        return timeline.slices(range.from(), range.endsBefore());
    }

    private long spanNanos() {
        return overview.rate().nanos(overview.extent().spanTicks());
    }

    private SliceText sliceText() {
        RecordMerge merge = timeline.merge();
        RecordForms forms = new RecordForms(overview.era(), events, raw, new VcpuNames());
        CompanionLines companions =
                items == null ? null : new CompanionLines(items, format, frame.separator(), spanNanos(), utc);
        return new SliceText(source, merge, forms, records, lineFormat(merge), clock, companions);
    }

    private LineFormat lineFormat(RecordMerge merge) {
        return switch (format) {
            case TEXT -> TextLines.of(merge.streams(), spanNanos(), utc);
            case CSV -> new CsvLines(utc);
            case NDJSON -> JsonLines.rows(utc);
            case JSON -> JsonLines.members(frame.separator(), utc);
        };
    }

    /** The first of several members has no separator before it. */
    private void write(LineBuffer lines) throws IOException {
        if (lines.length() == 0) {
            return;
        }
        if (!begun) {
            begin();
        }
        boolean first = separated;
        asked.output().write(lines.bytes(first ? frame.separator().length() : 0));
        separated &= !first;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
