package io.xenscope.report.table;

/** Measures of text on a terminal, on which every character is taken to be one column wide. */
final class Text {
    private Text() {}

    static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    /** Without spaces at its end. */
    static String trimmed(CharSequence line) {
        return line.toString().stripTrailing();
    }
}
