package io.xenscope.e2e;

import io.xenscope.report.cli.InProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A report as a script reads its CSV form: tables by name, rows as they come, fields by column. */
public final class CsvPage {
    /** The name of a table that is printed without one, because it is the only one. */
    static final String LONE = "";

    private final Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
    private final InProcess answer;

    CsvPage(InProcess answer) {
        this.answer = answer;
        List<Map<String, String>> rows = new ArrayList<>();
        tables.put(LONE, rows);
        List<String> header = null;
        for (String line : answer.out().split("\n")) {
            if (line.startsWith("# ")) {
                rows = new ArrayList<>();
                tables.put(line.substring(2), rows);
                header = null;
            } else if (header == null) {
                header = fields(line);
            } else if (!line.isEmpty()) {
                rows.add(row(header, fields(line)));
            }
        }
    }

    /** Runs a command on a capture; with {@code --cpu-hz 1G} among the options a nanosecond is a tick. */
    public static CsvPage of(String command, Path capture, String... options) {
        return new CsvPage(InProcess.run(Stream.of(Stream.of(command, capture.toString(), "--csv"), Stream.of(options))
                .flatMap(words -> words)
                .toArray(String[]::new)));
    }

    private static Map<String, String> row(List<String> header, List<String> fields) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), fields.get(i));
        }
        return row;
    }

    /** The fields of a line. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    public InProcess answer() {
        return answer;
    }

    public List<Map<String, String>> table(String name) {
        return tables.get(name);
    }

    /** A fact of the capture. */
    public String fact(String column) {
        return table("capture").get(0).get(column);
    }

    public long number(String column) {
        return Long.parseLong(fact(column));
    }

    /** A column of numbers, added up by the values of another. */
    Map<String, Long> sums(String table, String key, String column) {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (Map<String, String> row : table(table)) {
            sums.merge(row.get(key), Long.valueOf(row.get(column)), Long::sum);
        }
        return sums;
    }
}
