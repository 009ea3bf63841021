package io.xenscope.report.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for CI: wakes of d1 wait three times as long on side B, all else is as it was. */
final class FailRuleTest {
    @TempDir
    static Path directory;

    private static Path before;
    private static Path after;

    @BeforeAll
    static void make() {
        before = MadeLoad.file(directory, "before", MadeLoad.trace(1, 1, 50_000, 2, 50_000));
        after = MadeLoad.file(directory, "after", MadeLoad.trace(2, 1, 150_000, 2, 50_000));
    }

    private static InProcess judge(String... rules) {
        List<Object> words = new ArrayList<>();
        for (String rule : rules) {
            words.add(rule.startsWith("--") ? rule : "--fail-if=" + rule);
        }
        words.addAll(List.of(before, after));
        return CompareTest.run(words.toArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wake_to_run.p99 > +20%",
                "wake_to_run.p99@d1 > +100% and sure",
                "waiting_share@d1 > +1pt",
                "waiting_share > +50%",
                "B.wake_to_run.p50@d1 > 90us",
                "B.waiting_share@d1 > 2%",
                "A.hypercalls_per_s@d2/event_channel_op > 200/s",
                "A.wakes_per_s@d2 < 1000/s",
                "hypercalls_per_s@all > -50%",
                "wasted_at_most@all < +1000000%"
            })
    void broken_rules_exit_1_with_a_line_each(String rule) {
        InProcess answer = judge(rule);
        assertEquals(1, answer.exit(), answer.err());
        assertTrue(answer.err().startsWith("xenscope: fail: "), answer.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wake_to_run.p99@d2 > +50%",
                "wake_to_run.p99@all > +100%",
                "waiting_share@d1 > +50pt",
                "waiting_share@d1 < -1pt",
                "wakes_per_s > +20% and sure",
                "B.wake_to_run.p99@d1 > 5s",
                "A.wakes_per_s@d2 > 1000/s"
            })
    void rules_that_are_kept_exit_0(String rule) {
        InProcess answer = judge(rule);
        assertEquals(0, answer.exit(), answer.err());
        assertEquals("", answer.err());
    }

    @Test
    void the_line_says_what_whose_from_to_and_the_limit() {
        String line = judge("wake_to_run.p50@d1 > +20% and sure").err();
        assertTrue(
                line.matches("xenscope: fail: wake_to_run\\.p50 d1: 3[0-9.]+ µs → 10[0-9] µs"
                        + " \\(\\+[12][0-9]{2} %, x[0-9.]+ \\.\\. x[0-9.]+\\), limit \\+20 %\n"),
                line);
    }

    @Test
    void what_cannot_be_judged_is_no_pass_unless_that_is_allowed() {
        String rule = "wake_to_run.p99@d9 > +20%";
        InProcess answer = judge(rule);
        assertEquals(2, answer.exit());
        assertEquals(
                "xenscope: --fail-if 'wake_to_run.p99@d9 > +20%' cannot be judged: no such row; keys of wake_to_run:"
                        + " d1, d2\n",
                answer.err());
        assertEquals(0, judge(rule, "--allow-missing").exit());
        assertEquals(2, judge("exits_per_s@d1/HLT > +1%").exit());
        assertEquals(2, judge("wake_to_run.p999@d1 > +1%").exit());
        assertEquals(
                1,
                judge("wake_to_run.p99@d1 > +20%", "wake_to_run.p50@d1 > +20%").exit());
    }

    @Test
    void what_is_no_rule_exits_2_and_names_the_column() {
        String[][] wrong = {
            {"wake_up.p99 > +20%", "column 1: expected a quantity: running_share, "},
            {"wake_to_run > +20%", "column 12: expected a statistic: .p50, .p90, .p99, .p999, .max"},
            {"wake_to_run.p98 > +20%", "column 13: expected a statistic of wake_to_run: .p50"},
            {"wake_to_run.p99@ > +20%", "column 17: expected a key such as d1"},
            {"wake_to_run.p99 = +20%", "column 17: expected > or <"},
            {"wake_to_run.p99 > 20%", "column 19: expected a change with its sign"},
            {"B.wake_to_run.p99 > +20ms", "column 21: expected a value without a sign"},
            {"wake_to_run.p99 > +x%", "column 20: expected a number"},
            {"wake_to_run.p99 > +20pt", "column 22: expected %"},
            {"waiting_share > +20", "column 20: expected % or pt"},
            {"B.wake_to_run.p99 > 20", "column 23: expected ns, us, ms or s"},
            {"wake_to_run.p99 > +20% and so", "column 28: expected 'and sure', or nothing more"},
            {"wake_to_run.p99 > +20% and sure!", "column 32: expected 'and sure', or nothing more"}
        };
        for (String[] rule : wrong) {
            InProcess answer = judge(rule[0]);
            assertEquals(2, answer.exit(), rule[0]);
            assertTrue(
                    answer.err().startsWith("xenscope: --fail-if '" + rule[0] + "': " + rule[1]),
                    rule[0] + ": " + answer.err());
        }
    }
}
