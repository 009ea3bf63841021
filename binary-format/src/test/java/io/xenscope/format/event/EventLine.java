package io.xenscope.format.event;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A line of the event table: its id, with the lowest of a range, and what it says. */
record EventLine(int id, EventKind kind, PayloadLayout layout) {
    static List<EventLine> all() {
        List<EventLine> lines = new ArrayList<>();
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            kind.layouts().forEach(layout -> lines.add(new EventLine(kind.id(), kind, layout)));
        }
        return lines;
    }

    String name() {
        return layout.name();
    }

    /** As {@code SCHED CLASS/credit2}: the heading above the line. */
    String section() {
        return kind.eventClass() + " " + layout.subclass();
    }

    /** Whether releases before some release wrote it under this id, and later ones under another. */
    boolean isOfOldId() {
        return layout.meaning().contains("; id before ");
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(id) + " " + name();
    }
}
