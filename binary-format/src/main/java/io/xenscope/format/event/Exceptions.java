package io.xenscope.format.event;

/** Names of the x86 exceptions, by vector. */
public final class Exceptions {
    private static final IntTable<String> NAMES = XenNames.section("exception");
    private static final IntTable<String> TEXTS = XenNames.section("exception_text");

    private Exceptions() {}

    /** As {@code PF}; {@code vector 0x55} if unknown. */
    public static String name(int vector) {
        return named(NAMES, vector);
    }

    /** As {@code page fault}; {@code vector 0x55} if unknown. */
    public static String text(int vector) {
        return named(TEXTS, vector);
    }

    private static String named(IntTable<String> names, int vector) {
        String name = names.get(vector);
        return name != null ? name : "vector 0x" + Integer.toHexString(vector);
    }
}
