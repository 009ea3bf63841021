package io.xenscope.clock.solve;

/** The intervals of equal length, in axis time, for each of which a set of possible offsets is kept. */
record Epochs(long begin, long length, int count) {
    static Epochs over(long begin, long end, long shortest, int most) {
        long length = Math.max(Math.max(1, shortest), (end - begin) / most + 1);
        return new Epochs(begin, length, (int) ((end - begin) / length) + 1);
    }

    /** What clocks drift in an epoch whose offset changes by so many ticks in one. */
    long drift(double rho) {
        return (long) Math.ceil(rho * length) + 1;
    }

    /** The epoch of a time; times before the first and behind the last belong to those. */
    int of(long time) {
        long since = time - begin;
        // Not by a division of whole numbers, which the fast compiler leaves to a call: rounded, it may be one off.
        double share = since / (double) length;
        if (share < 1) {
            return since < length ? 0 : Math.min(1, count - 1);
        }
        if (share >= count) {
            return count - 1;
        }
        int epoch = (int) share;
        if (epoch * length > since) {
            return epoch - 1;
        }
        return (epoch + 1) * length <= since ? Math.min(epoch + 1, count - 1) : epoch;
    }

    /** Begin of an epoch; the first one begins before all time. */
    long from(int epoch) {
        return epoch == 0 ? Long.MIN_VALUE : begin + epoch * length;
    }

    /** End of an epoch; the last one lasts for ever. */
    long until(int epoch) {
        return epoch + 1 == count ? Long.MAX_VALUE : begin + (epoch + 1) * length;
    }

    long middle(int epoch) {
        return begin + epoch * length + length / 2;
    }
}
