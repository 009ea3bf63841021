package io.xenscope.report.findings;

import io.xenscope.format.event.MemEvents;
import io.xenscope.report.frame.RecordKind;
import java.util.List;

/** Pages that were given to guests on first use. */
final class PopulateOnDemand implements Rule {
    private static final double A_SECOND = 100;

    @Override
    public About about() {
        return new About(
                "populate-on-demand",
                Severity.NOTE,
                "populate-on-demand storms",
                "above 100 populations a second",
                "each is a nested page fault, and a search for zero pages once the cache is empty");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        long count = evidence.scope().accounts().events().of(MemEvents.POD_POPULATE);
        double rate = evidence.scope().perSecond(count);
        if (!RecordKind.MEMORY.isIn(evidence.analysis()) || !(rate > A_SECOND)) {
            return List.of();
        }
        return List.of(new Finding(
                about().name(),
                Severity.NOTE,
                0,
                "capture",
                rate,
                "/s",
                null,
                "Memory was populated on demand " + count + " times (" + Phrase.number(rate) + " a second).",
                "memory"));
    }
}
