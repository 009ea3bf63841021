package io.xenscope.report.tables;

import io.xenscope.analyze.Analysis;
import io.xenscope.format.event.EventClass;
import io.xenscope.report.table.Page;

/** What a report says instead of nothing: whether there was none of it, or whether the capture lacks such records at all. */
public final class Needed {
    private Needed() {}

    /**
     * Whether a page for people has nothing to tell, because the capture holds no records of the class; then it says so, once
     * instead of in every table.
     */
    public static boolean lacks(Scope scope, Page page, EventClass needed, String what) {
        boolean lacks = scope.isBrief() && !holds(scope.analysis(), needed);
        if (lacks) {
            String text = missing(needed, what);
            page.note(Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".");
        }
        return lacks;
    }

    /** {@code otherwise} where the capture does hold records of the class; {@code what}: "HVM". */
    public static String text(Analysis analysis, EventClass needed, String what, String otherwise) {
        return holds(analysis, needed) ? otherwise : missing(needed, what) + ", hence " + otherwise;
    }

    private static boolean holds(Analysis analysis, EventClass needed) {
        return analysis.events().holdsAny(id -> EventClass.of(id) == needed);
    }

    private static String missing(EventClass needed, String what) {
        return missing(what, mask(needed));
    }

    /** {@code what}: "HVM"; {@code mask} as xentrace takes it. */
    static String missing(String what, String mask) {
        return "this capture holds no " + what + " records (xentrace -e " + mask + " records them)";
    }

    private static String mask(EventClass needed) {
        return switch (needed) {
            case HVM -> "0x8f000";
            case PV -> "0x20f000";
            case MEM -> "0x10f000";
            case SHADOW -> "0x40f000";
            case SCHED -> "0x2f000";
            default -> "all";
        };
    }
}
