package io.xenscope.format.event;

/** How the bits of a field are read as a number. */
public enum FieldType {
    U8,
    U16,
    U32,
    /** Two words, low word first. */
    U64(true, false),
    I8(false, true),
    I16(false, true),
    I32(false, true),
    /** Two words, low word first. */
    I64(true, false),
    /** Two words, high word first: the ids of trace context records. */
    U64_HIGH_FIRST(true, false),
    /** An unsigned run of bits of another width, inside one word. */
    BITS,
    /** Several words that are no single number. */
    BLOCK(true, false);

    private final boolean wide;
    private final boolean signed;

    FieldType() {
        this(false, false);
    }

    FieldType(boolean wide, boolean signed) {
        this.wide = wide;
        this.signed = signed;
    }

    /** Whether a field of this type is longer than one word. */
    public boolean wide() {
        return wide;
    }

    /** Whether the bits of one word have a sign to be extended. */
    boolean signed() {
        return signed;
    }

    static FieldType of(char kind, int width) {
        if (kind == 'b') {
            return U64_HIGH_FIRST;
        }
        boolean signed = kind == 'i';
        return switch (width) {
            case 8 -> signed ? I8 : U8;
            case 16 -> signed ? I16 : U16;
            case 32 -> signed ? I32 : U32;
            case 64 -> signed ? I64 : U64;
            default -> BITS;
        };
    }
}
