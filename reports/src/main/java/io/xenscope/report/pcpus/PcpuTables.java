package io.xenscope.report.pcpus;

import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.account.PcpuAccount;
import io.xenscope.analyze.account.PcpuState;
import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.account.VcpuPlaces;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.report.cells.IntervalCells;
import io.xenscope.report.cells.Keyed;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Where the time of each pcpu went, and which domains ran there. */
final class PcpuTables {
    /** Rows of a page for people. */
    static final int BRIEF = 64;

    /** {@code arrivals}, {@code departures}: of vcpus of domains that came from elsewhere, and went. */
    private record Row(PcpuAccount<StayAccount> pcpu, long arrivals, long departures, long lostRecords) {
        long busy() {
            return pcpu.ticks(PcpuState.BUSY) + pcpu.ticks(PcpuState.SWITCHING);
        }

        long idle() {
            return pcpu.ticks(PcpuState.IDLE);
        }
    }

    private static final Columns<Row> PCPUS = Columns.<Row>of("pcpus", "Pcpus")
            .count("pcpu", row -> row.pcpu.pcpu())
            .keys()
            .ticks("busy_ns", Row::busy)
            .share("busy_pct", Row::busy)
            .main()
            .ticks("switching_ns", row -> row.pcpu.ticks(PcpuState.SWITCHING))
            .ticks("idle_ns", Row::idle)
            .share("idle_pct", Row::idle)
            .main()
            .ticks("lost_ns", row -> row.pcpu.ticks(PcpuState.LOST))
            .detail()
            .ticks("unknown_ns", row -> row.pcpu.ticks(PcpuState.UNKNOWN))
            .detail()
            .count("switches", row -> row.pcpu.of(PcpuState.SWITCHING).count())
            .count("moves_in", Row::arrivals)
            .count("moves_out", Row::departures)
            .detail()
            .count("lost_records", Row::lostRecords)
            .whenEmpty("no pcpus")
            .note("moves: vcpus switched in that had run elsewhere before, and the other way. records lost: in the"
                    + " whole capture.");

    private record State(int pcpu, PcpuState state, StayAccount intervals) {}

    private static final Columns<State> STATES = Columns.<State>of("pcpu_states", "Pcpus by state")
            .count("pcpu", State::pcpu)
            .text("state", row -> row.state.key())
            .keys()
            .with(IntervalCells.INTERVALS, State::intervals)
            .whenEmpty("no pcpus")
            .note(IntervalCells.INTERVALS_NOTE);

    private static final class Guest {
        private int vcpus;
        private long runs;
        private long ticks;
    }

    private static final Columns<Keyed<Guest>> GUESTS = Columns.<Keyed<Guest>>of("guests", "Which domains ran where")
            .count("pcpu", Keyed::first)
            .domain("dom", Keyed::second)
            .keys()
            .count("vcpus", guest -> guest.account().vcpus)
            .count("count", guest -> guest.account().runs)
            .ticks("total_ns", guest -> guest.account().ticks)
            .main()
            .share("share_pct", guest -> guest.account().ticks);

    private PcpuTables() {}

    /** A row for each pcpu: busy + idle + lost + unknown is the span. */
    static Table pcpus(Scope scope, List<PcpuAccount<StayAccount>> pcpus, List<VcpuPlaces> vcpus) {
        Map<Integer, long[]> moves = moves(vcpus);
        Map<Integer, Long> lost =
                scope.analysis().pcpus().stream().collect(Collectors.toMap(PcpuFacts::pcpu, PcpuFacts::lostRecords));
        Listing<Row> listing = PCPUS.listing(scope);
        for (PcpuAccount<StayAccount> pcpu : pcpus) {
            long[] inOut = moves.getOrDefault(pcpu.pcpu(), new long[2]);
            Row row = new Row(pcpu, inOut[0], inOut[1], lost.getOrDefault(pcpu.pcpu(), 0L));
            listing.row(row.busy(), row);
        }
        return listing.tableInOrder(scope.rows(BRIEF));
    }

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
    static Table states(Scope scope, List<PcpuAccount<StayAccount>> pcpus) {
        List<State> rows = new ArrayList<>();
        for (PcpuAccount<StayAccount> pcpu : pcpus) {
            for (PcpuState state : PcpuState.values()) {
                rows.add(new State(pcpu.pcpu(), state, pcpu.of(state)));
            }
        }
        rows.removeIf(row -> row.intervals.isEmpty());
        return STATES.listing(scope).rows(rows, row -> row.intervals.total()).tableInOrder(scope.rows(2 * BRIEF));
    }

    static Table guests(Scope scope, List<VcpuPlaces> vcpus, IntPredicate chosen) {
        TreeMap<Integer, TreeMap<Integer, Guest>> guests = new TreeMap<>();
        for (VcpuPlaces vcpu : vcpus) {
            if (vcpu.domain() != VcpuKey.IDLE_DOMAIN) {
                add(vcpu, guests);
            }
        }
        List<Keyed<Guest>> rows = Keyed.of(guests);
        rows.removeIf(guest -> !chosen.test(guest.first()) || guest.account().vcpus == 0);
        return GUESTS.listing(scope)
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "nobody ran"))
                .rows(rows, guest -> guest.account().ticks)
                .tableInOrder(scope.rows(BRIEF));
    }

    private static void add(VcpuPlaces vcpu, TreeMap<Integer, TreeMap<Integer, Guest>> guests) {
        vcpu.pcpus().forEach((pcpu, stays) -> {
            Guest guest = guests.computeIfAbsent(pcpu, none -> new TreeMap<>())
                    .computeIfAbsent(vcpu.domain(), none -> new Guest());
            guest.vcpus += stays.runs().isEmpty() ? 0 : 1;
            guest.runs += stays.runs().begun();
            guest.ticks += stays.runs().total();
        });
    }
}
