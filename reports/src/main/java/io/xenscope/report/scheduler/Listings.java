package io.xenscope.report.scheduler;

import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.ToLongFunction;

/** Tables of what a scheduler did, from accounts by vcpu, pcpu or run queue. */
final class Listings {
    /** Rows of a page for people. */
    private static final int BRIEF = 64;

    private Listings() {}

    /** A row for each entry, those that weigh most first where not all are shown. */
    static <T> Table of(
            Scope scope,
            Columns<Entry<Integer, T>> columns,
            Map<Integer, T> accounts,
            String whenEmpty,
            ToLongFunction<T> weight) {
        return table(scope, columns, accounts.entrySet(), whenEmpty, one -> weight.applyAsLong(one.getValue()));
    }

    /** The same of the vcpus that were asked for. */
    static <T> Table ofVcpus(
            Scope scope,
            Columns<Entry<Integer, T>> columns,
            Map<Integer, T> accounts,
            String whenEmpty,
            ToLongFunction<T> weight) {
        Map<Integer, T> chosen = new LinkedHashMap<>(accounts);
        chosen.keySet().removeIf(vcpu -> !scope.holds(vcpu));
        return of(scope, columns, chosen, whenEmpty, weight);
    }

    static <R> Table table(
            Scope scope, Columns<R> columns, Iterable<R> rows, String whenEmpty, ToLongFunction<R> weight) {
        return columns.listing(scope)
                .whenEmpty(RecordKind.SCHEDULER.whenEmpty(scope, whenEmpty))
                .rows(rows, weight)
                .tableInOrder(scope.rows(BRIEF));
    }
}
