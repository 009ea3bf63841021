package io.xenscope.sql;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into statements at semicolons that are neither in quotes nor in comments. */
final class Statements {
    private final String text;
    private final List<String> found = new ArrayList<>();
    private int begin;
    private int at;

    private Statements(String text) {
        this.text = text;
    }

    /** The statements without their semicolons; empty ones are left out. */
    static List<String> of(String text) {
        Statements statements = new Statements(text);
        statements.cut();
        statements.add(text.length());
        return statements.found;
    }

    /** Whether the last statement of a text is complete: a semicolon ends it. */
    static boolean isComplete(String text) {
        Statements statements = new Statements(text);
        statements.cut();
        return text.substring(statements.begin).isBlank();
    }

    private void cut() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                skip(at + 1, String.valueOf(c));
            } else if (text.startsWith("--", at)) {
                skip(at, "\n");
            } else if (text.startsWith("/*", at)) {
                skip(at + 2, "*/");
            } else if (text.startsWith("$$", at)) {
                skip(at + 2, "$$");
            } else if (c == ';') {
                add(at);
                begin = ++at;
            } else {
                at++;
            }
        }
    }

    /** Moves behind the next occurrence of what ends a piece. */
    private void skip(int from, String end) {
        int place = text.indexOf(end, from);
        at = place < 0 ? text.length() : place + end.length();
    }

    private void add(int end) {
        String statement = text.substring(begin, end).strip();
        if (!withoutComments(statement).isEmpty()) {
            found.add(statement);
        }
    }

    private static String withoutComments(String statement) {
        return statement
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?m)^\\s*--.*$", "")
                .strip();
    }
}
