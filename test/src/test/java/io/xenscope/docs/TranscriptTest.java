package io.xenscope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.HelpCalls;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The questions that people come with, each answered by one call that {@code help questions} names: a transcript of what they see
 * first, on the samples (dom 6 of the HVM one where domain 1, a PV guest, has nothing to show). {@code -Dgolden.update=true} writes it again.
 */
final class TranscriptTest {
    private static final Path TRANSCRIPT =
            Path.of(System.getProperty("xenscope.home"), "test/src/test/resources/golden/questions.txt");
    private static final int LINES = 34;

    @TempDir
    private Path directory;

    /** By question, the calls as help shows them. */
    private static Map<String, List<String>> questions() {
        Map<String, List<String>> questions = new LinkedHashMap<>();
        questions.put("Why was d1 slow?", List.of("findings --dom 1 boot.xen"));
        questions.put(
                "Who delayed it, one wait and in total?",
                List.of("chain --dom 1 --top 1 boot.xen", "blame --dom 1 boot.xen"));
        questions.put("p99 from wake-up to run of a vcpu, by pcpu?", List.of("latency --dom 1 --by pcpu boot.xen"));
        questions.put("Which VM exits cost most?", List.of("exits --dom 1 boot.xen"));
        questions.put("What happened between 2.1 and 2.2 s?", List.of("dump --from 2.1s --to 2.2s boot.xen"));
        questions.put("A flame graph?", List.of("export flamegraph -o boot.svg boot.xen"));
        questions.put("A timeline in Perfetto?", List.of("export perfetto -o boot.pftrace boot.xen"));
        questions.put("A trace in Jaeger?", List.of("export jaeger -o boot.json boot.xen"));
        questions.put("What differs between two captures?", List.of("compare a.xen b.xen"));
        questions.put("What did domain creation consist of?", List.of("domains --dom 1 boot.xen"));
        questions.put("What is lost?", List.of("info boot.xen"));
        questions.put("Is the clock right?", List.of("clock boot.xen"));
        questions.put("How late are timers?", List.of("timers --dom 1 boot.xen"));
        questions.put("What did the scheduler do?", List.of("scheduler boot.xen"));
        return questions;
    }

    @Test
    void each_question_has_an_answer_that_help_names() throws IOException {
        StringBuilder transcript = new StringBuilder();
        for (Map.Entry<String, List<String>> question : questions().entrySet()) {
            transcript.append("# ").append(question.getKey()).append('\n');
            for (String call : question.getValue()) {
                assertTrue(HelpCalls.answers().contains(call), call);
                transcript.append(answer(call)).append('\n');
            }
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(TRANSCRIPT, transcript);
            return;
        }

        assertEquals(Files.readString(TRANSCRIPT), transcript.toString());
    }

    /** The call and the first lines of its answer; what a call writes into a file is not shown. */
    private String answer(String call) throws IOException {
        // Of VM exits and emulated timers only a HVM guest has some: domain 6 of that sample.
        boolean isOfHvm = call.startsWith("exits") || call.startsWith("timers");
        InProcess answer = isOfHvm
                ? new ShownCalls(directory, Samples.HVM_BOOT).run(call.replace("--dom 1", "--dom 6"))
                : new ShownCalls(directory).run(call);
        assertEquals(0, answer.exit(), answer.err());
        assertTrue(answer.out().length() > 100, call);
        boolean isFile = call.contains(" -o ");
        List<String> lines = answer.out().lines().toList();
        String begin = isFile
                ? "(a file)\n"
                : lines.stream()
                        .limit(LINES)
                        .map(line -> line.stripTrailing() + "\n")
                        .collect(Collectors.joining());
        String more = isFile || lines.size() <= LINES ? "" : "... " + (lines.size() - LINES) + " more lines\n";
        return "$ xenscope " + call + "\n" + begin + more;
    }
}
