package io.xenscope.report.table;

/** Text from outside made safe inside an HTML page, between tags and in quoted attributes. */
public final class HtmlText {
    private HtmlText() {}

    /** With entities for what HTML reads as its own, and nothing that steers. */
    public static String of(String text) {
        String line = OneLine.of(text);
        StringBuilder safe = null;
        for (int i = 0; i < line.length(); i++) {
            String entity = entity(line.charAt(i));
            if (entity != null && safe == null) {
                safe = new StringBuilder(line.length() + 16).append(line, 0, i);
            }
            if (safe != null) {
                safe.append(entity == null ? line.substring(i, i + 1) : entity);
            }
        }
        return safe == null ? line : safe.toString();
    }

    private static String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }
}
