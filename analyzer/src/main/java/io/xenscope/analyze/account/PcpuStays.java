package io.xenscope.analyze.account;

import io.xenscope.analyze.base.Range;

/** What one vcpu did on one pcpu within a {@link Range}. */
public final class PcpuStays {
    private final StayAccount runs = new StayAccount();
    private long arrivals;
    private long departures;
    private long resident;

    void ran(Range range, long begin, long end, boolean whole) {
        runs.add(range, begin, end, whole);
    }

    void arrived() {
        arrivals++;
    }

    void departed() {
        departures++;
    }

    void resided(long ticks) {
        resident += ticks;
    }

    /** Its runs here. */
    public StayAccount runs() {
        return runs;
    }

    /** Switch-ins here of a vcpu that had run elsewhere before. */
    public long arrivals() {
        return arrivals;
    }

    /** Switch-ins elsewhere of a vcpu that had run here before. */
    public long departures() {
        return departures;
    }

    /** Ticks from a switch-in to the next one elsewhere: the time during which here is where it ran last. */
    public long resident() {
        return resident;
    }
}
