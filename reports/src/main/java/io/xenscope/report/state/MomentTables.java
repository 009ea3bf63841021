package io.xenscope.report.state;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.snapshot.Known;
import io.xenscope.analyze.snapshot.LastEntry;
import io.xenscope.analyze.snapshot.OpenSpan;
import io.xenscope.analyze.snapshot.Snapshot;
import io.xenscope.analyze.snapshot.VcpuMoment;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.spans.SpanNames;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;

/** What vcpus did at each moment, and what was open on them. */
final class MomentTables {
    /** {@code last}: its last entry into Xen, null where none is known. */
    private record Vcpu(
            Snapshot snapshot, VcpuMoment vcpu, LastEntry last, String entry, String waitsFor, String wokenBy) {
        Long since() {
            return vcpu.since() == VcpuMoment.BEFORE ? null : (Long) vcpu.since();
        }

        Long lasted() {
            return since() == null ? null : (Long) (snapshot.time() - vcpu.since());
        }
    }

    private static final Columns<Vcpu> VCPUS = Columns.<Vcpu>of("vcpus", "Vcpus")
            .moment("at_ns", row -> row.snapshot.time())
            .with(Cells.VCPU, row -> row.vcpu.vcpu())
            .keys()
            .text("state", row -> row.vcpu.state().key())
            .moment("since_ns", Vcpu::since)
            .ticks("for_ns", Vcpu::lasted)
            .count("pcpu", row -> Cells.known(row.vcpu.pcpu()))
            .text("waits_for", Vcpu::waitsFor)
            .text("woken_by", Vcpu::wokenBy)
            .text("last_entry", Vcpu::entry)
            .ticks("last_entry_ago_ns", row -> row.last == null ? null : row.snapshot.time() - row.last.time())
            .text("known", row -> row.vcpu.known().key())
            .ticks("age_ns", row -> row.vcpu.known() == Known.LAST_KNOWN ? row.lasted() : null)
            .whenEmpty("no record names a vcpu yet")
            .note("pcpu: where it runs or ran last. since -: before the capture. last entry: hypercall or VM exit."
                    + " known last_known: records were lost since; age: so long ago.");

    /** {@code begin} in common ticks, null where it was before the capture; {@code rip} 0 where it is not known. */
    private record Open(
            long time,
            int vcpu,
            int pcpu,
            int depth,
            String span,
            Long begin,
            long rip,
            String symbol,
            boolean certain) {}

    private static final Columns<Open> STACKS = Columns.<Open>of("stacks", "Open spans, innermost first")
            .moment("at_ns", Open::time)
            .with(Cells.VCPU, Open::vcpu)
            .keys()
            .count("pcpu", open -> Cells.known(open.pcpu))
            .count("depth", Open::depth)
            .text("span", Open::span)
            .moment("begin_ns", Open::begin)
            .ticks("open_ns", open -> open.begin == null ? null : (Long) (open.time - open.begin))
            .detail()
            .text("rip", open -> open.rip == 0 ? null : "0x" + Long.toHexString(open.rip))
            .text("symbol", Open::symbol)
            .text("known", open -> open.certain ? "certain" : "possible")
            .whenEmpty("nothing is known to be open: every vcpu sleeps")
            .note("known possible: records allow that it was over already.");

    private final Scope scope;
    private final List<Snapshot> snapshots;
    private final Symbols symbols;
    private final SpanNames names;
    private final ExitNames exits;

    MomentTables(Scope scope, List<Snapshot> snapshots, Symbols symbols) {
        this.scope = scope;
        this.snapshots = snapshots;
        this.symbols = symbols;
        this.names = new SpanNames(scope.analysis().isSvm());
        this.exits = new ExitNames(scope.analysis());
    }

    void fill(Page page) {
        page.table(PcpuTable.of(scope, snapshots)).table(vcpus()).table(stacks());
    }

