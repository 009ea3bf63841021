package io.xenscope.report.calls;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.rips.Bucket;
import io.xenscope.report.rips.Symbols;
import java.io.IOException;

/** {@code calls}: what PV guests asked of Xen, and how long that can have taken. */
public final class Calls {
    public static final Command COMMAND = Command.of("calls", "hypercalls, traps and faults of PV guests")
            .question(Question.XEN)
            .example("calls --dom 0 boot.xen")
            .notes("Xen does not record the end of PV hypercalls: a call lasted at least until the\n"
                    + "last record that Xen wrote for it, and at most until the guest is seen to run.\n"
                    + "Hypercalls of HVM guests are VM exits: xenscope exits --table handlers.\n")
            .report(
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.DOM,
                    CommonOptions.VCPU,
                    CommonOptions.TOP,
                    Symbols.OPTION,
                    Bucket.OPTION)
            .does(Calls::run);

    private Calls() {}

    private static int run(Invocation asked) throws IOException {
        Symbols symbols = Symbols.of(asked);
        long bucket = Bucket.of(asked);
        return Reports.study(
                asked, "xenscope.calls/1", (analysis, scope) -> new CallReport(analysis, scope, symbols, bucket));
    }
}
