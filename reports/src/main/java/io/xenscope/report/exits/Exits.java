package io.xenscope.report.exits;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.rips.Bucket;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.tables.Reports;
import java.io.IOException;
import java.util.List;

/** {@code exits}: why guests left to Xen, and what that cost. */
public final class Exits implements Command {
    @Override
    public String name() {
        return "exits";
    }

    @Override
    public String summary() {
        return "VM exits: why, how long, what for, from where";
    }

    @Override
    public boolean isTopic() {
        return true;
    }

    @Override
    public String example() {
        return "exits --dom 1 boot.xen";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(
                CommonOptions.FROM,
                CommonOptions.TO,
                CommonOptions.DOM,
                CommonOptions.VCPU,
                CommonOptions.TOP,
                Symbols.OPTION,
                Bucket.OPTION);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        Symbols symbols = Symbols.of(asked);
        long bucket = Bucket.of(asked);
        return Reports.study(
                asked,
                "xenscope.exits/1",
                (survey, scope) -> new ExitReport(survey, scope, symbols, bucket, asked.threads()));
    }
}
