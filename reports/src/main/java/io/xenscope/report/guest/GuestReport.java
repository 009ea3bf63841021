package io.xenscope.report.guest;

import io.xenscope.analyze.Survey;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.guest.GuestTasks;
import io.xenscope.analyze.companion.guest.VcpuStays;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuReading;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.CallsByNumber;
import io.xenscope.analyze.track.vcpu.PvCallAccount;
import io.xenscope.analyze.track.vcpu.PvCalls;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.companions.With;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.Study;
import io.xenscope.report.tables.VcpuCells;
import java.util.ArrayList;
import java.util.List;

/** Follows the hypercalls of guests, and holds their kernels' logs against the schedule. */
final class GuestReport implements Study {
    private static final int MOST_NUMBERS = 1 << 15;

    private final Invocation asked;
    private final Survey survey;
    private final Scope scope;
    private final With with;
    private VcpuTrackers<CallsByNumber> calls;
    private final List<GuestTasks> tasks = new ArrayList<>();
    private final List<Companion> kernels = new ArrayList<>();

    GuestReport(Invocation asked, Survey survey, Scope scope, With with) {
        this.asked = asked;
        this.survey = survey;
        this.scope = scope;
        this.with = with;
    }

    @Override
    public void follow(Readings readings) {
        VcpuReading vcpus = readings.vcpus();
        VcpuTrackers<PvCalls> followed =
                vcpus.follow((vcpu, mates) -> scope.holds(vcpu) ? new PvCalls() : null, PvCalls::register);
        calls = vcpus.follow((vcpu, mates) ->
                scope.holds(vcpu) ? mates.of(followed).tell(new CallsByNumber(scope.range(), MOST_NUMBERS)) : null);
        if (!with.isEmpty()) {
            with.place(asked, readings.capture(), survey.analysis());
            measure();
        }
    }

    private void measure() {
        for (Companion companion : with.all()) {
            if (companion.kind() == LogKind.FTRACE && scope.holdsAnyOf(companion.domain())) {
                VcpuStays stays = VcpuStays.of(
                        survey.analysis(), vcpu -> VcpuKey.domain(vcpu) == companion.domain(), asked.threads());
                kernels.add(companion);
                tasks.add(GuestTasks.of(companion, stays));
            }
        }
    }

    @Override
    public void fill(Scope same, Page page) {
        page.table(gateway());
        if (!tasks.isEmpty()) {
            page.table(syscalls()).table(tasksTable());
        }
        with.addTables(asked, scope, page);
    }

    private Table gateway() {
        List<Column> own = List.of(
                Column.text("name", "hypercall"),
                Column.count("count", "count"),
                Column.decimal("per_second", "per s", 1),
                Column.nanos("min_total_ns", "total at least"),
                Column.nanos("max_total_ns", "at most"),
                Column.percent("running_pct", "of running time"),
                Column.count("continued", "continued"),
                Column.decimal("ops", "ops per call", 1));
        Listing listing = new Listing("gateway", "Hypercalls", Cells.join(VcpuCells.COLUMNS, own))
                .whenEmpty(RecordKind.PV.whenEmpty(scope, "no hypercalls"))
                .note("of running time: of the time its vcpu ran, at least. VM exits of HVM guests: xenscope exits.");
        calls.forEach((vcpu, tracker) -> tracker.forEachCall((number, command, account) -> {
            double items =
                    account.items().count() == 0 ? Double.NaN : account.items().mean();
            Object[] cells = {
                Hypercalls.name(number),
                account.entries(),
                scope.perSecond(account.entries()),
                scope.nanos(account.leastTotal()),
                scope.nanos(account.mostTotal()),
                Cells.percent(account.leastTotal(), running(vcpu)),
                continued(account),
                items
            };
            listing.row(account.entries(), Cells.join(VcpuCells.of(vcpu), cells));
        }));
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }

    private static long continued(PvCallAccount account) {
        long continued = 0;
        for (Confidence confidence : Confidence.values()) {
            continued += account.continued(confidence);
        }
        return continued;
    }

    private double running(int key) {
        for (VcpuFacts vcpu : survey.analysis().vcpus()) {
            if (vcpu.key() == key && !vcpu.isUnknown()) {
                return vcpu.time().of(VcpuState.RUNNING).total();
            }
        }
        return 0;
    }

    private Table syscalls() {
        Listing listing = new Listing(
                        "syscalls",
                        "Syscalls",
                        Column.domain("dom", "dom"),
                        Column.text("name", "syscall"),
                        Column.count("count", "count"),
                        Column.nanos("total_ns", "total"),
                        Column.nanos("p50_ns", "p50"),
                        Column.nanos("p99_ns", "p99"),
                        Column.nanos("max_ns", "max"),
                        Column.nanos("waiting_ns", "vcpu waiting"),
                        Column.nanos("blocked_ns", "vcpu blocked"))
                .whenEmpty("no syscalls in the log")
                .note("Durations are the guest's own. vcpu waiting: for a pcpu, meanwhile; vcpu blocked: likewise.");
        for (int i = 0; i < tasks.size(); i++) {
            int domain = kernels.get(i).domain();
            tasks.get(i)
                    .syscalls()
                    .forEach((name, account) -> listing.row(
                            account.durations().total(),
                            domain,
                            name,
                            account.durations().count(),
                            account.durations().total(),
                            account.durations().percentile(50),
                            account.durations().percentile(99),
                            account.durations().max(),
                            account.waiting(),
                            account.blocked()));
        }
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }

    private Table tasksTable() {
        List<Column> own = List.of(
                Column.text("command", "command"),
                Column.count("pid", "pid"),
                Column.count("count", "count"),
                Column.nanos("guest_ns", "guest's view"),
                Column.nanos("running_ns", "on a pcpu"),
                Column.nanos("waiting_ns", "waiting for a pcpu"));
        Listing listing = new Listing("tasks", "Tasks of the guest", Cells.join(VcpuCells.COLUMNS, own))
                .whenEmpty("no switches of tasks in the log");
        for (GuestTasks one : tasks) {
            one.tasks().forEach((task, time) -> {
                Object[] cells = {
                    task.command(),
                    task.pid() < 0 ? null : (Long) task.pid(),
                    time.count(),
                    time.guest(),
                    time.running(),
                    time.waiting()
                };
                listing.row(time.guest(), Cells.join(VcpuCells.of(task.vcpu()), cells));
            });
        }
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }
}
