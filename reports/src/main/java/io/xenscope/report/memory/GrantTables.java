package io.xenscope.report.memory;

import io.xenscope.analyze.memory.GrantStudy;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Pages that domains mapped of each other, and the same of each domain in both directions. */
final class GrantTables {
    /** What one domain did, and what others did with its pages; by the ordinal of the operation. */
    private static final class Directions {
        private final long[] done = new long[GrantStudy.Operation.values().length];
        private final long[] suffered = new long[GrantStudy.Operation.values().length];
    }

    private GrantTables() {}

    static Table grants(Scope scope, GrantStudy grants, String whenEmpty) {
        Listing listing = new Listing(
                        "grants",
                        "Pages of other domains",
                        Column.domain("dom", "dom"),
                        Column.text("operation", "did"),
                        Column.domain("other", "with pages of"),
                        Column.count("count", "count"),
                        Column.decimal("per_s", "per s", 1),
                        Column.moment("first_ns", "first"),
                        Column.moment("last_ns", "last"))
                .whenEmpty(whenEmpty)
                .note("transfer: dom gave a page to the other.");
        grants.forEach((dom, other, operation, occurrences) -> {
            if (holds(scope, dom) || scope.holdsAnyOf((int) other)) {
                listing.row(
                        occurrences.count(),
                        dom < 0 ? null : dom,
                        operation.key(),
                        other,
                        occurrences.count(),
                        scope.perSecond(occurrences.count()),
                        scope.moment(occurrences.first()),
                        scope.moment(occurrences.last()));
            }
        });
        return listing.others(others(grants)).table(scope.rows(Listing.BRIEF));
    }

    static Table domains(Scope scope, GrantStudy grants, String whenEmpty) {
        TreeMap<Long, Directions> byDomain = new TreeMap<>();
        grants.forEach((dom, other, operation, occurrences) -> {
            directions(byDomain, dom).done[operation.ordinal()] += occurrences.count();
            directions(byDomain, other).suffered[operation.ordinal()] += occurrences.count();
        });
        Listing listing = new Listing(
                        "grant_domains",
                        "Grants by domain, in both directions",
                        Column.domain("dom", "dom"),
                        Column.count("maps", "mapped"),
                        Column.count("unmaps", "unmapped"),
                        Column.count("transfers", "gave"),
                        Column.count("its_maps", "its pages mapped"),
                        Column.count("its_unmaps", "unmapped"),
                        Column.count("its_transfers", "received"))
                .whenEmpty(whenEmpty);
        byDomain.forEach((dom, counts) -> {
            if (holds(scope, (int) (long) dom)) {
                listing.row(
                        0,
                        dom < 0 ? null : dom,
                        counts.done[0],
                        counts.done[1],
                        counts.done[2],
                        counts.suffered[0],
                        counts.suffered[1],
                        counts.suffered[2]);
            }
        });
        long maps = grants.others(GrantStudy.Operation.MAP);
        long unmaps = grants.others(GrantStudy.Operation.UNMAP);
        long transfers = grants.others(GrantStudy.Operation.TRANSFER);
        listing.others(others(grants), Map.of("maps", maps, "unmaps", unmaps, "transfers", transfers));
        return listing.tableInOrder(scope.rows(Listing.BRIEF));
    }

    private static long others(GrantStudy grants) {
        return Arrays.stream(GrantStudy.Operation.values())
                .mapToLong(grants::others)
                .sum();
    }

    private static Directions directions(TreeMap<Long, Directions> byDomain, long dom) {
        return byDomain.computeIfAbsent(dom, none -> new Directions());
    }

    private static boolean holds(Scope scope, int dom) {
        return scope.isEveryVcpu() || dom >= 0 && scope.holdsAnyOf(dom);
    }
}
