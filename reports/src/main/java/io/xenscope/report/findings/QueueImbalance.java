package io.xenscope.report.findings;

import io.xenscope.analyze.scheduler.Credit2;
import io.xenscope.analyze.scheduler.Spread;
import java.util.List;
import java.util.Map;

/** Run queues of credit2 of which one has much more load than another. */
final class QueueImbalance implements Rule {
    private static final double MILLION = 1e6;
    private static final double PCPUS = 0.5;
    private static final double TIMES = 1.5;
    private static final long ENOUGH = 100;

    @Override
    public About about() {
        return new About(
                "credit2-balance",
                Severity.NOTE,
                "credit2 run queues out of balance",
                "mean load of one queue above that of another by half a pcpu and by half, of at least 100 records each",
                "vcpus wait in one queue while pcpus of the other have time; credit2 tolerates less than that itself");
    }

    @Override
    public boolean isDeep() {
        return true;
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        Map.Entry<Integer, Credit2.RunQueue> most = null;
        Map.Entry<Integer, Credit2.RunQueue> least = null;
        for (var queue : evidence.tracked().credit2().queues().entrySet()) {
            Spread load = queue.getValue().load;
            if (queue.getKey() >= 0 && load.count() >= ENOUGH) {
                most = most == null || load.mean() > most.getValue().load.mean() ? queue : most;
                least = least == null || load.mean() < least.getValue().load.mean() ? queue : least;
            }
        }
        if (most == null) {
            return List.of();
        }
        double high = most.getValue().load.mean() / MILLION;
        double low = least.getValue().load.mean() / MILLION;
        if (high - low <= PCPUS || high <= TIMES * low) {
            return List.of();
        }
        return List.of(new Finding(
                about().name(),
                Severity.NOTE,
                0,
                "capture",
                high - low,
                "pcpus",
                null,
                "Run queue " + most.getKey() + " of credit2 had a mean load of " + Phrase.number(high)
                        + " pcpus, run queue " + least.getKey() + " one of " + Phrase.number(low) + ".",
                "scheduler --table credit2_queues"));
    }
}
