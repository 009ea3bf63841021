package io.xenscope.format.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@code events.tbl}, one line for each id and payload variant; its head explains the columns:
 *
 * <pre>{@code
 * [SCHED CLASS/credit2]
 * 0022216 TRC_CSCHED2_RATELIMIT 4.8+ any yes 2 unit:u16@0=vcpu dom:u16@0.16=domain runtime:u32@1=nanos # meaning
 * }</pre>
 *
 * Here only ids and names are read; what stands behind them is left to {@link EventLines}, because a capture has few of
 * the kinds and the tool should start at once.
 */
final class EventTable {
    private final TableScanner scanner;
    private final LayoutReader reader;
    private final Map<Long, EventKind> kinds = new TreeMap<>();
    private EventClass eventClass = EventClass.UNKNOWN;
    private String subclass = "-";
    private boolean isAnyClass;

    EventTable(TableScanner scanner) {
        this.scanner = scanner;
        this.reader = new LayoutReader(scanner);
    }

    /** Takes ids of every class under any heading. */
    EventTable anyClass() {
        isAnyClass = true;
        return this;
    }

    /** The kinds in order of their ids; a range of ids comes before the single ids in it. */
    List<EventKind> read() {
        while (scanner.nextLine()) {
            if (scanner.atHeading()) {
                section(scanner.heading());
            } else {
                line();
            }
        }
        return new ArrayList<>(kinds.values());
    }

    private void section(String heading) {
        int blank = heading.indexOf(' ');
        eventClass = EventClass.valueOf(heading.substring(0, blank));
        subclass = heading.substring(blank + 1);
    }

    private void line() {
        String ids = scanner.word();
        int slash = ids.indexOf('/');
        int id = Integer.parseInt(ids, 0, slash < 0 ? ids.length() : slash, 16);
        int free = slash < 0 ? 0 : Integer.parseInt(ids, slash + 1, ids.length(), 16);
        if (!isAnyClass && EventClass.of(id) != eventClass) {
            throw new IllegalStateException("not of class " + eventClass + ": " + scanner.line());
        }
        kind(id, free).lines().add(scanner.lineStart(), subclass);
    }

    private EventKind kind(int id, int free) {
        Long key = (long) id << 32 | free;
        EventKind kind = kinds.get(key);
        if (kind == null) {
            kind = new EventKind(id, free, scanner.word(), new EventLines(reader));
            kinds.put(key, kind);
        }
        return kind;
    }
}
