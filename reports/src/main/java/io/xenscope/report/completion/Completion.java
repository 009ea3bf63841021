package io.xenscope.report.completion;

import io.xenscope.report.cli.Choices;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Exit;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code completion}: a script for a shell, which at each TAB asks {@code completion words -- WORD...} what the last word can
 * become. So all shells offer the same, and always what this build of the program takes.
 */
public final class Completion {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");
    private static final String WORDS = "words";

    public static final Command COMMAND = Command.of("completion", "a script that completes command lines in a shell")
            .question(Question.HELP)
            .example("completion bash")
            .operands("bash|zsh|fish", Choices.words(SHELLS))
            .plain(CommonOptions.OUTPUT)
            .does(Completion::run);

    private Completion() {}

    private static int run(Invocation asked) throws IOException {
        List<String> operands = asked.operands();
        String shell = operands.isEmpty() ? "" : operands.get(0);
        Writer out = asked.output().writer();
        if (shell.equals(WORDS)) {
            List<String> typed = operands.subList(1, operands.size());
            for (CompletionWord candidate : new Candidates(asked.program().commands(), typed).find()) {
                out.write(candidate.line());
            }
        } else if (SHELLS.contains(shell) && operands.size() == 1) {
            out.write(script(shell));
        } else {
            throw new UsageException("completion needs a shell: " + String.join(", ", SHELLS));
        }
        return Exit.OK;
    }

    private static String script(String shell) throws IOException {
        try (InputStream in = Completion.class.getResourceAsStream("xenscope." + shell)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
