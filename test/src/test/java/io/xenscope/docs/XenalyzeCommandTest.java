package io.xenscope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.report.xenalyze.XenalyzeOption;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code xenscope xenalyze}, and the page that is made of its table. */
final class XenalyzeCommandTest {
    private static final Path PAGE = Path.of(System.getProperty("xenscope.home"), "reports", "FROM-XENALYZE.md");
    private static final String CAPTURE = Samples.path(Samples.LOST_RECORDS).toString();

    /** {@code -Dgolden.update=true} writes the page anew. */
    @Test
    void the_options_of_the_page_are_those_of_the_table() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("## Options\n\n") + "## Options\n\n".length();
        int end = page.indexOf("\n## Summary");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page.substring(0, begin) + XenalyzeOption.table() + page.substring(end));
            return;
        }

        assertEquals(XenalyzeOption.table(), page.substring(begin, end));
    }

    @Test
    void every_option_says_what_it_is_here_and_runs() {
        for (XenalyzeOption option : XenalyzeOption.all()) {
            for (String name : option.longNames()) {
                String[] call = {"xenalyze", name + (option.value().isEmpty() ? "" : "=" + value(option)), CAPTURE};
                if (!name.equals("--help") && !name.equals("--usage")) {
                    assertRuns(name, call);
                }
            }
        }
    }

    private static void assertRuns(String name, String... call) {
        InProcess answer = InProcess.run(call);
        // -o of the test takes the output of one call; those that need two say so.
        boolean isOne = !answer.err().contains("-o takes the output of one call");
        assertEquals(isOne ? 0 : 2, answer.exit(), answer.err());
        assertTrue(answer.err().contains(name), answer.err());
    }

    private static String value(XenalyzeOption option) {
        return option.value().equals("FILE") ? PAGE.toString() : option.id().equals("F043") ? "2.6G" : "1";
    }

    @Test
    void the_calls_are_printed_and_the_answer_is_that_of_the_command() {
        InProcess answer = InProcess.run("xenalyze", "--interval-domain-total-time=0,1", "-i", "0.1", CAPTURE);

        assertEquals(
                InProcess.run("interval", "--of", "domains", "--dom", "0,1", "--every", "0.1s", CAPTURE),
                new InProcess(answer.exit(), answer.out(), withoutLinesOfOurs(answer.err())));
        assertEquals(
                """
                xenscope: --interval-domain-total-time=0,1 is here: interval --of domains --dom LIST
                xenscope: -i 0.1 is here: interval --every; also for what is no whole number of milliseconds
                xenscope: runs: xenscope interval --of domains --dom 0,1 --every 0.1s CAPTURE
                """.replace("CAPTURE", CAPTURE),
                answer.err().lines().limit(3).map(line -> line + "\n").reduce("", String::concat));
    }

    private static String withoutLinesOfOurs(String err) {
        return err.lines()
                .filter(line -> !line.contains(" is here: ") && !line.contains(" runs: "))
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    @Test
    void without_a_capture_it_says_so() {
        assertEquals(
                "xenscope: xenalyze takes one capture: none given\n",
                InProcess.run("xenalyze", "-s").err());
    }
}
