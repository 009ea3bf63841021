package io.xenscope.analyze.toolstack;

import java.util.Locale;

/** A phase of the making of a domain, in the order in which they come; {@link MakingPhases} says how each is found. */
public enum MakingPhase {
    /** What the toolstack asks of Xen before it makes the domain. */
    PREPARE,
    /** The call that makes its structure. */
    CREATE,
    /** Its memory is allocated. */
    MEMORY,
    /** Its pages are mapped and filled. */
    LOAD,
    /** Its vcpus get their registers. */
    VCPUS,
    /** Back ends map its pages, until it is unpaused. */
    DEVICES,
    /** From its unpausing to its first run. */
    START;

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
