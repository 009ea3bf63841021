package io.xenscope.format.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Walks over a table beside this class by lines and words; blank lines and {@code #} lines fall out. */
final class TableScanner {
    private final String text;
    private int start;
    private int at;
    private int end;

    TableScanner(String text) {
        this(text, 0);
    }

    private TableScanner(String text, int next) {
        this.text = text;
        this.end = next - 1;
    }

    static TableScanner open(String resource) {
        try (InputStream stream = TableScanner.class.getResourceAsStream(resource)) {
            return new TableScanner(new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** Another scanner of the same table, whose next line is the one at {@code lineStart}. */
    TableScanner from(int lineStart) {
        return new TableScanner(text, lineStart);
    }

    /** Moves to the next line that says something; false at the end. */
    boolean nextLine() {
        do {
            start = end + 1;
            at = start;
            if (at >= text.length()) {
                return false;
            }
            end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
        } while (at == end || text.charAt(at) == '#');
        return true;
    }

    /** Where in the table the line begins. */
    int lineStart() {
        return start;
    }

    /** All of the line. */
    String line() {
        return text.substring(start, end);
    }

    /** Whether the line is {@code [a heading]}. */
    boolean atHeading() {
        return text.charAt(start) == '[';
    }

    String heading() {
        return text.substring(start + 1, end - 1);
    }

    /** The next word of the line; empty at its end. */
    String word() {
        return upTo(' ');
    }

    /** The rest of the line up to {@code mark}, or all the rest; moves behind the mark. */
    String upTo(char mark) {
        int from = Math.min(at, end);
        int found = text.indexOf(mark, from);
        int to = found < 0 || found > end ? end : found;
        at = to + 1;
        return text.substring(from, to);
    }

    /** What is left of the line. */
    String rest() {
        return text.substring(Math.min(at, end), end);
    }
}
