package io.xenscope.report.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.TraceMaker;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the page of a comparison; how it looks and behaves is for the checks in a browser. */
final class CompareHtmlTest {
    @TempDir
    static Path directory;

    private static Path before;
    private static Path after;

    @BeforeAll
    static void make() {
        before = MadeLoad.file(directory, "<img src=x onerror=alert(1)>\"'&", MadeLoad.trace(1, 1, 50_000, 2, 50_000));
        after = MadeLoad.file(directory, "after", MadeLoad.trace(2, 1, 150_000, 2, 50_000));
    }

    private static String page() {
        InProcess answer = CompareTest.run("--html", before, after);
        assertEquals(0, answer.exit(), answer.err());
        return answer.out();
    }

    @Test
    void names_are_text_and_nothing_is_loaded() {
        String page = page();
        assertTrue(
                page.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp; against after"),
                page.substring(0, 500));
        assertFalse(page.contains("<img"));
        for (String loads : List.of("src=\"", "href=\"http", "url(", "@import")) {
            assertFalse(page.contains(loads), loads);
        }
        assertEquals(page, page());
    }

    @Test
    void it_has_the_findings_and_every_row_with_values_on_both_sides() {
        String page = page();
        assertTrue(page.contains("d1: wakes ran later, p99: "), page.substring(0, 500));
        long shown = Pattern.compile("<tr( class=\"matters\")?><td class=\"t\">[a-z]+_?")
                .matcher(page)
                .results()
                .filter(row -> !row.group().contains(">d"))
                .count();
        long both = CompareTest.rows(before, after).stream()
                .filter(row -> !row.get("diff").isEmpty())
                .count();
        assertEquals(both, shown);
        assertTrue(page.contains("<polyline class=\"a\"") && page.contains("<polyline class=\"b\""));
    }

    @Test
    void a_capture_of_which_nothing_can_be_compared_has_sentences_instead_of_drawings() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).vmexit(48, 0x1000).at(100).vmentry();
        InProcess answer = CompareTest.run("--html", MadeLoad.file(directory, "bare", trace), after);
        assertEquals(0, answer.exit(), answer.err());
        assertTrue(answer.out().contains("No durations to compare: too few on one of the sides."));
    }

    @Test
    void it_is_a_form_beside_the_others() {
        assertEquals(2, CompareTest.run("--html", "--json", before, after).exit());
    }
}
