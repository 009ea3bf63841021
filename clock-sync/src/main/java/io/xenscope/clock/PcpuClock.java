package io.xenscope.clock;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was found out about the clock of one pcpu.
 *
 * @param pcpu its number
 * @param model turns its TSCs into common ticks
 * @param offset common ticks less TSC at its first record
 * @param ratePpm how much faster than the reference it runs, at its begin
 * @param bounds how far its common ticks can be off, by what is assumed; only what was asked for
 * @param facts moments held against runs elsewhere that could still touch the result
 * @param pieces the most pieces in which its offset was left; 1 where nothing is doubtful
 * @param isBent whether its rate changes
 * @param steps where its TSC stepped
 * @param blind where its TSC could have stepped unseen; only if asked for
 * @param undecided what the evidence leaves open; the bounds hold whichever it was, each under its assumption
 */
public record PcpuClock(
        int pcpu,
        ClockModel model,
        long offset,
        double ratePpm,
        Map<Assumption, Bound> bounds,
        long facts,
        int pieces,
        boolean isBent,
        List<Step> steps,
        List<BlindStretch> blind,
        List<Undecided> undecided) {
    /**
     * How far the common ticks of a pcpu can be off against the reference, over its epochs; {@link ClockModel#UNPROVED}
     * where nothing shows.
     *
     * @param median half of all epochs are better
     * @param worst the worst epoch
     * @param worstAt common ticks of the worst epoch
     * @param halfMedian half the width of the interval in which the truth lies, of which the clock need not be in the middle:
     *     half of all epochs are better
     * @param halfWorst half that width in the worst epoch
     */
    public record Bound(long median, long worst, long worstAt, long halfMedian, long halfWorst) {
        /** Nothing shows. */
        public static final Bound NONE =
                new Bound(ClockModel.UNPROVED, ClockModel.UNPROVED, 0, ClockModel.UNPROVED, ClockModel.UNPROVED);

        /** What holds of records that are besides shown so much later at most. */
        private Bound lifted(long most) {
            return new Bound(median, sum(worst, most), worstAt, halfMedian, sum(halfWorst, most));
        }

        private static long sum(long bound, long more) {
            return bound == ClockModel.UNPROVED ? bound : bound + more;
        }

        private Bound later(long ticks) {
            return new Bound(median, worst, worstAt + ticks, halfMedian, halfWorst);
        }

        /** What holds of two times of one clock, each with a bound of its own. */
        public Bound worse(Bound other) {
            return new Bound(
                    Math.max(median, other.median),
                    Math.max(worst, other.worst),
                    worst >= other.worst ? worstAt : other.worstAt,
                    Math.max(halfMedian, other.halfMedian),
                    Math.max(halfWorst, other.halfWorst));
        }
    }

    /** The same of which records are shown so much later than it says, at most: no bound is less than that. */
    PcpuClock lifted(long most) {
        Map<Assumption, Bound> wider = new EnumMap<>(Assumption.class);
        bounds.forEach((assumption, bound) -> wider.put(assumption, bound.lifted(most)));
        return new PcpuClock(pcpu, model, offset, ratePpm, wider, facts, pieces, isBent, steps, blind, undecided);
    }

    /** How far its common ticks can be off as long as rates are steady. */
    public Bound bound() {
        return bound(Assumption.STEADY);
    }

    /** How far its common ticks can be off as long as an assumption holds. */
    public Bound bound(Assumption assumption) {
        return bounds.getOrDefault(assumption, Bound.NONE);
    }

    /**
     * A TSC that jumped.
     *
     * @param lastBefore the last TSC that surely counts by the old clock
     * @param firstAfter the first TSC that surely counts by the new clock
     * @param size ticks that the TSC gained; {@link ClockModel#UNPROVED} where all were set back together, and nothing shows
     * @param unsure ticks that this can be off either way; {@link ClockModel#UNPROVED} where nothing limits it
     * @param between records of which neither is sure
     */
    public record Step(long lastBefore, long firstAfter, long size, long unsure, long between) {}

    /**
     * An interval in which no record would contradict a step.
     *
     * @param begin common ticks
     * @param end common ticks
     * @param largest ticks by which its records could then be off; {@link ClockModel#UNPROVED} where nothing limits them
     * @param records that lie in it, of those that show the order
     */
    public record BlindStretch(long begin, long end, long largest, long records) {
        private BlindStretch later(long ticks) {
            return new BlindStretch(begin + ticks, end + ticks, largest, records);
        }
    }

    /**
     * An interval in which the evidence fits several clocks.
     *
     * @param begin common ticks
     * @param end common ticks
     * @param largest ticks by which its records can be off for that
     * @param records that lie in it, of those that show the order
     */
    public record Undecided(Why why, long begin, long end, long largest, long records) {
        private Undecided later(long ticks) {
            return new Undecided(why, begin + ticks, end + ticks, largest, records);
        }

        /** What is open. */
        public enum Why {
            PLACE("records near a step are of the clock before it or of the one behind it"),
            READING("another clock may have stepped instead, or this one stepped instead of changing its rate"),
            PIECES("several offsets fit the records"),
            UNTIED("neither windows nor vcpus limit how far the clock is from the first"),
            PAUSE(
                    "all TSCs were set back together, after nobody knows how long: bounds hold on either side, not across");

            private final String meaning;

            Why(String meaning) {
                this.meaning = meaning;
            }

            public String meaning() {
                return meaning;
            }

            /** The stable name of machine formats. */
            public String key() {
                return name().toLowerCase(java.util.Locale.ROOT);
            }
        }
    }

    /** The same pcpus with their TSCs taken as they are, of which nothing is proved. */
    public static List<PcpuClock> asRecorded(List<PcpuClock> pcpus) {
        return pcpus.stream()
                .map(one -> new PcpuClock(
                        one.pcpu,
                        ClockModel.IDENTITY,
                        0,
                        0,
                        Map.of(),
                        one.facts,
                        one.pieces,
                        false,
                        List.of(),
                        List.of(),
                        List.of()))
                .toList();
    }

    /** The same where all common ticks are so many later. */
    public PcpuClock later(long ticks) {
        Map<Assumption, Bound> moved = new EnumMap<>(Assumption.class);
        bounds.forEach((assumption, bound) -> moved.put(assumption, bound.later(ticks)));
        return new PcpuClock(
                pcpu,
                new LaterClock(model, ticks),
                offset + ticks,
                ratePpm,
                moved,
                facts,
                pieces,
                isBent,
                steps,
                blind.stream().map(one -> one.later(ticks)).toList(),
                undecided.stream().map(one -> one.later(ticks)).toList());
    }

    /** Whether a bound is wide enough to make times across pcpus unsafe. */
    public boolean isUnsafe(long mostTicks) {
        return bound().worst() > mostTicks;
    }
}
