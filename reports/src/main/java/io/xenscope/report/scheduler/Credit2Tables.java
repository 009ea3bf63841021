package io.xenscope.report.scheduler;

import io.xenscope.analyze.scheduler.Credit2;
import io.xenscope.analyze.scheduler.Spread;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.Map.Entry;

/** The credit2 scheduler. */
final class Credit2Tables {
    private static final double PER_CENT = 1e4;
    private static final String NONE = "no records of credit2";

    /** Of loads in millionths of a pcpu. */
    private static final Columns<Spread> LOAD = Columns.<Spread>group()
            .percent("load_mean_pct", load -> load.mean() / PER_CENT)
            .percent("load_max_pct", load -> load.count() == 0 ? null : (Object) (load.max() / PER_CENT));

    private static final Columns<Credit2.Vcpu> VCPU = Columns.<Credit2.Vcpu>group()
            .count("burns", vcpu -> vcpu.burned.count())
            .nanos("burned_ns", vcpu -> vcpu.burned.sum())
            .count("credit_min", vcpu -> vcpu.credit.count() == 0 ? null : vcpu.credit.min())
            .count("credit_mean", vcpu -> vcpu.credit.mean())
            .count("credit_max", vcpu -> vcpu.credit.count() == 0 ? null : vcpu.credit.max())
            .count("resets", Credit2.Vcpu::resets)
            .with(LOAD, vcpu -> vcpu.load)
            .count("queued", vcpu -> vcpu.place.count())
            .decimal("place_mean", 2, vcpu -> vcpu.place.mean())
            .count("picks", Credit2.Vcpu::picks)
            .count("migrations", Credit2.Vcpu::migrations)
            .count("ratelimits", Credit2.Vcpu::ratelimits);

    private static final Columns<Entry<Integer, Credit2.Vcpu>> VCPUS = Columns.<Entry<Integer, Credit2.Vcpu>>of(
                    "credit2_vcpus", "credit2: vcpus")
            .with(Cells.VCPU, Entry::getKey)
            .with(VCPU, Entry::getValue)
            .note("credit: after burns, in Xen's units. place: mean place at which it entered its run queue, 0 is"
                    + " first.");

    private static final Columns<Credit2.RunQueue> QUEUE = Columns.<Credit2.RunQueue>group()
            .count("samples", queue -> queue.length.count())
            .decimal("length_mean", 2, queue -> queue.length.mean())
            .count("length_max", queue -> queue.length.count() == 0 ? null : queue.length.max())
            .with(LOAD, queue -> queue.load)
            .count("arrivals", Credit2.RunQueue::arrivals)
            .count("departures", Credit2.RunQueue::departures)
            .count("balances", Credit2.RunQueue::balances);

    private static final Columns<Entry<Integer, Credit2.RunQueue>> QUEUES =
            Columns.<Entry<Integer, Credit2.RunQueue>>of("credit2_queues", "credit2: run queues")
                    .count("runq", queue -> Cells.known(queue.getKey()))
                    .keys()
                    .with(QUEUE, Entry::getValue)
                    .note("length: vcpus that ran or waited, when load was updated. load: 100 % is one pcpu.");

    private Credit2Tables() {}

    static Table vcpus(Scope scope, Credit2 credit2) {
        return Listings.ofVcpus(scope, VCPUS, credit2.vcpus(), NONE, vcpu -> vcpu.burned.count());
    }

    static Table queues(Scope scope, Credit2 credit2) {
        return Listings.of(scope, QUEUES, credit2.queues(), NONE, queue -> queue.length.count());
    }
}
