package io.xenscope.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.PayloadLayout;
import io.xenscope.format.event.PayloadWords;
import io.xenscope.fuzz.FieldBits;
import io.xenscope.samples.Samples;
import io.xenscope.samples.SharedCaptures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Which rows of the event catalogue have ever met a record: a table, {@code catalogue-coverage.txt}, with a line for
 * each row. Real captures are the samples and, where they are at hand, larger ones; synthetic are records of every row
 * and length, written, read, and decoded field by field.
 *
 * <p>{@code -Dgolden.update=true} writes it anew; without the larger captures their column is left as it is.
 */
final class CatalogueCoverageTest {
    private static final Path TABLE =
            Path.of("src", "test", "resources", "io", "xenscope", "coverage", "catalogue-coverage.txt");

    private static final String HEAD =
            "# Rows of the event catalogue, and how many records each has decoded: of the samples,"
                    + " of larger real captures,\n# and made ones, one of each length. Status: real, synthetic (only), or why there"
                    + " can be no record.\n#id      words name                                               xen               "
                    + "     samples     larger made status\n";

    private final List<EventKind> kinds = new ArrayList<>();
    private final List<PayloadLayout> rows = new ArrayList<>();

    CatalogueCoverageTest() {
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            for (PayloadLayout layout : kind.layouts()) {
                kinds.add(kind);
                rows.add(layout);
            }
        }
    }

    @Test
    void every_row_that_xen_can_write_has_decoded_a_record() throws IOException {
        LayoutCounts samples = new LayoutCounts();
        Samples.ALL.forEach(sample -> samples.addCapture(Samples.path(sample)));
        LayoutCounts larger = new LayoutCounts();
        if (SharedCaptures.present()) {
            SharedCaptures.names().forEach(name -> larger.addCapture(SharedCaptures.trace(name)));
        }
        LayoutCounts made = made();
        List<Long> columnOfLarger = columnOfLarger(larger);
        List<CoverageLine> lines = IntStream.range(0, rows.size())
                .mapToObj(row -> new CoverageLine(
                        kinds.get(row),
                        rows.get(row),
                        samples.of(rows.get(row)),
                        columnOfLarger.get(row),
                        made.of(rows.get(row))))
                .toList();
        StringBuilder table = new StringBuilder(HEAD);
        lines.forEach(line -> table.append(line.text()).append('\n'));
        table.append(totals(lines));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(TABLE, table);
        }

        assertEquals(Files.readString(TABLE), table.toString());
        assertEquals(
                List.of(),
                lines.stream()
                        .filter(CoverageLine::isGap)
                        .map(CoverageLine::text)
                        .toList());
        assertEquals(0, samples.others(rows) + larger.others(rows), "records that no row decodes");
    }

    /** Every row decodes what was made for it, and each field is the bits that its place says. */
    private LayoutCounts made() {
        LayoutCounts made = new LayoutCounts();
        for (int row = 0; row < rows.size(); row++) {
            PayloadLayout layout = rows.get(row);
            int id = kinds.get(row).id();
            if (!layout.raw()) {
                made.addMade(kinds.get(row), layout, record -> {
                    int[] words = MadeWords.of(id, record.wordCount());
                    FieldBits.check(layout, words);
                    layout.fields().stream()
                            .filter(field -> field.isPresent(record))
                            .forEach(field -> assertEquals(
                                    field.value(PayloadWords.of(words)),
                                    field.value(record),
                                    layout.name() + " " + field));
                });
            }
        }
        return made;
    }

    /** As counted or, where the captures are not at hand, as the table has it. */
    private List<Long> columnOfLarger(LayoutCounts larger) throws IOException {
        if (SharedCaptures.present() || !Files.exists(TABLE)) {
            return rows.stream().map(larger::of).toList();
        }
        List<Long> column = new ArrayList<>(Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(CoverageLine::larger)
                .toList());
        while (column.size() < rows.size()) {
            column.add(0L); // a row that is new; the comparison says so
        }
        return column;
    }

    private static String totals(List<CoverageLine> lines) {
        long real = lines.stream().filter(CoverageLine::isReal).count();
        long none = lines.stream().filter(CoverageLine::isNone).count();
        return String.format(
                Locale.ROOT,
                "# %d rows: %d met by real captures, %d by synthetic ones only, %d by none\n",
                lines.size(),
                real,
                lines.size() - real - none,
                none);
    }
}
