package io.xenscope.analyze.stats;

import io.xenscope.format.RecordHeader;
import java.util.Arrays;

/**
 * How many records of which event and size: a page of counters per event class and sub-class, in it a counter for each
 * number and shape (number of words, with or without TSC), which together tell the size.
 */
public final class EventCounts {
    /** Counters in a page: number * 16 + upper four bits of the header. */
    public static final int PAGE = 1 << 16;

    private static final int PAGES = 1 << 16;

    private final long[][] pages = new long[PAGES][];
    private long implausible;
    private long implausibleBytes;
    private long records;

    /** The counter of a header word within the page of its class and sub-class. */
    public static int slot(int header) {
        return (header & 0xFFF) << 4 | header >>> 28;
    }

    public void add(EventCounts other) {
        for (int page = 0; page < PAGES; page++) {
            if (other.pages[page] != null) {
                addPage(page, other.pages[page]);
            }
        }
        implausible += other.implausible;
        implausibleBytes += other.implausibleBytes;
        records += other.implausible;
    }

    /** Adds the counters of one class and sub-class: bits 27..12 of the event. */
    public void addPage(int page, long[] more) {
        if (pages[page] == null) {
            pages[page] = new long[PAGE];
        }
        for (int slot = 0; slot < PAGE; slot++) {
            pages[page][slot] += more[slot];
            records += more[slot];
        }
    }

    /** Adds counters of records whose class no Xen writes. */
    public void addImplausible(long[] more) {
        for (int slot = 0; slot < PAGE; slot++) {
            implausible += more[slot];
            implausibleBytes += more[slot] * RecordHeader.size(slot << 28);
            records += more[slot];
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
