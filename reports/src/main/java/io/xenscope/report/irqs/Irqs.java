package io.xenscope.report.irqs;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.tables.Reports;
import java.io.IOException;
import java.util.List;

/** {@code irqs}: hardware interrupts, whom they woke, IPIs, and what interrupts cost HVM vcpus. */
public final class Irqs implements Command {
    @Override
    public String name() {
        return "irqs";
    }

    @Override
    public String summary() {
        return "interrupts: handlers, whom they woke, vectors, IPIs";
    }

    @Override
    public boolean isTopic() {
        return true;
    }

    @Override
    public String example() {
        return "irqs --from 1s boot.xen";
    }

    @Override
    public String notes() {
        return "An interrupt woke whom its handler made runnable before it returned. IPIs are\n"
                + "those that Xen emulates. Wake to halt: VM entry with an interrupt to next block.\n";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(
                CommonOptions.FROM,
                CommonOptions.TO,
                CommonOptions.DOM,
                CommonOptions.VCPU,
                CommonOptions.PCPU,
                CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        return Reports.study(
                asked, "xenscope.irqs/1", (survey, scope) -> new IrqStudy(survey, scope.range(), asked.pcpus()));
    }
}
