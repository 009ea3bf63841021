package io.xenscope.format.event;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Ids of the events that each scheduler writes about its own work: class SCHED, sub-class CLASS, 512 ids each. */
public final class SchedulerEvents {
    /** The sub-class, which all schedulers share. */
    public static final int SUBCLASS = 0x002_2000;

    /** The bits in which the events of one scheduler differ. */
    public static final int EVENT_BITS = 0x1FF;

    /** The first id of credit. Xen before 4.3 wrote credit2's events here. */
    public static final int CSCHED = 0x002_2000;

    /** The first id of credit2. */
    public static final int CSCHED2 = 0x002_2200;

    /** The first id of rtds. */
    public static final int RTDS = 0x002_2800;

    /** The first id of the null scheduler. */
    public static final int SNULL = 0x002_2a00;

    public static final int CSCHED_ACCOUNT_START = 0x002_2002;
    public static final int CSCHED_ACCOUNT_STOP = 0x002_2003;
    public static final int CSCHED_STOLEN_UNIT = 0x002_2004;
    public static final int CSCHED_PICKED_CPU = 0x002_2005;
    public static final int CSCHED_TICKLE = 0x002_2006;
    public static final int CSCHED_BOOST_START = 0x002_2007;
    public static final int CSCHED_BOOST_END = 0x002_2008;
    public static final int CSCHED_SCHEDULE = 0x002_2009;
    public static final int CSCHED_RATELIMIT = 0x002_200a;
    public static final int CSCHED_STEAL_CHECK = 0x002_200b;

    public static final int CSCHED2_RUNQ_POS = 0x002_2202;
    public static final int CSCHED2_CREDIT_BURN = 0x002_2203;
    public static final int CSCHED2_TICKLE = 0x002_2206;
    public static final int CSCHED2_CREDIT_RESET = 0x002_2207;
    public static final int CSCHED2_RUNQ_ASSIGN = 0x002_220a;
    public static final int CSCHED2_UPDATE_UNIT_LOAD = 0x002_220b;
    public static final int CSCHED2_UPDATE_RUNQ_LOAD = 0x002_220c;
    public static final int CSCHED2_MIGRATE = 0x002_220f;
    public static final int CSCHED2_LOAD_BALANCE = 0x002_2211;
    public static final int CSCHED2_PICKED_CPU = 0x002_2213;
    public static final int CSCHED2_RUNQ_CANDIDATE = 0x002_2214;
    public static final int CSCHED2_SCHEDULE = 0x002_2215;
    public static final int CSCHED2_RATELIMIT = 0x002_2216;
    public static final int CSCHED2_RUNQ_CAND_CHECK = 0x002_2217;

    /** Credit2 before Xen 4.3, under ids that are credit's since. */
    public static final int OLD_CSCHED2_RUNQ_POS = 0x002_2002;

    public static final int OLD_CSCHED2_TICKLE_CHECK = 0x002_2005;
    public static final int OLD_CSCHED2_CREDIT_RESET = 0x002_2007;
    public static final int OLD_CSCHED2_UPDATE_RUNQ_LOAD = 0x002_200c;

    public static final int RTDS_TICKLE = 0x002_2801;
    public static final int RTDS_RUNQ_PICK = 0x002_2802;
    public static final int RTDS_BUDGET_BURN = 0x002_2803;
    public static final int RTDS_BUDGET_REPLENISH = 0x002_2804;
    public static final int RTDS_SCHEDULE = 0x002_2806;

    public static final int SNULL_PICKED_CPU = 0x002_2a01;
    public static final int SNULL_UNIT_ASSIGN = 0x002_2a02;
    public static final int SNULL_UNIT_DEASSIGN = 0x002_2a03;
    public static final int SNULL_MIGRATE = 0x002_2a04;
    public static final int SNULL_SCHEDULE = 0x002_2a05;

    private static final int[] SCHEDULES = {CSCHED2_SCHEDULE, CSCHED_SCHEDULE, RTDS_SCHEDULE, SNULL_SCHEDULE};
    private static final int[] TICKLES = {CSCHED2_TICKLE, CSCHED_TICKLE, RTDS_TICKLE};

    private SchedulerEvents() {}

    /** Whether a scheduler decides who runs on the pcpu that writes it; captures of Xen before 4.8 have none. */
    public static boolean isSchedule(int event) {
        return isOneOf(SCHEDULES, event);
    }

    /** Whether a pcpu is asked to schedule; the null scheduler writes no such record. */
    public static boolean isTickle(int event) {
        return isOneOf(TICKLES, event);
    }

    /** Gives each event that {@link #isSchedule} says yes to. */
    public static void forEachSchedule(IntConsumer action) {
        IntStream.of(SCHEDULES).forEach(action);
    }

    /** Gives each event that {@link #isTickle} says yes to. */
    public static void forEachTickle(IntConsumer action) {
        IntStream.of(TICKLES).forEach(action);
    }

    private static boolean isOneOf(int[] events, int event) {
        for (int one : events) {
            if (one == event) {
                return true;
            }
        }
        return false;
    }
}
