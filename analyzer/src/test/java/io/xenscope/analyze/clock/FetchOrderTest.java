package io.xenscope.analyze.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.clock.evidence.WindowTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FetchOrderTest {
    private static final int PASSES = 12;

    /** Clocks that are apart by up to {@code skew} ticks; a pcpu may miss a pass. */
    private static List<WindowTimes> windows(Random random, int pcpus, int skew) {
        List<WindowTimes> all = new ArrayList<>();
        for (int pcpu = 0; pcpu < pcpus; pcpu++) {
            WindowTimes windows = new WindowTimes();
            long offset = random.nextInt(skew + 1);
            for (int pass = 0; pass < PASSES; pass++) {
                long begin = 100L * pass + random.nextInt(40) + offset;
                long second = random.nextInt(5) == 0 ? WindowTimes.NONE : begin + random.nextInt(20);
                if (random.nextInt(4) > 0) {
                    windows.add(pass, begin, second, begin + 20 + random.nextInt(30));
                }
            }
            all.add(windows);
        }
        return all;
    }

    /** Every window against every one that was surely fetched before it. */
    private static boolean isContradicted(List<WindowTimes> all) {
        for (int a = 0; a < all.size(); a++) {
            for (int b = 0; b < all.size(); b++) {
                if (a != b && isContradicted(all.get(a), all.get(b), b < a ? 1 : 2)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isContradicted(WindowTimes of, WindowTimes by, int passes) {
        for (int later = 0; later < of.count(); later++) {
            for (int earlier = 0; earlier < by.count(); earlier++) {
                boolean fetchedBefore = by.pass(earlier) <= of.pass(later) - passes;
                boolean isKnown = of.second(later) != WindowTimes.NONE;
                if (fetchedBefore && isKnown && of.second(later) < by.last(earlier)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void one_go_tells_the_same_as_every_pair_of_windows() {
        Random random = new Random(7);
        int contradicted = 0;
        for (int round = 0; round < 2000; round++) {
            List<WindowTimes> windows = windows(random, 1 + random.nextInt(5), 200);
            boolean expected = isContradicted(windows);
            assertEquals(expected, new FetchOrder(windows).isContradicted(), "round " + round);
            contradicted += expected ? 1 : 0;
        }
        assertTrue(contradicted > 200 && contradicted < 1800, contradicted + " of 2000 contradicted");
    }

    @Test
    void clocks_that_agree_are_not_contradicted() {
        assertEquals(false, new FetchOrder(windows(new Random(1), 4, 0)).isContradicted());
        assertEquals(false, new FetchOrder(List.of(new WindowTimes())).isContradicted());
    }
}
