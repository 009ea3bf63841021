package io.xenscope.analyze.walk;

import io.xenscope.format.ByteSource;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;

/**
 * Passes over the records of a window that are only counted, up to the next one that someone has to look at.
 *
 * <p>Nine records of ten are of this kind, so this loop is most of a walk. It calls nothing, and has no more variables
 * than there are registers: the place of the next record hangs on the one before, and on its way through memory would
 * take twice as long. What is rare is left to be looked at: a header that was not met before, a TSC that is odd or leaves a gap, a
 * number for which there is no counter yet, the last bytes of a window.
 */
final class QuietRecords {
    /** No TSC that is believed. */
    private static final long NONE = Long.MIN_VALUE;

    private final ByteSource source;
    private final QuietTable table;
    private final NumberCounts numbers;
    private long next;
    private long end;

    /** The last TSC that was believed, and the one before: {@link #NONE} where there was but one. */
    private long seen;

    private long before;
    private long passed;

    QuietRecords(ByteSource source, HeaderTable events) {
        this.source = source;
        this.table = events.quiet();
        this.numbers = events.numbers();
    }

    /**
     * Passes over quiet records of {@code pcpu}; true where it stopped at one to look at, to which {@code record} is moved
     * then, false at the end, or before a record that the end tears.
     */
    boolean pass(PcpuWalk pcpu, RecordCursor record) {
        if (pcpu.isTimeKnown()) {
            PcpuTime time = pcpu.time();
            long first = record.nextOffset();
            next = first;
            end = next + record.rest();
            seen = time.now() - time.shift();
            run(numbers.rows(pcpu.slot()), pcpu.gaps().limit());
            if (before != NONE) {
                time.set(seen + time.shift(), before + time.shift());
                record.tsc(seen);
            }
            pcpu.addRecords(passed);
            if (passed > 0 && pcpu.seeksUnnamed()) {
                findUnnamed(pcpu, first);
            }
            record.skipTo(next);
        }
        return record.next();
    }

    /** Few records are met while nobody is known to run, so these are read twice. */
    private void findUnnamed(PcpuWalk pcpu, long first) {
        for (long at = first; at < next && pcpu.seeksUnnamed(); ) {
            int header = source.i32(at);
            pcpu.meetsUnnamed(RecordHeader.event(header), at);
            at += RecordHeader.size(header);
        }
    }

    /** A TSC that falls, or that leaves a gap longer than {@code limit}, is to be looked at. */
    private void run(long[][] rows, long limit) {
        ByteSource bytes = source;
        QuietTable known = table;
        long last = end - RecordHeader.MOST_BYTES;
        long at = next;
        long now = seen;
        long previous = NONE;
        long count = 0;
        while (at <= last) {
            int header = bytes.i32(at);
            int place = known.place(header);
            long cell = known.cell(place);
            if (QuietTable.header(cell) != header || header == 0) {
                break;
            }
            long tsc = header < 0 ? bytes.i64(at + 4) : now;
            if (Long.compareUnsigned(tsc - now, limit) > 0) {
                break;
            }
            int counted = QuietTable.numbers(cell);
            if (counted != 0) {
                int number = QuietTable.number(counted, bytes.i32(at + QuietTable.numberAt(counted)));
                long[] row = rows[QuietTable.kind(counted)];
                if (number >= row.length) {
                    break;
                }
                row[number]++;
            }
            known.count(place);
            count++;
            if (header < 0) {
                previous = now;
                now = tsc;
                at += RecordHeader.sizeWithTsc(header);
            } else {
                at += RecordHeader.sizeWithoutTsc(header);
            }
        }
        passed(at, now, previous, count);
    }

    private void passed(long at, long now, long previous, long count) {
        next = at;
        seen = now;
        before = previous;
        passed = count;
    }
}
