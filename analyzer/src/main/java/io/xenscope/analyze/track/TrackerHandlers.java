package io.xenscope.analyze.track;

import io.xenscope.analyze.base.EventCounts;
import io.xenscope.analyze.merge.EventSet;
import io.xenscope.analyze.merge.PcpuStream;
import java.util.HashMap;
import java.util.Map;

/** Which handlers of which kinds of trackers take an event: an array of 4096 for each sub-class that any of them takes. */
final class TrackerHandlers {
    private static final int NUMBERS = 1 << 12;
    private static final int SUBCLASSES = 1 << 16;

    /** A handler of one kind, and the one that comes after it. */
    private static final class Link {
        final int kind;
        final TrackerEvents.Handler<Object> handler;
        Link next;

        Link(int kind, TrackerEvents.Handler<Object> handler) {
            this.kind = kind;
            this.handler = handler;
        }
    }

    private final Link[][] links = new Link[SUBCLASSES][];
    private final EventSet taken = new EventSet();
    private final Map<Integer, EventSet> takenBy = new HashMap<>();
    private final Map<Integer, TrackerEvents.Guests> needs = new HashMap<>();

    /** Where kind number {@code kind}, whose trackers are of type T, says what it takes. */
    <T> TrackerEvents<T> of(int kind) {
        return new TrackerEvents<>() {
            @Override
            public TrackerEvents<T> only(Guests guests) {
                needs.put(kind, guests);
                return this;
            }

            @Override
            public TrackerEvents<T> on(int event, int freeBits, Handler<? super T> handler) {
                add(event, freeBits, kind, erased(handler));
                return this;
            }
        };
    }

    /** Sound because a kind's trackers come from one maker, and are all of the type that its handlers take. */
    @SuppressWarnings("unchecked")
    private static TrackerEvents.Handler<Object> erased(TrackerEvents.Handler<?> handler) {
        return (TrackerEvents.Handler<Object>) handler;
    }

    private void add(int event, int freeBits, int kind, TrackerEvents.Handler<Object> handler) {
        taken.add(event, freeBits);
        takenBy.computeIfAbsent(kind, none -> new EventSet()).add(event, freeBits);
        int subclass = event >>> 12 & SUBCLASSES - 1;
        if (links[subclass] == null) {
            links[subclass] = new Link[NUMBERS];
        }
        for (int number = 0; number < NUMBERS; number++) {
            if (((number ^ event) & NUMBERS - 1 & ~freeBits) == 0) {
                links[subclass][number] = append(links[subclass][number], new Link(kind, handler));
            }
        }
    }

    private static Link append(Link first, Link last) {
        if (first == null) {
            return last;
        }
        Link link = first;
        while (link.next != null) {
            link = link.next;
        }
        link.next = last;
        return first;
    }

    /** Whether any record of a vcpu of this capture can matter to a kind. */
    boolean matters(int kind, Guests guests, EventCounts occurring) {
        EventSet events = takenBy.get(kind);
        return events != null
                && guests.mayBe(needs.getOrDefault(kind, TrackerEvents.Guests.ANY))
                && occurring.holdsAny(events::has);
    }

    /** The only kind that takes an event; -1 where none does, or several do. */
    int onlyTaker(int event) {
        Link[] page = links[event >>> 12 & SUBCLASSES - 1];
        Link link = page == null ? null : page[event & NUMBERS - 1];
        return link == null || link.next != null ? -1 : link.kind;
    }

    /** All events that any kind takes. */
    EventSet taken() {
        return taken;
    }

    /** Gives a record to the trackers that take it; {@code trackers} by kind, null for those that do not read now. */
    void handle(PcpuStream now, Object[] trackers) {
        int header = now.record().header();
        Link[] page = links[header >>> 12 & SUBCLASSES - 1];
        Link link = page == null ? null : page[header & NUMBERS - 1];
        while (link != null) {
            Object tracker = trackers[link.kind];
            if (tracker != null) {
                link.handler.handle(tracker, now);
            }
            link = link.next;
        }
    }
}
