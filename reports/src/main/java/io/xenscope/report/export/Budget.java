package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.spans.SpanFacts;

/** How many spans a document may have, which traces are kept of those that do not fit, and how many are left out. */
final class Budget {
    private final SlowestTraces all;
    /** The step of {@link SlowestTraces} above which all traces are kept. */
    private final int lowest;
    /** How many spans of traces in that step may be kept, in the order in which they come. */
    private long left;

    private long shortest = Long.MAX_VALUE;
    private long written;
    private long tracesWritten;
    private long tracesLeftOut;
    private long spansLeftOut;
    private long namedLeftOut;
    private long tracesTooLarge;

    /** For some of {@code all}; null where all are known to fit. */
    Budget(SlowestTraces all) {
        this.all = all;
        this.lowest = all == null ? 0 : all.lowestStep();
        this.left = all == null ? Long.MAX_VALUE : all.most() - all.spansAbove(lowest);
    }

    /** Whether a trace is to be written: whole, or not at all. Named spans are few, and are what the user asked to see. */
    boolean takes(Activation trace) {
        if (trace.kind(0).isNamed()) {
            namedLeftOut += trace.leftOut();
            written += trace.spans();
            return true;
        }
        spansLeftOut += trace.leftOut();
        if (!isKept(trace)) {
            tracesLeftOut++;
            spansLeftOut += trace.spans();
            return false;
        }
        written += trace.spans();
        tracesWritten++;
        if (trace.kind(0) == SpanKind.ACTIVATION) {
            shortest = Math.min(shortest, trace.end(0) - trace.begin(0));
        }
        return true;
    }

    private boolean isKept(Activation trace) {
        if (all == null) {
            return true;
        }
        if (trace.spans() > all.most()) {
            tracesTooLarge++;
            return false;
        }
        int step = SlowestTraces.step(trace);
        if (step != lowest) {
            return step > lowest;
        }
        boolean fits = trace.spans() <= left;
        left -= fits ? trace.spans() : 0;
        return fits;
    }

    /** Named spans for which a document had no room. */
    void leaveOutNamed(long more) {
        namedLeftOut += more;
    }

    /** Says what was kept and what was left out, behind {@code whose}. */
    void report(Invocation asked, String whose, SpanFacts facts) {
        if (spansLeftOut > 0) {
            String least = shortest == Long.MAX_VALUE
                    ? ""
                    : " (activations of " + facts.ticksAsNanos(shortest) / 1000 + " \u00b5s and more)";
            asked.warn(whose + "kept the slowest " + tracesWritten + " of " + (tracesWritten + tracesLeftOut)
                    + " traces" + least + ", " + written + " of " + (written + spansLeftOut)
                    + " spans" + (tracesTooLarge == 0 ? "" : " (" + tracesTooLarge + " traces have more than that alone)")
                    + ": --max-spans 0 writes all; --dom, --vcpu, --from and --to choose");
        }
        if (namedLeftOut > 0) {
            asked.warn(whose + "left out " + namedLeftOut + " named spans: too many in one trace, or at once;"
                    + " choose with --from and --to");
        }
    }
}
