package io.xenscope.report.rows;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.frame.Wanted;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.TimeOrigin;
import java.util.Set;

/** Reads trees of spans, and gives the rows of all tables that are made of them. */
final class TreeRows {
    static final Set<RowTable<?>> TABLES =
            Set.of(SpanRow.TABLE, WaitRow.TABLE, WaitRow.RIVALS, WakeRow.TABLE, CallRow.TABLE);

    private final RowSinks sinks;
    private final SpanRow span;
    private final WaitRow wait;
    private final WakeRow wake;
    private final CallRow call;

    private TreeRows(RowReading reading, Analysis analysis, ActivationLimits limits, RowSinks sinks) {
        this.sinks = sinks;
        SpanFacts facts = new SpanFacts(reading.capture(), analysis, TimeOrigin.of(analysis), limits);
        this.span = new SpanRow(facts);
        this.wait = new WaitRow(analysis, span, sinks);
        this.wake = new WakeRow(span);
        this.call = new CallRow(span, reading.capture().source());
    }

    static void read(RowReading reading, Analysis analysis, RowSinks sinks) {
        if (TABLES.stream().noneMatch(sinks::wants)) {
            return;
        }
        Slice slice = reading.slice();
        ActivationLimits limits = Wanted.everything(slice.from(), slice.to());
        TreeRows rows = new TreeRows(reading, analysis, limits, sinks);
        Activations.read(reading.capture(), analysis, limits, reading.threads(), rows::give);
    }

    private void give(Activation tree) {
        span.at(tree, 0);
        wake.give(sinks);
        for (int which = 0; which < tree.spans(); which++) {
            span.at(tree, which);
            sinks.give(SpanRow.TABLE, span);
            if (span.kind() == SpanKind.WAIT) {
                wait.give();
            }
            if (CallRow.isCall(tree, which) && sinks.wants(CallRow.TABLE)) {
                call.give(sinks);
            }
        }
    }
}
