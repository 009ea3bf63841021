package io.xenscope.format.event;

import java.util.ArrayList;
import java.util.List;

/** The lines of one event id in the event table, read when they are first asked for; empty for an unknown id. */
final class EventLines {
    private final LayoutReader reader;
    private final List<Integer> starts = new ArrayList<>(2);
    private final List<String> subclasses = new ArrayList<>(2);
    // Two threads may both read them: the results are equal.
    private volatile List<PayloadLayout> layouts;

    EventLines(LayoutReader reader) {
        this.reader = reader;
    }

    /** Adds a line while the table is read, before the kind is shown to anybody. */
    void add(int start, String subclass) {
        starts.add(start);
        subclasses.add(subclass);
    }

    List<PayloadLayout> layouts() {
        List<PayloadLayout> read = layouts;
        if (read == null) {
            read = readAll();
            layouts = read;
        }
        return read;
    }

    private List<PayloadLayout> readAll() {
        List<PayloadLayout> read = new ArrayList<>(starts.size());
        for (int i = 0; i < starts.size(); i++) {
            read.add(reader.read(starts.get(i), subclasses.get(i)));
        }
        return List.copyOf(read);
    }
}
