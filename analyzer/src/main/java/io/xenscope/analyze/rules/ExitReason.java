package io.xenscope.analyze.rules;

/**
 * The reason of a VM exit as a small number, so that accounts can be found by it.
 *
 * <p>VMX reasons are 0..0x7ff, SVM exit codes likewise (0x400 and up are nested page faults and the like); the two share
 * numbers, and which of them a capture means is decided once for the capture.
 */
public final class ExitReason {
    /** The SVM code for a guest state that the processor refused. */
    public static final int INVALID = 0x7FF;

    /** Codes that do not fit: damage. */
    public static final int OTHER = 0x7FE;

    /** Set in reasons of exits from a nested guest. */
    public static final int NESTED = 0x800;

    /** Reasons are below. */
    public static final int LIMIT = 0x1000;

    private static final int HIGHEST_VMX = 77;

    private ExitReason() {}

    /** From the reason word of an exit record. */
    public static int of(int word, boolean nested) {
        int basic = word & 0xFFFF;
        int reason = word == -1 ? INVALID : basic < OTHER ? basic : OTHER;
        return nested ? reason | NESTED : reason;
    }

    /** Whether only an AMD processor gives the reason in this word of a record. */
    public static boolean isSvmOnly(int word) {
        return (word & 0xFFFF) > HIGHEST_VMX;
    }

    /** The reason as the processor's manual numbers it. */
    public static int code(int reason) {
        int basic = reason & ~NESTED;
        return basic == INVALID ? -1 : basic;
    }
}
