package io.xenscope.analyze;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Divides pcpus among workers so that each gets about as many bytes: the largest first, always to the least laden. */
final class PcpuShares {
    private PcpuShares() {}

    /** The worker of each pcpu. */
    static int[] split(long[] bytesByPcpu, int workers) {
        int[] owner = new int[bytesByPcpu.length];
        long[] load = new long[workers];
        int[] largestFirst = IntStream.range(0, owner.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer pcpu) -> -bytesByPcpu[pcpu]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int pcpu : largestFirst) {
            int least = leastOf(load);
            owner[pcpu] = least;
            load[least] += bytesByPcpu[pcpu];
        }
        return owner;
    }

    private static int leastOf(long[] load) {
        long least = Arrays.stream(load).min().orElseThrow();
        return IntStream.range(0, load.length)
                .filter(i -> load[i] == least)
                .findFirst()
                .orElseThrow();
    }
}
