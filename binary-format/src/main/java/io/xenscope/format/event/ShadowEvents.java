package io.xenscope.format.event;

/**
 * Ids of the events of class SHADOW: what the shadow paging code does.
 *
 * <p>Those below {@link #WRMAP_BF} have the paging levels of the guest in {@link #LEVEL_BITS}; their constants are those of
 * a guest with two levels.
 */
public final class ShadowEvents {
    /** The class as an id, with nothing below. */
    public static final int CLASS = 0x040_0000;

    /** All of the class, which has no sub-classes. */
    public static final int ALL = 0x040_f000;

    /** The bits in which events of guests with different paging levels differ. */
    public static final int LEVEL_BITS = 0x300;

    public static final int EMULATE = 0x040_f008;

    /** The first of those without paging levels. */
    public static final int WRMAP_BF = 0x040_f00c;

    public static final int PREALLOC_UNPIN = 0x040_f00d;
    public static final int RESYNC_FULL = 0x040_f00e;
    public static final int RESYNC_ONLY = 0x040_f00f;

    private static final int KIND_BITS = 0xF;

    private ShadowEvents() {}

    /** What was done: the number without the paging levels. */
    public static int kind(int event) {
        return event & KIND_BITS;
    }

    /** Whether an event has the paging levels of the guest. */
    public static boolean hasLevels(int event) {
        return kind(event) < kind(WRMAP_BF);
    }

    /** The paging levels of the guest, 2 to 4; of no meaning without {@link #hasLevels}. */
    public static int levels(int event) {
        return (event >>> 8 & 3) + 2;
    }

    /** Whether a shadow was unpinned to make room. */
    public static boolean isUnpin(int event) {
        return kind(event) == kind(PREALLOC_UNPIN);
    }

    /** Whether pages that were out of sync were synchronised again, all or but one. */
    public static boolean isResync(int event) {
        return kind(event) >= kind(RESYNC_FULL);
    }
}
