package io.xenscope.report.findings;

import io.xenscope.analyze.base.PvAccount;
import io.xenscope.analyze.base.PvKind;
import io.xenscope.report.frame.DomainFacts;
import java.util.List;

/** Writes to page tables that Xen emulated for a PV guest. */
final class PageTableEmulation implements Rule {
    private static final double A_SECOND = 1000;

    @Override
    public About about() {
        return new About(
                "page-table-emulation",
                Severity.NOTE,
                "emulated page-table writes",
                "above 1000 a second by one domain",
                "each is a fault and several microseconds in Xen; batched updates are cheaper");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        DomainFacts most = null;
        long writes = 0;
        for (DomainFacts domain : evidence.domains()) {
            PvAccount pv = domain.pv();
            long own = pv.of(PvKind.PTWR_EMULATION) + pv.of(PvKind.PTWR_EMULATION_PAE);
            if (own > writes) {
                most = domain;
                writes = own;
            }
        }
        double rate = evidence.scope().perSecond(writes);
        if (most == null || !(rate > A_SECOND)) {
            return List.of();
        }
        return List.of(new Finding(
                about().name(),
                Severity.NOTE,
                0,
                "d" + most.dom(),
                rate,
                "/s",
                null,
                "Xen emulated " + writes + " page-table writes of domain " + most.dom() + " (" + Phrase.number(rate)
                        + " a second).",
                "calls --dom " + most.dom() + " --table pv_events"));
    }
}
