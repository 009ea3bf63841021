package io.xenscope.report.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code help}: commands by what they answer, symptoms by command, or one command on a screen of 24 lines. */
final class Help {
    private static final Option ALL = Option.flag("", "all", "with the options that all reports have");
    private static final String QUESTIONS = "questions";
    private static final int WIDTH = 80;

    private final Command command;
    private final CommandList commands;

    /** Help about commands, and about itself. */
    Help(CommandList others) {
        command = made();
        commands = others.with(command);
    }

    /** All commands, this among them. */
    CommandList commands() {
        return commands;
    }

    /** As a command among the others. */
    Command command() {
        return command;
    }

    private Command made() {
        return Command.of("help", "this list, symptoms, or what one command does")
                .question(Question.HELP)
                .operands("[COMMAND | questions]", Choices.of(Choices.Kind.COMMANDS))
                .example("help --all summary")
                .options(ALL, CommonOptions.OUTPUT)
                .does(this::run);
    }

    private int run(Invocation asked) throws IOException {
        List<String> topics = asked.operands();
        asked.output().writer().write(topics.isEmpty() ? overview() : about(topics.get(0), asked.has(ALL)));
        return Exit.OK;
    }

    private String about(String topic, boolean all) {
        return topic.equals(QUESTIONS) ? Symptom.page() : of(named(topic), all);
    }

    private Command named(String name) {
        Command named = commands.find(name);
        if (named != null) {
            return named;
        }
        List<String> names = new ArrayList<>(List.of(QUESTIONS));
        names.addAll(commands.names());
        throw new UsageException("help: no command " + name + Nearest.hint(name, names));
    }

    String overview() {
        StringBuilder text = new StringBuilder("usage: " + Program.NAME + " COMMAND [OPTIONS] CAPTURE...\n"
                + "Analyses xentrace captures: what a Xen host did.\n");
        for (Question question : Question.values()) {
            text.append('\n').append(question.heading()).append('\n');
            for (Command command : commands) {
                if (command.question() == question) {
                    line(text, command.name(), 12, command.summary());
                }
            }
        }
        return text.append("\nA CAPTURE is a file or - for stdin. Without a COMMAND: summary.\n")
                .append("'" + Program.NAME + " help questions': which command for which symptom.\n")
                .append("'" + Program.NAME + " help COMMAND' explains one, '--version' says which build this is.\n")
                .append("Exit: 0 ok, 1 problems (--strict), 2 usage, 3 input, 4 output, 70 internal error\n")
                .toString();
    }

    /** What a command does; the options of the frame are only named, unless {@code all} is asked for. */
    String of(Command command, boolean all) {
        StringBuilder text = new StringBuilder("usage: " + Program.NAME + " " + command.name()
                + (command.isRaw() ? " " : " [OPTIONS] ") + command.operands() + "\n" + command.summary() + "\n\n");
        List<String> also = new ArrayList<>();
        for (Option option : command.allOptions()) {
            if (all || !CommonOptions.isOfTheFrame(option) && !CommonOptions.isOfFullHelp(option)) {
                line(text, option.synopsis(), 22, option.help());
            } else if (!CommonOptions.isOfFullHelp(option)) {
                also.add(option.shortSynopsis());
            }
        }
        if (!also.isEmpty()) {
            wrap(text, "Also:", also);
            text.append("      ('")
                    .append(Program.NAME)
                    .append(" help --all ")
                    .append(command.name())
                    .append("')\n");
        }
        if (!command.notes().isEmpty()) {
            text.append('\n').append(command.notes());
        }
        return text.append("\nexample: " + Program.NAME + " " + command.example() + "\n")
                .toString();
    }

    private static void line(StringBuilder text, String left, int width, String right) {
        int padding = Math.max(1, width - left.length());
        text.append("  ").append(left).append(" ".repeat(padding)).append(right).append('\n');
    }

    private static void wrap(StringBuilder text, String title, List<String> words) {
        text.append(title);
        int used = title.length();
        String separator = " ";
        for (String word : words) {
            boolean fits = used + separator.length() + word.length() < WIDTH;
            String lead = fits ? separator : separator.strip() + "\n      ";
            text.append(lead).append(word);
            used = (fits ? used + separator.length() : 6) + word.length();
            separator = ", ";
        }
        text.append('\n');
    }
}
