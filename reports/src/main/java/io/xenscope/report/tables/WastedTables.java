package io.xenscope.report.tables;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.waits.Wasted;
import io.xenscope.analyze.waits.WastedTime;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import java.util.List;

/** Time in which vcpus waited while pcpus were idle: by vcpu, by pcpu, and the longest episodes. */
public final class WastedTables {
    private static final int BRIEF = 20;
    private static final String BOUNDS =
            "at least: pcpus on which the vcpu ran at some time in this capture. at most: any pcpu; affinity and pools"
                    + " are not recorded. episodes: stretches of the former above 1 ms.";
    private static final Column DOM = Column.domain("dom", "dom");
    private static final Column VCPU = Column.count("vcpu", "vcpu");
    private static final Column PCPU = Column.count("pcpu", "pcpu");
    private static final Column AT_LEAST = Column.nanos("at_least_ns", "at least");
    private static final Column AT_MOST = Column.nanos("at_most_ns", "at most");
    private static final Column EPISODES = Column.count("episodes", "episodes");
    private static final Column LONGEST = Column.nanos("longest_ns", "longest");

    private WastedTables() {}

    /** A row for each vcpu that waited. */
    public static Table vcpus(Scope scope, List<Wasted> vcpus) {
        Listing listing = new Listing(
                        "wasted",
                        "Vcpus that waited while a pcpu was idle",
                        DOM,
                        VCPU,
                        Column.nanos("waiting_ns", "waiting"),
                        AT_LEAST,
                        Column.percent("at_least_pct", "at least, of waiting"),
                        AT_MOST,
                        EPISODES,
                        LONGEST)
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "no vcpu waited"))
                .note(BOUNDS);
        for (Wasted vcpu : vcpus) {
            if (vcpu.total() > 0) {
                listing.row(
                        vcpu.atLeast(),
                        VcpuKey.domain(vcpu.subject()),
                        VcpuKey.vcpu(vcpu.subject()),
                        scope.nanos(vcpu.total()),
                        scope.nanos(vcpu.atLeast()),
                        Cells.percent(vcpu.atLeast(), vcpu.total()),
                        scope.nanos(vcpu.atMost()),
                        vcpu.episodes(),
                        scope.nanos(vcpu.longest()));
            }
        }
        return listing.tableInOrder(scope.rows(BRIEF));
    }

    /** Where the longest stretches are. */
    public static Table episodes(Scope scope, List<Wasted> vcpus) {
        Listing listing = new Listing(
                        "wasted_episodes",
                        "The longest waits while a pcpu was idle",
                        DOM,
                        VCPU,
                        Column.moment("start_ns", "start"),
                        Column.nanos("dur_ns", "dur"),
                        PCPU)
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(
                        scope, "no vcpu waited longer than 1 ms while a pcpu was idle on which it ran"))
                .note("pcpu: the first of the idle ones. The " + WastedTime.MOST_EPISODES + " longest of all.");
        for (Wasted.Episode episode : WastedTime.longest(vcpus)) {
            listing.row(
                    episode.ticks(),
                    VcpuKey.domain(episode.subject()),
                    VcpuKey.vcpu(episode.subject()),
                    scope.moment(episode.begin()),
                    scope.nanos(episode.ticks()),
                    episode.partner());
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }

    /** A row for each pcpu that was idle. */
    public static Table pcpus(Scope scope, List<Wasted> pcpus) {
        Listing listing = new Listing(
                        "wasted",
                        "Pcpus that were idle while a vcpu waited",
                        PCPU,
                        Column.nanos("idle_ns", "idle"),
                        AT_LEAST,
                        Column.percent("at_least_pct", "at least, of idle"),
                        AT_MOST,
                        EPISODES,
                        LONGEST)
                .whenEmpty("no pcpu was idle")
                .note(BOUNDS);
        for (Wasted pcpu : pcpus) {
            if (pcpu.total() > 0) {
                listing.row(
                        pcpu.atLeast(),
                        pcpu.subject(),
                        scope.nanos(pcpu.total()),
                        scope.nanos(pcpu.atLeast()),
                        Cells.percent(pcpu.atLeast(), pcpu.total()),
                        scope.nanos(pcpu.atMost()),
                        pcpu.episodes(),
                        scope.nanos(pcpu.longest()));
            }
        }
        return listing.tableInOrder(scope.rows(BRIEF));
    }
}
