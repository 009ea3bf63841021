package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.LogClock;
import java.util.Locale;

/**
 * What the user says of a log: {@code --with [HINTS:]FILE}.
 *
 * @param file as typed
 * @param kind null where its content is to say
 * @param domain whose log it is; dom0 unless said
 * @param clock null where the log is to say
 * @param zone of local times, in ns east of UTC; null where not said
 * @param cpu0 the vcpu that the log's CPU 0 is
 * @param offset to be added to the log's TSCs; null where not said
 */
public record Hints(String file, LogKind kind, int domain, LogClock clock, Long zone, int cpu0, Long offset) {
    private static final long MINUTE = 60_000_000_000L;

    /** No hints. */
    public static Hints of(String file) {
        return new Hints(file, null, 0, null, null, 0, null);
    }

    /**
     * Reads what was typed. What stands before a colon is hints only if every part is; else the whole is a path.
     *
     * @throws IllegalArgumentException where a known hint has a value that is none, with what was expected
     */
    public static Hints parse(String typed) {
        int best = -1;
        for (int colon = typed.indexOf(':'); colon > 0; colon = typed.indexOf(':', colon + 1)) {
            if (areHints(typed.substring(0, colon))) {
                best = colon;
            }
        }
        if (best < 0) {
            return of(typed);
        }
        Hints hints = of(typed.substring(best + 1));
        for (String hint : typed.substring(0, best).split(",")) {
            hints = hints.with(hint);
        }
        return hints;
    }

    private static boolean areHints(String text) {
        for (String hint : text.split(",", -1)) {
            int equals = hint.indexOf('=');
            String key = equals < 0 ? hint : hint.substring(0, equals);
            boolean isKnown = equals < 0
                    ? LogKind.of(key) != null
                    : switch (key) {
                        case "dom", "clock", "zone", "cpu0", "offset" -> true;
                        default -> false;
                    };
            if (!isKnown) {
                return false;
            }
        }
        return true;
    }

    private Hints with(String hint) {
        int equals = hint.indexOf('=');
        if (equals < 0) {
            return new Hints(file, LogKind.of(hint), domain, clock, zone, cpu0, offset);
        }
        String value = hint.substring(equals + 1);
        return switch (hint.substring(0, equals)) {
            case "dom" -> new Hints(file, kind, number(hint, value, 0x7FEF), clock, zone, cpu0, offset);
            case "clock" -> new Hints(file, kind, domain, clock(hint, value), zone, cpu0, offset);
            case "zone" -> new Hints(file, kind, domain, clock, zone(hint, value), cpu0, offset);
            case "cpu0" -> new Hints(file, kind, domain, clock, zone, number(hint, value, 0xFFFF), offset);
            default -> new Hints(file, kind, domain, clock, zone, cpu0, offset(hint, value));
        };
    }

    private static int number(String hint, String value, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(hint + ": expected a number up to " + most);
    }

    private static LogClock clock(String hint, String value) {
        for (LogClock clock : LogClock.values()) {
            if (clock.key().equals(value)) {
                return clock;
            }
        }
        throw new IllegalArgumentException(hint + ": expected utc, local, mono, boot, xen, tsc or none");
    }

    private static Long zone(String hint, String value) {
        Line text = Line.of(value);
        boolean hasSign = text.at(0) == '+' || text.at(0) == '-';
        int hours = (int) text.digits(1, 3);
        int rest = text.at(3) == ':' ? 4 : 3;
        int minutes = text.length() == 3 ? 0 : (int) text.digits(rest, text.length());
        if (!hasSign || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) {
            throw new IllegalArgumentException(hint + ": expected +HH:MM or -HH:MM");
        }
        return (text.at(0) == '-' ? -1 : 1) * (hours * 60L + minutes) * MINUTE;
    }

    private static Long offset(String hint, String value) {
        try {
            return Long.parseLong(value.toLowerCase(Locale.ROOT));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(hint + ": expected a number of ticks");
        }
    }
}
