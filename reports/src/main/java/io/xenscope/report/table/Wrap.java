package io.xenscope.report.table;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of at most so many characters, broken at spaces; a word that is longer is broken where it must be. */
final class Wrap {
    /** What follows is to be typed, so it stays together where it can. */
    private static final String TO_TYPE = "→ ";

    private Wrap() {}

    /** A paragraph whose further lines are indented; of unlimited width one line. */
    static List<String> paragraph(String text, int width, int indent) {
        if (width == 0 || Text.length(text) <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int most = Math.max(width, indent + 1);
        boolean isFresh = true;
        for (String word : words(text)) {
            if (!isFresh && Text.length(line) + 1 + Text.length(word) > most) {
                lines.add(Text.trimmed(line));
                line = new StringBuilder(" ".repeat(indent));
                isFresh = true;
            }
            line.append(isFresh ? "" : " ").append(word);
            isFresh = false;
            breakUp(line, most, indent, lines);
        }
        lines.add(Text.trimmed(line));
        return lines;
    }

    /** A cell of a table: lines of a width. */
    static List<String> cell(String text, int width) {
        return paragraph(text, width, 0);
    }

    private static void breakUp(StringBuilder line, int width, int indent, List<String> lines) {
        while (Text.length(line) > width) {
            int end = line.offsetByCodePoints(0, width);
            lines.add(line.substring(0, end));
            line.delete(0, end);
            line.insert(0, " ".repeat(indent));
        }
    }

    private static List<String> words(String text) {
        int command = text.lastIndexOf(TO_TYPE);
        List<String> words = new ArrayList<>(
                List.of(text.substring(0, command < 0 ? text.length() : command).split(" ", -1)));
        if (command >= 0) {
            // The space before it is the one that the next word is put after.
            words.remove(words.size() - 1);
            words.add(text.substring(command));
        }
        return words;
    }
}
