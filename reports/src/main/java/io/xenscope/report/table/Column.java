package io.xenscope.report.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One column of a {@link Table}: its name for machines, with the unit in it, and what its cells mean. People read a heading
 * made from the name, see {@link Headings}.
 *
 * <p>The name is part of the published schema: it is never changed, only new ones are added.
 *
 * @param digits of hex numbers the least, of decimals those after the point
 * @param isKey whether it says what a row is about, rather than how much: stays on a page however narrow, if it is no detail
 * @param isWorse whether more is worse
 */
public record Column(String name, Kind kind, int digits, boolean isKey, Rank rank, boolean isWorse) {
    /** How long a column stays on a page for people that gets narrow: the first go first. */
    public enum Rank {
        /** Is never on such a page. */
        MACHINES,
        DETAIL,
        USUAL,
        /** What the table is about. */
        MAIN
    }

    private static final Pattern PERCENTILE =
            Pattern.compile("(.*_|)(?:min|mean|median|max|worst|p[0-9]+(?:_time)?)_ns");

    public Column {
        if (!name.endsWith(kind.suffix())) {
            throw new IllegalArgumentException(name + ": a column of " + kind + " is named *" + kind.suffix());
        }
    }

    /** One that says how much. */
    static Column of(String name, Kind kind, int digits) {
        return new Column(name, kind, digits, false, Rank.USUAL, false);
    }

    Column prefixed(String prefix) {
        return new Column(prefix + name, kind, digits, isKey, rank, isWorse);
    }

    Column asKey() {
        return new Column(name, kind, digits, true, rank, isWorse);
    }

    Column ranked(Rank other) {
        return new Column(name, kind, digits, isKey, other, isWorse);
    }

    Column asWorse() {
        return new Column(name, kind, digits, isKey, rank, true);
    }

    /** Of what it is a percentile or another measure of the distribution, by the prefix of its name; null: it is none. */
    String percentilesOf() {
        Matcher percentile = PERCENTILE.matcher(name);
        return kind == Kind.NANOS && percentile.matches() ? percentile.group(1) : null;
    }

    Object canonical(Object value) {
        return kind.canonical(value, digits);
    }
}
