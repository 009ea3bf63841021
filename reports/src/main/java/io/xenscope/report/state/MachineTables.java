package io.xenscope.report.state;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.analyze.sched.LossLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.snapshot.Known;
import io.xenscope.analyze.snapshot.LastEntry;
import io.xenscope.analyze.snapshot.Snapshot;
import io.xenscope.analyze.snapshot.VcpuMoment;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.clock.ClockModel;
import io.xenscope.format.event.Hypercalls.Numbers;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Event channels, domains and losses at each moment. */
final class MachineTables {

    /** {@code lastSend}: in common ticks, {@link VcpuMoment#BEFORE} where there was none. */
    private record Channels(long time, int domain, long sends, int sender, long lastSend, long wakes, int pending) {
        boolean any() {
            return lastSend != VcpuMoment.BEFORE;
        }
    }

    private static final Columns<Channels> EVTCHNS = Columns.<Channels>of(
                    "evtchns", "Event channels by domain, in the window before")
            .moment("at_ns", Channels::time)
            .domain("dom", Channels::domain)
            .keys()
            .count("sends", Channels::sends)
            .text("last_sender", row -> row.any() ? VcpuKey.text(row.sender) : null)
            .ticks("last_send_ago_ns", row -> row.any() ? (Long) (row.time - row.lastSend) : null)
            .count("wakes", Channels::wakes)
            .count("pending", Channels::pending)
            .note("sends: event_channel_op calls of the domain (--window). wakes: of its vcpus. pending: its vcpus"
                    + " that an event_channel_op woke and that did not run since. Ports: with a table of them"
                    + " (evtchn) only.");

    /** {@code states}: how many of its vcpus are in each. */
    private record Domain(long time, DomainLife life, boolean paused, long[] states) {
        boolean hasRun() {
            return life.firstRun() != DomainLife.NEVER && life.firstRun() <= time;
        }

        boolean isDying() {
            return life.shutdown() != DomainLife.NEVER && life.shutdown() <= time
                    || life.destroyed() != DomainLife.NEVER && life.destroyed() <= time;
        }

        String state() {
            if (isDying()) {
                return "dying";
            }
            return paused ? "paused" : "alive";
        }

        String operation() {
            if (isDying()) {
                return "destruction";
            }
            return life.isBegun() && !hasRun() ? "creation" : null;
        }

        long vcpus(VcpuState state) {
            return states[state.ordinal()];
        }
    }

    private static final Columns<Domain> DOMAINS = Columns.<Domain>of("domains", "Domains")
            .moment("at_ns", Domain::time)
            .domain("dom", row -> row.life.domain())
            .count("life", row -> row.life.number())
            .keys()
            .text("state", Domain::state)
            .text("operation", Domain::operation)
            .moment("created_ns", row -> row.life.isBegun() ? (Long) row.life.begin() : null)
            .main()
            .moment("first_run_ns", row -> row.hasRun() ? (Long) row.life.firstRun() : null)
            .main()
            .each(
                    List.of(VcpuState.RUNNING, VcpuState.RUNNABLE, VcpuState.BLOCKED, VcpuState.OFFLINE),
                    (columns, state) -> columns.count(state.key(), row -> row.vcpus(state)))
            .count("not_known", row -> row.vcpus(VcpuState.LOST) + row.vcpus(VcpuState.UNKNOWN))
            .whenEmpty("no domain is known yet")
            .note("operation: what the toolstack was doing to it, as far as the capture shows; requests and"
                    + " transactions of xenstore only with its log. running to not known: its vcpus.");

    /** From {@code begin} to {@code end}, in common ticks, on a pcpu; {@code affects} these vcpus at the moment. */
    private record Loss(long time, int pcpu, long begin, long end, long records, String affects) {}

    private static final Columns<Loss> LOSSES = Columns.<Loss>of("losses", "Losses that make answers uncertain")
            .moment("at_ns", Loss::time)
            .count("pcpu", Loss::pcpu)
            .keys()
            .moment("begin_ns", Loss::begin)
            .moment("end_ns", Loss::end)
            .count("records", Loss::records)
            .text("affects", Loss::affects)
            .whenEmpty("nothing is uncertain because of lost records");

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
        List<Channels> rows = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            byDomain(snapshot).forEach((domain, vcpus) -> {
                if (scope.holdsAnyOf(domain)) {
                    rows.add(channels(snapshot, domain, vcpus));
                }
            });
        }
        return EVTCHNS.listing(scope)
                .whenEmpty(RecordKind.PV.whenEmpty(scope, "no vcpu is known yet"))
                .rows(rows, none -> 0)
                .tableInOrder(Integer.MAX_VALUE);
    }

    private static Channels channels(Snapshot snapshot, int domain, List<VcpuMoment> vcpus) {
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
        return new Channels(snapshot.time(), domain, sends, sender, lastSend, wakes, pending);
    }

    /** Whether it waits since it was woken, and by an event_channel_op. */
    private static boolean isPending(Snapshot snapshot, VcpuMoment vcpu) {
        Cause cause = vcpu.state() == VcpuState.RUNNABLE && vcpu.since() == vcpu.activeSince()
                ? snapshot.wokenBy(vcpu.vcpu())
                : null;
        boolean isCall = cause != null
                && (cause.from().kind() == SpanKind.HYPERCALL || cause.from().kind() == SpanKind.SUBCALL);
        return isCall && Numbers.isEventChannelOp(cause.from().detail());
    }

    private Table domains() {
        List<Domain> rows = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            Map<Integer, List<VcpuMoment>> byDomain = byDomain(snapshot);
            for (DomainLife life : lives) {
                List<VcpuMoment> vcpus = byDomain.getOrDefault(life.domain(), List.of());
                boolean isAsked = scope.holdsAnyOf(life.domain()) || scope.isEveryVcpu();
                if (isAsked && isThere(life, snapshot.time(), vcpus)) {
                    rows.add(new Domain(snapshot.time(), life, isPaused(snapshot, vcpus), states(vcpus)));
                }
            }
        }
        return DOMAINS.table(scope, rows);
    }

    private static boolean isThere(DomainLife life, long time, List<VcpuMoment> vcpus) {
        boolean begun = life.isBegun() ? life.begin() <= time : !vcpus.isEmpty() || life.isOver();
        return begun && life.lastsUntil(Long.MAX_VALUE) > time;
    }

    private static long[] states(List<VcpuMoment> vcpus) {
        long[] states = new long[VcpuState.values().length];
        vcpus.forEach(vcpu -> states[vcpu.state().ordinal()]++);
        return states;
    }

    /** Whether none of its vcpus can run; one that waits for a device model can. */
    private boolean isPaused(Snapshot snapshot, List<VcpuMoment> vcpus) {
        ExitNames exits = new ExitNames(scope.analysis());
        return vcpus.stream()
                .allMatch(vcpu -> vcpu.state() == VcpuState.OFFLINE
                        && !MomentTables.isEmulated(snapshot.lastEntry(vcpu.vcpu()), exits));
    }

    private Table losses() {
        List<Loss> rows = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            for (PcpuSchedule pcpu : scope.analysis().schedule()) {
                addLosses(snapshot, pcpu, rows);
            }
        }
        return LOSSES.table(scope, rows);
    }

    /** The losses of a pcpu that lie between the last change of a vcpu and the moment. */
    private void addLosses(Snapshot snapshot, PcpuSchedule pcpu, List<Loss> rows) {
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
                rows.add(new Loss(snapshot.time(), pcpu.pcpu(), begin, end, losses.records(loss), affected));
            }
        }
    }
}
