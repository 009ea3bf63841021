package io.xenscope.report.latency;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.table.Page;
import io.xenscope.report.tables.Reports;
import io.xenscope.report.tables.Scope;
import java.io.IOException;
import java.util.List;

/** {@code latency}: the percentiles of every duration that has a name. */
public final class Latency implements Command {
    static final Option BY = Option.value("", "by", "LEVEL", "rows for: all, dom or vcpu; default is each");

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String summary() {
        return "percentiles of waits, runs and VM exits";
    }

    @Override
    public String example() {
        return "latency --by vcpu --dom 1 boot.xen";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(BY, CommonOptions.DOM, CommonOptions.VCPU);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        List<Level> levels = asked.has(BY) ? List.of(Level.of(asked.word(BY, Level.WORDS))) : List.of(Level.values());
        return Reports.print(asked, "xenscope.latency/1", (scope, page) -> fill(scope, page, levels));
    }

    static void fill(Scope scope, Page page, List<Level> levels) {
        page.table(new LatencyTable(scope, levels).table());
    }
}
