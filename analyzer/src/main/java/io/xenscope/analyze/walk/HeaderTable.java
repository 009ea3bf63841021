package io.xenscope.analyze.walk;

import io.xenscope.analyze.base.EventCounts;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.event.SchedEvents;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * From the header word of a record to its counters and its handler: a shelf per upper half of the class, on it a page per
 * class and sub-class, on that an entry per number.
 *
 * <p>Entries are made when first met, because every worker has a table of its own and an event class uses few of its 4096
 * numbers. Classes that no Xen has share one entry, which has a handler of its own.
 */
public final class HeaderTable {
    private static final int NUMBERS = 1 << 12;
    private static final int PAGES = 1 << 8;
    private static final int SHELVES = 1 << 8;
    /** Numbers above are counted there, see {@link NumberCounts}. */
    public static final int HIGHEST_NUMBER = 255;

    /** The counters and the handler of one event; the handler is null where nobody follows it. */
    static final class Entry {
        /** By number of words, with or without TSC: the upper four bits of the header. */
        final long[] counts = new long[EventCounts.SHAPES];

        EventHandler handler;

        /** Null where nothing but the record is counted. */
        NumberCounts.Rule numbers;

        /** Who wants to see some of the records besides; null where nobody does. */
        Sample sample;

        private boolean isQuiet() {
            return handler == null && (sample == null || !sample.isTaking());
        }
    }

    private final Entry[][][] shelves = new Entry[SHELVES][][];
    private final Entry[] implausible = new Entry[NUMBERS];
    private final QuietTable quiet = new QuietTable();
    private final NumberCounts numbers = new NumberCounts(HIGHEST_NUMBER);

    /** {@code ofImplausible} gets the records that no Xen can have written. */
    HeaderTable(EventHandler ofImplausible) {
        Entry only = new Entry();
        only.handler = ofImplausible;
        Arrays.fill(implausible, only);
    }

    /** Sends each event that equals {@code event} but for {@code freeBits} of its number to {@code handler}. */
    public HeaderTable on(int event, int freeBits, EventHandler handler) {
        forEach(event, freeBits, entry -> add(entry, handler));
        return this;
    }

    public HeaderTable on(int event, EventHandler handler) {
        return on(event, 0, handler);
    }

    /** The same under each id that the event has had: some had another one in Xen 3.2 and 3.3. */
    public HeaderTable onEachId(int event, EventHandler handler) {
        on(event, handler);
        return SchedEvents.hasOld(event) ? on(SchedEvents.old(event), handler) : this;
    }

    /** Counts numbers of each event that equals {@code event} but for {@code freeBits} of its number. */
    public HeaderTable count(int event, int freeBits, NumberCounts.Rule rule) {
        forEach(event, freeBits, entry -> entry.numbers = rule);
        return this;
    }

    /** A sample, of no event yet, whose records go to {@code handler}, after those handlers that have all of them. */
    public Sample sample(EventHandler handler) {
        return new Sample(this, handler);
    }

    void forEach(int event, int freeBits, Consumer<Entry> action) {
        int free = freeBits & NUMBERS - 1;
        int bits = free;
        do {
            action.accept(entry(event & ~free | bits));
            bits = bits - 1 & free;
        } while (bits != free);
    }

    private static void add(Entry entry, EventHandler handler) {
        EventHandler first = entry.handler;
        entry.handler = first == null
                ? handler
                : (record, pcpu) -> {
                    first.handle(record, pcpu);
                    handler.handle(record, pcpu);
                };
    }

    /** Counts a record and says what else is to be done with it; where that is nothing, its like will be quiet. */
    Entry count(int header) {
        Entry entry = entry(header);
        entry.counts[header >>> 28]++;
        if (entry.isQuiet() && quiet.add(header, entry.numbers) && entry.sample != null) {
            entry.sample.quiets(header);
        }
        return entry;
    }

    /** Records with this header are no longer quiet. */
    void wake(int header) {
        entry(header).counts[header >>> 28] += quiet.remove(header);
    }

    /** Counts the records that need nothing else. */
    QuietTable quiet() {
        return quiet;
    }

    /** What {@link #count(int, int, NumberCounts.Rule)} asked for. */
    public NumberCounts numbers() {
        return numbers;
    }

    private Entry entry(int header) {
        Entry[][] shelf = shelves[header >>> 20 & SHELVES - 1];
        Entry[] page = shelf == null ? null : shelf[header >>> 12 & PAGES - 1];
        Entry entry = page == null ? null : page[header & NUMBERS - 1];
        return entry == null ? newEntry(header) : entry;
    }

    private Entry newEntry(int header) {
        int place = header >>> 20 & SHELVES - 1;
        Entry[][] shelf = shelves[place] == null ? shelves[place] = new Entry[PAGES][] : shelves[place];
        int number = header >>> 12 & PAGES - 1;
        if (shelf[number] == null) {
            shelf[number] = RecordHeader.isPlausible(header) ? new Entry[NUMBERS] : implausible;
        }
        Entry entry = shelf[number][header & NUMBERS - 1];
        return entry == null ? shelf[number][header & NUMBERS - 1] = new Entry() : entry;
    }

    /** Everything that was counted. */
    EventCounts counts() {
        EventCounts counts = new EventCounts();
        for (int place = 0; place < SHELVES; place++) {
            for (int page = 0; shelves[place] != null && page < PAGES; page++) {
                Entry[] entries = shelves[place][page];
                if (entries != null && entries != implausible) {
                    addPage((place << 8 | page) << 12, entries, counts);
                }
            }
        }
        counts.addImplausible(implausible[0].counts);
        quiet.forEach(counts::add);
        return counts;
    }

    private static void addPage(int first, Entry[] entries, EventCounts counts) {
        for (int number = 0; number < NUMBERS; number++) {
            if (entries[number] != null) {
                counts.add(first | number, entries[number].counts);
            }
        }
    }
}
