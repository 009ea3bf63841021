package io.xenscope.report.tables;

import io.xenscope.analyze.Analysis;
import io.xenscope.format.event.EventClass;

/** What a report says instead of nothing: whether there was none of it, or whether the capture lacks such records at all. */
public final class Needed {
    private Needed() {}

    /** {@code otherwise} where the capture does hold records of the class; {@code what}: "HVM". */
    public static String text(Analysis analysis, EventClass needed, String what, String otherwise) {
        boolean[] any = {false};
        analysis.events().forEach((id, count, bytes) -> any[0] |= EventClass.of(id) == needed);
        return any[0]
                ? otherwise
                : "this capture holds no " + what + " records (xentrace -e " + mask(needed) + " records them), hence "
                        + otherwise;
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
