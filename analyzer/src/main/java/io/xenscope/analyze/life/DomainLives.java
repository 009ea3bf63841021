package io.xenscope.analyze.life;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.analyze.track.pcpu.DomainEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The lives of domains, the one rule of what begins and ends them: a number that is used again after its domain was destroyed
 * begins another life.
 *
 * <pre>
 * TRC_DOM0_DOM_ADD    id 0x41001   w0 domain: its structure is made     TRC_SCHED_DOM_ADD  id 0x28001   w0 domain
 * TRC_DOM0_DOM_REM    id 0x41002   w0 domain: its number is free         TRC_SCHED_DOM_REM  id 0x28002   w0 domain, later
 * TRC_SCHED_SHUTDOWN  id 0x28007   w0 domain   w1 vcpu   w2 reason
 * </pre>
 */
public final class DomainLives {
    private record Timed(DomainEvents.Event event, long time) {}

    private static final Comparator<Timed> IN_ORDER = Comparator.comparingLong(Timed::time)
            .thenComparingInt(timed -> timed.event.pcpu())
            .thenComparingLong(timed -> timed.event.record());

    private final Analysis analysis;
    private final TreeMap<Integer, List<DomainLife>> byDomain = new TreeMap<>();

    private DomainLives(Analysis analysis) {
        this.analysis = analysis;
    }

    /** What records say of domains' begins and ends; domains of which none does are not among them. */
    public static DomainLives of(Analysis analysis) {
        DomainLives lives = new DomainLives(analysis);
        List<Timed> events = new ArrayList<>();
        for (DomainEvents.Event event : analysis.domainEvents()) {
            events.add(new Timed(event, analysis.alignment().of(event.pcpu()).ticks(event.tsc())));
        }
        events.sort(IN_ORDER);
        events.forEach(timed -> lives.take(timed.event, timed.time));
        return lives;
    }

    private void take(DomainEvents.Event event, long time) {
        List<DomainLife> lives = byDomain.computeIfAbsent(event.domain(), number -> new ArrayList<>());
        switch (event.kind()) {
            case CREATED -> created(event, time, lives);
            case ADMITTED -> admitted(event, time, lives);
            case SHUTDOWN -> shutdown(event, time, lives);
            case DESTROYED -> destroyed(event, time, lives);
            case REMOVED -> removed(event, time, lives);
        }
    }

    private static DomainLife next(DomainEvents.Event event, List<DomainLife> lives) {
        DomainLife life = new DomainLife(event.domain(), lives.size() + 1);
        lives.add(life);
        return life;
    }

    private static DomainLife last(List<DomainLife> lives) {
        return lives.isEmpty() ? null : lives.get(lives.size() - 1);
    }

    /** The present life; a new one where there is none that goes on. */
    private static DomainLife present(DomainEvents.Event event, List<DomainLife> lives) {
        DomainLife last = last(lives);
        return last == null || last.isOver() ? next(event, lives) : last;
    }

    private void created(DomainEvents.Event event, long time, List<DomainLife> lives) {
        DomainLife before = last(lives);
        DomainLife life = next(event, lives);
        life.created = time;
        if (before != null) {
            before.replaced = time;
        }
        made(event, life);
    }

    private void made(DomainEvents.Event event, DomainLife life) {
        life.creatorPcpu = event.pcpu();
        life.creatorRecord = event.record();
        for (PcpuSchedule pcpu : analysis.schedule()) {
            if (pcpu.pcpu() == event.pcpu()) {
                life.creator = pcpu.vcpuAt(event.record(), event.tsc());
            }
        }
    }

    /** Before Xen 4.7 each vcpu has such a record: the first one counts. */
    private void admitted(DomainEvents.Event event, long time, List<DomainLife> lives) {
        DomainLife life = present(event, lives);
        if (life.admitted == DomainLife.NEVER) {
            life.admitted = time;
            if (life.created == DomainLife.NEVER) {
                made(event, life);
            }
        }
    }

    private static void shutdown(DomainEvents.Event event, long time, List<DomainLife> lives) {
        DomainLife life = present(event, lives);
        if (life.shutdown == DomainLife.NEVER) {
            life.shutdown = time;
            life.reason = event.reason();
        }
    }

    private static void destroyed(DomainEvents.Event event, long time, List<DomainLife> lives) {
        DomainLife last = last(lives);
        // Either record of an end may come first.
        boolean isLast = last != null && last.destroyed == DomainLife.NEVER;
        (isLast ? last : next(event, lives)).destroyed = time;
    }

    /** Comes after the other one, and may come when the number is in use again. */
    private static void removed(DomainEvents.Event event, long time, List<DomainLife> lives) {
        for (DomainLife life : lives) {
            if (life.destroyed != DomainLife.NEVER && life.removed == DomainLife.NEVER) {
                life.removed = time;
                return;
            }
        }
        // One for each vcpu before Xen 4.7: the last one counts.
        DomainLife last = last(lives);
        (last == null ? next(event, lives) : last).removed = time;
    }

    /**
     * Adds what vcpus did, and domains whose begin and end no record gives: the first and last run of each life, and for how
     * long its vcpus ran inside a range.
     */
    public DomainLives withRuns(Range range, int threads) {
        List<VcpuRuns> vcpus = new ArrayList<>();
        new StayJoin(analysis).run(threads, key -> {
            if (VcpuKey.isIdle(key)) {
                return null;
            }
            int domain = VcpuKey.domain(key);
            List<DomainLife> lives = byDomain.computeIfAbsent(domain, number -> new ArrayList<>());
            if (lives.isEmpty()) {
                lives.add(new DomainLife(domain, 1));
            }
            VcpuRuns runs = new VcpuRuns(lives, range);
            vcpus.add(runs);
            return runs;
        });
        vcpus.forEach(VcpuRuns::addToLives);
        return this;
    }

    /** By domain number, then in the order of time. */
    public List<DomainLife> all() {
        List<DomainLife> all = new ArrayList<>();
        byDomain.values().forEach(all::addAll);
        return all;
    }
}
