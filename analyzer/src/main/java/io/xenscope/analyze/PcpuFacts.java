package io.xenscope.analyze;

import io.xenscope.analyze.account.PcpuAccount;
import io.xenscope.analyze.account.PcpuState;
import io.xenscope.analyze.account.StayTotals;

/**
 * What is known about one pcpu, for a whole capture or a range of it. Times are common ticks.
 *
 * @param time where its time went
 * @param records its records, without the headers of windows
 * @param recordBytes bytes of its windows; of a range, bytes of those records
 * @param firstTicks its first record, from the begin of the capture; -1 where it has none
 * @param lastTicks its last record, from the begin of the capture; -1 where it has none
 * @param losses lost-records markers
 * @param lostRecords records dropped, as the markers say
 */
public record PcpuFacts(
        PcpuAccount<StayTotals> time,
        long records,
        long recordBytes,
        long firstTicks,
        long lastTicks,
        long losses,
        long lostRecords) {
    public int pcpu() {
        return time.pcpu();
    }

    /** Running vcpus of domains, and switching between vcpus. */
    public long busy() {
        return time.ticks(PcpuState.BUSY) + time.ticks(PcpuState.SWITCHING);
    }

    /** Running its idle vcpu. */
    public long idle() {
        return time.ticks(PcpuState.IDLE);
    }

    /** Records were dropped. */
    public long lost() {
        return time.ticks(PcpuState.LOST);
    }

    /** No record says who ran. */
    public long unknown() {
        return time.ticks(PcpuState.UNKNOWN);
    }

    /** Switches from one vcpu to another. */
    public long switches() {
        return time.of(PcpuState.SWITCHING).count();
    }
}
