package io.xenscope.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.cli.InProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One table that a command prints as CSV, none of whose cells has to be quoted. */
public final class CsvTable {
    private CsvTable() {}

    /** Its rows, by column. */
    public static List<Map<String, String>> of(String command, String table, Path capture, String... options) {
        Stream<String> words = Stream.of(
                        Stream.of(command, "--csv", "--table", table),
                        Stream.of(options),
                        Stream.of(capture.toString()))
                .flatMap(own -> own);
        InProcess answer = InProcess.run(words.toArray(String[]::new));
        assertEquals(0, answer.exit(), answer.err());
        List<String> lines = answer.out().lines().toList();
        String[] names = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            String[] cells = line.split(",", -1);
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
