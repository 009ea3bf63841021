package io.xenscope.analyze.track;

import io.xenscope.analyze.merge.EventSet;

/** Which handler takes which event: an array of 4096 for each class and sub-class that is followed at all. */
public final class HostEvents {
    private static final int NUMBERS = 1 << 12;
    private static final int PAGES = 1 << 16;

    private final HostEventHandler[][] pages = new HostEventHandler[PAGES][];

    private final EventSet taken = new EventSet();

    HostEvents() {}

    /** Sends every record of {@code event} to {@code handler}; to several, in the order in which they were given. */
    public HostEvents on(int event, HostEventHandler handler) {
        return on(event, 0, handler);
    }

    /** The same for each event that equals {@code event} but for {@code freeBits} of its number. */
    public HostEvents on(int event, int freeBits, HostEventHandler handler) {
        taken.add(event, freeBits);
        HostEventHandler[] page = page(event >>> 12);
        for (int number = 0; number < NUMBERS; number++) {
            if (((number ^ event) & NUMBERS - 1 & ~freeBits) == 0) {
                page[number] = both(page[number], handler);
            }
        }
        return this;
    }

    /** Sends every record of a class and sub-class, such as {@code 0x22000}, to {@code handler}. */
    public HostEvents onSubclass(int event, HostEventHandler handler) {
        return on(event, NUMBERS - 1, handler);
    }

    private HostEventHandler[] page(int number) {
        if (pages[number] == null) {
            pages[number] = new HostEventHandler[NUMBERS];
        }
        return pages[number];
    }

    private static HostEventHandler both(HostEventHandler first, HostEventHandler second) {
        return first == null
                ? second
                : now -> {
                    first.handle(now);
                    second.handle(now);
                };
    }

    /** All events that any handler takes. */
    EventSet taken() {
        return taken;
    }

    /** Null where nobody follows the event of a header word. */
    HostEventHandler of(int header) {
        HostEventHandler[] page = pages[header >>> 12 & PAGES - 1];
        return page == null ? null : page[header & NUMBERS - 1];
    }
}
