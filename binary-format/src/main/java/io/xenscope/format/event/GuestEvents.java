package io.xenscope.format.event;

/** Ids of the events of class GUEST: records that guests write by hypercall; the number is the guest's own. */
public final class GuestEvents {
    static final int CLASS = 0x800_0000;

    /** All of the class, which has no sub-classes. */
    public static final int ALL = 0x800_f000;

    private GuestEvents() {}
}
