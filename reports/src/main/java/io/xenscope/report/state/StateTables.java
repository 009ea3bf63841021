package io.xenscope.report.state;

import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.analyze.sched.VcpuKey;
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
import io.xenscope.format.event.XenNames;
import io.xenscope.report.export.SpanNames;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.Scope;
import java.util.List;

/** What vcpus did at each moment, and what was open on them. */
final class StateTables {
    private final Scope scope;
    private final List<Snapshot> snapshots;
    private final Symbols symbols;
    private final SpanNames names;
    private final ExitNames exits;

    StateTables(Scope scope, List<Snapshot> snapshots, Symbols symbols) {
        this.scope = scope;
        this.snapshots = snapshots;
        this.symbols = symbols;
        this.names = new SpanNames(scope.analysis().isSvm());
        this.exits = new ExitNames(scope.analysis());
    }

    void fill(Page page) {
        page.table(new PcpuTable(scope, snapshots).table()).table(vcpus()).table(stacks());
    }

    private Table vcpus() {
        Table table = new Table(
                        "vcpus",
                        "Vcpus",
                        Column.moment("at_ns", "at"),
                        Column.domain("dom", "dom"),
                        Column.count("vcpu", "vcpu"),
                        Column.text("state", "state"),
                        Column.moment("since_ns", "since"),
                        Column.nanos("for_ns", "for"),
                        Column.count("pcpu", "pcpu"),
                        Column.text("waits_for", "waits for"),
                        Column.text("woken_by", "woken by"),
                        Column.text("last_entry", "last entry"),
                        Column.nanos("last_entry_ago_ns", "ago"),
                        Column.text("known", "known"),
                        Column.nanos("age_ns", "age"))
                .whenEmpty("no record names a vcpu yet")
                .note("pcpu: where it runs or ran last. since -: before the capture. last entry: hypercall or VM exit."
                        + " known last_known: records were lost since; age: so long ago.");
        for (Snapshot snapshot : snapshots) {
            for (VcpuMoment vcpu : snapshot.vcpus()) {
                if (scope.holds(vcpu.vcpu())) {
                    table.row(vcpu(snapshot, vcpu));
                }
            }
        }
        return table;
    }

    private Object[] vcpu(Snapshot snapshot, VcpuMoment vcpu) {
        boolean isSeen = vcpu.since() != VcpuMoment.BEFORE;
        LastEntry last = snapshot.lastEntry(vcpu.vcpu());
        boolean hasEntry = last != null && last.kind() != LastEntry.Kind.NONE;
        Cause cause = vcpu.isActive() ? snapshot.wokenBy(vcpu.vcpu()) : null;
        Object lasted = isSeen ? (Object) scope.nanos(snapshot.time() - vcpu.since()) : null;
        return new Object[] {
            scope.moment(snapshot.time()),
            VcpuKey.domain(vcpu.vcpu()),
            VcpuKey.vcpu(vcpu.vcpu()),
            vcpu.state().key(),
            isSeen ? (Object) scope.moment(vcpu.since()) : null,
            lasted,
            vcpu.pcpu() < 0 ? null : vcpu.pcpu(),
            waitsFor(vcpu, hasEntry ? last : null),
            cause == null ? null : wokenBy(cause),
            hasEntry ? entry(last) : null,
            hasEntry ? (Object) scope.nanos(snapshot.time() - last.time()) : null,
            vcpu.known().key(),
            vcpu.known() == Known.LAST_KNOWN ? lasted : null
        };
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
        int command = (int) last.command();
        return name + " "
                + switch (last.number()) {
                    case PvCallEntry.GRANT_TABLE_OP -> XenNames.grantTableOp(command);
                    case PvCallEntry.VCPU_OP -> XenNames.vcpuOp(command);
                    default -> XenNames.schedOp(command);
                };
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
        Table table = new Table(
                        "stacks",
                        "Open spans, innermost first",
                        Column.moment("at_ns", "at"),
                        Column.domain("dom", "dom"),
                        Column.count("vcpu", "vcpu"),
                        Column.count("pcpu", "pcpu"),
                        Column.count("depth", "depth"),
                        Column.text("span", "span"),
                        Column.moment("begin_ns", "begin"),
                        Column.nanos("open_ns", "open for"),
                        Column.text("rip", "rip"),
                        Column.text("symbol", "symbol"),
                        Column.text("known", "known"))
                .whenEmpty("nothing is known to be open: every vcpu sleeps")
                .note("known possible: records allow that it was over already.");
        for (Snapshot snapshot : snapshots) {
            interrupts(snapshot, table);
            for (VcpuMoment vcpu : snapshot.vcpus()) {
                if (scope.holds(vcpu.vcpu()) && vcpu.isActive()) {
                    stack(snapshot, vcpu, table);
                }
            }
        }
        return table;
    }

