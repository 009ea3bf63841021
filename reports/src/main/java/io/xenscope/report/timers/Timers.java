package io.xenscope.report.timers;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.tables.Reports;
import java.io.IOException;
import java.util.List;

/** {@code timers}: emulated timers and interrupt controllers of HVM guests. */
public final class Timers implements Command {
    @Override
    public String name() {
        return "timers";
    }

    @Override
    public String summary() {
        return "emulated timers and PICs of HVM guests: how late they are";
    }

    @Override
    public boolean isTopic() {
        return true;
    }

    @Override
    public String example() {
        return "timers --dom 1 boot.xen";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(
                CommonOptions.FROM, CommonOptions.TO, CommonOptions.DOM, CommonOptions.VCPU, CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        return Reports.study(asked, "xenscope.timers/1", TimerReport::new);
    }
}
