package io.xenscope.analyze.make;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.account.PcpuAccount;
import io.xenscope.analyze.account.VcpuAccount;
import io.xenscope.analyze.base.EventCounts;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.irq.IrqTimes;
import io.xenscope.analyze.sched.LossKind;
import io.xenscope.analyze.sched.LossLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.RecordCounts;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.ExitsByReason;
import io.xenscope.analyze.track.vcpu.Injections;
import io.xenscope.analyze.track.vcpu.PvEntryCounts;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.clock.ClockModel;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the {@link Accounts} of a range of a capture, with the trackers that the deep reports ask. */
public final class RangeReading {
    /** The runstates of one vcpu. */
    private static final class Time implements VcpuTracker {
        private final VcpuAccount account;

        Time(int vcpu, Range range) {
            account = new VcpuAccount(vcpu, range);
        }

        @Override
        public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
            account.stay(state, before, pcpu, begin, end, after);
        }
    }

    private final Analysis analysis;
    private final Range range;
    private final Readings readings;
    private final IrqTimes irqs;
    private final List<RecordCounts> records;
    private final VcpuTrackers<Time> times;
    private final VcpuTrackers<ExitsByReason> exits;
    private final VcpuTrackers<PvEntryCounts> pv;
    private final VcpuTrackers<Injections> injections;

    private RangeReading(Capture capture, Analysis analysis, Range range) {
        this.analysis = analysis;
        this.range = range;
        this.readings = new Readings(capture, analysis);
        this.irqs = readings.host().follow(new IrqTimes(range));
        this.records = RecordCounts.follow(readings.host(), analysis.events(), range);
        this.times = readings.vcpus().follow((vcpu, mates) -> new Time(vcpu, range));
        VcpuTrackers<VmExits> pairs =
                readings.vcpus().follow((vcpu, mates) -> new VmExits(vcpu, range), VmExits::register);
        this.exits = readings.vcpus().follow((vcpu, mates) -> mates.of(pairs).tell(new ExitsByReason()));
        this.pv = readings.vcpus().follow((vcpu, mates) -> new PvEntryCounts(range), PvEntryCounts::register);
        this.injections = readings.vcpus().follow((vcpu, mates) -> new Injections(range), Injections::register);
    }

    /** Reads the capture again, with so many threads. */
    public static Accounts read(Capture capture, Analysis analysis, Range range, int threads) {
        RangeReading reading = new RangeReading(capture, analysis, range);
        reading.readings.run(threads);
        return reading.accounts();
    }

    private Accounts accounts() {
        EventCounts events = new EventCounts();
        records.forEach(pcpu -> events.add(pcpu.events()));
        return new Accounts(range, pcpus(), vcpus(), irqs(), events);
    }

    private List<PcpuFacts> pcpus() {
        Map<Integer, RecordCounts> byPcpu = new HashMap<>();
        records.forEach(pcpu -> byPcpu.put(pcpu.pcpu(), pcpu));
        List<PcpuFacts> pcpus = new ArrayList<>();
        for (PcpuSchedule schedule : analysis.schedule()) {
            pcpus.add(pcpu(schedule, byPcpu.get(schedule.pcpu())));
        }
        return pcpus;
    }

    private PcpuFacts pcpu(PcpuSchedule schedule, RecordCounts counted) {
        long begin = analysis.extent().beginTicks();
        LossLog losses = schedule.losses();
        ClockModel clock = analysis.alignment().of(schedule.pcpu());
        long count = 0;
        long lost = 0;
        for (long loss = 0; loss < losses.count(); loss++) {
            if (losses.kind(loss) == LossKind.DROPPED && range.includes(clock.ticks(losses.beginTsc(loss)))) {
                count++;
                lost += losses.records(loss);
            }
        }
        return new PcpuFacts(
                PcpuAccount.totals(schedule, analysis.alignment().of(schedule.pcpu()), analysis.extent(), range),
                counted.events().records(),
                counted.events().bytes(),
                counted.first() < 0 ? -1 : counted.first() - begin,
                counted.last() < 0 ? -1 : counted.last() - begin,
                count,
                lost);
    }

    private List<VcpuFacts> vcpus() {
        Map<Integer, VcpuFacts> byKey = new HashMap<>();
        for (VcpuFacts whole : analysis.vcpus()) {
            byKey.put(whole.key(), new VcpuFacts(new VcpuAccount(whole.key(), range)));
        }
        times.forEach((vcpu, time) -> byKey.computeIfPresent(vcpu, (key, none) -> new VcpuFacts(time.account)));
        exits.forEach((vcpu, tracker) -> VcpuFacts.of(byKey, vcpu).exits().add(tracker.exits()));
        pv.forEach((vcpu, tracker) -> VcpuFacts.of(byKey, vcpu).pv().add(tracker.account()));
        injections.forEach(
                (vcpu, tracker) -> VcpuFacts.of(byKey, vcpu).injections().add(tracker.vectors()));
        return analysis.vcpus().stream().map(vcpu -> byKey.get(vcpu.key())).toList();
    }

    private List<Analysis.IrqFacts> irqs() {
        List<Analysis.IrqFacts> facts = new ArrayList<>();
        irqs.accounts()
                .forEach((irq, byPcpu) -> byPcpu.forEach((pcpu, account) -> facts.add(new Analysis.IrqFacts(
                        irq,
                        pcpu,
                        account.count(),
                        account.handlers().total(),
                        account.handlers().whole()))));
        return facts;
    }
}
