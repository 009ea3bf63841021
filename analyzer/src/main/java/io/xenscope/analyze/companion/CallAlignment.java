package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.read.IoctlCalls;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.clock.foreign.OffsetInterval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Calls of a log without stamps, aligned with dom0's hypercalls: between two lines that the capture bounds, the longest sequence of
 * hypercalls of the same kinds in the same order, of several the earliest. It is how things usually go, not proved, and used only where
 * nine of ten calls find theirs: dom0's kernel makes hypercalls of its own between.
 */
final class CallAlignment {
    private static final double LEAST_SHARE = 0.9;

    /** Cells of the table of one alignment, at most. */
    private static final long MOST_CELLS = 8_000_000;

    private final ItemLog items;
    private final CaptureEvidence facts;
    private final long[] kindsOfName;
    private final Map<Long, OffsetInterval> found = new HashMap<>();
    private int aligned;

    private CallAlignment(Companion companion, CaptureEvidence facts) {
        this.items = companion.log().items();
        this.facts = facts;
        this.kindsOfName = new long[companion.log().names().size()];
        for (int name = 0; name < kindsOfName.length; name++) {
            kindsOfName[name] = ProbeCalls.of(companion.log().names().name(name)) & IoctlCalls.ANY;
        }
    }

    /** Adds what aligned calls say to the bounds of items; returns how many calls are aligned. */
    static int add(Companion companion, CaptureEvidence facts, Map<Long, OffsetInterval> anchors) {
        if (companion.kind() != LogKind.XPV || facts.calls() == null) {
            return 0;
        }
        CallAlignment alignment = new CallAlignment(companion, facts);
        TreeMap<Long, OffsetInterval> inOrder = new TreeMap<>(anchors);
        Map.Entry<Long, OffsetInterval> before = null;
        for (Map.Entry<Long, OffsetInterval> anchor : inOrder.entrySet()) {
            boolean isBetween = before != null
                    && before.getValue().lo() > -OffsetInterval.FAR
                    && anchor.getValue().hi() < OffsetInterval.FAR;
            if (isBetween) {
                alignment.align(
                        before.getKey(),
                        anchor.getKey(),
                        before.getValue().lo(),
                        anchor.getValue().hi());
            }
            before = anchor;
        }
        alignment.found.forEach((item, bounds) -> anchors.merge(item, bounds, OffsetInterval::and));
        return alignment.aligned;
    }

    /** Aligns the calls between two items with the hypercalls between two times. */
    private void align(long first, long last, long from, long until) {
        List<Long> made = new ArrayList<>();
        for (long item = first + 1; item < last; item++) {
            boolean isCall = items.kind(item) == ItemKind.BEGIN && items.value(item) != ItemLog.NONE;
            if (isCall && kindsOfName[items.name(item)] != 0) {
                made.add(item);
            }
        }
        int begin = facts.calls().firstFrom(from + 1);
        int end = facts.calls().firstFrom(until);
        if (made.isEmpty() || (made.size() + 1L) * (end - begin + 1L) > MOST_CELLS) {
            return;
        }
        List<int[]> pairs = pairs(made, begin, end);
        if (pairs.size() >= LEAST_SHARE * made.size()) {
            aligned += pairs.size();
            for (int[] pair : pairs) {
                long item = made.get(pair[0]);
                long time = facts.calls().begin(pair[1]);
                found.put(item, new OffsetInterval(-OffsetInterval.FAR, time));
                found.put(items.value(item), new OffsetInterval(time, OffsetInterval.FAR));
            }
        }
    }

    private boolean areSame(long item, int call) {
        return IoctlCalls.holds(kindsOfName[items.name(item)], facts.callNumber(call));
    }

    /** The longest common subsequence: places in {@code made}, and calls. */
    private List<int[]> pairs(List<Long> made, int begin, int end) {
        int calls = end - begin;
        int[][] longest = new int[made.size() + 1][calls + 1];
        for (int i = made.size() - 1; i >= 0; i--) {
            for (int j = calls - 1; j >= 0; j--) {
                int same = areSame(made.get(i), begin + j) ? 1 + longest[i + 1][j + 1] : 0;
                longest[i][j] = Math.max(same, Math.max(longest[i + 1][j], longest[i][j + 1]));
            }
        }
        List<int[]> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < made.size() && j < calls) {
            if (areSame(made.get(i), begin + j) && longest[i][j] == 1 + longest[i + 1][j + 1]) {
                pairs.add(new int[] {i++, begin + j++});
            } else if (longest[i][j + 1] == longest[i][j]) {
                j++;
            } else {
                i++;
            }
        }
        return pairs;
    }
}
