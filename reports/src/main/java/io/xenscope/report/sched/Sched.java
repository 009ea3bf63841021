package io.xenscope.report.sched;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.Reports;

/** {@code sched}: what every vcpu and domain was doing, how long it waited, and where it ran. */
public final class Sched {
    public static final String SCHEMA = "xenscope.sched/1";

    public static final Command COMMAND = Command.of("sched", "what vcpus and domains did, waited for, and where")
            .question(Question.TIME)
            .example("sched --dom 1 --from 1s --to +200ms boot.xen")
            .report(CommonOptions.FROM, CommonOptions.TO, CommonOptions.DOM, CommonOptions.VCPU, CommonOptions.TOP)
            .does(asked ->
                    Reports.study(asked, SCHEMA, (analysis, scope) -> new SchedStudy(analysis, asked.threads())));

    private Sched() {}
}
