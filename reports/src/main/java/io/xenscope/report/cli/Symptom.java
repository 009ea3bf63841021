package io.xenscope.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What someone sees or wants to know, and the one call that answers it: {@code help questions}. The list is the resource
 * {@code questions.txt}, a line {@code QUESTION | text | call} each, in which {@code boot.xen} stands for the capture, {@code d1}
 * for the domain.
 */
record Symptom(Question question, String text, String call) {
    private static final int TEXT_WIDTH = 35;

    /** All of them, in the order of the page. */
    public static List<Symptom> all() {
        try (InputStream in = Symptom.class.getResourceAsStream("questions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Symptom::parse)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Symptom parse(String line) {
        String[] parts = line.split(" *\\| *", 3);
        return new Symptom(Question.valueOf(parts[0].strip()), parts[1], parts[2].strip());
    }

    /** The name of the command that answers it. */
    public String command() {
        return call.substring(0, call.indexOf(' '));
    }

    /** The page for people: symptoms under the headings of commands. */
    static String page() {
        StringBuilder text = new StringBuilder("What you want to know, and the call that answers it: put '"
                + Program.NAME + "' before,\nyour capture for boot.xen, and your domain for 1.\n");
        for (Question question : Question.values()) {
            String heading = "\n" + question.heading() + "\n";
            for (Symptom symptom : all()) {
                if (symptom.question == question) {
                    text.append(heading).append(symptom.line());
                    heading = "";
                }
            }
        }
        return text.toString();
    }

    private String line() {
        int padding = Math.max(1, TEXT_WIDTH - text.length());
        return "  " + text + " ".repeat(padding) + call + "\n";
    }
}
