package io.xenscope.analyze.clock;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.ChangeLog;
import io.xenscope.analyze.sched.FallLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.clock.evidence.Fall;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.Sightings;
import io.xenscope.format.event.Runstate;

/**
 * Reads the evidence of order out of the schedule of one pcpu: in the order of time, so that nobody has to sort it.
 *
 * <p>Idle vcpus prove nothing: they never leave their pcpu.
 */
final class EvidenceOf {
    private static final int RUNNABLE = Runstate.Numbers.RUNNABLE;
    private static final int BLOCKED = Runstate.Numbers.BLOCKED;

    private final RunLog runs;
    private final ChangeLog changes;
    private final VcpuSlots slots;
    private final PcpuEvidence evidence;
    private final Sightings[] bySlot;
    private final boolean[] provesNothing;

    private EvidenceOf(PcpuWalk pcpu) {
        PcpuSchedule schedule = pcpu.schedule();
        runs = schedule.runs();
        changes = schedule.changes();
        slots = schedule.slots();
        evidence = new PcpuEvidence(pcpu.pcpu(), pcpu.windows());
        bySlot = new Sightings[slots.count()];
        provesNothing = new boolean[slots.count()];
        for (int slot = 0; slot < provesNothing.length; slot++) {
            provesNothing[slot] = slot == VcpuSlots.UNKNOWN || VcpuKey.isIdle(slots.key(slot));
        }
    }

    /** {@code withFalls} where a TSC that was set back is to be a clock of its own from then on. */
    static PcpuEvidence pcpu(PcpuWalk pcpu, boolean withFalls) {
        EvidenceOf of = new EvidenceOf(pcpu);
        of.addAll();
        if (withFalls) {
            of.addFalls(pcpu.schedule().falls());
        }
        of.evidence.finish();
        return of.evidence;
    }

    private void addAll() {
        reserve();
        long change = 0;
        for (long run = 0; run < runs.count(); run++) {
            change = addChanges(change, runs.beginTsc(run));
            addRun(run, runs.slot(run));
        }
        addChanges(change, Long.MAX_VALUE);
    }

    /** Counting first costs less than lists that grow, and are copied, many times over. */
    private void reserve() {
        int[] switches = new int[slots.count()];
        for (long run = 0; run < runs.count(); run++) {
            switches[runs.slot(run)]++;
        }
        int windows = evidence.windows().count();
        int[] moments = new int[slots.count()];
        for (long change = 0; change < changes.count(); change++) {
            moments[changes.slot(change)]++;
        }
        for (int slot = 0; slot < switches.length; slot++) {
            if (!provesNothing[slot] && switches[slot] + moments[slot] > 0) {
                // The border of a window cuts one run in two, at most.
                seen(slot).reserve(switches[slot] + Math.min(switches[slot], windows), moments[slot]);
            }
        }
    }

    /** Adds the changes before a TSC; the number of the first one behind them. */
    private long addChanges(long from, long until) {
        long change = from;
        while (change < changes.count() && changes.tsc(change) < until) {
            addChange(change, changes.slot(change));
            change++;
        }
        return change;
    }

    private void addRun(long run, int slot) {
        if (provesNothing[slot]) {
            return;
        }
        int begins = runs.begins(run);
        int ends = runs.ends(run);
        boolean beginSeen = begins == RunLog.BEGINS_SEEN || begins == RunLog.BEGINS_AFTER_LOSS;
        if (ends == RunLog.ENDS_UNKNOWN && beginSeen) {
            evidence.point(seen(slot), runs.beginTsc(run));
        } else if (ends != RunLog.ENDS_UNKNOWN) {
            boolean endSeen = ends < RunLog.ENDS_LOST;
            evidence.run(seen(slot), runs.beginTsc(run), beginSeen, runs.endTsc(run), endSeen);
        }
    }

    private void addChange(long change, int slot) {
        if (provesNothing[slot] || ChangeLog.isFromAny(changes.from(change))) {
            return;
        }
        if (changes.from(change) == BLOCKED && changes.to(change) == RUNNABLE) {
            evidence.wake(seen(slot), changes.tsc(change));
        } else {
            evidence.point(seen(slot), changes.tsc(change));
        }
    }

    private void addFalls(FallLog falls) {
        for (long fall = 0; fall < falls.count(); fall++) {
            evidence.fall(new Fall(falls.lastBefore(fall), falls.ticks(fall)));
        }
    }

    private Sightings seen(int slot) {
        Sightings seen = bySlot[slot];
        if (seen == null) {
            seen = evidence.of(slots.key(slot));
            bySlot[slot] = seen;
        }
        return seen;
    }
}
