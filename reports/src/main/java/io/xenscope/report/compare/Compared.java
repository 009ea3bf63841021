package io.xenscope.report.compare;

import io.xenscope.report.frame.RecordKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The quantities that are compared. */
enum Compared {
    RUNNING_SHARE(Form.SHARE, 2, "sched", "ran more", "ran less", RecordKind.RUNSTATE),
    WAITING_SHARE(Form.SHARE, 1, "sched", "waited more for pcpus", "waited less for pcpus", RecordKind.RUNSTATE),
    BLOCKED_SHARE(Form.SHARE, 2, "sched", "was blocked more", "was blocked less", RecordKind.RUNSTATE),
    PCPU_BUSY(Form.SHARE, 2, "pcpus", "busier", "less busy", RecordKind.RUNSTATE),
    WASTED_AT_LEAST(
            Form.SHARE,
            1,
            "sched --table wasted",
            "vcpus waited more while a pcpu was idle",
            "vcpus waited less while a pcpu was idle",
            RecordKind.RUNSTATE),
    WASTED_AT_MOST(
            Form.SHARE,
            1,
            "sched --table wasted",
            "vcpus waited more while a pcpu was idle",
            "vcpus waited less while a pcpu was idle",
            RecordKind.RUNSTATE),
    WAKES_PER_S(Form.RATE, 3, "sched", "woke more often", "woke less often", RecordKind.RUNSTATE),
    MIGRATIONS_PER_S(Form.RATE, 3, "sched", "migrated more often", "migrated less often", RecordKind.RUNSTATE),
    EXITS_PER_S(Form.RATE, 3, "exits", "more VM exits", "fewer VM exits", RecordKind.VM_EXIT),
    HYPERCALLS_PER_S(Form.RATE, 3, "calls", "more hypercalls", "fewer hypercalls", RecordKind.PV),
    IRQS_PER_S(Form.RATE, 3, "irqs", "more interrupts", "fewer interrupts", RecordKind.IRQ, RecordKind.OLD_IRQ),
    TRAPS_PER_S(Form.RATE, 3, "calls", "more entries into Xen", "fewer entries into Xen", RecordKind.PV),
    P2M_CHANGES_PER_S(Form.RATE, 3, "memory", "more changes of the p2m", "fewer changes of the p2m", RecordKind.MEMORY),
    WAKE_TO_RUN(Form.TIME, 1, "latency", "wakes ran later", "wakes ran sooner", RecordKind.RUNSTATE),
    PREEMPTED_WAIT(
            Form.TIME,
            2,
            "sched",
            "waited longer after preemptions",
            "waited shorter after preemptions",
            RecordKind.RUNSTATE),
    RUN(Form.TIME, 2, "latency", "longer runs", "shorter runs", RecordKind.RUNSTATE),
    BLOCKED(Form.TIME, 2, "latency", "blocked longer at a time", "blocked shorter at a time", RecordKind.RUNSTATE),
    EXIT(Form.TIME, 2, "exits", "VM exits took longer", "VM exits took shorter", RecordKind.VM_EXIT),
    EXIT_XEN_SHARE(Form.SHARE, 1, "exits", "more time in Xen", "less time in Xen", RecordKind.VM_EXIT),
    IRQ_HANDLER(
            Form.TIME, 2, "irqs", "handlers took longer", "handlers took shorter", RecordKind.IRQ, RecordKind.OLD_IRQ);

    /** How values are normalised: only what does not grow with the length of the capture is compared. */
    enum Form {
        SHARE("%", List.of(Statistic.MEAN)),
        RATE("/s", List.of(Statistic.RATE)),
        TIME("ns", List.of(Statistic.P50, Statistic.P90, Statistic.P99, Statistic.P999, Statistic.MAX));

        private final String unit;
        private final List<Statistic> statistics;

        Form(String unit, List<Statistic> statistics) {
            this.unit = unit;
            this.statistics = statistics;
        }

        String unit() {
            return unit;
        }

        List<Statistic> statistics() {
            return statistics;
        }
    }

    private final Form form;
    private final int group;
    private final String command;
    private final String more;
    private final String less;
    private final List<RecordKind> records;

    Compared(Form form, int group, String command, String more, String less, RecordKind... records) {
        this.form = form;
        this.group = group;
        this.command = command;
        this.more = more;
        this.less = less;
        this.records = List.of(records);
    }

    /** The stable name of machine formats and rules. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null where there is none of that name. */
    static Compared of(String key) {
        return Arrays.stream(values())
                .filter(quantity -> quantity.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    Form form() {
        return form;
    }

    /** 1: what hurts guests; 2: shares and other durations; 3: rates. */
    int group() {
        return group;
    }

    /** What prints it of one capture. */
    String command() {
        return command;
    }

    /** What a finding says. */
    String words(boolean isMore) {
        return isMore ? more : less;
    }

    /** Quantities that change for one cause are one finding. */
    Compared cause() {
        return this == WASTED_AT_MOST ? WASTED_AT_LEAST : this;
    }

    /** Whether it is measured from a record of one pcpu to one of another. */
    boolean isAcrossPcpus() {
        return switch (this) {
            case WAITING_SHARE, WASTED_AT_LEAST, WASTED_AT_MOST, WAKE_TO_RUN, PREEMPTED_WAIT, BLOCKED -> true;
            default -> false;
        };
    }

    /** The records without any of which a capture says nothing of it. */
    List<RecordKind> records() {
        return records;
    }
}
