package io.xenscope.format.event;

/** A set of numbers of extra words, each 0 to 7; empty when nothing is known of them. */
record WordCounts(int bits) {
    static final int MOST = 7;
    static final WordCounts UNKNOWN = new WordCounts(0);

    public boolean contain(int words) {
        return (bits >>> words & 1) != 0;
    }

    /** The smallest; 0 when unknown. */
    public int min() {
        return known() ? Integer.numberOfTrailingZeros(bits) : 0;
    }

    /** The largest; 7 when unknown. */
    public int max() {
        return known() ? 31 - Integer.numberOfLeadingZeros(bits) : MOST;
    }

    public boolean known() {
        return bits != 0;
    }

    /** Reads {@code 4}, {@code 1-3}, {@code 0|5} or {@code -}. */
    static WordCounts of(String text) {
        if (text.equals("-")) {
            return UNKNOWN;
        }
        int first = digit(text, 0);
        int last = digit(text, text.length() - 1);
        boolean all = text.length() > 1 && text.charAt(1) == '-';
        return new WordCounts(all ? (2 << last) - (1 << first) : 1 << first | 1 << last);
    }

    private static int digit(String text, int at) {
        int digit = text.charAt(at) - '0';
        if (digit < 0 || digit > MOST) {
            throw new IllegalArgumentException("no word count: " + text);
        }
        return digit;
    }
}
