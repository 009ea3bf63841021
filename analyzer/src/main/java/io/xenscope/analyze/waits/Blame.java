package io.xenscope.analyze.waits;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.stay.StayJoin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Who had the pcpu on which a vcpu ran next, while that vcpu waited: summed over all waits of each vcpu, so that what all took
 * is the vcpu's waiting time to the tick.
 *
 * <p>It may have been free to run elsewhere meanwhile: that is {@link WastedTime}.
 */
public final class Blame {
    /** Rows by vcpu in all, roughly: memory does not grow with the number of vcpus beyond. */
    private static final int MOST_ROWS = 1 << 18;

    private static final int LEAST_ROWS_OF_VCPU = 64;

    /**
     * What is asked for.
     *
     * @param range accounts are kept of
     * @param vcpus says whose waits, by {@link VcpuKey}
     * @param pcpus says on which pcpu the vcpu has to run next; waits without a next run are on none
     * @param everyPcpu whether those without a next run are asked for, too
     * @param leastTicks shorter waits are left out
     */
    public record Asked(Range range, IntPredicate vcpus, IntPredicate pcpus, boolean everyPcpu, long leastTicks) {
        /** All waits of some vcpus. */
        public static Asked all(Range range, IntPredicate vcpus) {
            return new Asked(range, vcpus, pcpu -> true, true, 0);
        }

        private boolean takes(int pcpu, long begin, long end) {
            boolean isPlace = everyPcpu || pcpu != Waits.NOWHERE && pcpus.test(pcpu);
            return isPlace && end - begin >= leastTicks && !range.isApartFrom(begin, end);
        }
    }

    /** Reports one vcpu's waits piece by piece. */
    private static final class Follower {
        private final Asked asked;
        private final BlamedVcpu account;
        private final Occupants occupants;
        private WaitCause cause;
        private boolean begun;
        private final Waits waits = new Waits(this::waited);

        Follower(Analysis analysis, Asked asked, BlamedVcpu account) {
            this.asked = asked;
            this.account = account;
            this.occupants = new Occupants(analysis, this::had);
        }

        private void waited(WaitCause why, int pcpu, long begin, long end, boolean whole) {
            if (!asked.takes(pcpu, begin, end)) {
                return;
            }
            cause = why;
            begun = asked.range().includes(begin);
            account.waits(begin, end, whole);
            // Of a wait that began before the range nothing but the part inside is asked for.
            long from = begun ? begin : Math.max(begin, asked.range().from());
            occupants.tell(pcpu, from, end);
        }

        private void had(Occupant occupant, int vcpu, long begin, long end) {
            account.had(cause, begun, occupant, vcpu, begin, end);
        }
    }

    private Blame() {}

    /** The accounts of the vcpus asked for, by domain and number; goes through the schedule with so many threads. */
    public static List<BlamedVcpu> of(Analysis analysis, Asked asked, int threads) {
        int vcpus = Math.max(1, analysis.vcpus().size());
        int most = Math.max(LEAST_ROWS_OF_VCPU, MOST_ROWS / vcpus);
        List<Follower> followers = new ArrayList<>();
        new StayJoin(analysis).run(threads, key -> {
            if (!asked.vcpus().test(key)) {
                return null;
            }
            Follower follower = new Follower(analysis, asked, new BlamedVcpu(key, asked.range(), most));
            followers.add(follower);
            return follower.waits;
        });
        followers.forEach(follower -> follower.waits.finish());
        return followers.stream()
                .map(follower -> follower.account)
                .sorted(Comparator.comparingInt(BlamedVcpu::domain).thenComparingInt(BlamedVcpu::vcpu))
                .toList();
    }
}
