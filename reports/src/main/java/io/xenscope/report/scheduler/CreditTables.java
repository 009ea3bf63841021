package io.xenscope.report.scheduler;

import io.xenscope.analyze.scheduler.Credit;
import io.xenscope.analyze.scheduler.Credit.Decision;
import io.xenscope.analyze.scheduler.Tickles;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.Keyed;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.Arrays;
import java.util.Map.Entry;
import java.util.function.Function;

/** How often schedulers decided on each pcpu, and the credit scheduler. */
final class CreditTables {
    private static final Columns<Entry<Integer, Tickles.Pcpu>> DECISIONS = Columns.<Entry<Integer, Tickles.Pcpu>>of(
                    "decisions", "Decisions by pcpu, and whether tickles were obeyed")
            .count("pcpu", Entry::getKey)
            .keys()
            .count("decisions", pcpu -> pcpu.getValue().decisions())
            .count("tasklets", pcpu -> pcpu.getValue().tasklets())
            .count("tickles", pcpu -> pcpu.getValue().tickles())
            .count("answered", pcpu -> pcpu.getValue().latency().count())
            .with("latency_", Cells.PERCENTILES, pcpu -> pcpu.getValue().latency())
            .count("switched", pcpu -> pcpu.getValue().switched())
            .count("kept", pcpu -> pcpu.getValue().kept())
            .note("answered: decisions with a tickle before; p50, p99, max: from the first tickle. kept on: the same"
                    + " vcpu went on.");

    private static final Columns<Entry<Integer, long[]>> VCPUS = Columns.<Entry<Integer, long[]>>of(
                    "credit_vcpus", "credit: vcpus")
            .with(Cells.VCPU, Entry::getKey)
            .count("account_starts", times(Decision.ACCOUNT_START))
            .count("account_stops", times(Decision.ACCOUNT_STOP))
            .count("stolen", times(Decision.STOLEN))
            .count("picked_cpu", times(Decision.PICKED_CPU))
            .count("boosts", times(Decision.BOOST))
            .count("unboosts", times(Decision.UNBOOST))
            .count("ratelimits", times(Decision.RATELIMIT))
            .note("active, inactive: credit is charged from here, no more from here. stolen: taken by another pcpu.");

    private static final Columns<Keyed<Credit.Steals>> STEALS = Columns.<Keyed<Credit.Steals>>of(
                    "credit_steals", "credit: where pcpus looked for work")
            .count("pcpu", Keyed::first)
            .count("peer", steals -> Cells.known(steals.second()))
            .keys()
            .count("skipped", steals -> steals.account().skipped())
            .count("checked", steals -> steals.account().checked())
            .count("stolen", steals -> steals.account().stolen());

    private CreditTables() {}

    private static Function<Entry<Integer, long[]>, Long> times(Decision decision) {
        return vcpu -> vcpu.getValue()[decision.ordinal()];
    }

    static Table decisions(Scope scope, Tickles tickles) {
        return Listings.of(scope, DECISIONS, tickles.pcpus(), "no decisions", Tickles.Pcpu::decisions);
    }

    static Table vcpus(Scope scope, Credit credit) {
        return Listings.ofVcpus(
                scope,
                VCPUS,
                credit.vcpus(),
                "no records of credit",
                counts -> Arrays.stream(counts).sum());
    }

    static Table steals(Scope scope, Credit credit) {
        return Listings.table(
                scope,
                STEALS,
                Keyed.of(credit.steals()),
                "no records of credit",
                steals -> steals.account().checked() + steals.account().skipped());
    }
}
