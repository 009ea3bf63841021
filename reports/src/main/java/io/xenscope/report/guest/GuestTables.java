package io.xenscope.report.guest;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.guest.GuestTasks;
import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.span.DomainIpis;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.CallsByNumber;
import io.xenscope.analyze.track.vcpu.PvCallAccount;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hypercalls of guests; syscalls and tasks as their kernels logged them. */
final class GuestTables {
    private static final int BRIEF = 2 * Listing.BRIEF;
    private static final int STACK_SWITCH = 3;

    /** What one kernel logged. */
    record Kernel(Companion log, int domain, GuestTasks tasks) {}

    /** {@code running}: ticks that the vcpu ran. */
    private record Call(int vcpu, int number, PvCallAccount account, double running) {
        long continued() {
            long continued = 0;
            for (Confidence confidence : Confidence.values()) {
                continued += account.continued(confidence);
            }
            return continued;
        }
    }

    private static final Columns<Call> GATEWAY = Columns.<Call>of("gateway", "Hypercalls")
            .with(Cells.VCPU, Call::vcpu)
            .text("name", call -> Hypercalls.name(call.number))
            .keys()
            .count("count", call -> call.account.entries())
            .perSecond("per_second", call -> call.account.entries())
            .ticks("min_total_ns", call -> call.account.leastTotal())
            .ticks("max_total_ns", call -> call.account.mostTotal())
            .share("running_pct", call -> call.account.leastTotal(), Call::running)
            .main()
            .count("continued", Call::continued)
            .detail()
            .decimal(
                    "ops",
                    1,
                    call -> call.account.items().count() == 0
                            ? null
                            : call.account.items().mean())
            .note("of running time: of the time its vcpu ran, at least. VM exits of HVM guests: xenscope exits.");

    private record Ipi(DomainIpis.Pair pair, DomainIpis.Account account) {}

    private static final Columns<Ipi> IPIS = Columns.<Ipi>of("ipis", "Wakes between vcpus of one domain")
            .with(Cells.VCPU, ipi -> ipi.pair.from())
            .text("to", ipi -> VcpuKey.text(ipi.pair.to()))
            .keys()
            .count("count", ipi -> ipi.account.toRun().count())
            .with("wake_", Cells.PERCENTILES, ipi -> ipi.account.toWake())
            .with("run_", Cells.PERCENTILES, ipi -> ipi.account.toRun())
            .count("rounds", ipi -> ipi.account.rounds())
            .count("last", ipi -> ipi.account.last())
            .note("wake: from the begin of the hypercall or VM exit that woke it; run: from the wake. rounds: in"
                    + " calls that woke several; last: how often it was the last of them to run. A vcpu that is"
                    + " awake is not woken.");

    private record Switches(int vcpu, long threads, long members, long loads) {}

    private static final Columns<Switches> SWITCHES = Columns.<Switches>of(
                    "switches", "Switches of threads and address spaces")
            .with(Cells.VCPU, Switches::vcpu)
            .keys()
            .count("stack_switches", Switches::threads)
            .perSecond("per_second", Switches::threads)
            .count("mmuext_ops", Switches::members)
            .count("cr3_loads", Switches::loads)
            .whenEmpty("no switches")
            .note("stack switches: one a switch of threads of a PV guest. mmuext_op: among them new base pointers,"
                    + " one a switch of address spaces; records do not tell them apart. CR3 loads: of HVM guests,"
                    + " where Xen intercepts them.");

    private record Syscall(int domain, String name, GuestTasks.Syscall account) {}

    private static final Columns<Syscall> SYSCALLS = Columns.<Syscall>of("syscalls", "Syscalls")
            .domain("dom", Syscall::domain)
            .text("name", Syscall::name)
            .keys()
            .count("count", call -> call.account.durations().count())
            .nanos("total_ns", call -> call.account.durations().total())
            .main()
            .nanos("p50_ns", call -> call.account.durations().percentile(50))
            .main()
            .nanos("p99_ns", call -> call.account.durations().percentile(99))
            .main()
            .nanos("max_ns", call -> call.account.durations().max())
            .main()
            .nanos("in_xen_ns", call -> call.account.inXen())
            .nanos("waiting_ns", call -> call.account.waiting())
            .main()
            .nanos("blocked_ns", call -> call.account.blocked())
            .whenEmpty("no syscalls in the log")
            .note("Durations are the guest's own. in Xen: hypercalls and VM exits inside, at least; vcpu waiting:"
                    + " for a pcpu, meanwhile; vcpu blocked: likewise.");

