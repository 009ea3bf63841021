package io.xenscope.report.memory;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.tables.Reports;
import java.io.IOException;
import java.util.List;

/** {@code memory}: grants, pages, populate-on-demand, shadow paging, address spaces. */
public final class Memory implements Command {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String summary() {
        return "grants, p2m, populate-on-demand, shadow paging, CR3";
    }

    @Override
    public boolean isTopic() {
        return true;
    }

    @Override
    public String example() {
        return "memory --dom 1 boot.xen";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(
                CommonOptions.FROM, CommonOptions.TO, CommonOptions.DOM, CommonOptions.VCPU, CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        return Reports.study(asked, "xenscope.memory/1", MemoryReport::new);
    }
}
