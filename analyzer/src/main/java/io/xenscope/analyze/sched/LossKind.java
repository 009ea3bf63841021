package io.xenscope.analyze.sched;

/** Why records of a pcpu are missing for a while. */
public enum LossKind {
    /** Xen had no room for them, and says how many it dropped. */
    DROPPED("dropped"),

    /** No pcpu recorded anything although vcpus were switched: tracing was paused, or captures were joined. */
    UNRECORDED("unrecorded"),

    /** The TSCs of all pcpus went on, Xen's own clock did not: a suspended host, or a paused nested one. */
    TSC_JUMP("tsc_jump");

    private final String key;

    LossKind(String key) {
        this.key = key;
    }

    /** For machines. */
    public String key() {
        return key;
    }
}
