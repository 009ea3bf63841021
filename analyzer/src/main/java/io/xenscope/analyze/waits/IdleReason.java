package io.xenscope.analyze.waits;

/** What the scheduler took an idle pcpu for, by its own records. Of several pcpus the first of these that one of them has counts. */
public enum IdleReason {
    /** It was tickled and had not decided yet: the scheduler knew about work and waited for the pcpu. */
    TICKLED,
    /** The scheduler held it for idle, and did not tickle it: it is in the mask of idlers of credit and credit2. */
    NOT_TICKLED,
    /** Its idle vcpu worked for Xen itself: credit and credit2 take it for busy. */
    TASKLET;

    static final int COUNT = values().length;
}
