package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.cli.Invocation;

/** How many spans may still be written, and how many were left out for that. */
final class Budget {
    private final long most;
    private long written;
    private long tracesLeftOut;
    private long spansLeftOut;
    private long namedLeftOut;

    Budget(long most) {
        this.most = most;
    }

    /**
     * Whether a trace is to be written: whole, or not at all. Once one did not fit, none does; but named spans, which come
     * last, are few, and are what the user asked to see.
     */
    boolean takes(Activation activation) {
        if (activation.kind(0) == SpanKind.CONTEXT) {
            namedLeftOut += activation.leftOut();
            written += activation.spans();
            return true;
        }
        spansLeftOut += activation.leftOut();
        if (tracesLeftOut > 0 || written + activation.spans() > most) {
            tracesLeftOut++;
            spansLeftOut += activation.spans();
            return false;
        }
        written += activation.spans();
        return true;
    }

    /** Named spans for which a document had no room. */
    void leaveOutNamed(long more) {
        namedLeftOut += more;
    }

    /** Says what was left out, behind {@code whose}. */
    void report(Invocation asked, String whose) {
        if (spansLeftOut > 0) {
            asked.warn(whose + "left out " + spansLeftOut + " spans (" + tracesLeftOut + " whole activations), wrote "
                    + written + ": choose with --dom, --vcpu, --from and --to, or raise --max-spans");
        }
        if (namedLeftOut > 0) {
            asked.warn(whose + "left out " + namedLeftOut + " named spans: too many in one trace, or at once;"
                    + " choose with --from and --to");
        }
    }
}
