package io.xenscope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.report.cli.HelpCalls;
import io.xenscope.report.cli.InProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual, the README and the program agree on commands and options. */
final class ManualTest {
    private static final Path HOME = Path.of(System.getProperty("xenscope.home"));
    private static final Path TEXTS = HOME.resolve("reports/src/main/manual");
    private static final Path README = HOME.resolve("README.md");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern CALL = Pattern.compile("^xenscope ([a-z]+) .*");
    private static final int MOST_LINES = 150;

    /** Options of programs beside this one. */
    private static final Set<String> OF_OTHERS = Set.of("--uninstall");

    @TempDir
    private Path directory;

    @Test
    void every_command_has_a_text_and_every_text_a_command() throws IOException {
        Set<String> texts = new TreeSet<>();
        try (Stream<Path> files = Files.list(TEXTS)) {
            files.forEach(file -> texts.add(file.getFileName().toString()));
        }
        Set<String> commands = new TreeSet<>(Set.of("xenscope.md"));
        HelpCalls.commands().forEach(name -> commands.add(name + ".md"));

        assertEquals(commands, texts);
    }

    @Test
    void texts_name_only_options_that_the_program_has() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (String name : HelpCalls.commands()) {
            unknown.addAll(unknownOptions(name, Files.readString(TEXTS.resolve(name + ".md"))));
        }
        unknown.addAll(unknownOptions("xenscope", Files.readString(TEXTS.resolve("xenscope.md"))));
        unknown.addAll(unknownOptions("README", Files.readString(README)));

        assertEquals(Set.of(), unknown);
    }

    private static List<String> unknownOptions(String command, String text) {
        Set<String> known = HelpCalls.options(command);
        Set<String> ofAll = HelpCalls.options("");
        List<String> unknown = new ArrayList<>();
        for (String code : find(CODE, text)) {
            // What begins with another command is about that one.
            boolean isOwn = !Character.isLetter(code.charAt(0));
            for (String option : code.startsWith("-") || isCall(code) ? find(OPTION, code) : List.<String>of()) {
                if (!(isOwn ? known : ofAll).contains(option) && !OF_OTHERS.contains(option)) {
                    unknown.add(command + ": " + option);
                }
            }
        }
        return unknown;
    }

    private static boolean isCall(String code) {
        String first = code.replaceFirst("^(\\./)?xenscope ", "").split(" ")[0];
        return HelpCalls.commands().contains(first);
    }

    private static List<String> find(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
                .toList();
    }

    @Test
    void the_readme_lists_the_commands_of_help_and_is_short() throws IOException {
        String readme = Files.readString(README);
        Map<String, List<String>> listed = new LinkedHashMap<>();
        String table = readme.substring(readme.indexOf("## Commands"), readme.indexOf("The text of each page"));
        for (String line : table.split("\n")) {
            String[] cells = line.split("\\|");
            if (cells.length == 3 && cells[2].contains("`")) {
                listed.put(cells[1].strip(), find(CODE, cells[2]));
            }
        }

        assertEquals(HelpCalls.byQuestion(), listed);
        assertTrue(readme.lines().count() <= MOST_LINES, readme.lines().count() + " lines");
    }

    @Test
    void calls_of_the_readme_run() throws IOException {
        List<String> calls = new ArrayList<>();
        for (String code : find(CODE, Files.readString(README))) {
            if (CALL.matcher(code).matches() && code.endsWith(".xen")) {
                calls.add(code.substring("xenscope ".length()));
            }
        }
        assertTrue(calls.size() > 10, calls.toString());
        for (String call : calls) {
            InProcess answer = new ShownCalls(directory).run(call);
            assertEquals(0, answer.exit(), call + ": " + answer.err());
        }
    }

    @Test
    void pages_for_man_have_every_option_of_their_command() throws IOException {
        writePages();
        for (String name : HelpCalls.commands()) {
            String page = Files.readString(directory.resolve("xenscope-" + name + ".1"))
                    .replace("\\-", "-");
            Set<String> options = new TreeSet<>();
            Pattern.compile("(?m)^\\.TP\\n\\\\fB(?:-\\w, )?(--[a-z-]+)")
                    .matcher(page)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(options::add);
            assertTrue(options.containsAll(HelpCalls.options(name)), name + " " + options);
            assertTrue(page.contains("\n.SH NAME\nxenscope-" + name + " - "), page);
        }
    }

    @Test
    void groff_has_nothing_to_warn_of() throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.exists(Path.of(path, "groff"))),
                "SKIPPED: no groff");
        writePages();
        try (Stream<Path> pages = Files.list(directory)) {
            List<String> call = new ArrayList<>(List.of("groff", "-man", "-ww", "-Kutf8", "-Tutf8", "-z"));
            pages.filter(page -> page.toString().endsWith(".1")).sorted().forEach(page -> call.add(page.toString()));
            Process groff = new ProcessBuilder(call).redirectErrorStream(true).start();
            String said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertEquals("", said);
            assertEquals(0, groff.waitFor());
        }
    }

    private void writePages() throws IOException {
        InProcess answer = InProcess.run("manual", "--man", directory.toString());
        assertEquals(0, answer.exit(), answer.err());
    }
}
