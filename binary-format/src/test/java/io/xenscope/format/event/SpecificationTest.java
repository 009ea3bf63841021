package io.xenscope.format.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The tables say what the specification says, row by row; both sides are brought to one notation, that of its rows. */
class SpecificationTest {
    /** Layouts the specification tells in prose only: 32-bit Xen, SVM codes under VMX ids, trace context. */
    private static final int BEYOND_THE_ROWS = 4 + 2 + 15;

    @Test
    void every_row_of_the_events_is_a_layout_of_the_catalogue() throws IOException {
        List<Map<String, String>> rows = CsvRows.of("events.csv");
        TreeSet<String> missing = new TreeSet<>();
        rows.forEach(row -> missing.add(SpecificationRow.text(row)));
        assertEquals(rows.size(), missing.size(), "rows are distinct");

        List<String> beyond = new ArrayList<>();
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            for (PayloadLayout layout : kind.layouts()) {
                String text = SpecificationRow.text(kind, layout);
                if (!missing.remove(text)) {
                    beyond.add(text);
                }
            }
        }
        assertEquals("", String.join("\n", missing), () -> "beyond the rows:\n" + String.join("\n", beyond));
        assertEquals(BEYOND_THE_ROWS, beyond.size(), () -> String.join("\n", beyond));
    }

    @Test
    void exit_reasons_hypercalls_and_exceptions_have_the_names_of_the_rows() throws IOException {
        assertNames("vmx-exit-reasons.csv", ExitReasons::vmx);
        assertNames("svm-exit-codes.csv", ExitReasons::svm);
        assertNames("hypercalls.csv", Hypercalls::name);
        assertNames("exceptions.csv", Exceptions::name);
        for (Map<String, String> row : CsvRows.of("exceptions.csv")) {
            assertEquals(row.get("description"), Exceptions.text(Integer.parseInt(row.get("number"))));
        }
    }

    private static void assertNames(String file, IntFunction<String> names) throws IOException {
        for (Map<String, String> row : CsvRows.of(file)) {
            assertEquals(row.get("name"), names.apply(Integer.parseUnsignedInt(row.get("number"))));
        }
    }
}
