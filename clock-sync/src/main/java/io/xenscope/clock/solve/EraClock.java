package io.xenscope.clock.solve;

import io.xenscope.clock.Assumption;
import io.xenscope.clock.ClockModel;

/** The clock of one pcpu by eras: in each a model of its own. */
final class EraClock implements ClockModel {
    private final ClockModel[] models;
    private final long[] begins;

    /** Each model holds from one of the TSCs on. */
    EraClock(ClockModel[] models, long[] begins) {
        this.models = models;
        this.begins = begins;
    }

    private ClockModel at(long tsc) {
        int era = begins.length - 1;
        while (era > 0 && tsc < begins[era]) {
            era--;
        }
        return models[era];
    }

    @Override
    public long ticks(long tsc) {
        return at(tsc).ticks(tsc);
    }

    @Override
    public long boundTicks(long tsc, Assumption assumption) {
        return at(tsc).boundTicks(tsc, assumption);
    }

    @Override
    public long halfWidthTicks(long tsc, Assumption assumption) {
        return at(tsc).halfWidthTicks(tsc, assumption);
    }
}
