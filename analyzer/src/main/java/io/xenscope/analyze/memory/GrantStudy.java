package io.xenscope.analyze.memory;

import io.xenscope.analyze.base.PairTable;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.analyze.track.vcpu.Occurrences;
import io.xenscope.format.event.MemEvents;

/**
 * Pages that domains map of each other.
 *
 * <pre>
 * TRC_MEM_PAGE_GRANT_MAP       0x10f001   w0 the domain that granted     the running vcpu's domain maps
 * TRC_MEM_PAGE_GRANT_UNMAP     0x10f002   w0 the domain that granted
 * TRC_MEM_PAGE_GRANT_TRANSFER  0x10f003   w0 the domain that receives    the running vcpu's domain gives
 * </pre>
 */
public final class GrantStudy implements HostTracker {
    /** What is done with a page of another domain. */
    public enum Operation {
        MAP(MemEvents.PAGE_GRANT_MAP),
        UNMAP(MemEvents.PAGE_GRANT_UNMAP),
        TRANSFER(MemEvents.PAGE_GRANT_TRANSFER);

        private final int event;

        Operation(int event) {
            this.event = event;
        }

        /** The stable name of machine formats. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final int MOST = 1 << 16;
    private final Range range;
    private static final Operation[] OPERATIONS = Operation.values();

    private final PairTable<Occurrences> grants = new PairTable<>(MOST, Occurrences::new);
    private final long[] others = new long[OPERATIONS.length];

    public GrantStudy(Range range) {
        this.range = range;
    }

    @Override
    public void register(HostEvents events) {
        for (Operation operation : OPERATIONS) {
            events.on(operation.event, now -> add(now, operation));
        }
    }

    private void add(Moment now, Operation operation) {
        if (now.record().wordCount() > 0 && range.includes(now.time())) {
            long dom = now.vcpu() == VcpuKey.UNKNOWN ? -1 : VcpuKey.domain(now.vcpu());
            long other = Integer.toUnsignedLong(now.record().word(0));
            Occurrences occurrences = grants.of(dom, other << 2 | operation.ordinal());
            occurrences.add(now.time(), 0);
            others[operation.ordinal()] += occurrences == grants.rest() ? 1 : 0;
        }
    }

    /** Takes each pair of domains. */
    public interface Visitor {
        /** {@code dom} does it and is -1 where unknown. */
        void grants(int dom, long other, Operation operation, Occurrences occurrences);
    }

    /** Those between domains that there was no more room to tell apart. */
    public long others(Operation operation) {
        return others[operation.ordinal()];
    }

    public void forEach(Visitor visitor) {
        grants.forEach((dom, second, occurrences) ->
                visitor.grants((int) dom, second >>> 2, OPERATIONS[(int) second & 3], occurrences));
    }
}
