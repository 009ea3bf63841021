package io.xenscope.fuzz;

import io.xenscope.samples.DamagedBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The windows of a capture on their way into another order; each is whole. */
final class ShuffledWindows {
    private final List<byte[]> windows = new ArrayList<>();

    private ShuffledWindows() {}

    static ShuffledWindows of(Specimen capture) {
        ShuffledWindows order = new ShuffledWindows();
        for (int i = 0; i < capture.windows(); i++) {
            order.windows.add(capture.windowBytes(i));
        }
        return order;
    }

    /** Some or all change places with others. */
    byte[] shuffled(SplittableRandom random) {
        int moves = random.nextInt(1, windows.size() + 1);
        for (int i = 0; i < moves; i++) {
            int to = random.nextInt(windows.size());
            windows.set(i, windows.set(to, windows.get(i)));
        }
        return joined();
    }

    /** Up to eight stand twice, the second time anywhere. */
    byte[] duplicated(SplittableRandom random) {
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            byte[] window = windows.get(random.nextInt(windows.size()));
            windows.add(random.nextInt(windows.size() + 1), window);
        }
        return joined();
    }

    /** Some are left out, at least one stays. */
    byte[] thinned(SplittableRandom random) {
        for (int i = random.nextInt(1, windows.size() + 1); i > 0 && windows.size() > 1; i--) {
            windows.remove(random.nextInt(windows.size()));
        }
        return joined();
    }

    private byte[] joined() {
        return DamagedBytes.joined(windows.toArray(byte[][]::new));
    }
}
