package io.xenscope.analyze.merge;

import io.xenscope.analyze.rules.PlainEntry;
import java.util.Arrays;

/** Entries of PV guests that reading has passed over: how many of each kind ({@link PlainEntry}). */
public final class PassedEntries {
    private final int[] counts = new int[PlainEntry.KINDS];
    private boolean isEmpty = true;
    private int mostCalls;
    private int mostOthers;
    private int calls;
    private int others;
    private long first;

    /** More may be passed over: so many hypercalls at most, and so many others. */
    public PassedEntries begin(int ofCalls, int ofOthers) {
        mostCalls = ofCalls;
        mostOthers = ofOthers;
        calls = 0;
        others = 0;
        return this;
    }

    /** Forgets all. */
    public void clear() {
        if (!isEmpty) {
            Arrays.fill(counts, 0);
            isEmpty = true;
        }
    }

    /** Counts one that began at a time of its pcpu; false where there is no room for it. */
    boolean add(int kind, long time) {
        if (calls >= mostCalls || others >= mostOthers) {
            return false;
        }
        if (!isAny()) {
            first = time;
            isEmpty = false;
        }
        counts[kind]++;
        if (PlainEntry.isCall(kind)) {
            calls++;
        } else {
            others++;
        }
        return true;
    }

    /** Whether there are any since the last {@link #begin}. */
    boolean isAny() {
        return calls + others > 0;
    }

    /** When the first since then was, on the clock of its pcpu. */
    public long first() {
        return first;
    }

    /** Hypercalls since then. */
    public int calls() {
        return calls;
    }

    /** Other entries since then. */
    public int others() {
        return others;
    }

    /** All of one kind since the last {@link #clear}. */
    public int count(int kind) {
        return counts[kind];
    }
}
