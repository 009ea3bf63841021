package io.xenscope.report.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class GlobTest {
    private static String matching(String glob, String... names) {
        return List.of(names).stream().filter(name -> Glob.matches(glob, name)).collect(Collectors.joining(" "));
    }

    @Test
    void stars_and_question_marks_stand_for_text() {
        assertEquals("sched_wake sched_", matching("sched_*", "sched_wake", "sched_", "csched_tickle"));
        assertEquals("sched_wake", matching("*_wa?e", "sched_wake", "sched_wae"));
        assertEquals("aab aXb ab", matching("a*b", "aab", "aXb", "ab", "abc"));
        assertEquals("xaay", matching("*a*a*", "xaay", "xay"));
        assertEquals("", matching("", "a"));
    }
}
