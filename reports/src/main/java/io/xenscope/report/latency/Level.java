package io.xenscope.report.latency;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Over what a row adds up. */
enum Level {
    /** All vcpus that were asked for. */
    ALL,
    /** Those of one domain. */
    DOM,
    /** One. */
    VCPU,
    /** All vcpus that ran on one pcpu, for as long as they did. */
    PCPU;

    static final List<String> WORDS = List.of("all", "dom", "vcpu", "pcpu");

    /** What is shown where no level is asked for. */
    static final Set<Level> USUAL = EnumSet.of(ALL, DOM, VCPU);

    /** The stable name of machine formats. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Level of(String word) {
        return values()[WORDS.indexOf(word)];
    }
}
