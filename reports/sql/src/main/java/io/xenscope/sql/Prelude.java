package io.xenscope.sql;

import io.xenscope.report.rows.Tables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Views and macros of {@code prelude.sql}. Each begins with a line {@code -- NAME: TABLES}, which says what it is made of; what it
 * is for stands in the lines after that.
 */
final class Prelude {
    /**
     * One view or macro.
     *
     * @param tables that must be there before it is made, views of this file among them
     * @param says what it is for
     */
    record Entry(String name, List<String> tables, String says, String sql) {}

    private static final String COMMENT = "-- ";

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Prelude() {}

    static Prelude read() {
        Prelude prelude = new Prelude();
        for (String block : text("prelude.sql").split("\n\n")) {
            prelude.add(block.strip());
        }
        return prelude;
    }

    static String text(String resource) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Prelude.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            StringBuilder text = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                text.append(line).append('\n');
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private void add(String block) {
        StringBuilder says = new StringBuilder();
        StringBuilder sql = new StringBuilder();
        String head = null;
        for (String line : block.split("\n")) {
            if (!line.startsWith(COMMENT)) {
                sql.append(line).append('\n');
            } else if (head == null) {
                head = line.substring(COMMENT.length());
            } else {
                says.append(says.isEmpty() ? "" : " ").append(line.substring(COMMENT.length()));
            }
        }
        int colon = head.indexOf(':');
        List<String> tables =
                new ArrayList<>(List.of(head.substring(colon + 1).strip().split(",\\s*")));
        tables.removeIf(String::isEmpty);
        String name = head.substring(0, colon);
        entries.put(
                name, new Entry(name, tables, says.toString(), sql.toString().strip()));
    }

    /** In the order in which they can be made. */
    Iterable<Entry> entries() {
        return entries.values();
    }

    /** The tables that names stand for: those of views and macros, directly or not; other names are left out. */
    Set<String> tablesOf(Set<String> names) {
        Set<String> tables = new TreeSet<>();
        for (String name : names) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (entries.containsKey(lower)) {
                tables.addAll(tablesOf(Set.copyOf(entries.get(lower).tables())));
            } else if (Tables.named(lower) != null || lower.equals(Tables.CAPTURES.name())) {
                tables.add(lower);
            }
        }
        return tables;
    }
}
