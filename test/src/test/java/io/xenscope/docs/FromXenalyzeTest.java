package io.xenscope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page for those who come from xenalyze leaves out nothing, and sends nobody where nothing is. */
final class FromXenalyzeTest {
    private static final Path PAGE = Path.of(System.getProperty("xenscope.home"), "reports", "FROM-XENALYZE.md");
    private static final Pattern ROW = Pattern.compile("\\| (F\\d{3}) \\| (.+) \\| (.+) \\|");
    private static final Pattern COLUMN = Pattern.compile("`([a-z0-9]+):([a-z0-9_]+)\\.([a-z0-9_]+)`");
    private static final Pattern INTERVAL = Pattern.compile("interval --of ([a-z0-9]+)");
    private static final Pattern COMMAND = Pattern.compile("`([a-z]+)(?: [^`]*)?`");

    /** Numbers of all that xenalyze has: options, lines of its summary, its pcpu report, and its dump. */
    private static Set<String> features() {
        Set<String> features = new TreeSet<>();
        for (int[] range : new int[][] {{1, 48}, {100, 131}, {150, 152}, {200, 201}, {210, 229}}) {
            IntStream.rangeClosed(range[0], range[1]).forEach(number -> features.add(String.format("F%03d", number)));
        }
        return features;
    }

    private static List<Matcher> rows() throws IOException {
        List<Matcher> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void every_feature_of_xenalyze_has_one_row() throws IOException {
        assertEquals(
                List.copyOf(features()),
                rows().stream().map(row -> row.group(1)).toList());
    }

    @Test
    void every_column_that_it_names_is_printed() throws IOException {
        Map<String, Map<String, Set<String>>> printed = new HashMap<>();
        List<String> missing = new ArrayList<>();
        int columns = 0;
        for (Matcher row : rows()) {
            Matcher column = COLUMN.matcher(row.group(3));
            while (column.find()) {
                Set<String> names = printed.computeIfAbsent(column.group(1), FromXenalyzeTest::tables)
                        .getOrDefault(column.group(2), Set.of());
                if (!names.contains(column.group(3))) {
                    missing.add(row.group(1) + " " + column.group());
                }
                columns++;
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(columns > 50, columns + " columns");
    }

    /** The names of all columns by table, from the CSV form, which has them also where there are no rows. */
    private static Map<String, Set<String>> tables(String command) {
        InProcess answer = InProcess.run(
                command, "--csv", Samples.path(Samples.LOST_RECORDS).toString());
        assertEquals(0, answer.exit(), answer.err());
        Map<String, Set<String>> tables = new HashMap<>();
        String table = command.equals("interval") ? "domains" : "";
        for (String line : answer.out().split("\n")) {
            if (line.startsWith("# ")) {
                table = line.substring(2);
            } else if (!tables.containsKey(table)) {
                tables.put(table, Set.of(line.split(",")));
            }
        }
        return tables;
    }

    @Test
    void every_command_and_every_interval_that_it_names_is_there() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Matcher row : rows()) {
            boolean isDump = row.group(1).compareTo("F200") >= 0;
            Matcher command = COMMAND.matcher(row.group(3));
            while (!isDump && command.find()) {
                if (InProcess.run(command.group(1), "--nonsense").err().contains("unknown command")) {
                    unknown.add(command.group());
                }
            }
            Matcher interval = INTERVAL.matcher(row.group(3));
            while (interval.find()) {
                String capture = Samples.path(Samples.LOST_RECORDS).toString();
                if (InProcess.run("interval", "--of", interval.group(1), capture)
                                .exit()
                        != 0) {
                    unknown.add(interval.group());
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }
}
