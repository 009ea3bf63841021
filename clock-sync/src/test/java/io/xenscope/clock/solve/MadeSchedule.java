package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.WindowTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;

/**
 * Evidence of a made-up host: vcpus that run on one pcpu after the other, a wake between, told in the clock of each pcpu.
 * The time is the oracle's.
 */
final class MadeSchedule {
    static final long WINDOW = 2_000_000;

    private final List<PcpuEvidence> evidence = new ArrayList<>();
    private final List<LongUnaryOperator> clocks;
    private final int silent;
    private final long silentFrom;
    private final long silentTo;

    MadeSchedule(long seed, List<LongUnaryOperator> clocks, int vcpus, long end) {
        this(seed, clocks, vcpus, end, -1, 0, 0);
    }

    /** One pcpu sees nothing between two moments. */
    MadeSchedule(
            long seed,
            List<LongUnaryOperator> clocks,
            int vcpus,
            long end,
            int silent,
            long silentFrom,
            long silentTo) {
        this.clocks = clocks;
        this.silent = silent;
        this.silentFrom = silentFrom;
        this.silentTo = silentTo;
        for (int pcpu = 0; pcpu < clocks.size(); pcpu++) {
            evidence.add(new PcpuEvidence(pcpu, windows(pcpu, clocks.get(pcpu), end)));
        }
        for (int vcpu = 0; vcpu < vcpus; vcpu++) {
            live(new Random(seed + vcpu), vcpu, end);
        }
        evidence.forEach(PcpuEvidence::finish);
    }

    private boolean isSilent(int pcpu, long time) {
        return pcpu == silent && time > silentFrom && time < silentTo;
    }

    private WindowTimes windows(int pcpu, LongUnaryOperator clock, long end) {
        WindowTimes windows = new WindowTimes();
        for (int pass = 0; pass * WINDOW < end; pass++) {
            long begin = pass * WINDOW;
            if (!isSilent(pcpu, begin + 1)) {
                windows.add(
                        pass,
                        clock.applyAsLong(begin + 1),
                        clock.applyAsLong(begin + 5),
                        clock.applyAsLong(begin + WINDOW - 10));
            }
        }
        return windows;
    }

    private void live(Random random, int vcpu, long end) {
        long time = 100 + random.nextInt(100_000);
        while (true) {
            int waker = random.nextInt(clocks.size());
            int runner = random.nextInt(clocks.size());
            long wake = time + 1000 + random.nextInt(60_000);
            long begin = wake + 300 + random.nextInt(3000);
            long stop = begin + 1000 + random.nextInt(60_000);
            if (stop / WINDOW != wake / WINDOW) {
                time = (wake / WINDOW + 1) * WINDOW + 10;
                continue;
            }
            if (stop > end - 20) {
                return;
            }
            if (isSilent(waker, wake) || isSilent(runner, begin) || isSilent(runner, stop)) {
                time = stop;
                continue;
            }
            evidence.get(waker).point(vcpu, clocks.get(waker).applyAsLong(wake));
            LongUnaryOperator clock = clocks.get(runner);
            evidence.get(runner).run(vcpu, clock.applyAsLong(begin), true, clock.applyAsLong(stop), true);
            time = stop;
        }
    }

    /** Adds vcpus of a damaged file, which were in two places at once now and then. */
    void contradict(long seed) {
        Random random = new Random(seed);
        for (int vcpu = 100; vcpu < 112; vcpu++) {
            int runner = random.nextInt(clocks.size());
            int seer = (runner + 1) % clocks.size();
            long begin = random.nextInt(25) * WINDOW + 200_000;
            LongUnaryOperator clock = clocks.get(runner);
            evidence.get(runner).run(vcpu, clock.applyAsLong(begin), true, clock.applyAsLong(begin + 1_500_000), true);
            evidence.get(seer).point(vcpu, clocks.get(seer).applyAsLong(begin + 700_000));
        }
        evidence.forEach(PcpuEvidence::finish);
    }

    List<PcpuEvidence> evidence() {
        return evidence;
    }
}
