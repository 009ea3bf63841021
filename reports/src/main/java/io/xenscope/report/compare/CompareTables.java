package io.xenscope.report.compare;

import io.xenscope.report.compare.Compared.Form;
import io.xenscope.report.compare.Matching.Pair;
import io.xenscope.report.compare.MeasuredCapture.Domain;
import io.xenscope.report.compare.chance.Draws;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of a comparison. */
final class CompareTables {
    /** Rows that may be large and are not sure, for people. */
    static final int BRIEF = 20;

    private static final Columns<MeasuredCapture> FURTHER = Columns.<MeasuredCapture>group()
            .text("scheduler", capture -> capture.machine().scheduler())
            .text("processor", CompareTables::processor)
            .count("slices", capture -> capture.slicing().count())
            .count("slices_left_out", capture -> capture.slicing().leftOut());

    private record Captured(String side, MeasuredCapture capture) {}

    private static final Columns<Captured> CAPTURES = Columns.<Captured>of("captures", "Captures")
            .text("side", Captured::side)
            .text("file", captured -> captured.capture.name())
            .nanos("span_ns", captured -> captured.capture.machine().span())
            .count("records", captured -> captured.capture.machine().records())
            .count("lost", captured -> captured.capture.machine().lost())
            .count("pcpus", captured -> captured.capture.machine().pcpus())
            .hz("tsc_hz", captured -> captured.capture.machine().hz())
            .with(FURTHER, Captured::capture)
            .note("span: of the range that is compared.");

    private record Method(Comparison comparison) {}

    private static final Columns<Method> METHOD = Columns.<Method>of("method", "How chance was reckoned")
            .text("unit", method -> method.comparison.isBetweenRuns() ? "capture" : "slice")
            .count("slices", method -> slicing(method).count())
            .count("block", method -> slicing(method).block())
            .count("draws", method -> Draws.COUNT)
            .count("seed", method -> CaptureMeasuring.SEED)
            .decimal("alpha", 2, method -> Comparison.SHARE_OF_FALSE);

    private static final Columns<Pair> MATCHING = Columns.<Pair>of("matching", "Domains that are compared")
            .text("key_a", pair -> pair.a() == null ? null : "d" + pair.a().number())
            .text("key_b", pair -> pair.b() == null ? null : "d" + pair.b().number())
            .text("in", pair -> pair.isMatched() ? "both" : pair.a() != null ? "A only" : "B only")
            .count("vcpus_a", pair -> vcpus(pair.a()))
            .count("vcpus_b", pair -> vcpus(pair.b()))
            .text("kind_a", pair -> kind(pair.a()))
            .text("kind_b", pair -> kind(pair.b()))
            .text("doubt", pair -> pair.doubt().isEmpty() ? null : pair.doubt())
            .note("By id: an id may be that of another guest by now. --map 3=7 says which of A is which of B.")
            .whenEmpty("no domains");

    /** {@code sureOf}: what a row that is sure is sure of. */
    private record Told(Change change, String sureOf) {
        Row row() {
            return change.row();
        }
    }

    private static final Columns<Told> FINDINGS = Columns.<Told>of("findings", "What changed")
            .text("quantity", told -> told.row().quantity().key())
            .text("key_a", told -> told.row().a().text())
            .text("key_b", told -> told.row().b().text())
            .text("statistic", told -> told.row().statistic().key())
            .text("unit", told -> told.row().quantity().form().unit())
            .decimal("a", 4, told -> told.row().valueA())
            .decimal("b", 4, told -> told.row().valueB())
            .decimal("at_least_ratio", 4, told -> told.change.atLeast())
            .bool("is_more", told -> told.row().isMore())
            .count("folded", told -> told.change.others().size())
            .text("text", told -> told.change.text(told.sureOf))
            .text("command", told -> "xenscope " + told.change.command())
            .whenEmpty("no difference is sure and large");

