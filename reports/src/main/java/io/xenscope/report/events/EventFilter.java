package io.xenscope.report.events;

import io.xenscope.analyze.Overview;
import io.xenscope.format.event.EventClass;
import io.xenscope.report.cli.Choices;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.UsageException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The events asked for with {@code --event} and {@code --class}; null stands for an option that was not given. */
public record EventFilter(EventPatterns names, Set<EventClass> classes) {
    /** The option that names classes; the one that names events is {@link CommonOptions#EVENT}. */
    public static final Option CLASS = Option.filter("", "class", "LIST", "these classes only: sched,hvm,pv")
            .takes(Choices.wordList(classNames()));

    /** From the options of a call. */
    public static EventFilter of(Invocation asked) {
        return of(asked.value(CommonOptions.EVENT), asked.value(CLASS));
    }

    /** Says which of the events that were asked for a capture has no record of. */
    public void warn(Invocation asked, Overview overview) {
        if (names != null) {
            List<Integer> there =
                    Arrays.stream(overview.events().events()).boxed().toList();
            names.without(there)
                    .forEach(item -> asked.warn(overview.extent().name() + ": --event " + item
                            + ": no record of this capture; 'xenscope info' lists its events"));
        }
    }

    static EventFilter of(String names, String classes) {
        return new EventFilter(
                names == null ? null : EventPatterns.known("--event", names),
                classes == null ? null : classes(classes));
    }

    private static Set<EventClass> classes(String list) {
        Set<EventClass> classes = EnumSet.noneOf(EventClass.class);
        for (String item : list.split(",", -1)) {
            classes.add(eventClass(item));
        }
        return classes;
    }

    private static EventClass eventClass(String item) {
        int known = classNames().indexOf(item);
        if (known < 0) {
            throw new UsageException("--class " + item + ": not one of " + String.join(", ", classNames()));
        }
        return EventClass.values()[known];
    }

    private static List<String> classNames() {
        return Arrays.stream(EventClass.values())
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    public boolean isAll() {
        return names == null && classes == null;
    }

    /** An event by its name ({@link EventName}) and id. */
    public boolean test(String name, int event) {
        return (names == null || names.matches(name, event))
                && (classes == null || classes.contains(EventClass.of(event)));
    }
}
