package io.xenscope.analyze.walk;

import java.util.Arrays;

/** From event id to handler in two loads: a page per class and sub-class, a slot per number. */
public final class EventTable {
    private static final int PAGE = 1 << 12;

    private final EventHandler[] none = new EventHandler[PAGE];
    private final EventHandler[][] pages = new EventHandler[1 << 16][];

    EventTable() {
        Arrays.fill(pages, none);
    }

    /** Sends each event that equals {@code event} but for {@code freeBits} of its number to {@code handler}. */
    public EventTable on(int event, int freeBits, EventHandler handler) {
        int number = event >>> 12 & 0xFFFF;
        if (pages[number] == none) {
            pages[number] = new EventHandler[PAGE];
        }
        for (int low = 0; low < PAGE; low++) {
            if (((low ^ event) & PAGE - 1 & ~freeBits) == 0) {
                add(pages[number], low, handler);
            }
        }
        return this;
    }

    public EventTable on(int event, EventHandler handler) {
        return on(event, 0, handler);
    }

    private static void add(EventHandler[] page, int low, EventHandler handler) {
        EventHandler first = page[low];
        page[low] = first == null
                ? handler
                : (record, pcpu) -> {
                    first.handle(record, pcpu);
                    handler.handle(record, pcpu);
                };
    }

    /** The handler of a header word, or null. */
    EventHandler of(int header) {
        return pages[header >>> 12 & 0xFFFF][header & PAGE - 1];
    }
}
