package io.xenscope.analyze.life;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.format.event.Dom0Events;
import io.xenscope.format.event.SchedEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The lives of domains: a number that is used again after its domain was destroyed begins another one.
 *
 * <pre>
 * TRC_DOM0_DOM_ADD    id 0x41001   w0 domain: its structure is made     TRC_SCHED_DOM_ADD  id 0x28001   w0 domain
 * TRC_DOM0_DOM_REM    id 0x41002   w0 domain: its number is free         TRC_SCHED_DOM_REM  id 0x28002   w0 domain, later
 * TRC_SCHED_SHUTDOWN  id 0x28007   w0 domain   w1 vcpu   w2 reason
 * </pre>
 */
public final class DomainLives implements Activity {
    private static final int SHUTDOWN_WORDS = 3;

    private final TreeMap<Integer, List<DomainLife>> byDomain = new TreeMap<>();

    @Override
    public void register(HostTable events) {
        events.on(Dom0Events.DOM_ADD, this::created)
                .on(Dom0Events.DOM_REM, this::destroyed)
                .on(SchedEvents.DOM_ADD, this::admitted)
                .on(SchedEvents.DOM_REM, this::removed)
                .on(SchedEvents.SHUTDOWN, this::shutdown);
    }

    private List<DomainLife> lives(Moment now) {
        return byDomain.computeIfAbsent(now.record().word(0) & 0xFFFF, number -> new ArrayList<>());
    }

    private static DomainLife next(Moment now, List<DomainLife> lives) {
        DomainLife life = new DomainLife(now.record().word(0) & 0xFFFF, lives.size() + 1);
        lives.add(life);
        return life;
    }

    /** The present life; a new one where there is none that goes on. */
    private static DomainLife present(Moment now, List<DomainLife> lives) {
        DomainLife last = lives.isEmpty() ? null : lives.get(lives.size() - 1);
        return last == null || last.isOver() ? next(now, lives) : last;
    }

    private void created(Moment now) {
        if (now.record().wordCount() > 0) {
            DomainLife life = next(now, lives(now));
            life.created = now.time();
            life.creator = now.vcpu();
        }
    }

    /** Before Xen 4.7 each vcpu has such a record. */
    private void admitted(Moment now) {
        if (now.record().wordCount() > 0) {
            DomainLife life = present(now, lives(now));
            if (life.admitted == DomainLife.NEVER) {
                life.admitted = now.time();
                life.creator = life.created == DomainLife.NEVER ? now.vcpu() : life.creator;
            }
        }
    }

    private void shutdown(Moment now) {
        if (now.record().wordCount() >= SHUTDOWN_WORDS) {
            DomainLife life = present(now, lives(now));
            if (life.shutdown == DomainLife.NEVER) {
                life.shutdown = now.time();
                life.reason = now.record().word(2);
                life.stopped = VcpuKey.of(life.domain(), now.record().word(1));
            }
        }
    }

    private void destroyed(Moment now) {
        if (now.record().wordCount() > 0) {
            List<DomainLife> lives = lives(now);
            DomainLife last = lives.isEmpty() ? null : lives.get(lives.size() - 1);
            // Either record may come first.
            boolean isLast = last != null && last.destroyed == DomainLife.NEVER;
            (isLast ? last : next(now, lives)).destroyed = now.time();
        }
    }

    /** Comes behind the other one, and may come when the number is in use again. */
    private void removed(Moment now) {
        if (now.record().wordCount() > 0) {
            List<DomainLife> lives = lives(now);
            for (DomainLife life : lives) {
                if (life.destroyed != DomainLife.NEVER && life.removed == DomainLife.NEVER) {
                    life.removed = now.time();
                    return;
                }
            }
            DomainLife last = lives.isEmpty() ? next(now, lives) : lives.get(lives.size() - 1);
            // One for each vcpu before Xen 4.7: the last one counts.
            last.removed = now.time();
        }
    }

    /** Adds what vcpus did, and domains of whose begin and end nothing is told; when all records have been followed. */
    public void complete(Analysis analysis, int threads) {
        List<VcpuRuns> vcpus = new ArrayList<>();
        new StayJoin(analysis).run(threads, key -> {
            int domain = VcpuKey.domain(key);
            if (VcpuKey.isIdle(key)) {
                return null;
            }
            List<DomainLife> lives = byDomain.computeIfAbsent(domain, number -> new ArrayList<>());
            if (lives.isEmpty()) {
                lives.add(new DomainLife(domain, 1));
            }
            VcpuRuns runs = new VcpuRuns(lives);
            vcpus.add(runs);
            return runs;
        });
        vcpus.forEach(VcpuRuns::addToLives);
    }

    /** By domain number, then in the order of time. */
    public List<DomainLife> all() {
        List<DomainLife> all = new ArrayList<>();
        byDomain.values().forEach(all::addAll);
        return all;
    }
}
