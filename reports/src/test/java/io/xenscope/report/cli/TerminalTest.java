package io.xenscope.report.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.table.Ink;
import io.xenscope.report.table.Layout;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminalTest {
    private static Terminal terminal(Map<String, String> environment) {
        return new Terminal(environment, true, true, () -> new Terminal.Size(40, 132));
    }

    private static Layout layout(Terminal terminal, String... words) {
        Arguments arguments = Arguments.parse(Command.of("x", "x").report().does(asked -> 0), words);
        return new Invocation(arguments, new PrintStream(PrintStream.nullOutputStream()), terminal, null).layout();
    }

    @Test
    void the_environment_overrules_what_the_terminal_says_of_its_size() {
        assertEquals(new Terminal.Size(40, 132), terminal(Map.of()).size());
        assertEquals(
                new Terminal.Size(40, 100), terminal(Map.of("COLUMNS", "100")).size());
        assertEquals(
                new Terminal.Size(10, 20),
                terminal(Map.of("COLUMNS", "3", "LINES", "10")).size());
        assertEquals(
                new Terminal.Size(40, 132), terminal(Map.of("COLUMNS", "wide")).size());
        assertEquals(
                new Terminal.Size(24, 80), new Terminal(Map.of(), true, true, () -> new Terminal.Size(0, 0)).size());
    }

    @ParameterizedTest
    @CsvSource({
        "C, '', '', true",
        "'', '', '', true",
        "en_US.ISO-8859-1, '', '', true",
        "de_DE.UTF-8, '', '', false",
        "C, '', C.utf8, false",
        "de_DE.UTF-8, POSIX, '', true"
    })
    void the_locale_says_whether_there_is_more_than_ascii(String lang, String type, String all, boolean isAscii) {
        assertEquals(
                isAscii,
                terminal(Map.of("LANG", lang, "LC_CTYPE", type, "LC_ALL", all)).isAscii());
    }

    @Test
    void a_terminal_gets_its_width_and_colours_unless_somebody_refuses() {
        Map<String, String> usual = Map.of("TERM", "xterm");
        assertEquals(new Layout(132, false, null, Ink.ANSI), layout(terminal(usual)));
        assertEquals(
                new Layout(132, true, "us", Ink.NONE),
                layout(terminal(usual), "--wide", "--unit", "us", "--color", "never"));
        assertEquals(Ink.NONE, layout(terminal(Map.of("TERM", "dumb"))).ink());
        assertEquals(Ink.NONE, layout(terminal(Map.of())).ink());
        assertEquals(
                Ink.NONE,
                layout(terminal(Map.of("TERM", "xterm", "NO_COLOR", "1"))).ink());
        assertEquals(
                Ink.ANSI,
                layout(terminal(Map.of("TERM", "dumb", "NO_COLOR", "1")), "--color=always")
                        .ink());
    }

    @Test
    void a_file_or_a_pipe_has_any_width_and_no_colours_unless_somebody_asks() {
        assertEquals(Layout.UNLIMITED, layout(terminal(Map.of("TERM", "xterm", "COLUMNS", "80")), "-o", "x.txt"));
        assertEquals(
                Layout.UNLIMITED, layout(new Terminal(Map.of("COLUMNS", "80"), false, true, () -> Terminal.USUAL)));
        assertEquals(
                new Layout(80, false, null, Ink.ANSI), layout(Terminal.NONE, "--width", "80", "--color", "always"));
        assertEquals(0, layout(terminal(Map.of("TERM", "xterm")), "--width=0").width());
    }

    @ParameterizedTest
    @CsvSource({
        "--width, 19, --width 19: expected 0 for any width; or at least 20",
        "--width, x, --width x: expected a whole number from 1 to 100000",
        "--unit, hours, '--unit hours: expected one of ns, us, ms, s'",
        "--color, red, '--color red: expected one of auto, always, never'"
    })
    void values_that_mean_nothing_are_refused(String option, String value, String message) {
        UsageException refused = org.junit.jupiter.api.Assertions.assertThrows(
                UsageException.class, () -> layout(Terminal.NONE, option, value));
        assertEquals(message.replace(';', ','), refused.getMessage());
    }

    @Test
    void a_pager_is_what_the_environment_names_if_it_is_there() {
        String path = System.getenv("PATH");
        assertNull(Pager.of(terminal(Map.of("TERM", "dumb", "PATH", path, "PAGER", "sh"))));
        assertNull(Pager.of(terminal(Map.of("TERM", "xterm", "PATH", path, "PAGER", "cat"))));
        assertNull(Pager.of(terminal(Map.of("TERM", "xterm", "PATH", path, "PAGER", "no-such-pager -x"))));
        assertNull(Pager.of(terminal(Map.of("TERM", "xterm", "PATH", path, "XENSCOPE_PAGER", " "))));
        assertTrue(Pager.of(terminal(Map.of("TERM", "xterm", "PATH", path, "PAGER", "sh -c x"))) != null);
    }

    @Test
    void symbols_become_ascii_that_looks_alike() throws IOException {
        StringWriter out = new StringWriter();
        AsciiWriter writer = new AsciiWriter(out);
        writer.write("p50 µs → ── ██ bööt \ud83d\ude00");
        writer.write('±');
        assertEquals("p50 us -> -- ## b??t ?+-", out.toString());
    }

    @Test
    void without_a_terminal_nothing_is_one() {
        assertFalse(Terminal.NONE.isOut() || Terminal.NONE.isErr());
    }
}
