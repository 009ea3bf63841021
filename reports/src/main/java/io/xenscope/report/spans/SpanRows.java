package io.xenscope.report.spans;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.SpanKind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows for spans that may overlap where slices of one row must nest: those that someone named, and the calls by which a
 * domain is made. A span lies on its parent's row, unless a sibling is open there; else on the first row of its domain on
 * which nothing is.
 *
 * <p>Rows are filled in the order of time, and trees of named spans come trace by trace: so all are kept until they are written.
 * They are as many as {@link io.xenscope.analyze.span.Activations} keeps.
 */
public final class SpanRows {
    /** What rows are of. */
    public static final String NAMED = "named spans";

    public static final String LIFE = "life";

    /** More at once are no picture. */
    public static final int MOST_ROWS = 256;

    private static final Comparator<Placed> OUTER_FIRST =
            Comparator.comparingLong(Placed::begin).thenComparingLong(placed -> -placed.end());

    /** Takes begins and ends: of one row in the order of time, nested. */
    public interface Teller {
        void begin(Row row, Activation tree, int span) throws IOException;

        void end(Row row, Activation tree, int span) throws IOException;
    }

    /** A row of a domain; the first has number 0. */
    public record Row(int domain, String family, int number) {
        public String name() {
            return name(domain, family) + (number == 0 ? "" : " " + (number + 1));
        }

        /** What the rows of a domain are called. */
        public static String name(int domain, String family) {
            return "d" + domain + " " + family;
        }
    }

    private record Placed(Activation tree, int span) {
        long begin() {
            return tree.begin(span);
        }

        long end() {
            return tree.end(span);
        }

        int domain() {
            ContextSpan named = tree.context(span);
            return VcpuKey.domain(named == null ? tree.vcpu() : named.vcpu());
        }

        boolean is(Activation other, int otherSpan) {
            return tree == other && span == otherSpan;
        }
    }

    private final String family;
    private final List<Placed> all = new ArrayList<>();
    private final Map<Integer, List<Deque<Placed>>> rows = new HashMap<>();
    private final Map<Activation, Row[]> places = new IdentityHashMap<>();
    private long leftOut;

    public SpanRows(String family) {
        this.family = family;
    }

    /** Adds the spans of a tree; the one that stands for all of a domain's life is not shown. */
    public void add(Activation tree) {
        places.put(tree, new Row[tree.spans()]);
        for (int span = tree.kind(0) == SpanKind.DOMAIN ? 1 : 0; span < tree.spans(); span++) {
            all.add(new Placed(tree, span));
        }
    }

    /** Spans for which no row was left. */
    public long leftOut() {
        return leftOut;
    }

    public void tell(Teller teller) throws IOException {
        all.sort(OUTER_FIRST);
        for (Placed placed : all) {
            Row row = rowFor(placed, teller);
            if (row == null) {
                leftOut++;
                continue;
            }
            places.get(placed.tree())[placed.span()] = row;
            open(row).push(placed);
            teller.begin(row, placed.tree(), placed.span());
        }
        for (Map.Entry<Integer, List<Deque<Placed>>> domain : rows.entrySet()) {
            for (int row = 0; row < domain.getValue().size(); row++) {
                end(new Row(domain.getKey(), family, row), Long.MAX_VALUE, teller);
            }
        }
    }

    private Deque<Placed> open(Row row) {
        return rows.get(row.domain()).get(row.number());
    }

    private Row rowFor(Placed placed, Teller teller) throws IOException {
        int parent = placed.tree().parent(placed.span());
        Row around = parent == Activation.NONE ? null : places.get(placed.tree())[parent];
        if (around != null && around.domain() == placed.domain()) {
            end(around, placed.begin(), teller);
            Placed top = open(around).peek();
            if (top != null && top.is(placed.tree(), parent)) {
                return around;
            }
        }
        return freeRow(placed, teller);
    }

    private Row freeRow(Placed placed, Teller teller) throws IOException {
        List<Deque<Placed>> ofDomain = rows.computeIfAbsent(placed.domain(), domain -> new ArrayList<>());
        for (int number = 0; number < ofDomain.size(); number++) {
            Row row = new Row(placed.domain(), family, number);
            end(row, placed.begin(), teller);
            if (ofDomain.get(number).isEmpty()) {
                return row;
            }
        }
        if (ofDomain.size() == MOST_ROWS) {
            return null;
        }
        ofDomain.add(new ArrayDeque<>());
        return new Row(placed.domain(), family, ofDomain.size() - 1);
    }

    /** Ends what is over by {@code time}, the innermost first. */
    private void end(Row row, long time, Teller teller) throws IOException {
        Deque<Placed> open = open(row);
        while (!open.isEmpty() && open.peek().end() <= time) {
            Placed over = open.pop();
            teller.end(row, over.tree(), over.span());
        }
    }
}
