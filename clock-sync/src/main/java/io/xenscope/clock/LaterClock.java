package io.xenscope.clock;

/** A clock all of whose ticks are shown so many later. */
record LaterClock(ClockModel model, long by) implements ClockModel {
    @Override
    public long ticks(long tsc) {
        return model.ticks(tsc) + by;
    }

    @Override
    public long boundTicks(long tsc, Assumption assumption) {
        return model.boundTicks(tsc, assumption);
    }

    @Override
    public long halfWidthTicks(long tsc, Assumption assumption) {
        return model.halfWidthTicks(tsc, assumption);
    }
}
