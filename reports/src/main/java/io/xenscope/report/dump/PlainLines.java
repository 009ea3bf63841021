package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.merge.PlainRun;
import io.xenscope.format.ByteSource;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;

/**
 * Lines of text of {@link PlainRun}s: one loop that calls nobody puts together what is there already, the head of the
 * pcpu's lines and a line end that was made before, and writes nine digits. What is not there yet is made for itself.
 */
final class PlainLines {
    private static final long SECOND = 1_000_000_000;

    private final ByteSource source;
    private final RecordCursor record;
    private final RecordForms forms;
    private final TextLines format;
    private final TickClock clock;
    private final TailMemo memo;
    private final LineBuffer lines;

    PlainLines(
            ByteSource source, RecordForms forms, TextLines format, TickClock clock, TailMemo memo, LineBuffer lines) {
        this.source = source;
        this.record = new RecordCursor(source, forms.hasHvmPrefix());
        this.forms = forms;
        this.format = format;
        this.clock = clock;
        this.memo = memo;
        this.lines = lines;
    }

    /** Writes the lines of a run that was just taken from {@code stream}. */
    void write(PcpuStream stream, PlainRun run) {
        clock.nanos(run.times(), run.count());
        int place = remembered(stream, run, 0);
        while (place < run.count()) {
            make(stream, run, place);
            place = remembered(stream, run, place + 1);
        }
    }

    private void make(PcpuStream stream, PlainRun run, int place) {
        long offset = run.offsets()[place];
        int header = source.i32(offset);
        record.moveTo(header, offset);
        lines.beginLine();
        format.begin(lines, stream, run.times()[place]);
        int begin = lines.length();
        format.end(lines, forms.of(header), record);
        memo.keep(lines, begin, record);
    }

    /**
     * Writes lines from a place in the run on; returns that of the first record that is to be made. What it calls is so small
     * that the fast compiler takes it in, and what is not ({@link LineMemory#copy}) is written out.
     */
    private int remembered(PcpuStream stream, PlainRun run, int from) {
        LineHeads heads = format.heads();
        heads.prepare(lines, stream);
        long head = heads.text(stream.pcpu());
        int headLength = heads.length(stream.pcpu());
        int digits = heads.digits();
        long secondBegin = format.secondBegin();
        long[] offsets = run.offsets();
        long[] nanos = run.times();
        long at = lines.at();
        int place = from;
        for (long full = lines.full(); place < run.count() && at <= full; place++) {
            long rest = nanos[place] - secondBegin;
            long offset = offsets[place];
            int header = source.i32(offset);
            int words = RecordHeader.words(header);
            if (rest < 0 || rest >= SECOND || words > TailMemo.MOST_WORDS) {
                break;
            }
            long payload = payload(source, offset + RecordHeader.size(header), words);
            long slot = TailMemo.holder(memo.slot(header, payload), header, payload);
            if (slot == TailMemo.NOWHERE) {
                break;
            }
            LineMemory.copyStep(at, head);
            if (headLength > LineMemory.STEP) {
                LineMemory.copyRest(at, head, headLength);
            }
            Digits.putNine(at + digits, (int) rest);
            at += headLength;
            int length = TailMemo.length(slot);
            LineMemory.copyStep(at, TailMemo.text(slot));
            if (length > LineMemory.STEP) {
                LineMemory.copyRest(at, TailMemo.text(slot), length);
            }
            at += length;
        }
        lines.to(at);
        return place;
    }

    /** As {@link RecordCursor#shortPayload}, of a record that ends at {@code end}. */
    private static long payload(ByteSource bytes, long end, int words) {
        return words == 0 ? 0 : bytes.i64(end - 8) >>> 64 - 32 * words;
    }
}
