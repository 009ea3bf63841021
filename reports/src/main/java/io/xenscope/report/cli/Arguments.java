package io.xenscope.report.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The arguments after the command's name, taken apart; the only type that knows which library does it. */
final class Arguments {
    private final List<Option> options;
    private final CommandLine line;
    private final List<String> typed;

    private Arguments(List<Option> options, CommandLine line, List<String> typed) {
        this.options = options;
        this.line = line;
        this.typed = typed;
    }

    /** Takes what the command honours and nothing else; an option may stand after the files. */
    static Arguments parse(Command command, String[] args) {
        return parse(command, args, List.of());
    }

    /** The same; an option that it does not have is looked for among all commands. */
    static Arguments parse(Command command, String[] args, List<Command> commands) {
        List<String> names = all(command).stream().map(Option::longForm).toList();
        try {
            return new Arguments(all(command), parse(all(command), args), List.of(args));
        } catch (ParseException wrong) {
            throw new UsageException(command.name() + ": " + explain(wrong, names, commands) + "; see '" + Program.NAME
                    + " help " + command.name() + "'");
        }
    }

    /** The words of a call as they stand, all of them operands. */
    static Arguments raw(String[] args) {
        try {
            List<String> words = new ArrayList<>(List.of("--"));
            words.addAll(List.of(args));
            return new Arguments(
                    List.of(), new DefaultParser().parse(new Options(), words.toArray(new String[0])), List.of());
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static CommandLine parse(List<Option> known, String[] args) throws ParseException {
        Options options = new Options();
        known.forEach(option -> options.addOption(ofLibrary(option)));
        // Abbreviations would turn into errors whenever an option is added, and quotes are the shell's business.
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        return parser.parse(options, args, false);
    }

    static List<Option> all(Command command) {
        List<Option> all = new ArrayList<>(command.options());
        all.addAll(CommonOptions.ALWAYS);
        return all;
    }

    private static org.apache.commons.cli.Option ofLibrary(Option option) {
        return org.apache.commons.cli.Option.builder(option.letter().isEmpty() ? null : option.letter())
                .longOpt(option.name())
                .hasArg(option.takesValue())
                .get();
    }

    private static String explain(ParseException wrong, List<String> names, List<Command> commands) {
        if (wrong instanceof UnrecognizedOptionException unknown) {
            String typed = unknown.getOption();
            int value = typed.indexOf('=');
            String name = value < 0 ? typed : typed.substring(0, value);
            if (names.contains(name)) {
                return name + " takes no value";
            }
            return "unknown option " + name + (name.startsWith("--") ? meant(name, names, commands) : "");
        }
        if (wrong instanceof MissingArgumentException missing) {
            return "--" + missing.getOption().getLongOpt() + " needs a value";
        }
        return wrong.getMessage();
    }

    private static String meant(String name, List<String> names, List<Command> commands) {
        String meaning = Meanings.ofOption(name);
        if (names.contains(meaning)) {
            return "; did you mean " + meaning + "?";
        }
        String elsewhere = Meanings.commandsWith(name, commands);
        if (elsewhere.isEmpty()) {
            elsewhere = Meanings.commandsWith(meaning, commands);
        }
        return elsewhere.isEmpty() ? Nearest.hint(name, names) : elsewhere;
    }

    boolean has(Option option) {
        return line.hasOption(option.name());
    }

    /** All values an option was given, in order. */
    List<String> values(Option option) {
        String[] values = line.getOptionValues(option.name());
        return values == null ? List.of() : List.of(values);
    }

    /** The last value an option was given, or null: who repeats an option wants to overrule it. */
    String value(Option option) {
        List<String> values = values(option);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    /** The options that leave a part of the capture out, as typed: {@code dom=1 from=1s}; empty where there are none. */
    String filters() {
        StringBuilder typed = new StringBuilder();
        for (Option option : options) {
            for (String value : option.isFilter() ? values(option) : List.<String>of()) {
                typed.append(typed.isEmpty() ? "" : " ")
                        .append(option.name())
                        .append('=')
                        .append(value);
            }
        }
        return typed.toString();
    }

    List<String> operands() {
        return line.getArgList();
    }

    /** How many operands stand before a flag; all of them where it was not given. */
    int operandsBefore(Option flag) {
        int place = typed.indexOf(flag.longForm());
        if (!has(flag) || place < 0) {
            return operands().size();
        }
        try {
            return parse(options, typed.subList(0, place).toArray(new String[0]))
                    .getArgList()
                    .size();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