    private Table vcpus() {
        List<Vcpu> rows = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            for (VcpuMoment vcpu : snapshot.vcpus()) {
                if (scope.holds(vcpu.vcpu())) {
                    rows.add(vcpu(snapshot, vcpu));
                }
            }
        }
        return VCPUS.table(scope, rows);
    }

    private Vcpu vcpu(Snapshot snapshot, VcpuMoment vcpu) {
        LastEntry any = snapshot.lastEntry(vcpu.vcpu());
        LastEntry last = any == null || any.kind() == LastEntry.Kind.NONE ? null : any;
        Cause cause = vcpu.isActive() ? snapshot.wokenBy(vcpu.vcpu()) : null;
        return new Vcpu(
                snapshot,
                vcpu,
                last,
                last == null ? null : entry(last),
                waitsFor(vcpu, last),
                cause == null ? null : wokenBy(cause));
    }

    private String waitsFor(VcpuMoment vcpu, LastEntry last) {
        return switch (vcpu.state()) {
            case RUNNABLE -> "a pcpu";
            case BLOCKED -> last == null ? null : "event (" + entry(last) + ")";
            case OFFLINE -> isEmulated(last, exits) ? "device model (" + entry(last) + ")" : "unpause";
            default -> null;
        };
    }

    /** Whether a vcpu that is offline is no more than waiting for what its VM exit asks of a device model. */
    static boolean isEmulated(LastEntry last, ExitNames exits) {
        return last != null && last.isOpen() && !exits.isIdling(last.number());
    }

    private String entry(LastEntry last) {
        if (last.kind() == LastEntry.Kind.EXIT) {
            boolean isCall = last.guestCall() != Activation.NONE;
            return exits.name(last.number()) + (isCall ? " " + Hypercalls.name(last.guestCall()) : "");
        }
        String name = Hypercalls.name(last.number());
        if (last.command() == PvCallEntry.NONE) {
            return name;
        }
        return name + " " + Hypercalls.command(last.number(), (int) last.command());
    }

    /** What made it runnable; where that is no more than who was there, says so. */
    private String wokenBy(Cause cause) {
        String who = VcpuKey.isIdle(cause.from().vcpu())
                ? "p" + cause.from().pcpu() + " idle"
                : VcpuKey.text(cause.from().vcpu());
        return switch (cause.kind()) {
            case IRQ -> names.of(cause.from());
            case ASYNC -> "timer or softirq (during " + who + ")";
            default -> who + " " + names.of(cause.from());
        };
    }

    private Table stacks() {
        List<Open> rows = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            interrupts(snapshot, rows);
            for (VcpuMoment vcpu : snapshot.vcpus()) {
                if (scope.holds(vcpu.vcpu()) && vcpu.isActive()) {
                    stack(snapshot, vcpu, rows);
                }
            }
        }
        return STACKS.table(scope, rows);
    }

    /** Of idle pcpus, which have no vcpu to be listed with. */
    private void interrupts(Snapshot snapshot, List<Open> rows) {
        snapshot.pcpus().stream()
                .filter(pcpu -> snapshot.irq(pcpu.pcpu()) >= 0 && VcpuKey.isIdle(pcpu.vcpu()))
                .forEach(pcpu -> rows.add(irq(snapshot, pcpu.vcpu(), pcpu.pcpu())));
    }

    private Open irq(Snapshot snapshot, int vcpu, int pcpu) {
        String name = names.of(SpanKind.IRQ, vcpu, snapshot.irq(pcpu));
        return new Open(snapshot.time(), vcpu, pcpu, 0, name, known(snapshot.irqBegin(pcpu)), 0, null, true);
    }

    private void stack(Snapshot snapshot, VcpuMoment vcpu, List<Open> rows) {
        int depth = 0;
        if (vcpu.state() == VcpuState.RUNNING && snapshot.irq(vcpu.pcpu()) >= 0) {
            rows.add(irq(snapshot, vcpu.vcpu(), vcpu.pcpu()));
            depth++;
        }
        for (OpenSpan span : snapshot.open(vcpu.vcpu())) {
            rows.add(open(snapshot, vcpu, span, depth++));
        }
    }

    private Open open(Snapshot snapshot, VcpuMoment vcpu, OpenSpan span, int depth) {
        LastEntry last = snapshot.lastEntry(vcpu.vcpu());
        boolean hasRip = span.kind() == SpanKind.VMEXIT && last != null && last.kind() == LastEntry.Kind.EXIT;
        long rip = hasRip ? last.rip() : 0;
        return new Open(
                snapshot.time(),
                vcpu.vcpu(),
                span.kind() == SpanKind.ACTIVATION ? Activation.NONE : span.pcpu(),
                depth,
                names.of(span.kind(), vcpu.vcpu(), span.detail())
                        + (span.guestCall() == Activation.NONE ? "" : " " + Hypercalls.name(span.guestCall())),
                known(begin(span, vcpu)),
                rip,
                rip == 0 ? null : symbols.name(VcpuKey.domain(vcpu.vcpu()), rip),
                span.isCertain());
    }

    private static Long known(long time) {
        return time == VcpuMoment.BEFORE ? null : (Long) time;
    }

    /** Long activations come in parts, and runs with them: the runstates say when they began. */
    private static long begin(OpenSpan span, VcpuMoment vcpu) {
        return switch (span.kind()) {
            case ACTIVATION -> vcpu.activeSince();
            case RUN, WAIT -> vcpu.since();
            default -> span.begin();
        };
    }
}
