package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.cli.Invocation;

/** How many spans may still be written, and how many were left out for that. */
final class Budget {
    private final long most;
    private long written;
    private long tracesLeftOut;
    private long spansLeftOut;

    Budget(long most) {
        this.most = most;
    }

    /** Whether a trace is to be written: whole, or not at all. Once one did not fit, none does. */
    boolean takes(Activation activation) {
        spansLeftOut += activation.leftOut();
        if (tracesLeftOut > 0 || written + activation.spans() > most) {
            tracesLeftOut++;
            spansLeftOut += activation.spans();
            return false;
        }
        written += activation.spans();
        return true;
    }

    /** Says what was left out, behind {@code whose}. */
    void report(Invocation asked, String whose) {
        if (spansLeftOut > 0) {
            asked.warn(whose + "left out " + spansLeftOut + " spans (" + tracesLeftOut + " whole activations), wrote "
                    + written + ": choose with --dom, --vcpu, --from and --to, or raise --max-spans");
        }
    }
}
