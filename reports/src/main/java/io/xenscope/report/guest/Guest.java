package io.xenscope.report.guest;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Exit;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.companions.With;
import io.xenscope.report.tables.Reports;
import java.io.IOException;
import java.util.List;

/** {@code guest}: how a guest enters Xen; with its kernel's log, what its syscalls and tasks cost there. */
public final class Guest implements Command {
    @Override
    public String name() {
        return "guest";
    }

    @Override
    public String summary() {
        return "a guest's hypercalls; with its kernel's log, its syscalls";
    }

    @Override
    public boolean isTopic() {
        return true;
    }

    @Override
    public String example() {
        return "guest --dom 1 --with dom=1,clock=tsc:trace.txt boot.xen";
    }

    @Override
    public String notes() {
        return With.NOTES;
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(
                With.WITH,
                With.SHOW,
                CommonOptions.FROM,
                CommonOptions.TO,
                CommonOptions.DOM,
                CommonOptions.VCPU,
                CommonOptions.TOP);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        With with = With.open(asked);
        try {
            int exit = Reports.study(
                    asked, "xenscope.guest/1", (survey, scope) -> new GuestReport(asked, survey, scope, with));
            return exit == Exit.OK ? with.exit(asked, exit) : exit;
        } finally {
            with.close();
        }
    }
}
