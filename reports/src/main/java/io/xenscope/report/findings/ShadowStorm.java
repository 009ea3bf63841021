package io.xenscope.report.findings;

import io.xenscope.format.event.EventClass;
import java.util.List;

/** Much work of the shadow paging code. */
final class ShadowStorm implements Rule {
    private static final double A_SECOND = 1000;

    @Override
    public About about() {
        return new About(
                "shadow-storms",
                Severity.NOTE,
                "storms of shadow paging",
                "above 1000 records of shadow paging a second",
                "each is a page fault that nested paging would not have taken");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        long[] count = new long[1];
        evidence.scope()
                .accounts()
                .events()
                .forEach(
                        (event, records, bytes) -> count[0] += EventClass.of(event) == EventClass.SHADOW ? records : 0);
        double rate = evidence.scope().perSecond(count[0]);
        if (!(rate > A_SECOND)) {
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
                "Shadow paging wrote " + Phrase.count(count[0], "record") + " (" + Phrase.number(rate) + " a second).",
                "memory"));
    }
}
