package io.xenscope.analyze.walk;

import io.xenscope.analyze.stats.EventCounts;
import io.xenscope.format.RecordHeader;

/**
 * From the header word of a record to its counter and its handler: a page per class and sub-class, a slot per number.
 *
 * <p>Classes that no Xen has share one page, so that damage cannot make memory grow, and have a handler of their own.
 */
public final class EventTable {
    private static final int NUMBERS = 1 << 12;
    private static final int PAGES = 1 << 16;

    /** The counters and handlers of one class and sub-class. */
    static final class Page {
        /** By number and shape, see {@link EventCounts}. */
        final long[] counts = new long[EventCounts.PAGE];

        final EventHandler[] handlers = new EventHandler[NUMBERS];

        EventHandler handler(int header) {
            return handlers[header & NUMBERS - 1];
        }
    }

    private final Page[] pages = new Page[PAGES];
    private final Page implausible = new Page();

    /** {@code ofImplausible} gets the records that no Xen can have written. */
    EventTable(EventHandler ofImplausible) {
        java.util.Arrays.fill(implausible.handlers, ofImplausible);
    }

    /** Sends each event that equals {@code event} but for {@code freeBits} of its number to {@code handler}. */
    public EventTable on(int event, int freeBits, EventHandler handler) {
        EventHandler[] handlers = page(event).handlers;
        for (int low = 0; low < NUMBERS; low++) {
            if (((low ^ event) & NUMBERS - 1 & ~freeBits) == 0) {
                add(handlers, low, handler);
            }
        }
        return this;
    }

    public EventTable on(int event, EventHandler handler) {
        return on(event, 0, handler);
    }

    private static void add(EventHandler[] handlers, int low, EventHandler handler) {
        EventHandler first = handlers[low];
        handlers[low] = first == null
                ? handler
                : (record, pcpu) -> {
                    first.handle(record, pcpu);
                    handler.handle(record, pcpu);
                };
    }

    /** The page of a header word. */
    Page page(int header) {
        Page page = pages[header >>> 12 & PAGES - 1];
        return page == null ? newPage(header) : page;
    }

    private Page newPage(int header) {
        return pages[header >>> 12 & PAGES - 1] = RecordHeader.isPlausible(header) ? new Page() : implausible;
    }

    /** All that was counted. */
    EventCounts counts() {
        EventCounts counts = new EventCounts();
        for (int page = 0; page < PAGES; page++) {
            if (pages[page] != null && pages[page] != implausible) {
                counts.addPage(page, pages[page].counts);
            }
        }
        counts.addImplausible(implausible.counts);
        return counts;
    }
}
