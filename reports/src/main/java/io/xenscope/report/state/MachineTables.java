package io.xenscope.report.state;

import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.analyze.sched.LossLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.snapshot.Known;
import io.xenscope.analyze.snapshot.LastEntry;
import io.xenscope.analyze.snapshot.Snapshot;
import io.xenscope.analyze.snapshot.VcpuMoment;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.clock.ClockModel;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Event channels, domains and losses at each moment. */
final class MachineTables {
    private static final int EVENT_CHANNEL_OP = 32;
    private static final int EVENT_CHANNEL_OP_COMPAT = 16;

    private final Scope scope;
    private final List<Snapshot> snapshots;
    private final List<DomainLife> lives;

    MachineTables(Scope scope, List<Snapshot> snapshots, int threads) {
        this.scope = scope;
        this.snapshots = snapshots;
        this.lives = DomainLives.of(scope.analysis())
                .withRuns(scope.range(), threads)
                .all();
    }

    void fill(Page page) {
        page.table(evtchns()).table(domains()).table(losses());
    }

    private static Map<Integer, List<VcpuMoment>> byDomain(Snapshot snapshot) {
        return snapshot.vcpus().stream()
                .collect(Collectors.groupingBy(vcpu -> VcpuKey.domain(vcpu.vcpu()), TreeMap::new, Collectors.toList()));
    }

    private Table evtchns() {
        Table table = new Table(
                        "evtchns",
                        "Event channels by domain, in the window before",
                        Column.moment("at_ns", "at"),
                        Column.domain("dom", "dom"),
                        Column.count("sends", "sends"),
                        Column.text("last_sender", "last sender"),
                        Column.nanos("last_send_ago_ns", "ago"),
                        Column.count("wakes", "wakes"),
                        Column.count("pending", "pending"))
                .whenEmpty(RecordKind.PV.whenEmpty(scope, "no vcpu is known yet"))
                .note(
                        "sends: event_channel_op calls of the domain (--window). wakes: of its vcpus. pending: its vcpus that an"
                                + " event_channel_op woke and that did not run since. Ports: with a table of them (evtchn) only.");
        for (Snapshot snapshot : snapshots) {
            byDomain(snapshot).forEach((domain, vcpus) -> {
                if (scope.holdsAnyOf(domain)) {
                    table.row(evtchn(snapshot, domain, vcpus));
                }
            });
        }
        return table;
    }

    private Object[] evtchn(Snapshot snapshot, int domain, List<VcpuMoment> vcpus) {
        long sends = 0;
        long wakes = 0;
        long lastSend = VcpuMoment.BEFORE;
        int sender = VcpuKey.UNKNOWN;
        int pending = 0;
        for (VcpuMoment vcpu : vcpus) {
            LastEntry last = snapshot.lastEntry(vcpu.vcpu());
            if (last != null) {
                sends += last.sends();
                wakes += last.wakes();
                sender = last.lastSend() > lastSend ? vcpu.vcpu() : sender;
                lastSend = Math.max(lastSend, last.lastSend());
            }
            pending += isPending(snapshot, vcpu) ? 1 : 0;
        }
        boolean any = lastSend != VcpuMoment.BEFORE;
        return new Object[] {
            scope.moment(snapshot.time()),
            domain,
            sends,
            any ? VcpuKey.text(sender) : null,
            any ? (Object) scope.nanos(snapshot.time() - lastSend) : null,
            wakes,
            pending
        };
    }

    /** Whether it waits since it was woken, and by an event_channel_op. */
    private static boolean isPending(Snapshot snapshot, VcpuMoment vcpu) {
        Cause cause = vcpu.state() == VcpuState.RUNNABLE && vcpu.since() == vcpu.activeSince()
                ? snapshot.wokenBy(vcpu.vcpu())
                : null;
        boolean isCall = cause != null
                && (cause.from().kind() == SpanKind.HYPERCALL || cause.from().kind() == SpanKind.SUBCALL);
        return isCall
                && (cause.from().detail() == EVENT_CHANNEL_OP || cause.from().detail() == EVENT_CHANNEL_OP_COMPAT);
    }

