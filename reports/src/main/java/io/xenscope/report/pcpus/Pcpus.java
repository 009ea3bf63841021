package io.xenscope.report.pcpus;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.tables.Reports;
import java.io.IOException;
import java.util.List;

/** {@code pcpus}: where the time of each pcpu went, who ran there, and how it idled. */
public final class Pcpus implements Command {
    @Override
    public String name() {
        return "pcpus";
    }

    @Override
    public String summary() {
        return "pcpus: busy, idle by C-state, who ran, moves, frequencies";
    }

    @Override
    public boolean isTopic() {
        return true;
    }

    @Override
    public String example() {
        return "pcpus --pcpu 0-3 boot.xen";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(CommonOptions.FROM, CommonOptions.TO, CommonOptions.PCPU, CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        return Reports.study(asked, "xenscope.pcpus/1", (survey, scope) -> new PcpuStudy(survey, asked));
    }
}
