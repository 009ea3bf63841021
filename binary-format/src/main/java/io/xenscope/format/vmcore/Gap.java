package io.xenscope.format.vmcore;

/** Bytes of a ring that the dump does not have. */
record Gap(long from, long to) {
    /** Behind all others. */
    static final Gap NONE = new Gap(Long.MAX_VALUE, Long.MAX_VALUE);
}
