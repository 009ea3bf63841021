package io.xenscope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.e2e.Xenscope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says the program prints is what it prints; {@code -Dgolden.update=true} writes it anew. */
final class ReadmeTest {
    private static final Path HOME = Path.of(System.getProperty("xenscope.home"));
    private static final Path README = HOME.resolve("README.md");
    private static final String BEFORE = "The first prints (here shortened):\n\n```\n";
    private static final String AFTER = "```\n";
    private static final int ROWS = 6;
    private static final int HEADING_LINES = 3;

    @Test
    void sample_output_of_the_readme_is_that_of_the_program() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEFORE) + BEFORE.length();
        int end = readme.indexOf(AFTER, begin);
        String printed = shortened(printedAtHome("samples/captures/hvm-boot.xentrace.gz"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, readme.substring(0, begin) + printed + readme.substring(end));
            return;
        }

        assertEquals(printed, readme.substring(begin, end));
    }

    /** What a reader sees who types the README's command where the README is: where lines break depends on the name. */
    private static String printedAtHome(String capture) {
        return new String(new Xenscope(HOME).run(capture).out(), StandardCharsets.UTF_8);
    }

    /** The facts, and the first rows of two tables. */
    private static String shortened(String page) {
        String[] parts = page.split("\n\n");
        List<String> kept = new ArrayList<>(List.of(parts[0]));
        for (String part : parts) {
            if (part.startsWith("Vcpus,") || part.startsWith("VM exits")) {
                List<String> lines = part.lines().toList();
                kept.add(String.join("\n", lines.subList(0, Math.min(lines.size(), HEADING_LINES + ROWS))));
            }
        }
        return String.join("\n\n", kept) + "\n";
    }

    /** A row whose table has no heading directly above its rows is shown as text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "samples/README.md",
                "ARCHITECTURE.md",
                "CONTRIBUTING.md",
                "reports/FROM-XENALYZE.md",
                "reports/CRASH-DUMPS.md",
                "reports/sql/README.md",
                "reports/spark/README.md"
            })
    void every_row_of_a_table_has_a_heading(String page) throws IOException {
        List<String> lines = Files.readAllLines(HOME.resolve(page));
        List<String> alone = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean begins =
                    lines.get(i).startsWith("|") && (i == 0 || !lines.get(i - 1).startsWith("|"));
            if (begins && !(i + 1 < lines.size() && lines.get(i + 1).matches("\\|[-:| ]+\\|"))) {
                alone.add(page + ":" + (i + 1) + ": " + lines.get(i));
            }
        }
        assertEquals(List.of(), alone);
    }
}
