package io.xenscope.report.guest;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Question;
import io.xenscope.report.companions.With;
import io.xenscope.report.frame.Reports;
import java.io.IOException;

/** {@code guest}: how a guest enters Xen; with its kernel's log, what its syscalls and tasks cost there. */
public final class Guest {
    public static final Command COMMAND = Command.of(
                    "guest", "a guest's hypercalls; with its kernel's log, its syscalls")
            .question(Question.DOMAIN)
            .example("guest --dom 1 --with dom=1,clock=tsc:trace.txt boot.xen")
            .notes(With.NOTES)
            .report(
                    With.WITH,
                    With.SHOW,
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.DOM,
                    CommonOptions.VCPU,
                    CommonOptions.TOP)
            .does(Guest::run);

    private Guest() {}

    private static int run(Invocation asked) throws IOException {
        With with = With.open(asked);
        try {
            int exit = Reports.study(
                    asked, "xenscope.guest/1", (analysis, scope) -> new GuestReport(asked, analysis, scope, with));
            return with.exit(asked, exit);
        } finally {
            with.close();
        }
    }
}
