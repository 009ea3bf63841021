package io.xenscope.report.memory;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.Reports;

/** {@code memory}: grants, pages, populate-on-demand, shadow paging, address spaces. */
public final class Memory {
    public static final Command COMMAND = Command.of("memory", "grants, p2m, populate-on-demand, shadow paging, CR3")
            .question(Question.XEN)
            .example("memory --dom 1 boot.xen")
            .report(CommonOptions.FROM, CommonOptions.TO, CommonOptions.DOM, CommonOptions.VCPU, CommonOptions.TOP)
            .does(asked -> Reports.study(asked, "xenscope.memory/1", MemoryReport::new));

    private Memory() {}
}
