package io.xenscope.report.table;

import java.util.Objects;

/**
 * One column of a {@link Table}: its name for machines, with the unit in it, its title for people, without.
 *
 * <p>The name is part of the published schema: it is never changed, only new ones are added.
 */
public record Column(String name, String title, Kind kind, int digits) {
    public Column {
        Objects.requireNonNull(title);
        String suffix = suffixOf(kind);
        if (!name.endsWith(suffix)) {
            throw new IllegalArgumentException(name + ": a column of " + kind + " is named *" + suffix);
        }
    }

    private static String suffixOf(Kind kind) {
        return switch (kind) {
            case NANOS, MOMENT -> "_ns";
            case PERCENT -> "_pct";
            case HZ -> "hz";
            default -> "";
        };
    }

    public static Column text(String name, String title) {
        return new Column(name, title, Kind.TEXT, 0);
    }

    public static Column count(String name, String title) {
        return new Column(name, title, Kind.COUNT, 0);
    }

    public static Column domain(String name, String title) {
        return new Column(name, title, Kind.DOMAIN, 0);
    }

    public static Column nanos(String name, String title) {
        return new Column(name, title, Kind.NANOS, 0);
    }

    public static Column moment(String name, String title) {
        return new Column(name, title, Kind.MOMENT, 0);
    }

    /** The title says of what: {@code of span}. */
    public static Column percent(String name, String title) {
        return new Column(name, title, Kind.PERCENT, 2);
    }

    public static Column decimal(String name, String title, int decimals) {
        return new Column(name, title, Kind.DECIMAL, decimals);
    }

    public static Column hex(String name, String title, int digits) {
        return new Column(name, title, Kind.HEX, digits);
    }

    public static Column bool(String name, String title) {
        return new Column(name, title, Kind.BOOL, 0);
    }

    public static Column hz(String name, String title) {
        return new Column(name, title, Kind.HZ, 0);
    }

    Object canonical(Object value) {
        return kind.canonical(value, digits);
    }
}
