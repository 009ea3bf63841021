package io.xenscope.report.findings;

import io.xenscope.analyze.base.Counts;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.frame.DomainFacts;
import java.util.List;

/** The hypercall that PV guests made most often. */
final class FrequentHypercall implements Rule {
    private static final double STORM = 50_000;
    private static final long ENOUGH = 1_000;

    @Override
    public About about() {
        return new About(
                "hypercalls",
                Severity.NOTE,
                "hypercall storms",
                "a number called above 50000 times a second by one domain, at least 1000 times; a fact below",
                "at about a microsecond each that is a twentieth of a pcpu");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        DomainFacts most = null;
        int number = -1;
        long calls = 0;
        for (DomainFacts domain : evidence.domains()) {
            Counts counts = domain.pv().hypercalls();
            int[] best = {-1};
            counts.forEach((one, count) -> best[0] = best[0] < 0 || count > counts.of(best[0]) ? one : best[0]);
            if (best[0] >= 0 && counts.of(best[0]) > calls) {
                most = domain;
                number = best[0];
                calls = counts.of(number);
            }
        }
        if (most == null) {
            return List.of();
        }
        double rate = evidence.scope().perSecond(calls);
        String name = Hypercalls.name(number);
        return List.of(new Finding(
                about().name(),
                rate > STORM && calls >= ENOUGH ? Severity.NOTE : Severity.FACT,
                0,
                "d" + most.dom(),
                rate,
                "/s",
                null,
                "Most frequent hypercall: " + name + " of domain " + most.dom() + ", " + calls + " ("
                        + Phrase.number(rate) + " a second, "
                        + Phrase.percent(100.0 * calls / most.pv().hypercalls().sum()) + " of that domain's).",
                "calls --dom " + most.dom()));
    }
}
