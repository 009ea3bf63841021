package io.xenscope.format.event;

/**
 * Ids of the events of class SCHED that every scheduler writes: runstates, switches, what happens to vcpus and domains.
 * What a scheduler writes about its own work is in {@link SchedulerEvents}.
 *
 * <p>A runstate change has its states in the id: {@code RUNSTATE_CHANGE | old << 8 | new << 4}, with the numbers of
 * {@link Runstate.Numbers}.
 */
public final class SchedEvents {
    static final int CLASS = 0x002_0000;

    /** The sub-class of runstates. */
    public static final int MIN = 0x002_1000;

    /** The sub-class of switches, wakes, blocks, and of domains that come and go. */
    public static final int VERBOSE = 0x002_8000;

    /** The bits of a runstate change that are the state left. */
    public static final int OLD_STATE_BITS = 0x300;

    /** The bits of a runstate change that are the state entered. */
    public static final int NEW_STATE_BITS = 0x030;

    /** The bits in which runstate changes differ. */
    public static final int STATE_BITS = OLD_STATE_BITS | NEW_STATE_BITS;

    /** From running to running, which Xen never records: all changes but for {@link #STATE_BITS}. */
    public static final int RUNSTATE_CHANGE = 0x002_1001;

    public static final int CONTINUE_RUNNING = 0x002_1002;

    public static final int RUNNABLE_TO_RUNNING =
            RUNSTATE_CHANGE | Runstate.Numbers.RUNNABLE << 8 | Runstate.Numbers.RUNNING << 4;
    public static final int BLOCKED_TO_RUNNABLE =
            RUNSTATE_CHANGE | Runstate.Numbers.BLOCKED << 8 | Runstate.Numbers.RUNNABLE << 4;
    public static final int OFFLINE_TO_RUNNABLE =
            RUNSTATE_CHANGE | Runstate.Numbers.OFFLINE << 8 | Runstate.Numbers.RUNNABLE << 4;

    public static final int DOM_ADD = 0x002_8001;
    public static final int DOM_REM = 0x002_8002;
    public static final int SLEEP = 0x002_8003;
    public static final int WAKE = 0x002_8004;
    public static final int YIELD = 0x002_8005;
    public static final int BLOCK = 0x002_8006;
    public static final int SHUTDOWN = 0x002_8007;
    public static final int ADJDOM = 0x002_8009;
    public static final int SWITCH = 0x002_800a;
    public static final int SWITCH_INFPREV = 0x002_800e;
    public static final int SWITCH_INFNEXT = 0x002_800f;
    public static final int SWITCH_INFCONT = 0x002_8011;

    /** The events of Xen 3.2 and 3.3 that those of {@link #VERBOSE} have replaced. */
    private static final int OLD_VERBOSE = 0x002_f000;

    /** The first and the last of them. */
    public static final int OLD_DOM_ADD = OLD_VERBOSE | 0x1;

    public static final int OLD_SWITCH_INFNEXT = OLD_VERBOSE | 0xf;

    private SchedEvents() {}

    /** Whether an event had another id in Xen 3.2 and 3.3, see {@link #old}. */
    public static boolean hasOld(int event) {
        return (event & ~EventId.NUMBER_BITS) == VERBOSE;
    }

    /** The id that an event of {@link #VERBOSE} had in Xen 3.2 and 3.3; none has changed its number. */
    public static int old(int event) {
        return OLD_VERBOSE | event & EventId.NUMBER_BITS;
    }

    /** The id that an event has today: other than its own of those of Xen 3.2 and 3.3 only. */
    public static int current(int event) {
        return (event & ~EventId.NUMBER_BITS) == OLD_VERBOSE ? VERBOSE | event & EventId.NUMBER_BITS : event;
    }

    /** Whether a vcpu changes its runstate. */
    public static boolean isRunstateChange(int event) {
        return (event & ~STATE_BITS) == RUNSTATE_CHANGE;
    }

    /** Whether a vcpu stops running, whatever it does next. */
    public static boolean isFromRunning(int event) {
        return (event & ~NEW_STATE_BITS) == RUNSTATE_CHANGE;
    }

    /** Whether a vcpu starts running, whatever it did before. */
    public static boolean isToRunning(int event) {
        return (event & ~OLD_STATE_BITS) == RUNSTATE_CHANGE;
    }

    /** Whether a vcpu becomes runnable that had nothing to do, or was offline. */
    public static boolean isWakeUp(int event) {
        return event == BLOCKED_TO_RUNNABLE || event == OFFLINE_TO_RUNNABLE;
    }

    /** The number of the state that a runstate change leaves, see {@link Runstate.Numbers}. */
    public static int oldState(int event) {
        return event >>> 8 & 3;
    }

    /** The number of the state that a runstate change enters, see {@link Runstate.Numbers}. */
    public static int newState(int event) {
        return event >>> 4 & 3;
    }

    /** The runstate change from one state to another. */
    public static int runstateChange(Runstate from, Runstate to) {
        return RUNSTATE_CHANGE | from.number() << 8 | to.number() << 4;
    }
}
