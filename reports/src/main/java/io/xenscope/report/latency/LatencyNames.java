package io.xenscope.report.latency;

import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.List;

/**
 * Every latency that has a name: what begins and ends it, which records that needs, and the command that has its percentiles. Those
 * that other reports keep are printed there only, so that no two commands can disagree.
 */
final class LatencyNames {
    private record Named(String name, String from, String to, String needs, String command) {}

    private static final List<Named> ALL = List.of(
            new Named("wake-to-run", "a vcpu wakes", "it is switched in", "runstate", "latency"),
            new Named("runnable", "a vcpu wakes or is preempted", "it is switched in", "runstate", "latency"),
            new Named("blocked", "a vcpu blocks", "it wakes", "runstate", "latency"),
            new Named("run", "a vcpu is switched in", "it is switched out", "runstate", "latency"),
            new Named("exit", "VM exit, by reason", "the next entry", "hvm", "latency"),
            new Named("preempted", "a vcpu is preempted", "it is switched in", "runstate", "sched --table waits"),
            new Named("guest", "VM entry", "the next exit", "hvm", "exits --table guest"),
            new Named("handler", "VM exit, by what its handler did", "entry", "hvm", "exits --table handlers"),
            new Named("hypercall", "entry of a PV hypercall, by number", "its bounds", "pv", "calls"),
            new Named(
                    "io", "an access to a port or an address", "the device's answer", "hvm", "exits --table handlers"),
            new Named("irq", "begin of a handler", "its end", "hw or gen", "irqs --table irqs"),
            new Named("irq-to-wake", "begin of a handler", "the wake in it", "hw, runstate", "irqs --table irq_wakes"),
            new Named(
                    "irq-to-run",
                    "begin of a handler",
                    "the woken vcpu runs",
                    "hw, runstate",
                    "irqs --table irq_wakes"),
            new Named("ipi", "an emulated IPI", "its target runs", "hvm, runstate", "irqs --table ipis"),
            new Named("tickle", "first tickle of a pcpu", "its next decision", "sched", "scheduler --table decisions"),
            new Named("c-state", "a pcpu goes idle", "it leaves the C-state", "pm", "pcpus --table idle_states"),
            new Named("timer", "an emulated timer is due", "its interrupt is injected", "hvm", "timers"),
            new Named("creation", "a domain is created, by phase", "its first run", "dom0op, sched", "domains"),
            new Named("A->B", "any event", "any other", "those", "latency --from-event A --to-event B"));

    private static final Columns<Named> COLUMNS = Columns.<Named>of("names", "Latencies that have names")
            .text("latency", Named::name)
            .keys()
            .text("from", Named::from)
            .text("to", Named::to)
            .text("records", Named::needs)
            .text("command", named -> "xenscope " + named.command())
            .note("records: the classes of events that are needed, as xentrace -e has them.");

    private LatencyNames() {}

    static Table table() {
        return COLUMNS.table(ALL);
    }
}
