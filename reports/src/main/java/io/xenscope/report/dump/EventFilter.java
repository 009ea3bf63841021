package io.xenscope.report.dump;

import io.xenscope.format.event.EventClass;
import io.xenscope.report.cli.UsageException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The events asked for with {@code --event} and {@code --class}; null stands for an option that was not given. */
record EventFilter(Glob names, Set<EventClass> classes) {
    static EventFilter of(String names, String classes) {
        return new EventFilter(names == null ? null : new Glob(names), classes == null ? null : classes(classes));
    }

    private static Set<EventClass> classes(String list) {
        Set<EventClass> classes = EnumSet.noneOf(EventClass.class);
        for (String item : list.split(",", -1)) {
            classes.add(eventClass(item));
        }
        return classes;
    }

    private static EventClass eventClass(String item) {
        List<String> names = new ArrayList<>();
        for (EventClass known : EventClass.values()) {
            String name = known.name().toLowerCase(Locale.ROOT);
            if (name.equals(item)) {
                return known;
            }
            names.add(name);
        }
        throw new UsageException("--class " + item + ": not one of " + String.join(", ", names));
    }

    boolean test(String name, int event) {
        return (names == null || names.matches(name)) && (classes == null || classes.contains(EventClass.of(event)));
    }
}
