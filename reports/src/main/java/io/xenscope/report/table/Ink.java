package io.xenscope.report.table;

/** Emphasis on a terminal; without ink, text stays as it is. Never within what is measured, as it has no width. */
public enum Ink {
    NONE(false),
    ANSI(true);

    private static final String BOLD = "1";
    private static final String FAINT = "2";
    private static final String RED = "31";
    private static final String YELLOW = "33";

    private final boolean shows;

    Ink(boolean shows) {
        this.shows = shows;
    }

    /** Titles and headings. */
    String heading(String text) {
        return with(BOLD, text);
    }

    /** The largest value of a column of which more is worse. */
    String worst(String text) {
        return with(RED, text);
    }

    /** What the reader must not miss. */
    String caveat(String text) {
        return with(YELLOW, text);
    }

    /** How to read what stands above. */
    String note(String text) {
        return with(FAINT, text);
    }

    private String with(String code, String text) {
        return shows && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
