package io.xenscope.report.xenstore;

import io.xenscope.analyze.companion.xenstore.RequestLog;
import io.xenscope.analyze.companion.xenstore.StorePaths;
import io.xenscope.analyze.companion.xenstore.StoreRequest;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.NumberSet;
import java.util.Locale;

/**
 * Which requests are asked for; null where an option does not say.
 *
 * @param isAll whether all of them are to be shown
 * @param isFull whether values are to be shown in full length
 * @param slowest how many of the slowest are shown where no option picks requests
 * @param failed how many of those that failed are shown then
 */
record RequestFilter(
        NumberSet domains,
        String path,
        String op,
        String connection,
        String transaction,
        boolean isAll,
        boolean isFull,
        int slowest,
        int failed) {
    private static final int SLOWEST = 20;
    private static final int FAILED = 1_000;

    static RequestFilter of(Invocation asked) {
        String op = asked.value(Xenstore.OP);
        return new RequestFilter(
                asked.domains(),
                asked.value(Xenstore.PATH),
                op == null ? null : op.toUpperCase(Locale.ROOT).replaceFirst("^XS_", ""),
                asked.value(Xenstore.CONN),
                asked.value(Xenstore.TX),
                asked.has(Xenstore.ALL),
                asked.has(Xenstore.FULL),
                SLOWEST,
                FAILED);
    }

    /** Those of some domains that stand out, so many in all. */
    static RequestFilter standingOut(NumberSet domains, int most) {
        return new RequestFilter(domains, null, null, null, null, false, false, most - most / 4, most / 4);
    }

    /** Whether an option picks requests: then all that it picks are shown. */
    boolean picks() {
        return isAll || path != null || op != null || connection != null || transaction != null;
    }

    boolean takes(StoreRequest request, RequestLog log) {
        int domain = request.connection().domain();
        return domains.test(domain)
                && (op == null || op.equals(request.op()))
                && (connection == null || connection.equals(request.connection().name()))
                && (transaction == null || transaction.equals(String.valueOf(log.transaction(request.index()))))
                && (path == null || StorePaths.absolute(request.path(), domain).startsWith(path));
    }
}
