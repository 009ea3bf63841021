package io.xenscope.report.companions;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.report.table.Column;
import java.util.List;

/** The cells that say when an item of a log was: the time, how far it can be off, how it is known. */
public final class ItemCells {
    public static final List<Column> COLUMNS =
            List.of(Column.moment("t_ns", "time"), Column.nanos("bound_ns", "±"), Column.text("ground", "ground"));

    private ItemCells() {}

    /** Time, bound, ground; nulls where they are not known. */
    public static Object[] of(Companion companion, long item) {
        return new Object[] {
            time(companion, item),
            bound(companion, item),
            companion.times().ground().key()
        };
    }

    /** Null where it is not known, or there is no such item. */
    public static Long time(Companion companion, long item) {
        boolean isKnown = item >= 0 && companion.times().isKnown(item);
        return isKnown ? (Long) companion.times().shown(item) : null;
    }

    /** How far the time can be off. */
    public static Long bound(Companion companion, long item) {
        boolean isKnown = item >= 0 && companion.times().isKnown(item);
        return isKnown ? (Long) companion.times().bound(item) : null;
    }
}
