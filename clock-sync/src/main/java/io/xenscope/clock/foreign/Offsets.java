package io.xenscope.clock.foreign;

import java.util.List;

/**
 * What has to be added to a log's clock at each of its moments to get the time line: epochs, and between them no more than the
 * clock can have moved. A clock that was set (a step) has several parts, each for itself.
 */
public final class Offsets {
    /**
     * One part, in which the clock was not set.
     *
     * @param epochs at least one, in order
     * @param rho by how much the offset moves per unit of time, at most
     */
    public record Part(List<Epoch> epochs, double rho) {
        long begin() {
            return epochs.get(0).at();
        }
    }

    private final List<Part> parts;

    public Offsets(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** One offset for all times. */
    public static Offsets constant(OffsetInterval offset) {
        return new Offsets(List.of(new Part(List.of(new Epoch(0, offset)), 0)));
    }

    public List<Part> parts() {
        return parts;
    }

    /** The offset at a moment of the log's clock. */
    public OffsetInterval at(long moment) {
        int part = 0;
        while (part + 1 < parts.size() && parts.get(part + 1).begin() <= moment) {
            part++;
        }
        return at(parts.get(part), moment);
    }

    private static OffsetInterval at(Part part, long moment) {
        List<Epoch> epochs = part.epochs();
        int low = 0;
        int high = epochs.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (epochs.get(middle).at() <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        OffsetInterval after = low < epochs.size() ? moved(epochs.get(low), moment, part.rho()) : OffsetInterval.ANY;
        return low == 0 ? after : after.and(moved(epochs.get(low - 1), moment, part.rho()));
    }

    private static OffsetInterval moved(Epoch from, long moment, double rho) {
        return from.offset().widened(EpochChain.slack(Math.abs(moment - from.at()), rho));
    }
}
