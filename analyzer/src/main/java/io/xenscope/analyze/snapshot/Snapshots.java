package io.xenscope.analyze.snapshot;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds what the machine was doing at some moments: from the schedule who ran and who waited, then from the records of the time
 * before each moment what was open.
 */
public final class Snapshots {
    private static final int SPANS_PER_PART = 2_000;

    private final Capture capture;
    private final Analysis analysis;
    private final long[] times;
    private final long window;
    private final int threads;
    private final TreeMap<Integer, VcpuMoments> vcpus = new TreeMap<>(Integer::compareUnsigned);
    private final OpenSpans spans;
    private VcpuTrackers<LastEntries> entries;
    private List<PcpuSigns> signs = List.of();

    private Snapshots(Capture capture, Analysis analysis, long[] times, long window, int threads) {
        this.capture = capture;
        this.analysis = analysis;
        this.times = times;
        this.window = window;
        this.threads = threads;
        this.spans = new OpenSpans(times, analysis.extent().endTicks());
    }

    /**
     * Goes through a capture with so many threads.
     *
     * @param times the moments, in common ticks, rising
     * @param window so long before each moment sends and wakes are counted, in ticks
     */
    public static List<Snapshot> read(Capture capture, Analysis analysis, long[] times, long window, int threads) {
        Snapshots snapshots = new Snapshots(capture, analysis, times, window, threads);
        snapshots.joinVcpus();
        snapshots.readSpans();
        snapshots.readSigns();
        return snapshots.all();
    }

    private void joinVcpus() {
        new StayJoin(analysis).run(threads, key -> {
            VcpuMoments moments = new VcpuMoments(key, times, analysis.losses());
            vcpus.put(key, moments);
            return moments;
        });
    }

    /** Reads no more than the activations that were under way. */
    private void readSpans() {
        long from = Long.MAX_VALUE;
        for (Map.Entry<Integer, VcpuMoments> vcpu : vcpus.entrySet()) {
            for (int i = 0; i < times.length && !VcpuKey.isIdle(vcpu.getKey()); i++) {
                VcpuMoment moment = vcpu.getValue().at(i);
                if (moment != null && moment.isActive()) {
                    from = Math.min(from, moment.activeSince());
                    spans.want(vcpu.getKey(), moment.activeSince());
                }
            }
        }
        if (from < Long.MAX_VALUE) {
            ActivationLimits limits =
                    new ActivationLimits(vcpu -> true, from, times[times.length - 1] + 1, SPANS_PER_PART);
            Activations.read(capture, analysis, limits, threads, spans);
        }
    }

    private void readSigns() {
        Readings readings = new Readings(capture, analysis);
        entries = readings.vcpus()
                .follow(
                        (vcpu, mates) -> VcpuKey.isIdle(vcpu) || !vcpus.containsKey(vcpu)
                                ? null
                                : new LastEntries(times, window, vcpus.get(vcpu)),
                        LastEntries::register);
        signs = readings.host().followPcpus(pcpu -> new PcpuSigns(pcpu, times), PcpuSigns::register);
        readings.run(threads);
    }

    private List<Snapshot> all() {
        List<PcpuMoments> pcpus = analysis.schedule().stream()
                .map(pcpu -> new PcpuMoments(analysis, pcpu, times))
                .toList();
        List<Snapshot> all = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            int moment = i;
            List<VcpuMoment> awake = vcpus.values().stream()
                    .map(vcpu -> vcpu.at(moment))
                    .filter(vcpu -> vcpu != null)
                    .toList();
            Map<Integer, LastEntry> last = new HashMap<>();
            entries.forEach((vcpu, tracker) -> last.put(vcpu, tracker.at(moment)));
            Map<Integer, PcpuSigns.At> byPcpu = new HashMap<>();
            signs.forEach(sign -> byPcpu.put(sign.pcpu(), sign.at(moment)));
            List<PcpuMoment> states =
                    pcpus.stream().map(pcpu -> pcpu.at(moment, awake)).toList();
            all.add(new Snapshot(moment, times[moment], awake, states, spans, last, byPcpu));
        }
        return all;
    }
}
