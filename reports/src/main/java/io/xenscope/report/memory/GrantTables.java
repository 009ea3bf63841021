package io.xenscope.report.memory;

import io.xenscope.analyze.memory.GrantStudy;
import io.xenscope.analyze.memory.GrantStudy.Operation;
import io.xenscope.analyze.track.vcpu.Occurrences;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pages that domains mapped of each other, and the same of each domain in both directions. */
final class GrantTables {
    private record Grants(int dom, long other, Operation operation, Occurrences occurrences) {}

    private static final Columns<Grants> GRANTS = Columns.<Grants>of("grants", "Pages of other domains")
            .domain("dom", row -> Cells.known(row.dom))
            .text("operation", row -> row.operation.key())
            .domain("other", Grants::other)
            .keys()
            .count("count", row -> row.occurrences.count())
            .perSecond("per_s", row -> row.occurrences.count())
            .detail()
            .moment("first_ns", row -> row.occurrences.first())
            .moment("last_ns", row -> row.occurrences.last())
            .note("transfer: dom gave a page to the other.");

    /** What one domain did, and what others did with its pages; by the ordinal of the operation. */
    private record Directions(long dom, long[] done, long[] suffered) {
        Directions(long dom) {
            this(dom, new long[Operation.values().length], new long[Operation.values().length]);
        }
    }

    private static final Columns<Directions> DOMAINS = Columns.<Directions>of(
                    "grant_domains", "Grants by domain, in both directions")
            .domain("dom", row -> row.dom < 0 ? null : row.dom)
            .keys()
            .each(
                    List.of(Operation.values()),
                    (columns, operation) -> columns.count(operation.key() + "s", row -> row.done[operation.ordinal()]))
            .each(
                    List.of(Operation.values()),
                    (columns, operation) ->
                            columns.count("its_" + operation.key() + "s", row -> row.suffered[operation.ordinal()]));

    private GrantTables() {}

    static Table grants(Scope scope, GrantStudy grants, String whenEmpty) {
        Listing<Grants> listing = GRANTS.listing(scope).whenEmpty(whenEmpty);
        grants.forEach((dom, other, operation, occurrences) -> {
            if (holds(scope, dom) || scope.holdsAnyOf((int) other)) {
                listing.row(occurrences.count(), new Grants(dom, other, operation, occurrences));
            }
        });
        return listing.others(others(grants)).table(scope.rows(Listing.BRIEF));
    }

    static Table domains(Scope scope, GrantStudy grants, String whenEmpty) {
        TreeMap<Long, Directions> byDomain = new TreeMap<>();
        grants.forEach((dom, other, operation, occurrences) -> {
            byDomain.computeIfAbsent((long) dom, Directions::new).done[operation.ordinal()] += occurrences.count();
            byDomain.computeIfAbsent(other, Directions::new).suffered[operation.ordinal()] += occurrences.count();
        });
        byDomain.keySet().removeIf(dom -> !holds(scope, (int) (long) dom));
        Map<String, Long> others = new HashMap<>();
        for (Operation operation : Operation.values()) {
            others.put(operation.key() + "s", grants.others(operation));
        }
        return DOMAINS.listing(scope)
                .whenEmpty(whenEmpty)
                .rows(byDomain.values(), none -> 0)
                .others(others(grants), others)
                .tableInOrder(scope.rows(Listing.BRIEF));
    }

    private static long others(GrantStudy grants) {
        return Arrays.stream(Operation.values()).mapToLong(grants::others).sum();
    }

    private static boolean holds(Scope scope, int dom) {
        return scope.isEveryVcpu() || dom >= 0 && scope.holdsAnyOf(dom);
    }
}
