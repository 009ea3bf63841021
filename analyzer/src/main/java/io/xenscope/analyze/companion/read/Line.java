package io.xenscope.analyze.companion.read;

import java.nio.charset.StandardCharsets;

/** One line of a log, in Latin 1, without its end. Only lent: it moves on with the reading. Positions count from its begin. */
public final class Line {
    /** Nanoseconds since 1970 have so many. */
    private static final int MOST_DIGITS = 19;

    byte[] bytes = {};
    int from;
    int to;
    long offset;
    long number;
    boolean isCut;

    Line() {}

    /** A line on its own, for what is read again. */
    public static Line of(String text) {
        Line line = new Line();
        line.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        line.to = line.bytes.length;
        line.number = 1;
        return line;
    }

    public int length() {
        return to - from;
    }

    /** Where it begins in the file. */
    public long offset() {
        return offset;
    }

    /** From 1. */
    public long number() {
        return number;
    }

    /** Whether it was longer than lines may be, and is cut. */
    public boolean isCut() {
        return isCut;
    }

    /** The array it stands in; its positions count from {@link #begin}. */
    byte[] bytes() {
        return bytes;
    }

    int begin() {
        return from;
    }

    /** The character at a position; 0 outside. */
    public int at(int position) {
        int i = from + position;
        return position < 0 || i >= to ? 0 : bytes[i] & 0xFF;
    }

    public boolean isBlank() {
        return skipBlanks(0) == length();
    }

    public boolean startsWith(String text) {
        return has(0, text);
    }

    /** Whether a text stands at a position. */
    public boolean has(int position, String text) {
        if (position < 0 || position + text.length() > length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + position + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The first position of a character at or after another one; -1 where there is none. */
    public int find(char c, int position) {
        for (int i = from + Math.max(0, position); i < to; i++) {
            if (bytes[i] == c) {
                return i - from;
            }
        }
        return -1;
    }

    /** The same of a text. */
    public int find(String text, int position) {
        for (int at = find(text.charAt(0), position); at >= 0; at = find(text.charAt(0), at + 1)) {
            if (has(at, text)) {
                return at;
            }
        }
        return -1;
    }

    /** The last position of a text; -1 where there is none. */
    public int findLast(String text) {
        for (int at = length() - text.length(); at >= 0; at--) {
            if (has(at, text)) {
                return at;
            }
        }
        return -1;
    }

    /** The first position that is neither blank nor tab. */
    public int skipBlanks(int position) {
        int at = position;
        while (at < length() && (bytes[from + at] == ' ' || bytes[from + at] == '\t')) {
            at++;
        }
        return at;
    }

    /** The first blank or tab; the length where there is none. */
    public int wordEnd(int position) {
        int at = position;
        while (at < length() && bytes[from + at] != ' ' && bytes[from + at] != '\t') {
            at++;
        }
        return at;
    }

    public boolean isDigit(int position) {
        int c = at(position);
        return c >= '0' && c <= '9';
    }

    /** The first position that is no digit. */
    public int skipDigits(int position) {
        int at = position;
        while (isDigit(at)) {
            at++;
        }
        return at;
    }

    /** The number that a range of digits makes; -1 where it is empty, has anything else or does not fit. */
    public long digits(int position, int end) {
        if (position >= end || end - position > MOST_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = position; i < end; i++) {
            int digit = at(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        // Of 19 digits those that do not fit have become negative.
        return Math.max(-1, number);
    }

    /** The number that a range of hexadecimal digits makes; -1 where it has anything else or does not fit into 63 bits. */
    public long hex(int position, int end) {
        if (position >= end || end - position > 16) {
            return -1;
        }
        long number = 0;
        for (int i = position; i < end; i++) {
            int digit = Character.digit(at(i), 16);
            if (digit < 0) {
                return -1;
            }
            number = number << 4 | digit;
        }
        return Math.max(-1, number);
    }

    /** A number of seconds with up to 9 decimals, in ns; -1 where the range is none. */
    public long nanos(int position, int end) {
        int point = find('.', position);
        if (point < 0 || point >= end) {
            long whole = digits(position, end);
            return whole < 0 || whole > Long.MAX_VALUE / 2_000_000_000L ? -1 : whole * 1_000_000_000L;
        }
        long whole = digits(position, point);
        long part = fraction(point + 1, end);
        return whole < 0 || part < 0 || whole > Long.MAX_VALUE / 2_000_000_000L ? -1 : whole * 1_000_000_000L + part;
    }

    /** Decimals of a second as ns; -1 where the range is none. */
    public long fraction(int position, int end) {
        int digits = end - position;
        if (digits > 9) {
            return digits(position, position + 9);
        }
        long part = digits(position, end);
        for (int i = digits; i < 9 && part >= 0; i++) {
            part *= 10;
        }
        return part;
    }

    public String text() {
        return text(0, length());
    }

    public String text(int position, int end) {
        int stop = Math.min(end, length());
        return position >= stop ? "" : new String(bytes, from + position, stop - position, StandardCharsets.ISO_8859_1);
    }
}
