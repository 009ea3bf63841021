package io.xenscope.report.table;

/** A text as a field of comma-separated values (RFC 4180). */
public final class CsvField {
    private CsvField() {}

    /** In quotes only where readers would otherwise take it for something else. */
    public static String quoted(String text) {
        boolean plain = !text.isEmpty();
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        boolean comment = plain && text.charAt(0) == '#';
        return plain && !comment ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
