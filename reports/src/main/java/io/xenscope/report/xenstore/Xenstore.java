package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.join.RequestRoutes;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.NumberSet;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.companions.With;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Page;
import java.io.IOException;
import java.util.List;

/** {@code xenstore}: requests to xenstored from its log, on the time line of a capture. */
public final class Xenstore {
    static final Option ALL = Option.flag("", "all", "all requests, not the slowest and those that failed");
    static final Option PATH = Option.value("", "path", "PREFIX", "requests below this path only");
    static final Option OP = Option.value("", "op", "NAME", "requests of this operation only: WRITE");
    static final Option CONN = Option.value("", "conn", "NAME", "requests of this connection only: c3, A7");
    static final Option TX = Option.value("", "tx", "ID", "requests of this transaction only");
    static final Option STORM = Option.value("", "storm", "N,MS", "a storm is N watch events in MS ms (50,100)");
    static final Option FULL = Option.flag("", "full", "values in full length");

    public static final Command COMMAND = Command.of(
                    "xenstore", "requests to xenstored, from its log: who, what, how long")
            .question(Question.DOMAIN)
            .example("xenstore --with xenstored-trace.log boot.xen")
            .notes(With.NOTES)
            .report(
                    With.WITH,
                    With.SHOW,
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.DOM,
                    ALL,
                    PATH,
                    OP,
                    CONN,
                    TX,
                    STORM,
                    FULL,
                    CommonOptions.TOP)
            .does(Xenstore::run);

    public static final String SCHEMA = "xenscope.xenstore/1";

    private Xenstore() {}

    /** The tables of logs of xenstored that are placed, with so many requests of these domains: the slowest and those that failed. */
    public static void fill(Scope scope, Page page, List<Companion> stores, NumberSet domains, int most) {
        new StoreTables(scope, stores, RequestRoutes.none(), RequestFilter.standingOut(domains, most), StormSize.USUAL)
                .fill(page);
    }

    private static int run(Invocation asked) throws IOException {
        RequestFilter filter = RequestFilter.of(asked);
        StormSize storm = StormSize.of(asked);
        With with = With.open(asked);
        try {
            if (with.stores().isEmpty()) {
                throw new UsageException("no log of xenstored given: --with FILE (xenstored -T FILE writes it)");
            }
            return with.exit(asked, Reports.printRead(asked, SCHEMA, (capture, analysis) -> {
                with.place(asked, capture, analysis);
                RequestRoutes routes = RequestRoutes.of(with.stores(), with.signals(), analysis, asked.threads());
                return (scope, page) -> {
                    new StoreTables(scope, with.stores(), routes, filter, storm).fill(page);
                    with.addTables(asked, scope, page);
                };
            }));
        } finally {
            with.close();
        }
    }
}
