package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.merge.RecordMerge;

/** The lines of one slice of time, made by one thread at a time and used again for the next slice. */
final class SliceText {
    private final RecordMerge merge;
    private final RecordForms forms;
    private final RecordFilter asked;
    private final boolean all;
    private final LineFormat format;
    private final TickClock clock;
    private final LineBuffer lines = new LineBuffer();

    SliceText(RecordMerge merge, RecordForms forms, RecordFilter asked, LineFormat format, TickClock clock) {
        this.merge = merge;
        this.forms = forms;
        this.asked = asked;
        this.all = asked.isAll();
        this.format = format;
        this.clock = clock;
    }

    /** Makes the lines of {@code [begin, end)}, in common ticks. */
    void make(long begin, long end) {
        lines.clear();
        merge.open(begin, end);
        format.open(merge.streams());
        PcpuStream last = null;
        while (merge.next()) {
            if (last != null) {
                format.moved(last);
            }
            last = merge.current();
            write(last);
        }
    }

    private void write(PcpuStream stream) {
        RecordForm form = forms.of(stream);
        if (form.isShown() && (all || asked.test(stream, form))) {
            lines.beginLine();
            format.write(lines, stream, form, clock.nanos(stream.time()));
        }
    }

    LineBuffer lines() {
        return lines;
    }
}
