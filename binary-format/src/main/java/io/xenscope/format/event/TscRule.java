package io.xenscope.format.event;

/** Whether records of a kind carry a TSC of their own (xentrace format, section 4). */
enum TscRule {
    YES("yes"),
    NO("no"),
    EITHER("either"),
    /** None before Xen 4.7. */
    SINCE_4_7("4.7+"),
    UNKNOWN("-");

    private static final TscRule[] ALL = values();

    private final String word;

    TscRule(String word) {
        this.word = word;
    }

    static TscRule of(String word) {
        for (TscRule rule : ALL) {
            if (rule.word.equals(word)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("no TSC rule: " + word);
    }
}
