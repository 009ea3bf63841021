package io.xenscope.report.events;

import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.PayloadLayout;
import io.xenscope.report.cli.Nearest;
import io.xenscope.report.cli.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Events as people name them, with commas between, in any case: as {@code dump} does ({@code sched_wake}), as {@code info}
 * does ({@code TRC_SCHED_WAKE}), by id ({@code 0x28004}), each with {@code *} and {@code ?} for parts.
 */
public final class EventPatterns {
    private static final String PREFIX = "trc_";
    /** What dump calls the two ends of a loss, which the catalogue has as one event. */
    private static final List<String> OF_DUMP = List.of(EventName.LOSS_BEGIN, EventName.LOSS_END);

    private final List<String> items;

    private EventPatterns(List<String> items) {
        this.items = items;
    }

    /** From a list as typed; nothing says that there are such events. */
    public static EventPatterns of(String list) {
        return new EventPatterns(Arrays.stream(list.split(",", -1))
                .map(item -> item.strip().toLowerCase(Locale.ROOT))
                .toList());
    }

    /**
     * The same for a list that {@code what} was given.
     *
     * @throws UsageException where one of them can match no event, with the nearest names
     */
    public static EventPatterns known(String what, String list) {
        EventPatterns patterns = of(list);
        for (String item : patterns.items) {
            if (id(item) < 0 && !isKnown(item)) {
                throw new UsageException(what + " " + item + ": no event has such a name"
                        + Nearest.hints(item, allNames()) + "; 'xenscope info' lists the events of a capture");
            }
        }
        return patterns;
    }

    /** Whether an event is meant; {@code name} is its name in a dump ({@link EventName}), which its payload may choose. */
    public boolean matches(String name, int event) {
        return items.stream().anyMatch(item -> matches(item, name, event));
    }

    /** The ids among them. */
    public List<Integer> numbers() {
        return items.stream()
                .map(EventPatterns::id)
                .filter(id -> id >= 0)
                .map(Long::intValue)
                .toList();
    }

    /** Those of the patterns that match none of these events, as typed but in lower case. */
    public List<String> without(Iterable<Integer> events) {
        List<String> unmet = new ArrayList<>(items);
        for (int event : events) {
            unmet.removeIf(item -> namesOf(event).stream().anyMatch(name -> matches(item, name, event)));
        }
        return unmet;
    }

    private static boolean matches(String item, String name, int event) {
        long id = id(item);
        if (id >= 0) {
            return id == event;
        }
        String printed = EventCatalogue.standard().name(event).toLowerCase(Locale.ROOT);
        return Glob.matches(item, name)
                || Glob.matches(item, PREFIX + name)
                || Glob.matches(item, printed)
                || Glob.matches(item, EventName.id(event));
    }

    /** The number in {@code 0x28004}, or -1. */
    private static long id(String item) {
        if (!item.matches("0x[0-9a-f]{1,8}")) {
            return -1;
        }
        return Long.parseLong(item.substring(2), 16);
    }

    private static boolean isKnown(String item) {
        if (item.startsWith("unknown:") || item.startsWith("unassigned:") || Glob.matches(item, "unknown:0x0")) {
            return true;
        }
        if (OF_DUMP.stream().anyMatch(name -> Glob.matches(item, name))) {
            return true;
        }
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            int event = kind.id();
            boolean isOne = namesOf(event).stream().anyMatch(name -> matches(item, name, event));
            if (isOne || kind.freeBits() != 0 && isInRange(item, kind)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an item names another id of a range: {@code guest+0x12}. */
    private static boolean isInRange(String item, EventKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        String begin = name.substring(0, name.length() - 1);
        return item.startsWith(begin) || item.startsWith(begin.substring(PREFIX.length()));
    }

    /** What a dump calls an event, by any payload. */
    private static Set<String> namesOf(int event) {
        EventKind kind = EventCatalogue.standard().kind(event);
        Set<String> names = new LinkedHashSet<>();
        for (PayloadLayout layout : kind.layouts()) {
            names.add(EventName.of(kind, layout, event));
        }
        if (names.isEmpty()) {
            names.add(kind.nameOf(event));
        }
        return names;
    }

    private static List<String> allNames() {
        Set<String> names = new LinkedHashSet<>();
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            names.addAll(namesOf(kind.id()));
        }
        names.addAll(OF_DUMP);
        return List.copyOf(names);
    }
}
