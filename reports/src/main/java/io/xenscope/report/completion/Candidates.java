package io.xenscope.report.completion;

import io.xenscope.format.event.EventCatalogue;
import io.xenscope.report.cli.Choices;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.Option;
import io.xenscope.report.events.EventName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What the last of some words after {@code xenscope} can become. */
final class Candidates {
    private static final String DEFAULT_COMMAND = "summary";

    private final List<Command> commands;
    private final List<String> words;
    private final String typed;
    private final List<CompletionWord> found = new ArrayList<>();
    /** Operands before the last word, and the first of them that is a file. */
    private final List<String> operands = new ArrayList<>();

    Candidates(List<Command> commands, List<String> words) {
        this.commands = commands;
        this.words = words;
        this.typed = words.isEmpty() ? "" : words.get(words.size() - 1);
    }

    /** In the order of help; empty where nothing fits. */
    List<CompletionWord> find() {
        if (words.size() <= 1) {
            commands.forEach(command -> offer("", command.name(), command.summary()));
            if (found.isEmpty() || typed.isEmpty()) {
                found.add(CompletionWord.FILE);
            }
            return found;
        }
        Command named = named(words.get(0));
        Command command = named == null ? named(DEFAULT_COMMAND) : named;
        if (command != null) {
            Option open = read(command, named == null ? 0 : 1);
            last(command, open);
        }
        return found;
    }

    private Command named(String name) {
        return commands.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Sorts the words before the last; returns the option whose value the last one is, or null. */
    private Option read(Command command, int first) {
        Option open = null;
        for (String word : words.subList(first, words.size() - 1)) {
            if (open != null) {
                open = null;
            } else if (word.startsWith("-") && word.length() > 1) {
                Option option = option(command, word);
                open = option != null && option.takesValue() ? option : null;
            } else {
                operands.add(word);
            }
        }
        return open;
    }

    private static Option option(Command command, String word) {
        return command.allOptions().stream()
                .filter(option -> option.longForm().equals(word)
                        || !option.letter().isEmpty() && ("-" + option.letter()).equals(word))
                .findFirst()
                .orElse(null);
    }

    private void last(Command command, Option open) {
        int equals = typed.indexOf('=');
        if (open != null) {
            values(open.choices(), "");
        } else if (typed.startsWith("--") && equals > 0) {
            Option option = option(command, typed.substring(0, equals));
            if (option != null) {
                values(option.choices(), typed.substring(0, equals + 1));
            }
        } else if (typed.startsWith("-") && !command.isRaw()) {
            command.allOptions().forEach(option -> offer("", option.longForm(), option.help()));
        } else if (typed.startsWith("-")
                || operands.isEmpty() && command.firstOperand() != Choices.FREE && !command.isRaw()) {
            values(command.firstOperand(), "");
        } else {
            found.add(CompletionWord.FILE);
        }
    }

    /** Values of an option or operand; {@code before} is what stands before the value in the same word. */
    private void values(Choices choices, String before) {
        String prefix = before;
        if (choices.kind().isList()) {
            found.add(CompletionWord.LIST);
            prefix = typed.substring(0, Math.max(typed.lastIndexOf(',') + 1, before.length()));
        }
        switch (choices.kind()) {
            case FILE -> found.add(CompletionWord.FILE);
            case DIRECTORY -> found.add(CompletionWord.DIRECTORY);
            case EVENTS -> offerAll(prefix, events());
            case COMMANDS -> commands.forEach(command -> offer("", command.name(), command.summary()));
            case DOMAINS, VCPUS, PCPUS -> offerAll(prefix, CaptureNames.of(captures(), choices.kind()));
            default -> offerAll(prefix, choices.words());
        }
    }

    private static Iterable<String> events() {
        TreeSet<String> names = new TreeSet<>();
        EventCatalogue.standard().kinds().forEach(kind -> names.add(EventName.of(kind.id())));
        return names;
    }

    /** Files that the call names so far; the last word is none, it is being typed. */
    private List<Path> captures() {
        List<Path> captures = new ArrayList<>();
        for (String operand : operands) {
            try {
                Path path = Path.of(operand);
                if (Files.isRegularFile(path)) {
                    captures.add(path);
                }
            } catch (InvalidPathException noFile) {
                // then it is none
            }
        }
        return captures;
    }

    private void offerAll(String prefix, Iterable<String> values) {
        values.forEach(value -> offer(prefix, value, ""));
    }

    private void offer(String prefix, String value, String meaning) {
        String word = prefix + value;
        if (word.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT))) {
            found.add(new CompletionWord(word, meaning));
        }
    }
}
