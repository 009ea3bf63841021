package io.xenscope.format.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The rows of a table of the xentrace specification, by column name; tests that want it are skipped without it. */
final class CsvRows {
    private static final String WHERE = "xenscope.spec";

    private CsvRows() {}

    static List<Map<String, String>> of(String file) throws IOException {
        String folder = System.getProperty(WHERE, "");
        if (folder.isEmpty()) {
            String skipped =
                    "SKIPPED: catalogue not compared with " + file + "; -D" + WHERE + "=FOLDER says where it is";
            System.err.println(skipped); // an aborted test shows as a mere number on the console
            Assumptions.abort(skipped);
        }
        List<String> lines = Files.readAllLines(Path.of(folder, file));
        List<String> heads = cells(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < heads.size(); i++) {
                row.put(heads.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
