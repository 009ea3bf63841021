package io.xenscope.analyze.host;

/** Which handler takes which event: an array of 4096 for each class and sub-class that is followed at all. */
public final class HostTable {
    private static final int NUMBERS = 1 << 12;
    private static final int PAGES = 1 << 16;

    private final HostEventHandler[][] pages = new HostEventHandler[PAGES][];

    HostTable() {}

    /** Sends every record of {@code event} to {@code handler}; to several, in the order in which they were given. */
    public HostTable on(int event, HostEventHandler handler) {
        return on(event, 0, handler);
    }

    /** The same for each event that equals {@code event} but for {@code freeBits} of its number. */
    public HostTable on(int event, int freeBits, HostEventHandler handler) {
        HostEventHandler[] page = page(event >>> 12);
        for (int number = 0; number < NUMBERS; number++) {
            if (((number ^ event) & NUMBERS - 1 & ~freeBits) == 0) {
                page[number] = both(page[number], handler);
            }
        }
        return this;
    }

    /** Sends every record of a class and sub-class, such as {@code 0x22000}, to {@code handler}. */
    public HostTable onSubclass(int event, HostEventHandler handler) {
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

    /** Null where nobody follows the event of a header word. */
    HostEventHandler of(int header) {
        HostEventHandler[] page = pages[header >>> 12 & PAGES - 1];
        return page == null ? null : page[header & NUMBERS - 1];
    }
}
