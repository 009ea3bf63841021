package io.xenscope.report.manual;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A page of the manual: what the tables of commands and options say, and the text written for it. */
record ManualPage(String name, List<Block> blocks) {
    private static final String PROGRAM = "xenscope";

    /** The page of one command, {@code xenscope-NAME}. */
    static ManualPage of(Command command) {
        List<Block> blocks = new ArrayList<>();
        String name = PROGRAM + "-" + command.name();
        head(blocks, name + " - " + command.summary());
        blocks.add(new Block.Paragraph("`" + PROGRAM + " " + command.name() + "` "
                + (command.allOptions().isEmpty() ? "" : "[OPTIONS] ") + command.operands()));
        blocks.add(new Block.Heading(1, "Description"));
        blocks.addAll(Markdown.read(text(command.name())));
        if (!command.notes().isEmpty()) {
            blocks.add(new Block.Code(command.notes().lines().toList()));
        }
        options(blocks, "Options", command, option -> !isShared(option));
        options(blocks, "Options of all reports", command, CommonOptions::isOfTheFrame);
        options(blocks, "Options for special captures", command, CommonOptions::isSeldom);
        blocks.add(new Block.Heading(1, "Example"));
        blocks.add(new Block.Code(List.of(PROGRAM + " " + command.example())));
        blocks.add(new Block.Heading(1, "See also"));
        blocks.add(
                new Block.Paragraph("`xenscope(1)`; `xenscope help questions` lists symptoms with the call for each."));
        return new ManualPage(name, blocks);
    }

    /** The page of the program, which has what all commands share. */
    static ManualPage ofProgram(List<Command> commands) {
        List<Block> blocks = new ArrayList<>();
        head(blocks, PROGRAM + " - analyses xentrace captures: what a Xen host did");
        blocks.add(new Block.Paragraph("`" + PROGRAM + "` [COMMAND] [OPTIONS] CAPTURE..."));
        blocks.add(new Block.Heading(1, "Commands"));
        for (Question question : Question.values()) {
            blocks.add(new Block.Heading(2, question.heading()));
            for (Command command : commands) {
                if (command.question() == question) {
                    blocks.add(new Block.Item("`" + PROGRAM + "-" + command.name() + "(1)`", command.summary()));
                }
            }
        }
        blocks.addAll(Markdown.read(text(PROGRAM)));
        return new ManualPage(PROGRAM, blocks);
    }

    private static void head(List<Block> blocks, String name) {
        blocks.add(new Block.Heading(1, "Name"));
        blocks.add(new Block.Paragraph(name));
        blocks.add(new Block.Heading(1, "Synopsis"));
    }

    private static boolean isShared(Option option) {
        return CommonOptions.isOfTheFrame(option) || CommonOptions.isSeldom(option);
    }

    private static void options(List<Block> blocks, String heading, Command command, Predicate<Option> which) {
        List<Option> options = command.allOptions().stream().filter(which).toList();
        if (options.isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(1, heading));
        for (Option option : options) {
            List<String> words = option.choices().words();
            blocks.add(new Block.Item(
                    "`" + option.synopsis().strip() + "`",
                    option.help() + (words.isEmpty() ? "" : " (" + String.join(", ", words) + ")")));
        }
    }

    private static String text(String name) {
        try (InputStream in = ManualPage.class.getResourceAsStream(name + ".md")) {
            if (in == null) {
                return "";
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
