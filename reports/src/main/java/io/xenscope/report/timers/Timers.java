package io.xenscope.report.timers;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.Reports;

/** {@code timers}: emulated timers and interrupt controllers of HVM guests. */
public final class Timers {
    public static final Command COMMAND = Command.of(
                    "timers", "emulated timers and PICs of HVM guests: how late they are")
            .question(Question.XEN)
            .example("timers --dom 1 boot.xen")
            .report(CommonOptions.FROM, CommonOptions.TO, CommonOptions.DOM, CommonOptions.VCPU, CommonOptions.TOP)
            .does(asked -> Reports.study(asked, "xenscope.timers/1", TimerReport::new));

    private Timers() {}
}
