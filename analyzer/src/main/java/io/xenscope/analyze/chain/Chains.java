package io.xenscope.analyze.chain;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.analyze.span.SpanRef;
import io.xenscope.analyze.waits.Occupant;
import io.xenscope.analyze.waits.Occupants;
import io.xenscope.format.Capture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the longest waits for a pcpu, and follows each back: who woke the vcpu, who woke that one, to the interrupt or
 * timer at which it all began.
 */
public final class Chains implements AutoCloseable {
    private static final int SPANS = 2_000;

    /**
     * What is asked for.
     *
     * @param waits vcpus and time of the waits
     * @param leastTicks waits that are shorter are left out
     * @param most so many waits
     * @param steps so many steps back
     */
    public record Asked(ActivationLimits waits, long leastTicks, int most, int steps) {}

    private final Asked asked;
    private final Analysis analysis;
    private final Map<Integer, WaitTaker> takers = new HashMap<>();

    private Chains(Analysis analysis, Asked asked) {
        this.analysis = analysis;
        this.asked = asked;
    }

    /** The longest waits that are known whole, the longest first. */
    public static List<Chain> longest(Capture capture, Analysis analysis, Asked asked, int threads) {
        try (Chains chains = new Chains(analysis, asked)) {
            // Whichever vcpu is asked for, any other may have woken it, and long before.
            ActivationLimits all = new ActivationLimits(
                    vcpu -> true, Long.MIN_VALUE, asked.waits().to(), SPANS);
            Activations.wakesByVcpu(capture, analysis, all, threads, chains::taker);
            return chains.chains();
        }
    }

    private WaitTaker taker(int vcpu) {
        return takers.computeIfAbsent(vcpu, none -> new WaitTaker(asked));
    }

    private List<Chain> chains() {
        List<Candidate> longest = new ArrayList<>();
        takers.values().forEach(vcpu -> longest.addAll(vcpu.longest()));
        longest.sort(Candidate.LONGEST);
        return longest.stream().limit(asked.most()).map(this::chain).toList();
    }

    private Chain chain(Candidate wait) {
        return new Chain(
                wait.vcpu(), wait.pcpu(), wait.begin(), wait.end(), wait.cause(), steps(wait), occupants(wait));
    }

    /** Vcpus of domains, and the idle one, that had the pcpu; the longest first. */
    private List<Chain.Occupant> occupants(Candidate wait) {
        Map<Integer, Long> ticks = new TreeMap<>();
        Occupants pcpus = new Occupants(analysis, (occupant, vcpu, begin, end) -> {
            if (occupant == Occupant.VCPU || occupant == Occupant.IDLE) {
                ticks.merge(vcpu, end - begin, Long::sum);
            }
        });
        pcpus.tell(wait.pcpu(), wait.begin(), wait.end());
        List<Chain.Occupant> occupants = new ArrayList<>();
        ticks.forEach((vcpu, ran) -> occupants.add(new Chain.Occupant(vcpu, ran)));
        occupants.sort(Comparator.comparingLong((Chain.Occupant occupant) -> -occupant.ticks()));
        return List.copyOf(occupants);
    }

    private List<Chain.Step> steps(Candidate wait) {
        Deque<Chain.Step> steps = new ArrayDeque<>();
        int vcpu = wait.vcpu();
        long begin = wait.treeBegin();
        int repeat = wait.treeRepeat();
        long passedOn = wait.end();
        while (steps.size() < asked.steps()) {
            HeadLog log = takers.containsKey(vcpu) ? takers.get(vcpu).heads() : null;
            long number = log == null ? -1 : log.find(begin, repeat);
            if (number < 0) {
                break;
            }
            number = log.firstPart(number);
            Cause cause = log.cause(number);
            steps.addFirst(new Chain.Step(
                    vcpu, log.firstPcpu(number), cause, log.begin(number), log.firstRun(number), passedOn));
            if (cause == null || !cause.isCertain()) {
                break;
            }
            SpanRef from = cause.from();
            passedOn = cause.time();
            if (from.kind() == SpanKind.IRQ) {
                // The interrupted vcpu has nothing to do with it.
                int idle = VcpuKey.of(VcpuKey.IDLE_DOMAIN, from.pcpu());
                steps.addFirst(new Chain.Step(idle, from.pcpu(), null, from.begin(), from.begin(), passedOn));
                break;
            }
            vcpu = from.vcpu();
            begin = from.treeBegin();
            repeat = from.treeRepeat();
        }
        return List.copyOf(steps);
    }

    @Override
    public void close() {
        takers.values().forEach(WaitTaker::close);
    }
}
