package io.xenscope.report.guest;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.companion.guest.GuestTasks;
import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.sched.VcpuState;
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

/** Hypercalls of guests; syscalls and tasks as their kernels logged them. */
final class GuestTables {
    private static final int BRIEF = 2 * Listing.BRIEF;

    /** What one kernel logged. */
    record Kernel(int domain, GuestTasks tasks) {}

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
            .nanos("waiting_ns", call -> call.account.waiting())
            .main()
            .nanos("blocked_ns", call -> call.account.blocked())
            .whenEmpty("no syscalls in the log")
            .note("Durations are the guest's own. vcpu waiting: for a pcpu, meanwhile; vcpu blocked: likewise.");

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

    private static double running(Scope scope, int key) {
        for (VcpuFacts vcpu : scope.analysis().vcpus()) {
            if (vcpu.key() == key && !vcpu.isUnknown()) {
                return vcpu.time().of(VcpuState.RUNNING).total();
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
