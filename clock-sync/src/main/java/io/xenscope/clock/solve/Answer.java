package io.xenscope.clock.solve;

import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import java.util.Arrays;
import java.util.List;

/** Turns what the solver left into clock models with bounds. */
final class Answer {
    private final Solver solver;
    private final Epochs epochs;
    private final Clock reference;
    private final boolean asRecorded;

    /** {@code asRecorded}: TSCs are kept as they are, and the result only says how far they can be off. */
    Answer(Solver solver, boolean asRecorded) {
        this.solver = solver;
        this.epochs = solver.epochs();
        this.reference = solver.clocks().get(0);
        this.asRecorded = asRecorded;
    }

    PcpuClock clock(int place) {
        Clock clock = solver.clocks().get(place);
        Span span = span(place);
        KnotList knots = new KnotList();
        if (asRecorded) {
            knots.add(reference.base(), 0, 0);
            span.move(clock, reference.base());
        } else {
            knots.add(clock.base(), clock.offset(), clock.rate());
        }
        SolvedClock model = new SolvedClock(knots, epochs, reference.base(), span.low, span.high);
        long offset = model.ticks(clock.base()) - clock.base();
        double ppm = asRecorded ? 0 : -clock.rate() / (1 + clock.rate()) * 1e6;
        return new PcpuClock(
                clock.pcpu(),
                model,
                offset,
                ppm,
                span.bound(clock),
                facts(place),
                pieces(place),
                clock.isBent(),
                List.of());
    }

    private long facts(int place) {
        return solver.pairs().stream()
                .filter(pair -> (pair.a() == place || pair.b() == place) && pair.facts() != null)
                .mapToLong(pair -> pair.facts().count())
                .sum();
    }

    private int pieces(int place) {
        int most = 1;
        for (int epoch = 0; place > 0 && epoch < epochs.count(); epoch++) {
            long[] pieces = solver.pair(0, place).bounds().pieces(epoch);
            most = Math.max(most, pieces == null ? 1 : pieces.length / 2);
        }
        return most;
    }

    private Span span(int place) {
        Span span = new Span();
        for (int epoch = 0; place > 0 && epoch < epochs.count(); epoch++) {
            Bounds bounds = solver.pair(0, place).bounds();
            span.low[epoch] = bounds.isFinite(epoch) ? bounds.low(epoch) : -ClockModel.UNPROVED;
            span.high[epoch] = bounds.isFinite(epoch) ? bounds.high(epoch) : ClockModel.UNPROVED;
        }
        return span;
    }

    /** How much earlier and later than the axis the reference can be, epoch by epoch. */
    private final class Span {
        private final long[] low = new long[epochs.count()];
        private final long[] high = new long[epochs.count()];

        /** From the axis to TSCs as they are. */
        void move(Clock clock, long origin) {
            for (int epoch = 0; epoch < low.length; epoch++) {
                if (high[epoch] != ClockModel.UNPROVED) {
                    long tsc = epochs.middle(epoch) + origin;
                    long moved = clock.axis(tsc) - epochs.middle(epoch);
                    low[epoch] += moved;
                    high[epoch] += moved;
                }
            }
        }

        PcpuClock.Bound bound(Clock clock) {
            int first = asRecorded ? 0 : epochs.of(clock.begin());
            int last = asRecorded ? epochs.count() - 1 : epochs.of(clock.end());
            long[] own = new long[last - first + 1];
            int worst = 0;
            for (int i = 0; i < own.length; i++) {
                own[i] = Math.max(-low[first + i], high[first + i]);
                worst = own[i] > own[worst] ? i : worst;
            }
            long most = own[worst];
            Arrays.sort(own);
            return new PcpuClock.Bound(own[own.length / 2], most, reference.base() + epochs.middle(first + worst));
        }
    }
}
