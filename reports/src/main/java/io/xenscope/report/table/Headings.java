package io.xenscope.report.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The headings that people read: machine names without unit and underscores. The exceptions are in {@code headings.txt}: names
 * that are older than the words of today, or that would be too long.
 */
final class Headings {
    private static final Map<String, String> EXCEPTIONS = read();

    private Headings() {}

    private static Map<String, String> read() {
        Map<String, String> exceptions = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Headings.class.getResourceAsStream("headings.txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int sign = line.indexOf('=');
                if (sign > 0 && line.charAt(0) != '#') {
                    exceptions.put(
                            line.substring(0, sign).strip(),
                            line.substring(sign + 1).strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(exceptions);
    }

    /** By column, {@code table.column} or {@code report.table.column}. */
    static Map<String, String> exceptions() {
        return EXCEPTIONS;
    }

    /** The heading of a column of a table on a page with this schema, without the unit. */
    static String of(String schema, String table, Column column) {
        String inTable = table + "." + column.name();
        String report =
                schema.substring(schema.indexOf('.') + 1, Math.max(schema.indexOf('.') + 1, schema.indexOf('/')));
        for (String place : new String[] {report + "." + inTable, inTable, column.name()}) {
            String exception = EXCEPTIONS.get(place);
            if (exception != null) {
                return exception;
            }
        }
        return derived(column);
    }

    /** {@code wake_p50_ns} as {@code wake p50}. */
    static String derived(Column column) {
        String name = column.name();
        String bare = name.substring(0, name.length() - column.kind().suffix().length());
        return bare.replace('_', ' ');
    }
}
