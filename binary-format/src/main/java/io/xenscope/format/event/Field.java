package io.xenscope.format.event;

/**
 * One named value in a payload: which words, and of a single word which bits ({@code high} down to {@code low}).
 *
 * @param lastWord equal to {@code firstWord} unless the type is {@linkplain FieldType#wide() wide}
 * @param optional whether records without the field are whole
 */
public record Field(
        String name, FieldType type, int firstWord, int lastWord, int high, int low, boolean optional, Unit unit) {

    /** Whether the record is long enough to hold this field; of a block, its first word. */
    public boolean isPresent(PayloadWords words) {
        return words.wordCount() > (type == FieldType.BLOCK ? firstWord : lastWord);
    }

    /** The value, sign-extended where the type has a sign; of a block its first two words, low word first. */
    public long value(PayloadWords words) {
        int first = words.word(firstWord);
        return type.wide() ? wide(first, words) : bits(first);
    }

    private long wide(int first, PayloadWords words) {
        return switch (type) {
            case U64_HIGH_FIRST -> pair(words.word(lastWord), first);
            case BLOCK -> pair(first, firstWord + 1 < words.wordCount() ? words.word(firstWord + 1) : 0);
            default -> pair(first, words.word(lastWord));
        };
    }

    private long bits(int word) {
        int raised = word << 31 - high;
        int unused = 31 - high + low;
        return type.signed() ? raised >> unused : Integer.toUnsignedLong(raised >>> unused);
    }

    private static long pair(int low, int high) {
        return (long) high << 32 | Integer.toUnsignedLong(low);
    }
}
