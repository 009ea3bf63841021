package io.xenscope.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The scripts of the page: their own tests, by Node where it is installed, and what is vendored among them. */
final class PageScriptsTest {
    private static final Path MODULE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path SCRIPTS = MODULE.resolve("src/main/resources/io/xenscope/report/html");

    @Test
    void encodings_and_geometry_are_right_by_their_own_tests() throws IOException, InterruptedException {
        assumeTrue(hasNode(), "no node: the tests of the page's scripts are skipped");
        Process node = new ProcessBuilder("node", "--test", "src/test/js")
                .directory(MODULE.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), said);
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            return node.waitFor(1, TimeUnit.MINUTES) && node.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    @Test
    void what_is_vendored_is_what_its_makers_published() throws IOException, NoSuchAlgorithmException {
        List<String> sums = new ArrayList<>();
        for (String name : List.of("LICENSE", "uPlot.iife.min.js", "uPlot.min.css")) {
            byte[] sum = MessageDigest.getInstance("SHA-256")
                    .digest(Assets.text("uplot/" + name).getBytes(StandardCharsets.UTF_8));
            sums.add(HexFormat.of().formatHex(sum) + "  " + name);
        }
        assertEquals(Files.readAllLines(SCRIPTS.resolve("uplot/SHA256SUMS")), sums);
        assertTrue(Assets.text(Assets.LICENCE).startsWith("The MIT License"));
    }

    @Test
    void every_script_that_is_there_is_in_the_page() throws IOException {
        List<String> there;
        try (var files = Files.list(SCRIPTS)) {
            there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js"))
                    .sorted()
                    .toList();
        }
        assertEquals(
                there,
                Assets.scriptsWithLogs().stream()
                        .filter(name -> !name.contains("/"))
                        .sorted()
                        .toList());
    }
}
