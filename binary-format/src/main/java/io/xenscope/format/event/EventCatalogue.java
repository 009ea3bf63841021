package io.xenscope.format.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every event that a capture may hold, by id (xentrace format, sections 6 and 7; trace context, section 3.2). */
public final class EventCatalogue {
    /** Null where the user named no events. */
    private static volatile EventCatalogue extended;

    private final List<EventKind> kinds;
    private final IntTable<EventKind> single;
    private final List<EventKind> ranges;

    EventCatalogue(List<EventKind> kinds) {
        this.kinds = List.copyOf(kinds);
        this.single = new IntTable<>(kinds.size());
        this.ranges = new ArrayList<>();
        for (EventKind kind : kinds) {
            if (kind.freeBits() == 0) {
                single.put(kind.id(), kind);
            } else {
                ranges.add(kind);
            }
        }
    }

    /** The catalogue of this program, read on first use, and what {@link #use} added. */
    public static EventCatalogue standard() {
        EventCatalogue wider = extended;
        return wider != null ? wider : Standard.CATALOGUE;
    }

    /**
     * Adds the kinds that a user names to the catalogue, from now on, in place of those that were added before; they go before what
     * this program knows of an id. To be called before a capture is opened.
     */
    public static void use(List<EventKind> own) {
        if (own.isEmpty()) {
            extended = null;
            return;
        }
        Map<Long, EventKind> all = new TreeMap<>();
        Standard.CATALOGUE.kinds.forEach(kind -> all.put(place(kind), kind));
        own.forEach(kind -> all.put(place(kind), kind));
        extended = new EventCatalogue(List.copyOf(all.values()));
    }

    private static Long place(EventKind kind) {
        return (long) kind.id() << Integer.SIZE | kind.freeBits();
    }

    /** The kind of an event, never null; it is {@linkplain EventKind#isKnown() unknown} for an id that is not here. */
    public EventKind kind(int id) {
        EventKind kind = single.get(id);
        return kind != null ? kind : inRanges(id);
    }

    /** Xen's name for an event; {@code unknown:0x00123456} for an id that is not here. */
    public String name(int id) {
        return kind(id).nameOf(id);
    }

    /** All kinds, by id. */
    public List<EventKind> kinds() {
        return kinds;
    }

    private EventKind inRanges(int id) {
        for (int i = 0; i < ranges.size(); i++) {
            EventKind range = ranges.get(i);
            if ((id & ~range.freeBits()) == range.id()) {
                return range;
            }
        }
        return EventKind.unknown(id);
    }

    /** Read when it is first touched. */
    private static final class Standard {
        private static final EventCatalogue CATALOGUE =
                new EventCatalogue(new EventTable(TableScanner.open("events.tbl")).read());
    }
}
