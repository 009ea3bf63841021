package io.xenscope.report.pcpus;

import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.stay.PcpuAccount;
import io.xenscope.analyze.stay.PcpuState;
import io.xenscope.analyze.stay.VcpuPlaces;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.StayCells;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Where the time of each pcpu went. */
final class PcpuTables {
    /** Rows of a page for people. */
    static final int BRIEF = 64;

    private PcpuTables() {}

    /** A row for each pcpu: busy + idle + lost + unknown is the span. */
    static Table pcpus(Scope scope, List<PcpuAccount> pcpus, List<VcpuPlaces> vcpus, IntPredicate chosen) {
        Listing listing = new Listing(
                        "pcpus",
                        "Pcpus",
                        Column.count("pcpu", "pcpu"),
                        Column.nanos("busy_ns", "busy"),
                        Column.percent("busy_pct", "busy"),
                        Column.nanos("switching_ns", "of it switching"),
                        Column.nanos("idle_ns", "idle"),
                        Column.percent("idle_pct", "idle"),
                        Column.nanos("lost_ns", "lost"),
                        Column.nanos("unknown_ns", "unknown"),
                        Column.count("switches", "switches"),
                        Column.count("moves_in", "moves in"),
                        Column.count("moves_out", "moves out"),
                        Column.count("lost_records", "records lost"))
                .whenEmpty("no pcpus")
                .note("moves: vcpus switched in that had run elsewhere before, and the other way. records lost: in the"
                        + " whole capture.");
        Map<Integer, long[]> moves = moves(vcpus);
        Map<Integer, Long> lost = new HashMap<>();
        for (PcpuFacts facts : scope.analysis().pcpus()) {
            lost.put(facts.pcpu(), facts.lostRecords());
        }
        for (PcpuAccount pcpu : pcpus) {
            long busy = pcpu.ticks(PcpuState.BUSY) + pcpu.ticks(PcpuState.SWITCHING);
            long[] inOut = moves.getOrDefault(pcpu.pcpu(), new long[2]);
            listing.row(
                    busy,
                    pcpu.pcpu(),
                    scope.nanos(busy),
                    Cells.percent(busy, scope.range().ticks()),
                    scope.nanos(pcpu.ticks(PcpuState.SWITCHING)),
                    scope.nanos(pcpu.ticks(PcpuState.IDLE)),
                    Cells.percent(pcpu.ticks(PcpuState.IDLE), scope.range().ticks()),
                    scope.nanos(pcpu.ticks(PcpuState.LOST)),
                    scope.nanos(pcpu.ticks(PcpuState.UNKNOWN)),
                    pcpu.of(PcpuState.SWITCHING).count(),
                    inOut[0],
                    inOut[1],
                    lost.getOrDefault(pcpu.pcpu(), 0L));
        }
        return listing.tableInOrder(scope.rows(BRIEF));
    }

    /** Vcpus of domains that came from elsewhere, and went, by pcpu. */
    private static Map<Integer, long[]> moves(List<VcpuPlaces> vcpus) {
        Map<Integer, long[]> moves = new HashMap<>();
        for (VcpuPlaces vcpu : vcpus) {
            vcpu.pcpus().forEach((pcpu, stays) -> {
                long[] inOut = moves.computeIfAbsent(pcpu, none -> new long[2]);
                inOut[0] += stays.arrivals();
                inOut[1] += stays.departures();
            });
        }
        return moves;
    }

    /** A row for each state that a pcpu was in; their totals add up to the span. */
    static Table states(Scope scope, List<PcpuAccount> pcpus) {
        List<Column> keys = List.of(Column.count("pcpu", "pcpu"), Column.text("state", "state"));
        Listing listing = new Listing("pcpu_states", "Pcpus by state", Cells.join(keys, StayCells.COLUMNS))
                .whenEmpty("no pcpus")
                .note(StayCells.NOTE);
        for (PcpuAccount pcpu : pcpus) {
            for (PcpuState state : PcpuState.values()) {
                if (!pcpu.of(state).isEmpty()) {
                    Object[] own = {pcpu.pcpu(), state.key()};
                    listing.row(pcpu.ticks(state), Cells.join(own, StayCells.of(scope, pcpu.of(state))));
                }
            }
        }
        return listing.tableInOrder(scope.rows(2 * BRIEF));
    }
}
