package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see on a real terminal: a pseudo-terminal, which Python's module {@code pty} gives. */
class OnTerminalTest {
    /** Of a colour, and any other sequence that controls the terminal. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]+m");

    private static final String CONTROL = "\u001b(\\[[?0-9;]*[a-zA-Z]|[=>])";
    private static final String ERASE = "\r\u001b[K";
    private static final Path CAPTURE = Samples.path(Samples.LOST_RECORDS);

    @TempDir
    Path directory;

    @BeforeEach
    void a_terminal_can_be_had() {
        boolean isThere = new Xenscope(directory)
                        .runWords(List.of("sh", "-c", "python3 -c 'import pty'"))
                        .exit()
                == 0;
        assumeTrue(isThere, "SKIPPED: no python3 with the module pty");
    }

    /** What a terminal was given, and how the program ended. */
    private record Shown(int exit, String text) {
        /** What stays on the screen: a line of progress has been erased by then. */
        List<String> lines() {
            return text.replace("\r\n", "\n")
                    .replaceAll("(?dm)^.*\\Q" + ERASE + "\\E", "")
                    .replaceAll(CONTROL, "")
                    .lines()
                    .toList();
        }

        boolean isColoured() {
            return COLOUR.matcher(text).find();
        }

        int widest() {
            return lines().stream().mapToInt(String::length).max().orElse(0);
        }
    }

    /** One run: its environment, as {@code env} takes it, and what is pressed when something has been shown. */
    private record Terminal(Path directory, int rows, int columns, String environment, String expected, String keys) {
        Shown run(String... arguments) {
            List<String> words = new ArrayList<>(List.of(
                    "python3",
                    Xenscope.HOME
                            .resolve("test/src/test/resources/e2e/on-terminal.py")
                            .toString(),
                    String.valueOf(rows),
                    String.valueOf(columns),
                    expected,
                    keys,
                    "env",
                    "-u",
                    "COLUMNS",
                    "-u",
                    "LINES",
                    "-u",
                    "LESS",
                    "-u",
                    "NO_COLOR"));
            words.addAll(List.of(environment.split(" ")));
            words.addAll(new Xenscope(directory).words(arguments));
            Xenscope.Answer answer = new Xenscope(directory).runWords(words);
            assertEquals("", answer.err());
            return new Shown(answer.exit(), new String(answer.out(), StandardCharsets.UTF_8));
        }
    }

    private Terminal terminal(int columns, String environment) {
        return new Terminal(directory, 24, columns, environment, "", "");
    }

