package io.xenscope.report.exits;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.rips.Bucket;
import io.xenscope.report.rips.Symbols;
import java.io.IOException;

/** {@code exits}: why guests left to Xen, and what that cost. */
public final class Exits {
    public static final Command COMMAND = Command.of("exits", "VM exits: why, how long, what for, from where")
            .question(Question.XEN)
            .example("exits --dom 1 boot.xen")
            .report(
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.DOM,
                    CommonOptions.VCPU,
                    CommonOptions.TOP,
                    Symbols.OPTION,
                    Bucket.OPTION)
            .does(Exits::run);

    private Exits() {}

    private static int run(Invocation asked) throws IOException {
        Symbols symbols = Symbols.of(asked);
        long bucket = Bucket.of(asked);
        return Reports.study(
                asked,
                "xenscope.exits/1",
                (analysis, scope) -> new ExitReport(analysis, scope, symbols, bucket, asked.threads()));
    }
}
