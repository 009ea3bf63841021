package io.xenscope.analyze.toolstack;

/**
 * What a call did, as far as records inside it show: from one that proves it (a domain was added) to those that only usually mean it.
 * The names are those of Xen's interface; what is inferred ends in a question mark.
 */
public enum SubOp {
    /** Nothing inside it says. */
    NONE(null),
    /** TRC_DOM0_DOM_ADD: only this call writes it. */
    CREATE("createdomain"),
    /** TRC_SCHED_ADJDOM. */
    ADJUST("scheduler_op?"),
    /**
     * A vcpu of the domain leaves the runstate offline. TRC_SCHED_WAKE alone proves nothing: setting the affinity of vcpus of a
     * domain that is still paused writes it, too.
     */
    UNPAUSE("unpausedomain?"),
    /** TRC_SCHED_SLEEP of vcpus of a domain: a pause, or any change for which Xen pauses it. */
    PAUSE("pausedomain?"),
    /** TRC_DOM0_DOM_REM, or the last time that the vcpus of the domain are put to sleep. */
    DESTROY("destroydomain?"),
    /** TRC_MEM_DECREASE_RESERVATION. */
    DECREASE("decrease_reservation?"),
    /** TRC_MEM_PAGE_GRANT_MAP. */
    MAP("map");

    private final String key;

    SubOp(String key) {
        this.key = key;
    }

    /** The stable name of machine formats; null of {@link #NONE}. */
    public String key() {
        return key;
    }
}
