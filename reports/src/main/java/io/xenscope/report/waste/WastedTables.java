package io.xenscope.report.waste;

import io.xenscope.analyze.waits.IdleReason;
import io.xenscope.analyze.waits.Wasted;
import io.xenscope.analyze.waits.WastedTime;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.List;

/** Time in which vcpus waited while pcpus were idle: by vcpu, by pcpu, and the longest episodes. */
public final class WastedTables {
    private static final int BRIEF = 20;
    private static final String BOUNDS =
            "at least: pcpus on which the vcpu ran at some time in this capture. at most: any pcpu; affinity and pools"
                    + " are not recorded. episodes: intervals of the former above 1 ms.";

    private static final Columns<Wasted> AMOUNTS = Columns.<Wasted>group()
            .ticks("at_least_ns", Wasted::atLeast)
            .main()
            .moreIsWorse()
            .share("at_least_pct", Wasted::atLeast, Wasted::total)
            .ticks("at_most_ns", Wasted::atMost)
            .count("episodes", Wasted::episodes)
            .ticks("longest_ns", Wasted::longest)
            .main();

    private static final String REASONS =
            " Of at least: tickled: one of these was poked and had not decided yet. not tickled: one was held for"
                    + " idle, none was poked. tasklet: all worked for Xen. unrecorded: by no record.";

    /** What the scheduler took the pcpus for. */
    private static final Columns<Wasted> BY_REASON = Columns.<Wasted>group()
            .ticks("tickled_ns", wasted -> wasted.taken(IdleReason.TICKLED))
            .ticks("not_tickled_ns", wasted -> wasted.taken(IdleReason.NOT_TICKLED))
            .ticks("tasklet_ns", wasted -> wasted.taken(IdleReason.TASKLET))
            .detail()
            .ticks("unrecorded_ns", Wasted::unrecorded)
            .detail();

    private static final Columns<Wasted> VCPUS = ofVcpus().note(BOUNDS);

    private static final Columns<Wasted> VCPUS_BY_REASON =
            ofVcpus().with(BY_REASON, vcpu -> vcpu).note(BOUNDS + REASONS);

    private static final Columns<Wasted> PCPUS = Columns.<Wasted>of(
                    "wasted", "Pcpus that were idle while a vcpu waited")
            .count("pcpu", Wasted::subject)
            .keys()
            .ticks("idle_ns", Wasted::total)
            .with(AMOUNTS, pcpu -> pcpu)
            .with(BY_REASON, pcpu -> pcpu)
            .whenEmpty("no pcpu was idle")
            .note(BOUNDS + REASONS);

    private static final Columns<Wasted.Episode> EPISODES = Columns.<Wasted.Episode>of(
                    "wasted_episodes", "The longest waits while a pcpu was idle")
            .with(Cells.VCPU, Wasted.Episode::subject)
            .moment("start_ns", Wasted.Episode::begin)
            .ticks("dur_ns", Wasted.Episode::ticks)
            .main()
            .count("pcpu", Wasted.Episode::partner)
            .note("pcpu: the first of the idle ones. The " + WastedTime.MOST_EPISODES + " longest of all.");

    private WastedTables() {}

    private static Columns<Wasted> ofVcpus() {
        return Columns.<Wasted>of("wasted", "Vcpus that waited while a pcpu was idle")
                .with(Cells.VCPU, Wasted::subject)
                .ticks("waiting_ns", Wasted::total)
                .main()
                .with(AMOUNTS, vcpu -> vcpu);
    }

    /** A row for each vcpu that waited. */
    public static Table vcpus(Scope scope, List<Wasted> vcpus) {
        return ofVcpus(scope, VCPUS, vcpus);
    }

    /** The same by what the scheduler took the pcpus for. */
    public static Table vcpusByReason(Scope scope, List<Wasted> vcpus) {
        return ofVcpus(scope, VCPUS_BY_REASON, vcpus);
    }

    private static Table ofVcpus(Scope scope, Columns<Wasted> columns, List<Wasted> vcpus) {
        return amounts(scope, columns, vcpus)
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "no vcpu waited"))
                .tableInOrder(scope.rows(BRIEF));
    }

    /** Where the longest intervals are. */
    public static Table episodes(Scope scope, List<Wasted> vcpus) {
        return EPISODES.listing(scope)
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(
                        scope, "no vcpu waited longer than 1 ms while a pcpu was idle on which it ran"))
                .rows(WastedTime.longest(vcpus), Wasted.Episode::ticks)
                .table(scope.rows(Listing.BRIEF));
    }

    /** A row for each pcpu that was idle. */
    public static Table pcpus(Scope scope, List<Wasted> pcpus) {
        return amounts(scope, PCPUS, pcpus).tableInOrder(scope.rows(BRIEF));
    }

    private static Listing<Wasted> amounts(Scope scope, Columns<Wasted> columns, List<Wasted> subjects) {
        return columns.listing(scope)
                .rows(subjects.stream().filter(one -> one.total() > 0).toList(), Wasted::atLeast);
    }
}
