package io.xenscope.clock.foreign;

import java.util.List;

/**
 * How fast an offset can move, if the two clocks run at constant rates: the steepest line through all epochs. A small rate that
 * contradicts nothing need not be the true one.
 */
final class Steadiness {
    private static final int MOST_EPOCHS = 500;

    private Steadiness() {}

    /** The greatest slope, up or down, of any line through all epochs, at most {@code most}; 0 where no line goes through all. */
    static double of(List<Epoch> epochs, double most) {
        double least = -most;
        double greatest = most;
        int step = 1 + epochs.size() / MOST_EPOCHS;
        for (int i = 0; i < epochs.size(); i += step) {
            for (int j = i + step; j < epochs.size(); j += step) {
                Epoch one = epochs.get(i);
                Epoch other = epochs.get(j);
                double distance = other.at() - one.at();
                if (distance > 0) {
                    greatest = Math.min(
                            greatest, (other.offset().hi() - one.offset().lo()) / distance);
                    least = Math.max(least, (other.offset().lo() - one.offset().hi()) / distance);
                }
            }
        }
        return least > greatest ? 0 : Math.max(Math.abs(least), Math.abs(greatest));
    }
}
