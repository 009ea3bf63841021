package io.xenscope.report.companions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Spans of logs in exports, and what ties spans of the capture to them. */
final class LoggedTiesTest {
    private static final String LOGS =
            "../analyzer/src/test/resources/io/xenscope/analyze/companion/e2e-pv-domain-create.";
    private static final Pattern CAUSE = Pattern.compile(
            "\"traceId\":\"(\\w+)\",\"spanId\":\"(\\w+)\",\"attributes\":\\[\\{\"key\":\"opentracing.ref_type\","
                    + "\"value\":\\{\"stringValue\":\"\\w+\"\\}\\},\\{\"key\":\"xen.cause\",\"value\":\\{\"stringValue\":\"(\\w+)\"");

    private static String run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        for (String log : List.of("strace.txt", "oxenstored.log")) {
            all.addAll(List.of("--with", LOGS + log));
        }
        all.add(Samples.path(Samples.PV_DOMAIN_CREATE).toString());
        InProcess answer = InProcess.run(all.toArray(String[]::new));
        assertEquals(0, answer.exit());
        return answer.out();
    }

    /** The spans that links of one kind lead to. */
    private static List<String> linked(String otlp, String why) {
        List<String> spans = new ArrayList<>();
        Matcher causes = CAUSE.matcher(otlp);
        while (causes.find()) {
            if (causes.group(3).equals(why)) {
                spans.add(causes.group(1) + " " + causes.group(2));
            }
        }
        return spans;
    }

    @Test
    void a_hypercall_is_linked_to_the_call_that_made_it() {
        long made = run("toolstack", "-q", "--csv", "--table", "logged_calls")
                .lines()
                .filter(row -> row.split(",")[9].equals("1"))
                .count();
        String otlp = run("export", "otlp", "-q", "--max-spans", "0");
        List<String> links = linked(otlp, "made");
        assertEquals(17, made);
        assertEquals(made, links.size());
        assertEquals(made, links.stream().distinct().count());
        for (String link : links) {
            String[] ids = link.split(" ");
            assertTrue(
                    otlp.contains("{\"traceId\":\"" + ids[0] + "\",\"spanId\":\"" + ids[1] + "\",\"name\":\"strace "));
        }
        assertEquals(2, linked(otlp, "operation").size(), "two transactions write below the path of the domain");
    }

    @Test
    void spans_of_a_log_have_a_row_of_their_own_and_say_how_their_time_is_known() {
        String chrome = run("export", "chrome", "-q", "--from", "0", "--to", "50ms");
        assertTrue(chrome.contains("\"d0 strace\""), "the process has no number in this log");
        assertTrue(chrome.contains("\"d0 xenstored A4\""));
        assertTrue(chrome.contains("\"xen.companion.family\":\"ioctl\""));
        assertTrue(chrome.contains("\"xen.companion.made_one_of\":5"));
        assertTrue(chrome.contains("\"xen.companion.ground\":\"proved\""));
    }
}
