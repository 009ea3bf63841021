package io.xenscope.format.event;

/** Ids of the events of class MEM: grants, and pages that domains get and give. */
public final class MemEvents {
    /** The class as an id, with nothing below. */
    public static final int CLASS = 0x010_0000;

    /** All of the class, which has no sub-classes. */
    public static final int ALL = 0x010_f000;

    public static final int PAGE_GRANT_MAP = 0x010_f001;
    public static final int PAGE_GRANT_UNMAP = 0x010_f002;
    public static final int PAGE_GRANT_TRANSFER = 0x010_f003;
    public static final int SET_P2M_ENTRY = 0x010_f004;
    public static final int DECREASE_RESERVATION = 0x010_f005;
    public static final int POD_POPULATE = 0x010_f010;
    public static final int POD_ZERO_RECLAIM = 0x010_f011;
    public static final int POD_SUPERPAGE_SPLINTER = 0x010_f012;

    private MemEvents() {}
}
