package io.xenscope.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import io.xenscope.samples.TraceMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of captures that have little, or are not whole: each section stays, and says why it is empty. */
final class PageInputTest {
    private static final List<String> SECTIONS = List.of("find", "time", "lat", "who", "flm", "tab", "clk");

    @TempDir
    Path directory;

    private static void hasAllSections(String text) {
        for (String id : SECTIONS) {
            int begin = text.indexOf("<section id=\"" + id + "\"");
            assertTrue(begin > 0, id);
            String inside = text.substring(text.indexOf("</h2>", begin), text.indexOf("</section>", begin));
            assertTrue(Pattern.compile(">[^<]{4,}<").matcher(inside).find(), id + " is empty");
        }
    }

    @Test
    void a_capture_without_records_has_a_page_of_sentences() throws IOException {
        byte[] window = {3, (byte) 0xF0, 1, 0x20, 0, 0, 0, 0, 0, 0, 0, 0};
        PageFile page =
                PageFile.of(Files.write(directory.resolve("empty.xen"), window).toString());
        hasAllSections(page.text);
        assertEquals(0, page.data.get("vcpus").size());
    }

    @Test
    void an_empty_file_is_refused_and_no_page_is_left() throws IOException {
        Path empty = Files.write(directory.resolve("none.xen"), new byte[0]);
        Path page = directory.resolve("none.html");
        InProcess answer = InProcess.run("html", "-o", page.toString(), empty.toString());
        assertEquals(3, answer.exit());
        assertTrue(answer.err().startsWith("xenscope: " + empty + ": is empty"), answer.err());
        assertFalse(Files.exists(page));
    }

    @Test
    void a_capture_without_scheduler_records_says_what_is_missing() throws IOException {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).vmexit(48, 0x1000).at(100).vmentry();
        PageFile page = PageFile.of(
                Files.write(directory.resolve("exits.xen"), trace.bytes()).toString(), "--cpu-hz", "1G");
        hasAllSections(page.text);
        assertTrue(page.text.contains("unstate"), "names the class of records");
        assertEquals(0, page.slices().size());
    }

    @Test
    void a_damaged_capture_has_a_page_that_says_so() throws IOException {
        byte[] bytes;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(Samples.path(Samples.PV_DOMAIN_CREATE)))) {
            bytes = in.readAllBytes();
        }
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 5000, (byte) 0xA5);
        Path damaged = Files.write(directory.resolve("damaged.xen"), Arrays.copyOf(bytes, bytes.length - 777));
        Path written = directory.resolve("damaged.html");
        assertEquals(0, InProcess.into(written, "html", damaged.toString()).exit());
        String text = Files.readString(written);
        hasAllSections(text);
        assertTrue(text.contains("<div class=\"warn\"><dt>file</dt><dd>8.1 MB, damaged</dd></div>"));
        assertEquals(
                1,
                InProcess.into(written, "html", "--strict", damaged.toString()).exit());
    }

    @Test
    void long_names_are_shortened_above_the_page() {
        String name = "x".repeat(300);
        String text = PageFile.of(Samples.path(Samples.HVM_BOOT).toString(), "--title", name).text;
        assertTrue(text.contains("<h1>" + "x".repeat(199) + "…</h1>"));
    }
}
