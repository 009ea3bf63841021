package io.xenscope.report.frame;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Kind;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.util.List;
import java.util.function.Function;

/**
 * Marks each row that shows times across pcpus, where clocks were apart, with how far they can be off for that.
 *
 * <pre>
 * a domain and a vcpu   all pcpus that tell of the vcpu
 * a domain              all that report any of its vcpus
 * a pcpu                moments: its own clock; lengths of time are exact there, as those of runs are
 * neither               all pcpus
 * </pre>
 */
final class TrustMarks {
    /** The page on which all of this stands. */
    private static final String CLOCK = "xenscope.clock/";

    private static final String BOUND = "clock_bound_ns";
    private static final String RUN = "run";
    private static final String UNSAFE = "unsafe";

    private final Trust trust;
    private boolean marked;

    private TrustMarks(Trust trust) {
        this.trust = trust;
    }

    /** Marks all tables of a page; leaves it alone where clocks were never apart, and where it reports them itself. */
    static void mark(Analysis analysis, Page page) {
        Trust trust = Trust.of(analysis);
        if (trust.isNeeded() && !page.schema().startsWith(CLOCK)) {
            TrustMarks marks = new TrustMarks(trust);
            page.replaceTables(marks::marked);
            if (marks.marked) {
                page.note("clocks +-: how far the times of a row can be off, because they compare the clocks of pcpus;"
                        + " unsafe: more than " + SafeBound.MICROS + " \u00b5s, or not known.");
            }
        }
    }

    private Table marked(Table table) {
        List<Column> columns = table.columns();
        boolean tellsMoments = columns.stream().anyMatch(column -> column.kind() == Kind.MOMENT);
        boolean tellsTimes = tellsMoments || columns.stream().anyMatch(column -> column.kind() == Kind.NANOS);
        int domain = place(columns, "dom");
        int vcpu = place(columns, "vcpu");
        int pcpu = place(columns, "pcpu");
        boolean staysOnPcpu = domain < 0 && pcpu >= 0 && !tellsMoments;
        if (!tellsTimes
                || staysOnPcpu
                || place(columns, UNSAFE) >= 0
                || table.rows().isEmpty()) {
            return table;
        }
        marked = true;
        Function<Object[], Long> bound = row -> isRun(columns, row)
                ? pcpu < 0 ? 0 : ofPcpu(row[pcpu])
                : domain < 0 && pcpu >= 0
                        ? ofPcpu(row[pcpu])
                        : of(domain < 0 ? null : row[domain], vcpu < 0 ? null : row[vcpu]);
        Columns<Object[]> marks = Columns.<Object[]>group()
                .nanos(BOUND, row -> trust.nanos(bound.apply(row)))
                .bool(UNSAFE, row -> trust.isUnsafe(bound.apply(row)));
        return table.with(marks, null);
    }

    /** Whether a row is about runs, which lie on one pcpu. */
    private static boolean isRun(List<Column> columns, Object[] row) {
        int place = Math.max(place(columns, "kind"), place(columns, "name"));
        return place >= 0 && RUN.equals(row[place]);
    }

    private static int place(List<Column> columns, String name) {
        int place = columns.size() - 1;
        while (place >= 0 && !columns.get(place).name().equals(name)) {
            place--;
        }
        return place;
    }

    private long ofPcpu(Object pcpu) {
        return pcpu == null ? trust.ofAll() : trust.ofPcpu(((Number) pcpu).intValue());
    }

    private long of(Object domain, Object vcpu) {
        if (domain == null) {
            return trust.ofAll();
        }
        int number = ((Number) domain).intValue();
        return vcpu == null ? trust.ofDomain(number) : trust.ofVcpu(VcpuKey.of(number, ((Number) vcpu).intValue()));
    }
}
