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
 */
record RequestFilter(
        NumberSet domains,
        String path,
        String op,
        String connection,
        String transaction,
        boolean isAll,
        boolean isFull) {
    static RequestFilter of(Invocation asked) {
        String op = asked.value(Xenstore.OP);
        return new RequestFilter(
                asked.domains(),
                asked.value(Xenstore.PATH),
                op == null ? null : op.toUpperCase(Locale.ROOT).replaceFirst("^XS_", ""),
                asked.value(Xenstore.CONN),
                asked.value(Xenstore.TX),
                asked.has(Xenstore.ALL),
                asked.has(Xenstore.FULL));
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
