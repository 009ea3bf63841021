package io.xenscope.format.event;

/** The extra 32-bit words of one record, w0 first; a cursor that moves over records is one, so it is not to be kept. */
public interface PayloadWords {

    /** How many words the payload has, 0 to 7. */
    int wordCount();

    /** Word {@code i}; only words below {@link #wordCount()} belong to the payload. Word -1 stands before it, if any does. */
    int word(int i);

    /** Words that stay as they are, for examples and tests. */
    static PayloadWords of(int... words) {
        int[] kept = words.clone();
        return new PayloadWords() {
            @Override
            public int wordCount() {
                return kept.length;
            }

            @Override
            public int word(int i) {
                return kept[i];
            }
        };
    }
}
