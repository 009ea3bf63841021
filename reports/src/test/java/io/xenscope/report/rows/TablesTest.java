package io.xenscope.report.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TablesTest {
    private static final Path LIST = Path.of("src/test/resources/io/xenscope/report/rows/tables.txt");

    private static String list() {
        StringBuilder text = new StringBuilder();
        add(text, Tables.CAPTURES);
        Tables.ALL.forEach(table -> add(text, table));
        return text.toString();
    }

    private static void add(StringBuilder text, RowTable<?> table) {
        text.append(table.name())
                .append(table.isSliced() ? " (sliced): " : ": ")
                .append(table.comment())
                .append('\n');
        for (RowColumn column : table.columns()) {
            text.append("    %-16s %-8s %s%n".formatted(column.name(), column.type(), column.fullComment()));
            if (!column.words().isEmpty()) {
                text.append("                              ")
                        .append(String.join(" ", column.words()))
                        .append('\n');
            }
        }
    }

    /** With -Dgolden.update=true the list is written instead. */
    @Test
    void tables_columns_types_units_and_words_are_those_of_the_list() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(LIST.getParent());
            Files.writeString(LIST, list());
        }
        assertEquals(Files.readString(LIST), list());
    }

    @Test
    void names_of_nanoseconds_end_in_ns() {
        Tables.ALL.forEach(table -> table.columns()
                .forEach(column -> assertEquals(
                        column.unit().equals("ns"), column.name().endsWith("_ns"), table + "." + column.name())));
    }

    @Test
    void no_table_has_a_column_twice_or_one_that_databases_add() {
        for (RowTable<?> table : Tables.ALL) {
            Set<String> names = new HashSet<>(Set.of(Tables.CAPTURE_COLUMN));
            table.columns().forEach(column -> assertTrue(names.add(column.name()), table + "." + column.name()));
        }
    }

    @Test
    void tables_are_found_by_name() {
        Tables.ALL.forEach(table -> assertEquals(table, Tables.named(table.name())));
        assertEquals(null, Tables.named("none"));
    }
}
