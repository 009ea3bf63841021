package io.xenscope.report.companions;

import io.xenscope.analyze.companion.Companion;

/** When an item of a log was, in ns since the begin of the capture, and how far that can be off. */
public final class ItemCells {
    private ItemCells() {}

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
