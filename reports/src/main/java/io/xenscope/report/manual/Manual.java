package io.xenscope.report.manual;

import io.xenscope.report.cli.Choices;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Exit;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code manual}: a page of the manual, or all of them for {@code man}. */
public final class Manual {
    private static final Option MAN = Option.value("", "man", "DIR", "write all pages for man into this directory");

    public static final Command COMMAND = Command.of("manual", "the manual of xenscope, or of one command")
            .question(Question.HELP)
            .example("manual exits")
            .operands("[COMMAND]", Choices.of(Choices.Kind.COMMANDS))
            .plain(MAN, CommonOptions.OUTPUT)
            .does(Manual::run);

    private Manual() {}

    private static int run(Invocation asked) throws IOException {
        List<Command> commands = asked.program().commands();
        if (asked.has(MAN)) {
            writeAll(asked, commands);
        } else {
            asked.output()
                    .writer()
                    .write(TextPage.of(named(asked.operands(), commands).blocks()));
        }
        return Exit.OK;
    }

    private static ManualPage named(List<String> operands, List<Command> commands) {
        if (operands.isEmpty()) {
            return ManualPage.ofProgram(commands);
        }
        for (Command command : commands) {
            if (command.name().equals(operands.get(0))) {
                return ManualPage.of(command);
            }
        }
        throw new UsageException("manual: no command " + operands.get(0) + "; see 'xenscope help'");
    }

    private static void writeAll(Invocation asked, List<Command> commands) throws IOException {
        Path directory = Path.of(asked.value(MAN));
        Files.createDirectories(directory);
        for (ManualPage page : pages(commands)) {
            String text = RoffPage.of(page.name(), page.blocks());
            asked.output(directory.resolve(page.name() + ".1")).stream().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<ManualPage> pages(List<Command> commands) {
        List<ManualPage> pages = new ArrayList<>(List.of(ManualPage.ofProgram(commands)));
        commands.forEach(command -> pages.add(ManualPage.of(command)));
        return pages;
    }
}
