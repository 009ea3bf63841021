package io.xenscope.report.latency;

import java.util.List;
import java.util.Locale;

/** Over how many vcpus a row adds up. */
enum Level {
    /** All that were asked for. */
    ALL,
    /** Those of one domain. */
    DOM,
    /** One. */
    VCPU;

    static final List<String> WORDS = List.of("all", "dom", "vcpu");

    /** The stable name of machine formats. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Level of(String word) {
        return values()[WORDS.indexOf(word)];
    }
}
