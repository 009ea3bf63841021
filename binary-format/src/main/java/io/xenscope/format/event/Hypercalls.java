package io.xenscope.format.event;

/** Names of the hypercalls. */
public final class Hypercalls {
    private static final IntTable<String> NAMES = XenNames.section("hypercall");

    private Hypercalls() {}

    /** As {@code memory_op}; {@code hypercall 57} if unknown. */
    public static String name(int number) {
        return XenNames.name(NAMES, number, "hypercall ");
    }
}