    private record Task(GuestTasks.Task task, GuestTasks.TaskTime time) {}

    private static final Columns<Task> TASKS = Columns.<Task>of("tasks", "Tasks of the guest")
            .with(Cells.VCPU, row -> row.task.vcpu())
            .text("command", row -> row.task.command())
            .main()
            .count("pid", row -> row.task.pid() < 0 ? null : row.task.pid())
            .keys()
            .count("count", row -> row.time.count())
            .nanos("guest_ns", row -> row.time.guest())
            .nanos("running_ns", row -> row.time.running())
            .nanos("waiting_ns", row -> row.time.waiting())
            .main()
            .whenEmpty("no switches of tasks in the log");

    private GuestTables() {}

    static Table gateway(Scope scope, VcpuTrackers<CallsByNumber> calls) {
        Listing<Call> listing = GATEWAY.listing(scope).whenEmpty(RecordKind.PV.whenEmpty(scope, "no hypercalls"));
        calls.forEach((vcpu, tracker) -> tracker.forEachCall((number, command, account) ->
                listing.row(account.entries(), new Call(vcpu, number, account, running(scope, vcpu)))));
        return listing.table(scope.rows(BRIEF));
    }

    static Table ipis(Scope scope, DomainIpis ipis) {
        Listing<Ipi> listing = IPIS.listing(scope).whenEmpty("no vcpu is known to have woken another of its domain");
        ipis.all().forEach((pair, account) -> listing.row(account.toRun().count(), new Ipi(pair, account)));
        return listing.table(scope.rows(BRIEF));
    }

    static Table switches(Scope scope, VcpuTrackers<CallsByNumber> calls, VcpuTrackers<Cr3Loads> spaces) {
        Map<Integer, long[]> counts = new HashMap<>();
        calls.forEach((vcpu, tracker) -> {
            tracker.forEachCall((number, command, account) -> count(counts, vcpu, number, account.entries()));
            tracker.forEachMember((number, command, account) -> count(counts, vcpu, number, account.entries()));
        });
        List<Switches> rows = new ArrayList<>();
        spaces.forEach((vcpu, tracker) -> {
            long[] count = counts.getOrDefault(vcpu, new long[2]);
            if (count[0] + count[1] + tracker.loads() > 0) {
                rows.add(new Switches(vcpu, count[0], count[1], tracker.loads()));
            }
        });
        return SWITCHES.table(scope, rows);
    }

    private static void count(Map<Integer, long[]> counts, int vcpu, int number, long entries) {
        long[] count = counts.computeIfAbsent(vcpu, none -> new long[2]);
        count[0] += number == STACK_SWITCH ? entries : 0;
        count[1] += number == Hypercalls.Numbers.MMUEXT_OP ? entries : 0;
    }

    private static double running(Scope scope, int key) {
        for (VcpuFacts vcpu : scope.analysis().vcpus()) {
            if (vcpu.key() == key && !vcpu.isUnknown()) {
                return vcpu.time().ticks(VcpuState.RUNNING);
            }
        }
        return 0;
    }

    static Table syscalls(Scope scope, Iterable<Kernel> kernels) {
        Listing<Syscall> listing = SYSCALLS.listing(scope);
        for (Kernel kernel : kernels) {
            kernel.tasks
                    .syscalls()
                    .forEach((name, account) ->
                            listing.row(account.durations().total(), new Syscall(kernel.domain, name, account)));
        }
        return listing.table(scope.rows(BRIEF));
    }

    static Table tasks(Scope scope, Iterable<Kernel> kernels) {
        Listing<Task> listing = TASKS.listing(scope);
        for (Kernel kernel : kernels) {
            kernel.tasks.tasks().forEach((task, time) -> listing.row(time.guest(), new Task(task, time)));
        }
        return listing.table(scope.rows(BRIEF));
    }
}
