package io.xenscope.report.irqs;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Question;
import io.xenscope.report.frame.Reports;

/** {@code irqs}: hardware interrupts, whom they woke, IPIs, and what interrupts cost HVM vcpus. */
public final class Irqs {
    public static final Command COMMAND = Command.of("irqs", "interrupts: handlers, whom they woke, vectors, IPIs")
            .question(Question.XEN)
            .example("irqs --from 1s boot.xen")
            .notes("An interrupt woke whom its handler made runnable before it returned. IPIs are\n"
                    + "those that Xen emulates. Wake to halt: VM entry with an interrupt to next block.\n")
            .report(
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.DOM,
                    CommonOptions.VCPU,
                    CommonOptions.PCPU,
                    CommonOptions.TOP)
            .does(asked -> Reports.study(
                    asked,
                    "xenscope.irqs/1",
                    (analysis, scope) -> new IrqStudy(analysis, scope.range(), asked.pcpus())));

    private Irqs() {}
}
