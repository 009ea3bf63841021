package io.xenscope.report.scheduler;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.tables.Reports;
import java.io.IOException;
import java.util.List;

/** {@code scheduler}: Xen's schedulers from inside. */
public final class Scheduler implements Command {
    @Override
    public String name() {
        return "scheduler";
    }

    @Override
    public String summary() {
        return "schedulers from inside: credit, credit2, rtds, null";
    }

    @Override
    public boolean isTopic() {
        return true;
    }

    @Override
    public String example() {
        return "scheduler --dom 1 boot.xen";
    }

    @Override
    public String notes() {
        return "arinc653 writes no records of its own; 'xenscope sched' tells what it led to.\n";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(
                CommonOptions.FROM, CommonOptions.TO, CommonOptions.DOM, CommonOptions.VCPU, CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        return Reports.study(
                asked, "xenscope.scheduler/1", (survey, scope) -> new SchedulerStudy(survey, scope.range()));
    }
}
