package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.spans.SpanFacts;

/**
 * A trace with what hangs on those before it, so that its events can be made without them.
 *
 * @param lane where it is shown
 * @param waker where who woke it is shown; null where no arrow leads to it
 * @param flows how many arrows there are before
 * @param slices how many slices of pcpus there are before
 */
record PlacedTrace(Activation trace, Lane lane, Lane waker, long flows, long slices) {
    /** The next run that is no mere instant, which a row of runs has no room for; or {@link Activation#NONE}. */
    static int nextRun(Activation activation, int behind, SpanFacts facts) {
        for (int span = behind + 1; span < activation.spans(); span++) {
            if (activation.kind(span) == SpanKind.RUN
                    && facts.nanos(activation.begin(span)) < facts.nanos(activation.end(span))) {
                return span;
            }
        }
        return Activation.NONE;
    }
}
