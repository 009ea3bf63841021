package io.xenscope.clock.foreign;

import java.util.List;
import java.util.stream.IntStream;

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

        long end() {
            return epochs.get(epochs.size() - 1).at();
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

    /**
     * The offset at a moment of the log's clock. When it was set, between the last that is known of one part and the first that is known
     * of the next, is not known: what can have been before or after that has the offsets of both. So has what a clock that was set back
     * says twice.
     */
    public OffsetInterval at(long moment) {
        if (parts.size() == 1) {
            return at(parts.get(0), moment);
        }
        List<Part> possible = IntStream.range(0, parts.size())
                .filter(i -> isPossible(i, moment))
                .mapToObj(parts::get)
                .toList();
        // None where the clock passed over these readings when it was set ahead: those of either side.
        return (possible.isEmpty() ? parts : possible)
                .stream()
                        .map(part -> at(part, moment))
                        .reduce(OffsetInterval::hull)
                        .orElseThrow();
    }

    /** Whether a moment can have been in a part. */
    private boolean isPossible(int i, long moment) {
        boolean isBegun = i == 0 || moment >= parts.get(i - 1).end() + step(i, false);
        boolean isOver = i + 1 < parts.size() && moment > parts.get(i + 1).begin() + step(i + 1, true);
        return isBegun && !isOver;
    }

    /**
     * From the last moment of the part before part {@code i} to its first one on the same instant ({@code ofLater} false), or from the
     * first moment of part {@code i} to the last one of the part before: the clock's own readings, as far as they can be apart.
     */
    private long step(int i, boolean ofLater) {
        OffsetInterval before = at(parts.get(i - 1), parts.get(i - 1).end());
        OffsetInterval after = at(parts.get(i), parts.get(i).begin());
        if (before.isUnbounded() || after.isUnbounded()) {
            return 0;
        }
        return ofLater ? after.hi() - before.lo() : before.lo() - after.hi();
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
