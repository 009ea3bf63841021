package io.xenscope.format.event;

/** Numbers and names of the hypercalls. */
public final class Hypercalls {
    /** The bits of the number in the first word of a record with arguments, and in the last of one without. */
    public static final int NUMBER_BITS = 0xF_FFFF;

    private static final IntTable<String> NAMES = XenNames.section("hypercall");

    private Hypercalls() {}

    /** As {@code memory_op}; {@code hypercall 57} if unknown. */
    public static String name(int number) {
        return XenNames.name(NAMES, number, "hypercall ");
    }
}
