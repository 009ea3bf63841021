package io.xenscope.analyze.span;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.VcpuKey;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Wakes between vcpus of one domain, by sender and receiver: from the entry of the call or the VM exit in which one vcpu woke the
 * other, to the wake, to the run that it led to. What finds a vcpu awake wakes nobody, and is not among them. Times are ticks.
 */
public final class DomainIpis implements Consumer<Activation> {
    /** Pairs with accounts of their own; what is beyond is counted only. */
    private static final int MOST = 10_000;

    /** Of one sender and receiver. */
    public static final class Account {
        private final LatencyHistogram toWake = new LatencyHistogram();
        private final LatencyHistogram toRun = new LatencyHistogram();
        private long rounds;
        private long last;

        /** From the begin of the call to the wake. */
        public LatencyHistogram toWake() {
            return toWake;
        }

        /** From the wake to the run. */
        public LatencyHistogram toRun() {
            return toRun;
        }

        /** Those of calls that woke several vcpus. */
        public long rounds() {
            return rounds;
        }

        /** How often it was the last one of those to run. */
        public long last() {
            return last;
        }
    }

    /** Two vcpus, see {@link VcpuKey}. */
    public record Pair(int from, int to) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int first = Integer.compareUnsigned(from, other.from);
            return first != 0 ? first : Integer.compareUnsigned(to, other.to);
        }
    }

    /** Hears of each wake that led to a run. */
    public interface Listener {
        /** {@code begin} and {@code end} of the run are common ticks. */
        void ran(Pair pair, long begin, long end);
    }

    /** The last call of a vcpu that woke others. */
    private static final class Round {
        private final long record;
        private int woken;
        private Account latest;
        private Account first;
        private long latestRun = Long.MIN_VALUE;

        Round(long record) {
            this.record = record;
        }
    }

    private final Map<Pair, Account> accounts = new TreeMap<>();
    private final Map<Integer, Round> rounds = new HashMap<>();
    private final Listener listener;
    private long leftOut;

    public DomainIpis() {
        this((pair, begin, end) -> {});
    }

    public DomainIpis(Listener listener) {
        this.listener = listener;
    }

    @Override
    public void accept(Activation activation) {
        Cause ipi = activation.kind(0) == SpanKind.ACTIVATION ? ipi(activation) : null;
        int run = ipi == null ? Activation.NONE : firstRun(activation);
        if (run == Activation.NONE) {
            return;
        }
        Pair pair = new Pair(ipi.from().vcpu(), activation.vcpu());
        if (accounts.size() >= MOST && !accounts.containsKey(pair)) {
            leftOut++;
            return;
        }
        Account account = accounts.computeIfAbsent(pair, none -> new Account());
        account.toWake.record(Math.max(0, activation.begin(0) - ipi.from().begin()));
        account.toRun.record(activation.begin(run) - activation.begin(0));
        take(ipi.from(), account, activation.begin(run));
        listener.ran(pair, activation.begin(run), activation.end(run));
    }

    private static Cause ipi(Activation activation) {
        for (Cause cause : activation.causes(0)) {
            if (cause.kind() == Cause.Kind.IPI) {
                return cause;
            }
        }
        return null;
    }

    private static int firstRun(Activation activation) {
        for (int span = 1; span < activation.spans(); span++) {
            if (activation.kind(span) == SpanKind.RUN) {
                return span;
            }
        }
        return Activation.NONE;
    }

    private void take(SpanRef call, Account account, long runs) {
        Round round = rounds.get(call.vcpu());
        if (round == null || round.record != call.record()) {
            settle(round);
            round = new Round(call.record());
            round.first = account;
            rounds.put(call.vcpu(), round);
        }
        round.woken++;
        if (round.woken == 2) {
            round.first.rounds++;
        }
        account.rounds += round.woken > 1 ? 1 : 0;
        boolean isLater = runs >= round.latestRun;
        round.latest = isLater ? account : round.latest;
        round.latestRun = isLater ? runs : round.latestRun;
    }

    private static void settle(Round round) {
        if (round != null && round.woken > 1) {
            round.latest.last++;
        }
    }

    /** All activations have come. */
    public Map<Pair, Account> all() {
        rounds.values().forEach(DomainIpis::settle);
        rounds.clear();
        return accounts;
    }

    /** Wakes of pairs that there was no more room for. */
    public long leftOut() {
        return leftOut;
    }
}
