package io.xenscope.analyze.snapshot;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.Cause;
import java.util.List;
import java.util.Map;

/** The machine at one moment. Times are common ticks. */
public final class Snapshot {
    private final int number;
    private final long time;
    private final List<VcpuMoment> vcpus;
    private final List<PcpuMoment> pcpus;
    private final OpenSpans spans;
    private final Map<Integer, LastEntry> entries;
    private final Map<Integer, PcpuSigns.At> signs;

    Snapshot(
            int number,
            long time,
            List<VcpuMoment> vcpus,
            List<PcpuMoment> pcpus,
            OpenSpans spans,
            Map<Integer, LastEntry> entries,
            Map<Integer, PcpuSigns.At> signs) {
        this.number = number;
        this.time = time;
        this.vcpus = vcpus;
        this.pcpus = pcpus;
        this.spans = spans;
        this.entries = entries;
        this.signs = signs;
    }

    public long time() {
        return time;
    }

    /** Vcpus of domains that any record at or before the moment names, by domain and number; idle vcpus are none. */
    public List<VcpuMoment> vcpus() {
        return vcpus.stream().filter(vcpu -> !VcpuKey.isIdle(vcpu.vcpu())).toList();
    }

    /** By number. */
    public List<PcpuMoment> pcpus() {
        return pcpus;
    }

    /** What one vcpu did; null where no record says yet. */
    public VcpuMoment vcpu(int key) {
        return vcpus.stream().filter(vcpu -> vcpu.vcpu() == key).findFirst().orElse(null);
    }

    /** Spans of a vcpu that were open, innermost first. */
    public List<OpenSpan> open(int vcpu) {
        return spans.of(number, vcpu);
    }

    /** What made a vcpu runnable that runs or waits; null where that is not known. */
    public Cause wokenBy(int vcpu) {
        VcpuMoment moment = vcpu(vcpu);
        return moment == null ? null : spans.wake(vcpu, moment.activeSince());
    }

    /** What a vcpu asked of Xen last; null where its records were not read. */
    public LastEntry lastEntry(int vcpu) {
        return entries.get(vcpu);
    }

    /** The C-state of a pcpu; -1 where no record says that it was in one. */
    public int idleState(int pcpu) {
        return sign(pcpu).idleState();
    }

    /** The frequency of a pcpu in MHz; -1 where no record says. */
    public int mhz(int pcpu) {
        return sign(pcpu).mhz();
    }

    /** The interrupt that a pcpu was handling; -1 where none is known. */
    public int irq(int pcpu) {
        return sign(pcpu).irq();
    }

    /** When the handler of that began. */
    public long irqBegin(int pcpu) {
        return sign(pcpu).irqBegin();
    }

    private PcpuSigns.At sign(int pcpu) {
        return signs.getOrDefault(pcpu, new PcpuSigns.At(PcpuSigns.NONE, PcpuSigns.NONE, PcpuSigns.NONE, 0));
    }
}