    private static String[] sched(String... more) {
        List<String> words = new ArrayList<>(List.of("sched", CAPTURE.toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @Test
    void pages_are_as_wide_as_the_terminal() {
        Shown narrow = terminal(64, "TERM=xterm PAGER=cat").run(sched());
        Shown wide = terminal(150, "TERM=xterm PAGER=cat").run(sched());
        Shown asked = terminal(64, "TERM=xterm PAGER=cat").run(sched("--width", "0"));

        assertEquals("0 0 0", narrow.exit() + " " + wide.exit() + " " + asked.exit());
        assertTrue(narrow.widest() <= 64 && narrow.widest() > 50, "" + narrow.widest());
        assertTrue(wide.widest() <= 150 && wide.widest() > 64, "" + wide.widest());
        assertTrue(asked.widest() > 150, "" + asked.widest());
        assertTrue(narrow.text().contains("--wide shows all columns"));
    }

    @Test
    void colours_are_for_terminals_that_have_them_and_for_users_who_want_them() {
        assertTrue(terminal(80, "TERM=xterm PAGER=cat").run(sched()).isColoured());
        for (String environment : List.of("TERM=xterm PAGER=cat NO_COLOR=1", "TERM=dumb", "PAGER=cat TERM=")) {
            Shown plain = terminal(80, environment).run(sched());
            assertEquals(0, plain.exit());
            assertFalse(plain.isColoured(), environment);
        }
        assertFalse(terminal(80, "TERM=xterm PAGER=cat")
                .run(sched("--color", "never"))
                .isColoured());
        assertTrue(terminal(80, "TERM=dumb").run(sched("--color", "always")).isColoured());
    }

    @Test
    void symbols_are_ascii_where_the_locale_has_no_others() {
        Shown plain = terminal(80, "TERM=dumb LC_ALL=C").run(sched());
        Shown full = terminal(80, "TERM=dumb LC_ALL=C.UTF-8").run(sched());

        assertTrue(plain.text().chars().allMatch(c -> c < 0x80));
        assertTrue(plain.text().contains("  ---"), plain.text());
        assertTrue(full.text().contains("\u2500"));
    }

    /** One more screen for each key; {@code q} quits: the program ends, and well. */
    @Test
    void less_shows_long_pages_and_may_be_left() {
        assumeTrue(has("less"), "SKIPPED: no less");
        Shown whole = terminal(80, "TERM=xterm PAGER=cat").run(sched());
        Shown left = new Terminal(directory, 24, 80, "TERM=xterm PAGER=less", "Vcpus by state", "q").run(sched());
        Shown fitting = new Terminal(directory, 400, 80, "TERM=xterm PAGER=less", "", "").run(sched());

        assertEquals("0 0", left.exit() + " " + fitting.exit());
        assertTrue(
                left.lines().size() < 40 && whole.lines().size() > 80,
                whole.lines().size() + " lines");
        assertTrue(left.lines().containsAll(whole.lines().subList(0, 10)), left.text());
        assertEquals(whole.lines(), fitting.lines());
    }

    @Test
    void the_pager_is_the_one_of_the_user_and_may_be_none() throws IOException {
        Path marking = Files.writeString(directory.resolve("marking"), "#!/bin/sh\nsed 's/^/PAGED /'\n");
        assertTrue(marking.toFile().setExecutable(true));
        List<String> plain = terminal(80, "TERM=dumb").run(sched()).lines();
        String own = "TERM=xterm PAGER=less XENSCOPE_PAGER=" + marking;

        assertEquals(
                plain.stream().map(line -> "PAGED " + line).toList(),
                terminal(80, own).run(sched()).lines());
        assertEquals(plain, terminal(80, own).run(sched("--no-pager")).lines());
        assertEquals(
                plain.subList(0, 4),
                new Terminal(directory, 400, 80, own, "", "")
                        .run(sched())
                        .lines()
                        .subList(0, 4));
    }

    private boolean has(String program) {
        return new Xenscope(directory)
                        .runWords(List.of("sh", "-c", "command -v " + program))
                        .exit()
                == 0;
    }

    @Test
    void a_closed_standard_error_hides_warnings_and_nothing_else() {
        String[] dump = {"dump", CAPTURE.toString(), "--to", "20ms"};
        Xenscope.Answer open = new Xenscope(directory).run(dump);
        List<String> words = new ArrayList<>(List.of("sh", "-c", "\"$@\" 2>&-", "sh"));
        words.addAll(new Xenscope(directory).words(dump));
        Xenscope.Answer closed = new Xenscope(directory).runWords(words);

        assertTrue(open.err().contains("lost"), open.err());
        assertEquals("0 ", closed.exit() + " " + closed.err());
        assertArrayEquals(open.out(), closed.out());
    }

    @Test
    void what_takes_longer_than_a_second_says_how_far_it_is_and_can_be_interrupted() {
        Shown waiting = new Terminal(directory, 24, 80, "TERM=xterm", "xenscope: ", "\u0003").run("info", "-");

        assertTrue(waiting.text().startsWith(ERASE + "xenscope: "), waiting.text());
        assertFalse(waiting.text().contains("Exception"), waiting.text());
        assertEquals(130, waiting.exit());
    }
}
