package io.xenscope.report.table;

/**
 * One column of a {@link Table}: its name for machines, with the unit in it, and what its cells mean. People read a heading
 * made from the name, see {@link Headings}.
 *
 * <p>The name is part of the published schema: it is never changed, only new ones are added.
 *
 * @param digits of hex numbers the least, of decimals those after the point
 * @param isKey whether it says what a row is about, rather than how much
 */
public record Column(String name, Kind kind, int digits, boolean isKey, Rank rank) {
    /** How long a column stays on a page for people that gets narrow: the first go first. */
    public enum Rank {
        /** Is never on such a page. */
        MACHINES,
        DETAIL,
        USUAL
    }

    public Column {
        if (!name.endsWith(kind.suffix())) {
            throw new IllegalArgumentException(name + ": a column of " + kind + " is named *" + kind.suffix());
        }
    }

    Column prefixed(String prefix) {
        return new Column(prefix + name, kind, digits, isKey, rank);
    }

    Column asKey() {
        return new Column(name, kind, digits, true, rank);
    }

    Column ranked(Rank other) {
        return new Column(name, kind, digits, isKey, other);
    }

    Object canonical(Object value) {
        return kind.canonical(value, digits);
    }
}
