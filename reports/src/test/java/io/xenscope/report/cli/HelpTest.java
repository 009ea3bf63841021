package io.xenscope.report.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.Commands;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HelpTest {
    private static CommandList commands() {
        return help().commands();
    }

    private static Help help() {
        return new Help(Commands.ALL.with(Demo.command("demo")));
    }

    @Test
    void help_of_a_command_reads_like_this() {
        assertEquals("""
            usage: xenscope sched [OPTIONS] CAPTURE...
            shows that the frame holds

              -d, --dom LIST        these domains only: 1,3-5,idle
                  --from TIME       start here: 1.5s, 200ms, or -1s before the end
                  --to TIME         end here, or +200ms after; counts: what begins inside
                  --fail HOW        fail in this way
                  --lines N         write so many lines
            Also: -o FILE, -f FORM, --json, --csv, --table NAME, --unit UNIT, --cpu-hz HZ,
                  --no-align, --threads N, --strict, -q, --log LEVEL, -h
                  ('xenscope help --all sched')

            example: xenscope sched --dom 1 boot.xen
            """, help().of(Demo.command("sched"), false));
    }

    @Test
    void the_overview_lists_every_command_under_what_it_answers_within_80_columns() {
        String overview = help().overview();

        assertTrue(overview.startsWith("""
                usage: xenscope COMMAND [OPTIONS] CAPTURE...
                Analyses xentrace captures: what a Xen host did.

                Where did time go?
                  summary     where the time went, and what was slow
                """), overview);
        for (Command command : commands()) {
            String line = "\n  " + command.name() + " ";
            assertEquals(overview.indexOf(line), overview.lastIndexOf(line), command.name());
            assertTrue(overview.contains(line), command.name() + " has no question");
        }
        assertNarrow(overview);
    }

    @Test
    void symptoms_name_commands_that_there_are_and_fit_80_columns() {
        List<String> names = commands().stream().map(Command::name).toList();
        List<Symptom> symptoms = Symptom.all();

        assertTrue(symptoms.size() >= 30, symptoms.size() + " symptoms");
        for (Symptom symptom : symptoms) {
            assertTrue(names.contains(symptom.command()), symptom.call());
        }
        assertNarrow(Symptom.page());
        assertEquals(
                symptoms.size(), symptoms.stream().map(Symptom::text).distinct().count());
        assertEquals(Symptom.page(), InProcess.run("help", "questions").out());
    }

    @Test
    void help_of_a_command_fits_a_screen_of_24_lines_and_80_columns() {
        Help help = help();
        for (Command command : commands()) {
            assertFits(help.of(command, false));
            assertTrue(command.summary().length() <= 60, command.name());
            assertTrue(command.example().startsWith(command.name() + " "), command.name());
            for (String line : help.of(command, true).split("\n")) {
                assertTrue(line.length() <= 80, line);
            }
        }
    }

    private static void assertFits(String text) {
        assertTrue(text.split("\n").length <= 24, text);
        assertNarrow(text);
    }

    private static void assertNarrow(String text) {
        for (String line : text.split("\n")) {
            assertTrue(line.length() <= 80, line);
        }
    }

    @Test
    void a_letter_and_a_name_mean_one_thing_in_a_command() {
        for (Command command : commands()) {
            Set<String> seen = new HashSet<>();
            for (Option option : Arguments.all(command)) {
                assertTrue(seen.add(option.name()), command.name() + " " + option.name());
                assertTrue(option.letter().isEmpty() || seen.add("-" + option.letter()), option.letter());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "flamegraph, export flamegraph",
        "version, --version",
        "hist, latency --histogram",
        "timeline, export perfetto",
        "shced, sched"
    })
    void a_word_of_other_tools_names_the_command_that_means_it(String typed, String meant) {
        assertEquals(
                new InProcess(
                        2,
                        "",
                        "xenscope: unknown command " + typed + "; did you mean " + meant + "?; see 'xenscope help'\n"),
                InProcess.run(typed));
    }
}
