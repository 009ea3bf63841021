package io.xenscope.analyze.make;

import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.walk.Walker;
import io.xenscope.format.WindowIndex;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pcpus dealt out in shares, each for one walker, and the turns that workers take at them.
 *
 * <p>Pcpus are few and have very different numbers of records, so shares for good would leave some workers without work at
 * the end. There are more shares than workers where the pcpus allow it, and a free worker walks on for a turn where most
 * is left to be walked. So all are done at about the same time, and come through the file side by side.
 */
final class PcpuShares {
    /** Bytes of records in one turn. */
    private static final long TURN = 8 << 20;

    /** Each share has tables of its own, so more are only worth while where there is much to do, and are not many. */
    private static final int SPARE = 6;

    private final int[] owners;
    private final long[] left;
    private final boolean[] walked;

    private PcpuShares(long[] bytesByPcpu, int count) {
        owners = new int[bytesByPcpu.length];
        left = new long[count];
        walked = new boolean[count];
        deal(bytesByPcpu);
    }

    /** As many shares as so many workers need; no more than there are pcpus. */
    static PcpuShares of(WindowIndex windows, int workers) {
        long[] bytes = windows.bytesByPcpu();
        boolean isWorthWhile = workers > 1 && Arrays.stream(bytes).sum() >= workers * TURN;
        int count = isWorthWhile ? workers + SPARE : workers;
        return new PcpuShares(bytes, Math.max(1, Math.min(count, bytes.length)));
    }

    /** The largest first, always to the share that has least. */
    private void deal(long[] bytesByPcpu) {
        int[] largestFirst = IntStream.range(0, owners.length)
                .boxed()
                .sorted((one, other) -> Long.compare(bytesByPcpu[other], bytesByPcpu[one]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int pcpu : largestFirst) {
            int least = 0;
            for (int share = 1; share < left.length; share++) {
                least = left[share] < left[least] ? share : least;
            }
            owners[pcpu] = least;
            left[least] += bytesByPcpu[pcpu];
        }
    }

    int count() {
        return left.length;
    }

    /** Has each share walked by its walker, to the end. */
    void walk(Workers workers, List<Walker> walkers) {
        workers.each(Math.min(workers.count(), count()), worker -> {
            for (int share = take(); share >= 0; share = take()) {
                int mine = share;
                boolean more = false;
                try {
                    more = walkers.get(mine).walk(pcpu -> owners[pcpu] == mine, TURN);
                } finally {
                    giveBack(mine, more);
                }
            }
        });
    }

    /** The share with most bytes left of those that nobody walks; -1 where there is none. */
    private synchronized int take() {
        int most = -1;
        for (int share = 0; share < left.length; share++) {
            if (!walked[share] && (most < 0 || left[share] > left[most])) {
                most = share;
            }
        }
        if (most >= 0) {
            walked[most] = true;
        }
        return most;
    }

    private synchronized void giveBack(int share, boolean more) {
        left[share] -= TURN;
        walked[share] = !more;
    }
}
