package io.xenscope.report.table;

/** A text as a field of comma-separated values (RFC 4180). */
public final class CsvField {
    private CsvField() {}

    /**
     * In quotes only where readers would otherwise take it for something else. A text by which spreadsheets know a formula (it can
     * come from a guest, or from a log) gets an apostrophe in front, which makes it a text to them.
     */
    public static String quoted(String text) {
        if (isFormula(text)) {
            return "\"'" + text.replace("\"", "\"\"") + '"';
        }
        boolean plain = !text.isEmpty();
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        boolean comment = plain && text.charAt(0) == '#';
        return plain && !comment ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static boolean isFormula(String text) {
        return text.length() > 1 && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }
}
