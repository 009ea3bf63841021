package io.xenscope.analyze.span;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.Stint;
import io.xenscope.analyze.sched.StintLog;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.track.DomainEvents;
import io.xenscope.clock.ClockModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The lives of all domains that are added or removed while the capture lasts. */
final class DomainLives implements Making {
    /** Whose calls are followed; the creations behind are shown without. */
    private static final int MOST_CREATIONS = 256;

    /** The domain, its creation and its life. */
    private static final int SPANS_BESIDE = 3;

    private static final Comparator<ToolstackCall> BY_TIME = Comparator.comparingLong(ToolstackCall::begin)
            .thenComparingInt(call -> call.from().vcpu());

    private final ActivationLimits limits;
    private final long captureEnd;
    private final List<DomainLife> lives = new ArrayList<>();
    private List<DomainLife> creations = List.of();
    private final List<ToolstackCall> calls = new ArrayList<>();

    DomainLives(Analysis analysis, ActivationLimits limits) {
        this.limits = limits;
        this.captureEnd = analysis.extent().endTicks();
        if (limits.kinds().contains(SpanKind.DOMAIN)) {
            find(analysis);
        }
    }

    private record Timed(DomainEvents.Event event, long time) {}

    private void find(Analysis analysis) {
        List<Timed> events = new ArrayList<>();
        for (DomainEvents.Event event : analysis.domainEvents()) {
            events.add(new Timed(event, analysis.alignment().of(event.pcpu()).ticks(event.tsc())));
        }
        events.sort(Comparator.comparingLong(Timed::time)
                .thenComparingLong(timed -> timed.event().record()));
        Map<Integer, DomainLife> byDomain = new HashMap<>();
        for (Timed timed : events) {
            take(timed, byDomain, analysis.extent().beginTicks());
        }
        lives.removeIf(life -> !limits.takes(life.begin()) || !limits.vcpus().test(VcpuKey.of(life.domain(), 0)));
        lives.sort(Comparator.comparingLong(DomainLife::begin).thenComparingInt(DomainLife::domain));
        creations =
                lives.stream().filter(DomainLife::isAdded).limit(MOST_CREATIONS).toList();
        if (!lives.isEmpty()) {
            readSchedule(analysis);
        }
    }

    /** Two records tell of each addition and each removal: the first begins a life, the last ends it. */
    private void take(Timed timed, Map<Integer, DomainLife> byDomain, long captureBegin) {
        DomainEvents.Event event = timed.event();
        DomainLife life = byDomain.get(event.domain());
        boolean isOver = life == null || life.end() != DomainLife.NEVER;
        if (event.isAdded() ? isOver : life == null) {
            long begin = event.isAdded() ? timed.time() : captureBegin;
            int number = life == null ? 0 : life.number() + 1;
            life = new DomainLife(event.domain(), number, event.isAdded(), event.pcpu(), begin, event.record());
            byDomain.put(event.domain(), life);
            lives.add(life);
        }
        if (!event.isAdded()) {
            life.removedAt(timed.time());
        }
    }

    private void readSchedule(Analysis analysis) {
        Map<Integer, List<DomainLife>> byDomain = new HashMap<>();
        lives.forEach(life -> byDomain.computeIfAbsent(life.domain(), domain -> new ArrayList<>())
                .add(life));
        for (PcpuSchedule pcpu : analysis.schedule()) {
            ClockModel clock = analysis.alignment().of(pcpu.pcpu());
            findFirstRuns(pcpu, clock, byDomain);
            creations.stream()
                    .filter(life -> life.pcpu() == pcpu.pcpu())
                    .forEach(life -> life.madeBy(runningAt(pcpu, clock, life.begin())));
        }
    }

    private static void findFirstRuns(PcpuSchedule pcpu, ClockModel clock, Map<Integer, List<DomainLife>> byDomain) {
        List<List<DomainLife>> bySlot = new ArrayList<>();
        for (int slot = 0; slot < pcpu.slots().count(); slot++) {
            int key = pcpu.slots().key(slot);
            bySlot.add(key == VcpuKey.UNKNOWN ? null : byDomain.get(VcpuKey.domain(key)));
        }
        StintLog stints = pcpu.stints();
        for (long stint = 0; stint < stints.count(); stint++) {
            List<DomainLife> ran = bySlot.get(stints.slot(stint));
            if (ran != null) {
                long begin = clock.ticks(stints.beginTsc(stint));
                ran.forEach(life -> life.ranAt(begin));
            }
        }
    }

    /** The vcpu of the last stint that begins by {@code time}. */
    private static int runningAt(PcpuSchedule pcpu, ClockModel clock, long time) {
        StintLog stints = pcpu.stints();
        long low = 0;
        long high = stints.count();
        while (low < high) {
            long middle = low + high >>> 1;
            if (clock.ticks(stints.beginTsc(middle)) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? VcpuKey.UNKNOWN : pcpu.slots().key(stints.slot(low - 1));
    }

    @Override
    public boolean reach(Stint stint, int vcpu) {
        for (DomainLife life : creations) {
            if (life.begin() > stint.end()) {
                return false;
            }
            if (isMaker(vcpu, life) && stint.begin() <= life.creationEnd()) {
                return true;
            }
        }
        return false;
    }

    /** Whoever makes a domain may do so on any of its vcpus. */
    private static boolean isMaker(int vcpu, DomainLife life) {
        return VcpuKey.domain(life.maker()) == VcpuKey.domain(vcpu);
    }

    boolean haveCreations() {
        return !creations.isEmpty();
    }

    /** A slice is over that ends at {@code until}: takes its calls. */
    void settle(List<? extends TreeBuilder> builders, long until) {
        builders.forEach(builder -> calls.addAll(builder.takeToolstackCalls()));
        calls.sort(BY_TIME);
        int past = 0;
        while (past < calls.size() && calls.get(past).begin() < until) {
            give(calls.get(past++));
        }
        calls.subList(0, past).clear();
    }

    private void give(ToolstackCall call) {
        for (DomainLife life : creations) {
            if (life.begin() > call.end()) {
                return;
            }
            if (isMaker(call.from().vcpu(), life) && call.begin() < life.creationEnd()) {
                life.add(call, limits.spansPerActivation() - SPANS_BESIDE);
            }
        }
    }

    /** Gives {@code sink} the trees, in the order in which lives begin. */
    void tell(Consumer<Activation> sink) {
        lives.forEach(life -> sink.accept(life.tree(limits.spansPerActivation(), captureEnd)));
    }
}
