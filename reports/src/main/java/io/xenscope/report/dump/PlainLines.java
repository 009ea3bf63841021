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
        record.moveTo(offset, offset + RecordHeader.size(header));
        lines.beginLine();
        format.begin(lines, stream, run.times()[place]);
        int begin = lines.length();
        format.end(lines, forms.of(header), record);
        memo.keep(lines, begin, record);
    }

    /**
     * Writes lines from a place in the run on; returns that of the first record that is to be made. What it calls is so small
     * that the fast compiler takes it in, and what is not ({@link Digits#putNine}, {@link LineMemory#copy}) is written out.
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
        ByteSource bytes = source;
        long at = lines.at();
        long full = lines.full();
        int place = from;
        for (int count = run.count(); place < count && at <= full; place++) {
            long rest = nanos[place] - secondBegin;
            long offset = offsets[place];
            int header = bytes.i32(offset);
            int words = RecordHeader.words(header);
            if (rest < 0 || rest >= SECOND || words > TailMemo.MOST_WORDS) {
                break;
            }
            long payload = payload(bytes, offset + RecordHeader.size(header), words);
            long slot = memo.slot(header, payload);
            if (!TailMemo.holds(slot, header, payload)) {
                slot = TailMemo.other(slot);
                if (!TailMemo.holds(slot, header, payload)) {
                    break;
                }
            }
            LineMemory.copyStep(at, head);
            if (headLength > LineMemory.STEP) {
                LineMemory.copyRest(at, head, headLength);
            }
            int thousands = Digits.thousands((int) rest);
            int millions = Digits.thousands(thousands);
            LineMemory.put(at + digits, Digits.three(millions));
            LineMemory.put(at + digits + 3, Digits.three(thousands - 1000 * millions));
            LineMemory.put(at + digits + 6, Digits.three((int) rest - 1000 * thousands));
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
