package io.xenscope.analyze.stats;

import io.xenscope.format.RecordHeader;
import java.util.Arrays;

/**
 * How many records of which event and size: counted by the upper bits of the header, which tell both.
 *
 * <p>A page of counters per event class and sub-class, made on first use. Classes that no Xen has share one counter, so
 * that damage cannot make memory grow.
 */
public final class EventCounts {
    private static final int PAGES = 1 << 16;
    private static final int PAGE = 1 << 16;

    private final long[][] pages = new long[PAGES][];
    private long implausible;
    private long implausibleBytes;
    private long records;

    /** Counts one record by its header word; false where no Xen can have written it. */
    public boolean count(int header) {
        long[] page = pages[header >>> 12 & PAGES - 1];
        if (page == null) {
            page = firstOf(header);
            if (page == null) {
                return false;
            }
        }
        page[(header & 0xFFF) << 4 | header >>> 28]++;
        records++;
        return true;
    }

    private long[] firstOf(int header) {
        boolean oneSubclass = Integer.bitCount(header >>> 12 & 0xF) == 1 || (header >>> 12 & 0xF) == 0xF;
        if (!RecordHeader.isPlausible(header) || !oneSubclass) {
            implausible++;
            implausibleBytes += RecordHeader.size(header);
            records++;
            return null;
        }
        return pages[header >>> 12 & PAGES - 1] = new long[PAGE];
    }

    public void add(EventCounts other) {
        for (int i = 0; i < PAGES; i++) {
            if (other.pages[i] != null) {
                addPage(i, other.pages[i]);
            }
        }
        implausible += other.implausible;
        implausibleBytes += other.implausibleBytes;
        records += other.records;
    }

    private void addPage(int page, long[] more) {
        if (pages[page] == null) {
            pages[page] = more.clone();
            return;
        }
        for (int i = 0; i < PAGE; i++) {
            pages[page][i] += more[i];
        }
    }

    /** All records counted. */
    public long records() {
        return records;
    }

    /** Records whose class bits no Xen writes. */
    public long implausible() {
        return implausible;
    }

    public long implausibleBytes() {
        return implausibleBytes;
    }

    /** Takes each event that occurs, in the order of ids. */
    public interface Visitor {
        void event(int id, long count, long bytes);
    }

    public void forEach(Visitor visitor) {
        for (int page = 0; page < PAGES; page++) {
            if (pages[page] != null) {
                visitPage(page, visitor);
            }
        }
    }

    private void visitPage(int page, Visitor visitor) {
        for (int number = 0; number < 1 << 12; number++) {
            long count = 0;
            long bytes = 0;
            for (int shape = 0; shape < 16; shape++) {
                long n = pages[page][number << 4 | shape];
                count += n;
                bytes += n * RecordHeader.size(shape << 28);
            }
            if (count > 0) {
                visitor.event(page << 12 | number, count, bytes);
            }
        }
    }

    /** Count of one event. */
    public long of(int id) {
        long[] page = pages[id >>> 12 & PAGES - 1];
        if (page == null) {
            return 0;
        }
        int from = (id & 0xFFF) << 4;
        return Arrays.stream(page, from, from + 16).sum();
    }

    /** Count of one event with exactly this many words, with or without TSC. */
    public long of(int id, int words) {
        long[] page = pages[id >>> 12 & PAGES - 1];
        int slot = (id & 0xFFF) << 4 | words;
        return page == null ? 0 : page[slot] + page[slot | 8];
    }
}
