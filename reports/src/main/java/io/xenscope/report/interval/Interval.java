package io.xenscope.report.interval;

import io.xenscope.analyze.interval.TooManyCellsException;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.Reports;
import java.io.IOException;

/** {@code interval}: any account as a time series. */
public final class Interval {
    static final Option EVERY =
            Option.value("", "every", "TIME", "length of an interval: 100ms; default is 1s, or more");
    static final Option OF = Option.value("", "of", "WHAT", "what to tell, see below; default is domains")
            .oneOf(Account.WORDS);

    public static final Command COMMAND = Command.of("interval", "any account as a time series")
            .question(Question.MOMENT)
            .example("interval --of exits --every 100ms --dom 1 boot.xen")
            .notes("WHAT: domains, vcpus, pcpus, exits, injections, calls, irqs, grants, cr3s or\n"
                    + "events (records by name and number; --event chooses).\n"
                    + "Without --every there are 1000 intervals at most.\n"
                    + "Stays, exits and handlers count in each interval for the part that lies in it.\n")
            .report(
                    OF,
                    EVERY,
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.DOM,
                    CommonOptions.VCPU,
                    CommonOptions.PCPU,
                    CommonOptions.EVENT)
            .does(Interval::run);

    private Interval() {}

    private static int run(Invocation asked) throws IOException {
        Account account = asked.has(OF) ? Account.of(asked.word(OF, Account.WORDS)) : Account.ALL.get(0);
        if (asked.has(CommonOptions.EVENT) && !account.columns().table().equals("events")) {
            throw new UsageException("interval: --event goes with --of events");
        }
        long nanos = asked.nanos(EVERY, 0);
        try {
            return Reports.study(
                    asked,
                    "xenscope.interval/1",
                    (analysis, scope) -> new IntervalStudy(analysis, scope, account, nanos, asked));
        } catch (TooManyCellsException e) {
            throw new UsageException(
                    "so many intervals do not fit into memory: give a longer --every, or choose with --dom,"
                            + " --vcpu, --pcpu, --from and --to");
        }
    }
}
