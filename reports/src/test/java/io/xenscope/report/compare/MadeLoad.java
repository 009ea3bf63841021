package io.xenscope.report.compare;

import static io.xenscope.samples.VcpuName.idle;

import io.xenscope.format.event.SchedEvents;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Captures of two domains with a pcpu each that wake, wait (exponentially, so many nanoseconds in the mean), run as long as that, make a
 * hypercall, and block. A tick is a nanosecond.
 */
final class MadeLoad {
    private static final double SPAN = 20e9;
    private static final int WAKES = 5_000;

    private final Random random;
    private final double span;
    private final int wakes;
    private final double run;

    private MadeLoad(long seed, double span, int wakes, double run) {
        this.random = new Random(seed);
        this.span = span;
        this.wakes = wakes;
        this.run = run;
    }

    /** Of 20 s and 5,000 wakes a domain: the domains' numbers, and the mean waits of their wakes. */
    static TraceMaker trace(long seed, int first, double firstWait, int second, double secondWait) {
        return new MadeLoad(seed, SPAN, WAKES, 100_000).trace(first, firstWait, second, secondWait);
    }

    /** The same, d1 and d2, shorter and with a few wakes. */
    static TraceMaker brief(long seed, double span, int wakes) {
        double length = span / wakes / 100;
        return new MadeLoad(seed, span, wakes, length).trace(1, length, 2, length);
    }

    /** As a file in a directory. */
    static Path file(Path directory, String name, TraceMaker trace) {
        try {
            return Files.write(directory.resolve(name), trace.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TraceMaker trace(int first, double firstWait, int second, double secondWait) {
        TraceMaker trace = new TraceMaker();
        load(trace, 0, VcpuName.d(first).v(0), firstWait);
        load(trace, 1, VcpuName.d(second).v(0), secondWait);
        return trace;
    }

    private void load(TraceMaker trace, int pcpu, VcpuName vcpu, double wait) {
        trace.pcpu(pcpu).at(0).runs(idle(pcpu));
        for (int wake = 0; wake < wakes; wake++) {
            long begin = Math.round((wake + 0.2 * random.nextDouble()) * span / wakes) + 1;
            trace.pcpu(pcpu)
                    .at(begin)
                    .wake(vcpu)
                    .after(length(wait))
                    .idleTo(vcpu)
                    .after(10)
                    .hypercall(32)
                    .after(length(run))
                    .blocksToIdle();
        }
        trace.pcpu(pcpu).at(Math.round(span)).record(SchedEvents.WAKE, 0, 0);
    }

    private long length(double mean) {
        return Math.min(Math.round(-Math.log(1 - random.nextDouble()) * mean), Math.round(20 * mean));
    }
}
