package io.xenscope.report.cli;

import io.xenscope.report.Commands;
import io.xenscope.report.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The calls that help and the questions of help show, and the commands there are. */
public final class HelpCalls {
    private HelpCalls() {}

    public static List<String> commands() {
        return all().stream().map(Command::name).toList();
    }

    /** One of each command, without the leading {@code xenscope}; not of SQL, whose module is optional and has tests of its own. */
    public static List<String> examples() {
        return all().stream()
                .filter(command -> command != Sql.COMMAND)
                .map(Command::example)
                .toList();
    }

    /** Those of {@code help questions}. */
    public static List<String> answers() {
        return Symptom.all().stream().map(Symptom::call).toList();
    }

    /** The options of a command, {@code --dom}; of all commands where there is none of this name. */
    public static Set<String> options(String command) {
        Set<String> options = new TreeSet<>();
        for (Command one : all()) {
            if (one.name().equals(command) || !commands().contains(command)) {
                one.allOptions().forEach(option -> options.add(option.longForm()));
            }
        }
        return options;
    }

    /** The names of commands by the heading that help lists them under, in its order. */
    public static Map<String, List<String>> byQuestion() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Question question : Question.values()) {
            names.put(
                    question.heading(),
                    all().stream()
                            .filter(command -> command.question() == question)
                            .map(Command::name)
                            .toList());
        }
        return names;
    }

    /** What the last of these words can become, in the lines that scripts of shells read. */
    public static List<String> completions(Path out, String... words) throws IOException {
        List<String> call = new ArrayList<>(List.of("completion", "-o", out.toString(), "words", "--"));
        call.addAll(List.of(words));
        int exit = new Program(Commands.ALL, System.err).run(call.toArray(new String[0]));
        if (exit != 0) {
            throw new IllegalStateException("exit " + exit + " of " + call);
        }
        return Files.readAllLines(out);
    }

    private static List<Command> all() {
        return new Program(Commands.ALL, System.err).commands();
    }
}
