package io.xenscope.report.scheduler;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.Reports;

/** {@code scheduler}: Xen's schedulers from inside. */
public final class Scheduler {
    public static final Command COMMAND = Command.of("scheduler", "schedulers from inside: credit, credit2, rtds, null")
            .question(Question.XEN)
            .example("scheduler --dom 1 boot.xen")
            .notes("arinc653 writes no records of its own; see 'xenscope sched'.\n")
            .report(CommonOptions.FROM, CommonOptions.TO, CommonOptions.DOM, CommonOptions.VCPU, CommonOptions.TOP)
            .does(asked -> Reports.study(
                    asked, "xenscope.scheduler/1", (analysis, scope) -> new SchedulerStudy(analysis, scope.range())));

    private Scheduler() {}
}
