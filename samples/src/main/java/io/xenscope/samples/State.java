package io.xenscope.samples;

/** A runstate, in the order of Xen's numbers (xentrace format, section 8). */
public enum State {
    RUNNING,
    RUNNABLE,
    BLOCKED,
    OFFLINE
}
