package io.xenscope.format.event;

/** Ids of the events of class DOM0OP: what the toolstack does to domains. */
public final class Dom0Events {
    /** The class as an id, with nothing below. */
    public static final int CLASS = 0x004_0000;

    /** The sub-class of domains made and removed. */
    public static final int DOMOPS = 0x004_1000;

    public static final int DOM_ADD = 0x004_1001;
    public static final int DOM_REM = 0x004_1002;

    private Dom0Events() {}
}
