package io.xenscope.format.event;

/** How the bits of a field are read as a number. */
public enum FieldType {
    U8,
    U16,
    U32,
    /** Two words, low word first. */
    U64,
    I8,
    I16,
    I32,
    /** Two words, low word first. */
    I64,
    /** Two words, high word first: the ids of trace context records. */
    U64_HIGH_FIRST,
    /** An unsigned run of bits of another width, inside one word. */
    BITS,
    /** Several words that are no single number. */
    BLOCK;

    /** Whether a field of this type is longer than one word. */
    public boolean wide() {
        return this == U64 || this == I64 || this == U64_HIGH_FIRST || this == BLOCK;
    }

    boolean signed() {
        return this == I8 || this == I16 || this == I32;
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
