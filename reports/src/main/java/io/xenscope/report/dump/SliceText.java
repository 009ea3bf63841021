package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.merge.PlainRun;
import io.xenscope.analyze.merge.RecordMerge;
import io.xenscope.format.ByteSource;
import io.xenscope.format.RecordCursor;

/** The lines of one slice of time, made by one thread at a time and used again for the next slice. */
final class SliceText {
    private final RecordMerge merge;
    private final RecordForms forms;
    private final RecordFilter asked;
    private final boolean all;
    private final LineFormat format;
    private final TickClock clock;
    private final TailMemo memo = new TailMemo();
    private final LineBuffer lines = new LineBuffer();
    private final PlainRun run = new PlainRun();

    /** Null where records are looked at one by one. */
    private final PlainLines plain;

    /** Null where no logs were given. */
    private final CompanionLines companions;

    SliceText(
            ByteSource source,
            RecordMerge merge,
            RecordForms forms,
            RecordFilter asked,
            LineFormat format,
            TickClock clock,
            CompanionLines companions) {
        this.merge = merge;
        this.forms = forms;
        this.asked = asked;
        this.all = asked.isAll() && forms.areAllShown();
        this.format = format;
        this.clock = clock;
        this.companions = companions;
        this.plain = all && companions == null && format instanceof TextLines text
                ? new PlainLines(source, forms, text, clock, memo, lines)
                : null;
    }

    /** Makes the lines of {@code [begin, end)}, in common ticks. */
    void make(long begin, long end) {
        lines.clear();
        merge.open(begin, end);
        format.open(merge.streams());
        if (companions != null) {
            companions.open(clock.nanos(begin));
        }
        while (merge.nextRun()) {
            PcpuStream stream = merge.current();
            write(stream, merge.limit());
            format.moved(stream);
        }
        if (companions != null) {
            companions.until(lines, end == Long.MAX_VALUE ? Long.MAX_VALUE : clock.nanos(end));
        }
    }

    /** Writes the present record of a stream and those behind it. */
    private void write(PcpuStream stream, long limit) {
        do {
            if (plain != null && stream.take(run, limit)) {
                plain.write(stream, run);
                if (stream.time() >= limit) {
                    return;
                }
            } else if (all || isAsked(stream)) {
                line(stream, stream.record());
            }
        } while (stream.nextBefore(limit));
    }

    private boolean isAsked(PcpuStream stream) {
        RecordForm form = forms.of(stream);
        return form.isShown() && asked.test(stream, form);
    }

    private void line(PcpuStream stream, RecordCursor record) {
        if (companions != null) {
            companions.until(lines, clock.nanos(stream.time()));
        }
        lines.beginLine();
        format.begin(lines, stream, clock.nanos(stream.time()));
        if (!memo.recall(lines, record)) {
            int begin = lines.length();
            format.end(lines, forms.of(stream), record);
            memo.keep(lines, begin, record);
        }
    }

    LineBuffer lines() {
        return lines;
    }
}