    private static final Columns<Row> ROWS = Columns.<Row>of("rows", "All compared rows")
            .text("quantity", row -> row.quantity().key())
            .text("key_a", row -> row.a() == null ? null : row.a().text())
            .text("key_b", row -> row.b() == null ? null : row.b().text())
            .text("statistic", row -> row.statistic().key())
            .text("unit", row -> row.quantity().form().unit())
            .keys()
            .decimal("a", 4, Row::valueA)
            .decimal("b", 4, Row::valueB)
            .decimal("diff", 4, Row::difference)
            .decimal("ratio", 6, Row::ratio)
            .decimal("ratio_low", 6, Row::ratioLow)
            .decimal("ratio_high", 6, Row::ratioHigh)
            .decimal(
                    "p",
                    9,
                    row -> row.estimate() == null ? null : row.estimate().chance())
            .bool("sure", Row::isSure)
            .bool("matters", Row::matters)
            .count("samples_a", Row::samplesA)
            .count("samples_b", Row::samplesB)
            .text(
                    "why_not",
                    row -> row.whyNot() == null ? null : row.whyNot().name().toLowerCase(Locale.ROOT))
            .bool("clocks_unsafe", Row::isUnsafe)
            .whenEmpty("nothing to compare");

    private static final Columns<Row> ROWS_FOR_PEOPLE = Columns.<Row>of("rows", "What differs")
            .text("quantity", row -> row.quantity().key())
            .text("key", RowWords::key)
            .text("statistic", row -> row.statistic().key())
            .text("a", row -> RowWords.value(form(row), row.valueA()))
            .text("b", row -> RowWords.value(form(row), row.valueB()))
            .text("ratio", RowWords::change)
            .main()
            .text("interval", RowWords::interval)
            .detail()
            .text("sure", RowWords::sureOrUnsafe)
            .main()
            .whenEmpty("nothing differs by 10 % and more");

    private CompareTables() {}

    private static String processor(MeasuredCapture capture) {
        String processor = capture.machine().processor();
        return processor.isEmpty() ? null : processor;
    }

    private static MeasuredCapture.Slicing slicing(Method method) {
        return method.comparison.a().captures().get(0).slicing();
    }

    private static Integer vcpus(Domain domain) {
        return domain == null ? null : (Integer) domain.vcpus();
    }

    private static String kind(Domain domain) {
        return domain == null || domain.kind().isEmpty() ? null : domain.kind();
    }

    private static Form form(Row row) {
        return row.quantity().form();
    }

    /** What every report states of each capture of a side, and how it was cut. */
    static Table side(String name, Side side) {
        List<Table> rows = new ArrayList<>();
        for (MeasuredCapture capture : side.captures()) {
            rows.add(capture.facts().with(Columns.<Object[]>group().with(FURTHER, facts -> capture), null));
        }
        return Table.stacked(name, "Side " + name.toUpperCase(Locale.ROOT), rows);
    }

    /** For people: all captures in one table. */
    static Table captures(Comparison comparison) {
        List<Captured> rows = new ArrayList<>();
        comparison.a().captures().forEach(capture -> rows.add(new Captured("A", capture)));
        comparison.b().captures().forEach(capture -> rows.add(new Captured("B", capture)));
        return CAPTURES.table(rows);
    }

    static Table method(Comparison comparison) {
        return METHOD.table(List.of(new Method(comparison)));
    }

    static Table matching(Comparison comparison) {
        return MATCHING.table(comparison.matching().pairs());
    }

    static Table findings(List<Change> changes, String sureOf) {
        return FINDINGS.table(
                changes.stream().map(change -> new Told(change, sureOf)).toList());
    }

    static Table rows(Comparison comparison) {
        return ROWS.table(comparison.rows());
    }

    /** Those of the rows that people read first: what is sure and large, the first of what may be large. */
    static List<Row> brief(Comparison comparison) {
        List<Row> shown = new ArrayList<>();
        int unsure = 0;
        for (Row row : comparison.rows()) {
            boolean isUnsure = row.isLarge() && row.estimate() != null && !row.isSure();
            if (row.matters() || isUnsure && unsure < BRIEF) {
                shown.add(row);
            }
            unsure += isUnsure ? 1 : 0;
        }
        return shown;
    }

    static Table rowsForPeople(List<Row> rows) {
        return ROWS_FOR_PEOPLE.table(rows);
    }
}
