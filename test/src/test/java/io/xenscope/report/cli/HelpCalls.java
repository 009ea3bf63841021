package io.xenscope.report.cli;

import io.xenscope.report.Commands;
import java.util.List;

/** The calls that help and the questions of help show, and the commands there are. */
public final class HelpCalls {
    private HelpCalls() {}

    public static List<String> commands() {
        return all().stream().map(Command::name).toList();
    }

    /** One of each command, without the leading {@code xenscope}. */
    public static List<String> examples() {
        return all().stream().map(Command::example).toList();
    }

    /** Those of {@code help questions}. */
    public static List<String> answers() {
        return Symptom.all().stream().map(Symptom::call).toList();
    }

    private static List<Command> all() {
        return new Program(Commands.ALL, System.err).commands();
    }
}
