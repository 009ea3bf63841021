package io.xenscope.analyze.walk;

import io.xenscope.format.ByteSource;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;

/**
 * Passes over the records of a window that are only counted, up to the next one that somebody has to look at.
 *
 * <p>Nine records of ten are of this kind, so this loop is most of a walk. It calls nothing, because around a call the
 * compiler keeps in memory what should stay in registers. What is rare is left to be looked at, too: a header that was
 * not met before, a TSC that is odd, a number for which there is no counter yet.
 */
final class QuietRecords {
    private final ByteSource source;
    private final QuietTable table;
    private final NumberCounts numbers;
    private long next;
    private long end;
    private long tsc;
    private long previous;
    private long now;
    private long passed;

    QuietRecords(ByteSource source, EventTable events) {
        this.source = source;
        this.table = events.quiet();
        this.numbers = events.numbers();
    }

    /** Goes on where a cursor is. */
    void open(RecordCursor record) {
        next = record.nextOffset();
        end = next + record.rest();
        tsc = record.tsc();
    }

    /**
     * Passes over quiet records of {@code pcpu}; true where it stopped at one to look at, to which {@code record} is moved
     * then, false at the end, or before a record that the end tears.
     */
    boolean pass(PcpuWalk pcpu, RecordCursor record) {
        PcpuTime time = pcpu.time();
        previous = time.previous();
        now = time.now();
        run(numbers.rows(pcpu.slot()), time.shift(), pcpu.nearby());
        time.set(now, previous);
        pcpu.addRecords(passed);
        record.skipTo(next);
        return record.tsc(tsc).next();
    }

    private void run(long[][] rows, long shift, long nearby) {
        ByteSource bytes = source;
        long stop = end;
        long at = next;
        long last = tsc;
        long before = previous;
        long ticks = now;
        long count = 0;
        while (stop - at >= RecordHeader.LEAST_BYTES) {
            int header = bytes.i32(at);
            long after = at + RecordHeader.size(header);
            int place = table.place(header);
            if (place <= 0 || after > stop) {
                break;
            }
            long read = header < 0 ? bytes.i64(at + 4) : last;
            long step = header < 0 ? read + shift - ticks : 0;
            if (Long.compareUnsigned(step, nearby) >= 0) {
                break;
            }
            int kind = table.kind(place);
            if (kind >= 0) {
                int number = bytes.i32(at + table.numberAt(place)) & table.numberBits(place);
                long[] row = rows[kind];
                if (number >= row.length) {
                    break;
                }
                row[number]++;
            }
            table.count(place);
            before = header < 0 ? ticks : before;
            ticks += step;
            last = read;
            at = after;
            count++;
        }
        next = at;
        tsc = last;
        previous = before;
        now = ticks;
        passed = count;
    }
}
