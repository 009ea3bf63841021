package io.xenscope.report.findings;

import io.xenscope.analyze.waits.BlameShare;
import io.xenscope.analyze.waits.BlamedDomain;
import io.xenscope.analyze.waits.Occupant;
import java.util.List;

/** The domain that another domain delayed most. */
final class DelayedDomain implements Rule {
    private static final double SHARE = 10;

    private record Worst(int domain, int by, BlameShare share, long waiting) {}

    @Override
    public About about() {
        return new About(
                "who-delays-whom",
                Severity.NOTE,
                "domains that delay others",
                "above 10 % of all waiting behind one other domain",
                "less is shared out over many");
    }

    @Override
    public boolean isDeep() {
        return true;
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        Worst[] worst = new Worst[1];
        for (BlamedDomain domain : evidence.blamedDomains()) {
            domain.forEach((occupant, by, share) -> {
                boolean isOther = occupant == Occupant.VCPU && by != domain.domain();
                if (isOther
                        && (worst[0] == null || share.total() > worst[0].share().total())) {
                    worst[0] = new Worst(domain.domain(), by, share, domain.waiting());
                }
            });
        }
        long all = evidence.waiting();
        if (worst[0] == null || worst[0].share().total() <= SHARE / 100 * all) {
            return List.of();
        }
        Worst found = worst[0];
        long total = found.share().total();
        return List.of(new Finding(
                about().name(),
                Severity.NOTE,
                evidence.shareOfPcpus(total),
                "d" + found.domain(),
                evidence.scope().nanos(total),
                "ns",
                null,
                "Domain " + found.domain() + " waited longest behind domain " + found.by() + ": " + evidence.time(total)
                        + ", " + Phrase.percent(100.0 * total / found.waiting()) + " of its waiting and "
                        + Phrase.percent(100.0 * total / all) + " of all.",
                "blame --dom " + found.domain()));
    }
}
