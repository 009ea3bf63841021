package io.xenscope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.xenscope.report.cli.HelpCalls;
import io.xenscope.report.cli.InProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call that help shows works as it stands, on a sample. */
final class HelpCallsTest {
    @TempDir
    private Path directory;

    static List<String> examples() {
        return HelpCalls.examples();
    }

    static List<String> answers() {
        return HelpCalls.answers();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_example_of_a_command_runs(String call) throws IOException {
        assertAnswers(call);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void the_answer_to_a_symptom_runs(String call) throws IOException {
        assertAnswers(call);
    }

    private void assertAnswers(String call) throws IOException {
        InProcess answer = new ShownCalls(directory).run(call);

        assertEquals(0, answer.exit(), answer.err());
        assertFalse(answer.out().isEmpty(), call);
    }
}
