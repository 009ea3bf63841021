package io.xenscope.report.pcpus;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.Reports;

/** {@code pcpus}: where the time of each pcpu went, who ran there, and how it idled. */
public final class Pcpus {
    public static final Command COMMAND = Command.of(
                    "pcpus", "pcpus: busy, idle by C-state, who ran, moves, frequencies")
            .question(Question.TIME)
            .example("pcpus --pcpu 0-3 boot.xen")
            .report(CommonOptions.FROM, CommonOptions.TO, CommonOptions.PCPU, CommonOptions.TOP)
            .does(asked ->
                    Reports.study(asked, "xenscope.pcpus/1", (analysis, scope) -> new PcpuStudy(analysis, asked)));

    private Pcpus() {}
}
