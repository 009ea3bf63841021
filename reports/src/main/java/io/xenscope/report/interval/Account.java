package io.xenscope.report.interval;

import io.xenscope.analyze.account.PcpuState;
import io.xenscope.analyze.interval.EventGrid;
import io.xenscope.analyze.interval.Grid;
import io.xenscope.analyze.interval.Grid.Key;
import io.xenscope.analyze.interval.Intervals;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.Readings;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.events.EventName;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What can be shown interval by interval: the columns of its rows, and where their figures come from.
 *
 * @param needed records without which there is nothing to show
 * @param follow makes trackers fill {@link IntervalStudy#figures}
 * @param grid the figures when all has been read
 */
record Account(
        RecordKind needed,
        Columns<Row> columns,
        BiConsumer<IntervalStudy, Readings> follow,
        Function<IntervalStudy, Grid> grid) {
    /** Figures of one key in one interval; {@code figures} is lent. */
    record Row(long begin, long ticks, Key key, long[] figures, ExitNames exits) {
        Integer dom() {
            return key.first() == 0xFFFF ? null : (Integer) key.first();
        }

        int number() {
            return (int) key.second();
        }
    }

    private static final List<String> GRANT_KINDS = List.of("", "map", "unmap", "transfer");

    private static final Columns<Row> STATES = Columns.<Row>group()
            .each(
                    List.of(VcpuState.values()),
                    (columns, state) -> columns.ticks(state.key() + "_ns", row -> row.figures[state.ordinal()]))
            .share("running_pct", row -> row.figures[VcpuState.RUNNING.ordinal()], Row::ticks)
            .main();

    private static final Columns<Row> COUNT = Columns.<Row>group().count("count", row -> row.figures[0]);

    private static final Columns<Row> TIME = Columns.<Row>group()
            .ticks("total_ns", row -> row.figures[1])
            .main()
            .share("share_pct", row -> row.figures[1], Row::ticks);

    private static final String OF_VCPUS =
            "%: of the interval, one pcpu is 100. Runs count where they were, not where they ended.";

    /** In the order of help. */
    static final List<Account> ALL = List.of(
            ofSchedule(
                    ofDomains("domains", "What vcpus of domains did, added up")
                            .keys()
                            .with(STATES, row -> row)
                            .note(OF_VCPUS),
                    study -> study.vcpus(false)),
            ofSchedule(
                    ofDomains("vcpus", "What vcpus did")
                            .count("vcpu", Row::number)
                            .keys()
                            .with(STATES, row -> row)
                            .note(OF_VCPUS),
                    study -> study.vcpus(true)),
            ofSchedule(
                    intervals("pcpus", "What pcpus did")
                            .count("pcpu", row -> row.key.first())
                            .keys()
                            .each(
                                    List.of(PcpuState.values()),
                                    (columns, state) ->
                                            columns.ticks(state.key() + "_ns", row -> row.figures[state.ordinal()]))
                            .share("busy_pct", Account::busy, Row::ticks)
                            .main()
                            .note("%: of the interval, busy or switching."),
                    IntervalStudy::pcpus),
            ofRecords(
                    RecordKind.VM_EXIT,
                    ofDomains("exits", "VM exits")
                            .text("reason", row -> row.exits.name(row.number()))
                            .keys()
                            .with(COUNT, row -> row)
                            .with(TIME, row -> row)
                            .note("count: exits; total: from exit to entry, blocked and waiting time in it."),
                    IntervalStudy::followExits),
            ofRecords(
                    RecordKind.HVM_HANDLER,
                    ofDomains("injections", "Interrupts injected into HVM vcpus")
                            .count("vector", Row::number)
                            .detail()
                            .keys()
                            .with(COUNT, row -> row),
                    (study, readings) -> study.followEvents(readings, EventGrid::injections)),
            ofRecords(
                    RecordKind.HYPERCALL,
                    ofDomains("calls", "Hypercalls of PV domains")
                            .count("number", Row::number)
                            .text("name", row -> Hypercalls.name(row.number()))
                            .keys()
                            .with(COUNT, row -> row),
                    (study, readings) -> study.followEvents(readings, EventGrid::calls)),
            ofRecords(
                    RecordKind.IRQ,
                    intervals("irqs", "Hardware interrupts")
                            .count("irq", row -> row.key.first())
                            .count("pcpu", Row::number)
                            .keys()
                            .with(COUNT, row -> row)
                            .with(TIME, row -> row),
                    IntervalStudy::followIrqs),
            ofRecords(
                    RecordKind.GRANT,
                    ofDomains("grants", "Grants mapped, unmapped, transferred")
                            .text("kind", row -> GRANT_KINDS.get(row.number()))
                            .keys()
                            .with(COUNT, row -> row)
                            .note("dom: of whom pages are mapped; by whom is not recorded."),
                    (study, readings) -> study.followEvents(readings, EventGrid::grants)),
            ofRecords(
                    RecordKind.HVM_HANDLER,
                    ofDomains("cr3s", "Vcpus by page table")
                            .hex("gfn", 1, row -> row.key.second())
                            .keys()
                            .count("switches", row -> row.figures[0])
                            .with(TIME, row -> row)
                            .note("switches: writes of CR3 that the hypervisor saw; ran: with that page table."),
                    IntervalStudy::followCr3),
            ofRecords(
                    RecordKind.ANY,
                    intervals("events", "Records by event")
                            .hex("id", 7, row -> row.key.second())
                            .text("name", row -> EventName.of(row.number()))
                            .keys()
                            .with(COUNT, row -> row),
                    IntervalStudy::followRecords));

    /** As people type them. */
    static final List<String> WORDS =
            ALL.stream().map(account -> account.columns.table()).toList();

    private static Columns<Row> intervals(String word, String title) {
        return Columns.<Row>of(word, title).moment("from_ns", Row::begin).ticks("length_ns", Row::ticks);
    }

    private static Columns<Row> ofDomains(String word, String title) {
        return intervals(word, title).domain("dom", Row::dom);
    }

    private static Account ofSchedule(Columns<Row> columns, Function<IntervalStudy, Grid> grid) {
        return new Account(RecordKind.RUNSTATE, columns, (study, readings) -> {}, grid);
    }

    private static Account ofRecords(
            RecordKind needed, Columns<Row> columns, BiConsumer<IntervalStudy, Readings> follow) {
        return new Account(needed, columns, follow, IntervalStudy::figures);
    }

    /** Switching between vcpus keeps a pcpu busy, too. */
    private static long busy(Row row) {
        return row.figures[PcpuState.BUSY.ordinal()] + row.figures[PcpuState.SWITCHING.ordinal()];
    }

    static Account of(String word) {
        return ALL.get(WORDS.indexOf(word));
    }

    Table table(Scope scope, Grid filled) {
        ExitNames exits = new ExitNames(scope.analysis());
        Intervals intervals = filled.intervals();
        Listing<Row> listing = columns.listing(scope).whenEmpty(needed.whenEmpty(scope, "nothing of this kind"));
        filled.forEach((interval, key, figures) ->
                listing.row(0, new Row(intervals.begin(interval), intervals.ticks(interval), key, figures, exits)));
        return listing.table(Integer.MAX_VALUE);
    }
}
