package io.xenscope.analyze.clock;

import io.xenscope.clock.evidence.WindowTimes;
import java.util.Arrays;
import java.util.List;

/**
 * Whether TSCs as they are can be right by the order in which xentrace fetched its windows, in one go over all of them.
 *
 * <pre>
 * last(B, pass p) is before second(A, pass q)   where p &lt; q - 1, or p = q - 1 and B is visited before A
 * </pre>
 *
 * <p>What was fetched before a window by a whole pass is everything that stands before one place in the order of passes and
 * pcpus. So one comparison does for all those: with the latest record among them.
 */
final class FetchOrder {
    private final List<WindowTimes> windows;

    /** One word a window: 63..32 its pass, 31..0 the place of its pcpu. */
    private final long[] order;

    /** {@code byPcpu} in the order of pcpu numbers; a pcpu may have none. */
    FetchOrder(List<WindowTimes> byPcpu) {
        windows = byPcpu;
        order = new long[windows.stream().mapToInt(WindowTimes::count).sum()];
        int count = 0;
        for (int place = 0; place < windows.size(); place++) {
            WindowTimes of = windows.get(place);
            for (int window = 0; window < of.count(); window++) {
                order[count++] = (long) of.pass(window) << 32 | place;
            }
        }
        Arrays.sort(order);
    }

    boolean isContradicted() {
        int[] windowOf = new int[windows.size()];
        int[] earlierOf = new int[windows.size()];
        int earlier = 0;
        long latest = Long.MIN_VALUE;
        for (long item : order) {
            while (order[earlier] < item - (1L << 32)) {
                int place = (int) order[earlier++];
                latest = Math.max(latest, windows.get(place).last(earlierOf[place]++));
            }
            int place = (int) item;
            long second = windows.get(place).second(windowOf[place]++);
            if (second != WindowTimes.NONE && second < latest) {
                return true;
            }
        }
        return false;
    }
}
