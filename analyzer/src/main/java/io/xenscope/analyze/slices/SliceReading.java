package io.xenscope.analyze.slices;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.account.PcpuState;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.interval.StateGrids;
import io.xenscope.analyze.slices.Sliced.Key;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.PageChanges;
import io.xenscope.analyze.track.vcpu.PvEntryCounts;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.analyze.waits.Wasted;
import io.xenscope.analyze.waits.WastedTime;
import io.xenscope.format.Capture;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/**
 * Reads what happened in each slice of a range. What counts in which slice is decided by the classes that keep the accounts of
 * ranges for all reports; sums over slices are theirs of the range, but for VM exits that last over the border of the range.
 */
public final class SliceReading {
    /** Nobody asks for the vcpu. */
    public static final int NOBODY = -2;

    /**
     * What is asked for.
     *
     * @param count how many slices
     * @param subject to whom a vcpu ({@link VcpuKey}) adds up: itself, its domain, or {@link #NOBODY}
     * @param sampled whose durations are kept
     */
    public record Asked(Range range, int count, IntUnaryOperator subject, Predicate<Key> sampled, int threads) {}

    private final Capture capture;
    private final Analysis analysis;
    private final Asked asked;
    private final SliceTable table;

    private SliceReading(Capture capture, Analysis analysis, Asked asked) {
        this.capture = capture;
        this.analysis = analysis;
        this.asked = asked;
        this.table = new SliceTable(Slices.of(asked.range, asked.count), asked.sampled, analysis.rate());
    }

    /** Reads the schedule and the records again. */
    public static SliceTable read(Capture capture, Analysis analysis, Asked asked) {
        SliceReading reading = new SliceReading(capture, analysis, asked);
        reading.readStates();
        reading.readPcpus();
        reading.readWasted();
        reading.readRecords();
        return reading.table;
    }

    private boolean isAsked(int vcpu) {
        return vcpu != VcpuKey.UNKNOWN && asked.subject.applyAsInt(vcpu) != NOBODY;
    }

    private void readStates() {
        ConcurrentLinkedQueue<StateSlices> made = new ConcurrentLinkedQueue<>();
        new StayJoin(analysis).run(asked.threads, vcpu -> {
            if (!isAsked(vcpu)) {
                return null;
            }
            StateSlices states = new StateSlices(vcpu, asked.subject.applyAsInt(vcpu), table);
            made.add(states);
            return states;
        });
        made.forEach(StateSlices::flush);
    }

    private void readPcpus() {
        StateGrids.pcpus(analysis, table.slices().intervals(), pcpu -> true).forEach((slice, key, ticks) -> {
            int pcpu = key.first();
            long lost = ticks[PcpuState.LOST.ordinal()];
            long busy = ticks[PcpuState.BUSY.ordinal()] + ticks[PcpuState.SWITCHING.ordinal()];
            table.add(Sliced.PCPU_BUSY.of(pcpu), slice, busy);
            table.add(Sliced.PCPU_KNOWN.of(pcpu), slice, busy + ticks[PcpuState.IDLE.ordinal()]);
            table.add(Sliced.PCPU_LOST.of(pcpu), slice, lost);
        });
    }

    private void readWasted() {
        List<Range> slices = table.slices().ranges();
        List<List<Wasted>> vcpus = WastedTime.ofVcpus(analysis, slices, asked.threads, vcpu -> !VcpuKey.isIdle(vcpu));
        List<List<Wasted>> pcpus = WastedTime.ofPcpus(analysis, slices, asked.threads, pcpu -> true);
        for (int slice = 0; slice < slices.size(); slice++) {
            for (Wasted vcpu : vcpus.get(slice)) {
                table.add(Sliced.WASTED_AT_LEAST.of(0), slice, vcpu.atLeast());
                table.add(Sliced.WASTED_AT_MOST.of(0), slice, vcpu.atMost());
            }
            for (Wasted pcpu : pcpus.get(slice)) {
                table.add(Sliced.PCPU_WASTED_AT_LEAST.of(pcpu.subject()), slice, pcpu.atLeast());
                table.add(Sliced.PCPU_WASTED_AT_MOST.of(pcpu.subject()), slice, pcpu.atMost());
            }
        }
    }

    private void readRecords() {
        Readings readings = new Readings(capture, analysis);
        VcpuTrackers<VmExits> exits =
                readings.vcpus().follow((vcpu, mates) -> new VmExits(vcpu, asked.range), VmExits::register);
        readings.vcpus()
                .follow((vcpu, mates) -> isAsked(vcpu)
                        ? mates.of(exits).tell(new ExitSlices(asked.subject.applyAsInt(vcpu), table))
                        : null);
        readings.vcpus()
                .follow(
                        (vcpu, mates) -> isAsked(vcpu) ? new EntrySlices(asked.subject.applyAsInt(vcpu), table) : null,
                        events -> PvEntryCounts.register(events, EntrySlices::at));
        readings.vcpus()
                .follow(
                        (vcpu, mates) -> new PageSlices(vcpu, mates.of(exits), analysis.isSvm(), table, domain -> true),
                        events -> PageChanges.register(events, analysis.era(), PageSlices::at));
        IrqSlices irqs = readings.host().follow(new IrqSlices(table));
        readings.run(asked.threads);
        irqs.flush();
    }
}
