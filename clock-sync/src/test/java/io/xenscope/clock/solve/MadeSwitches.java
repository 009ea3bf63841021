package io.xenscope.clock.solve;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.SwitchTimes;
import io.xenscope.clock.evidence.WindowTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;

/** One vcpu goes about three pcpus with a TSC of 1 GHz; Xen's nanoseconds are those of the oracle, or wander from them. */
final class MadeSwitches {
    static final long END = 80_000_000;
    private static final long WINDOW = 1_000_000;
    private final List<PcpuEvidence> evidence = new ArrayList<>();
    private final List<SwitchTimes> switches = new ArrayList<>();
    private final List<Long> previous = new ArrayList<>();
    private final List<LongUnaryOperator> clocks;
    private final double wander;
    private final Random random = new Random(5);

    MadeSwitches(List<LongUnaryOperator> clocks, double wander) {
        this.clocks = clocks;
        this.wander = wander;
        for (int pcpu = 0; pcpu < clocks.size(); pcpu++) {
            WindowTimes windows = new WindowTimes();
            LongUnaryOperator clock = clocks.get(pcpu);
            for (int pass = 0; pass * WINDOW < END; pass++) {
                long begin = pass * WINDOW;
                windows.add(
                        pass,
                        clock.applyAsLong(begin + 1),
                        clock.applyAsLong(begin + 5),
                        clock.applyAsLong(begin + WINDOW - 10));
            }
            evidence.add(new PcpuEvidence(pcpu, windows));
            switches.add(new SwitchTimes(1, 100_000));
            previous.add(0L);
        }
        live();
        evidence.forEach(PcpuEvidence::finish);
    }

    private void live() {
        long off = 0;
        for (long time = 50_000; time < END - 100_000; ) {
            int pcpu = random.nextInt(clocks.size());
            LongUnaryOperator clock = clocks.get(pcpu);
            long begin = time + 2_000 + random.nextInt(20_000);
            long end = begin + 3_000 + random.nextInt(20_000);
            change(pcpu, 0x7FFF0000 | pcpu, 1, begin, off == 0 ? 0 : begin - off);
            change(pcpu, 1, 0x7FFF0000 | pcpu, end, 0);
            if (begin / WINDOW == end / WINDOW) {
                evidence.get(pcpu).run(1, clock.applyAsLong(begin + 600), true, clock.applyAsLong(end + 500), true);
            }
            off = end + 900;
            time = end;
        }
    }

    /** Xen saves when a vcpu was off its pcpu a little after the last record of the switch. */
    private void change(int pcpu, int out, int in, long at, long waited) {
        LongUnaryOperator clock = clocks.get(pcpu);
        SwitchTimes times = switches.get(pcpu);
        long ran = at - previous.get(pcpu);
        long stated = ran + Math.round(wander * ran * random.nextGaussian());
        times.out(out, stated, clock.applyAsLong(at - 300), clock.applyAsLong(at + 100));
        times.in(in, waited);
        times.last(clock.applyAsLong(at + 700));
        times.next(clock.applyAsLong(at + 1000 + random.nextInt(400)));
        previous.set(pcpu, at);
    }

    /** With the nanoseconds, or without. */
    Alignment align(boolean measured) {
        Aligner aligner = new Aligner(evidence, evidence.size(), 100_000, Tasks.IN_TURN);
        return (measured ? aligner.with(new Aligner.Nanoseconds(switches, 1)) : aligner).align();
    }
}