    private Table domains() {
        Table table = new Table(
                        "domains",
                        "Domains",
                        Column.moment("at_ns", "at"),
                        Column.domain("dom", "dom"),
                        Column.count("life", "life"),
                        Column.text("state", "state"),
                        Column.text("operation", "operation"),
                        Column.moment("created_ns", "created"),
                        Column.moment("first_run_ns", "first run"),
                        Column.count("running", "running"),
                        Column.count("runnable", "runnable"),
                        Column.count("blocked", "blocked"),
                        Column.count("offline", "offline"),
                        Column.count("not_known", "not known"))
                .whenEmpty("no domain is known yet")
                .note(
                        "operation: what the toolstack was doing to it, as far as the capture shows; requests and transactions"
                                + " of xenstore only with its log. running to not known: its vcpus.");
        for (Snapshot snapshot : snapshots) {
            Map<Integer, List<VcpuMoment>> byDomain = byDomain(snapshot);
            for (DomainLife life : lives) {
                List<VcpuMoment> vcpus = byDomain.getOrDefault(life.domain(), List.of());
                boolean isAsked = scope.holdsAnyOf(life.domain()) || scope.isEveryVcpu();
                if (isAsked && isThere(life, snapshot.time(), vcpus)) {
                    table.row(domain(snapshot, life, vcpus));
                }
            }
        }
        return table;
    }

    private static boolean isThere(DomainLife life, long time, List<VcpuMoment> vcpus) {
        boolean begun = life.isBegun() ? life.begin() <= time : !vcpus.isEmpty() || life.isOver();
        return begun && life.lastsUntil(Long.MAX_VALUE) > time;
    }

    private Object[] domain(Snapshot snapshot, DomainLife life, List<VcpuMoment> vcpus) {
        long time = snapshot.time();
        long[] states = new long[VcpuState.values().length];
        vcpus.forEach(vcpu -> states[vcpu.state().ordinal()]++);
        boolean hasRun = life.firstRun() != DomainLife.NEVER && life.firstRun() <= time;
        return new Object[] {
            scope.moment(time),
            life.domain(),
            life.number(),
            state(time, life, isPaused(snapshot, vcpus)),
            operation(time, life, hasRun),
            life.isBegun() ? (Object) scope.moment(life.begin()) : null,
            hasRun ? (Object) scope.moment(life.firstRun()) : null,
            states[VcpuState.RUNNING.ordinal()],
            states[VcpuState.RUNNABLE.ordinal()],
            states[VcpuState.BLOCKED.ordinal()],
            states[VcpuState.OFFLINE.ordinal()],
            states[VcpuState.LOST.ordinal()] + states[VcpuState.UNKNOWN.ordinal()]
        };
    }

    private static boolean isDying(long time, DomainLife life) {
        return life.shutdown() != DomainLife.NEVER && life.shutdown() <= time
                || life.destroyed() != DomainLife.NEVER && life.destroyed() <= time;
    }

    /** Whether none of its vcpus can run; one that waits for a device model can. */
    private boolean isPaused(Snapshot snapshot, List<VcpuMoment> vcpus) {
        ExitNames exits = new ExitNames(scope.analysis());
        return vcpus.stream()
                .allMatch(vcpu -> vcpu.state() == VcpuState.OFFLINE
                        && !StateTables.isEmulated(snapshot.lastEntry(vcpu.vcpu()), exits));
    }

    private static String state(long time, DomainLife life, boolean isPaused) {
        if (isDying(time, life)) {
            return "dying";
        }
        return isPaused ? "paused" : "alive";
    }

    private static String operation(long time, DomainLife life, boolean hasRun) {
        if (isDying(time, life)) {
            return "destruction";
        }
        return life.isBegun() && !hasRun ? "creation" : null;
    }

    private Table losses() {
        Table table = new Table(
                        "losses",
                        "Losses that make answers uncertain",
                        Column.moment("at_ns", "at"),
                        Column.count("pcpu", "pcpu"),
                        Column.moment("begin_ns", "begin"),
                        Column.moment("end_ns", "end"),
                        Column.count("records", "records"),
                        Column.text("affects", "uncertain"))
                .whenEmpty("nothing is uncertain because of lost records");
        for (Snapshot snapshot : snapshots) {
            for (PcpuSchedule pcpu : scope.analysis().schedule()) {
                addLosses(snapshot, pcpu, table);
            }
        }
        return table;
    }

    /** The losses of a pcpu that lie between the last change of a vcpu and the moment. */
    private void addLosses(Snapshot snapshot, PcpuSchedule pcpu, Table table) {
        LossLog losses = pcpu.losses();
        ClockModel clock = scope.analysis().alignment().of(pcpu.pcpu());
        for (long loss = 0; loss < losses.count(); loss++) {
            long begin = clock.ticks(losses.beginTsc(loss));
            long end = clock.ticks(losses.endTsc(loss));
            String affected = snapshot.vcpus().stream()
                    .filter(vcpu -> vcpu.known() != Known.CERTAIN && begin <= snapshot.time() && end > vcpu.since())
                    .map(vcpu -> VcpuKey.text(vcpu.vcpu()))
                    .collect(Collectors.joining(" "));
            if (!affected.isEmpty()) {
                table.row(
                        scope.moment(snapshot.time()),
                        pcpu.pcpu(),
                        scope.moment(begin),
                        scope.moment(end),
                        losses.records(loss),
                        affected);
            }
        }
    }
}
