package io.xenscope.report.cli;

import java.util.List;

/**
 * The values that an option or an operand takes, as far as they can be listed. Completion offers them and the manual names
 * them; what is refused is decided by the command alone.
 */
public record Choices(Kind kind, List<String> words) {
    /** Where the values come from. Lists of domains, vcpus, pcpus, events and words may be separated by commas. */
    public enum Kind {
        /** Numbers, times and the like: nothing to list. */
        FREE,
        WORDS,
        WORD_LIST,
        FILE,
        DIRECTORY,
        EVENTS,
        COMMANDS,
        /** These three depend on the capture that the command line names. */
        DOMAINS,
        VCPUS,
        PCPUS;

        public boolean isList() {
            return this == WORD_LIST || this == EVENTS || isOfCapture();
        }

        public boolean isOfCapture() {
            return this == DOMAINS || this == VCPUS || this == PCPUS;
        }
    }

    public static final Choices FREE = of(Kind.FREE);

    public static Choices of(Kind kind) {
        return new Choices(kind, List.of());
    }

    /** One of these words. */
    public static Choices words(List<String> words) {
        return new Choices(Kind.WORDS, List.copyOf(words));
    }

    /** Some of these words, separated by commas. */
    public static Choices wordList(List<String> words) {
        return new Choices(Kind.WORD_LIST, List.copyOf(words));
    }

    /** What the name of a value says: {@code FILE} and {@code [HINTS:]FILE} are files, {@code DIR} a directory. */
    static Choices named(String valueName) {
        if (valueName.endsWith("FILE")) {
            return of(Kind.FILE);
        }
        return valueName.equals("DIR") ? of(Kind.DIRECTORY) : FREE;
    }
}