    /** Of idle pcpus, which have no vcpu to be listed with. */
    private void interrupts(Snapshot snapshot, Table table) {
        snapshot.pcpus().stream()
                .filter(pcpu -> snapshot.irq(pcpu.pcpu()) >= 0 && VcpuKey.isIdle(pcpu.vcpu()))
                .forEach(pcpu -> table.row(irq(snapshot, pcpu.vcpu(), pcpu.pcpu())));
    }

    private Object[] irq(Snapshot snapshot, int vcpu, int pcpu) {
        String name = names.of(SpanKind.IRQ, vcpu, snapshot.irq(pcpu));
        return row(snapshot, vcpu, pcpu, 0, name, snapshot.irqBegin(pcpu), 0, true);
    }

    private void stack(Snapshot snapshot, VcpuMoment vcpu, Table table) {
        int depth = 0;
        if (vcpu.state() == VcpuState.RUNNING && snapshot.irq(vcpu.pcpu()) >= 0) {
            table.row(irq(snapshot, vcpu.vcpu(), vcpu.pcpu()));
            depth++;
        }
        for (OpenSpan span : snapshot.open(vcpu.vcpu())) {
            LastEntry last = snapshot.lastEntry(vcpu.vcpu());
            boolean hasRip = span.kind() == SpanKind.VMEXIT && last != null && last.kind() == LastEntry.Kind.EXIT;
            String name = names.of(span.kind(), vcpu.vcpu(), span.detail())
                    + (span.guestCall() == Activation.NONE ? "" : " " + Hypercalls.name(span.guestCall()));
            table.row(row(
                    snapshot,
                    vcpu.vcpu(),
                    span.kind() == SpanKind.ACTIVATION ? Activation.NONE : span.pcpu(),
                    depth++,
                    name,
                    begin(span, vcpu),
                    hasRip ? last.rip() : 0,
                    span.isCertain()));
        }
    }

    /** Long activations come in parts, and runs with them: the runstates say when they began. */
    private static long begin(OpenSpan span, VcpuMoment vcpu) {
        return switch (span.kind()) {
            case ACTIVATION -> vcpu.activeSince();
            case RUN, WAIT -> vcpu.since();
            default -> span.begin();
        };
    }

    private Object[] row(
            Snapshot snapshot, int vcpu, int pcpu, int depth, String name, long begin, long rip, boolean isCertain) {
        return new Object[] {
            scope.moment(snapshot.time()),
            VcpuKey.domain(vcpu),
            VcpuKey.vcpu(vcpu),
            pcpu < 0 ? null : pcpu,
            depth,
            name,
            begin == VcpuMoment.BEFORE ? null : (Object) scope.moment(begin),
            begin == VcpuMoment.BEFORE ? null : (Object) scope.nanos(snapshot.time() - begin),
            rip == 0 ? null : "0x" + Long.toHexString(rip),
            rip == 0 ? null : symbols.name(VcpuKey.domain(vcpu), rip),
            isCertain ? "certain" : "possible"
        };
    }
}
