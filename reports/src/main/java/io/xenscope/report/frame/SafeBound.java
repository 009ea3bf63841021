package io.xenscope.report.frame;

import io.xenscope.analyze.Overview;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockEvidence;
import io.xenscope.clock.PcpuClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Recognises pcpus whose clocks are not proved well enough to compare their times with those of others. */
public final class SafeBound {
    /** A clock that may be off by more than this makes times across pcpus unsafe. */
    public static final long MICROS = 100;

    /** Intervals named in one line. */
    private static final int MOST_TOLD = 4;

    private SafeBound() {}

    public static boolean isUnsafe(Overview overview, PcpuClock clock) {
        return clock.isUnsafe(ticks(overview)) || overview.alignment().untied().contains(clock.pcpu());
    }

    /** That in ticks. */
    static long ticks(Overview overview) {
        return overview.rate().ticks(MICROS * 1000);
    }

    /** What readers of times across pcpus must know; empty where TSCs are taken as they are. */
    public static List<String> warnings(Overview overview) {
        List<String> warnings = new ArrayList<>();
        Alignment alignment = overview.alignment();
        if (!alignment.isOrdered()) {
            warnings.add(
                    "the windows of this capture tell no order (records from memory, or few): clocks of pcpus may be"
                            + " apart unseen; see 'xenscope clock'");
        }
        if (!alignment.fallen().isEmpty()) {
            boolean isTied = alignment.untied().isEmpty();
            warnings.add("the TSC of pcpu "
                    + ranges(alignment.fallen().stream()
                            .mapToInt(Integer::intValue)
                            .toArray())
                    + " was set back (reset, or the host was suspended): "
                    + (isTied
                            ? "it is taken for a clock of its own from then on, and held against the others"
                            : "time goes on there where it was, and times across pcpus are unsafe from then on"));
        }
        if (!alignment.isIdentity()) {
            addAligned(overview, alignment, warnings);
        }
        return warnings;
    }

    private static void addAligned(Overview overview, Alignment alignment, List<String> warnings) {
        if (alignment.mode() == Alignment.Mode.UNRECONCILED) {
            warnings.add("the clocks of the pcpus contradict each other and could not be reconciled: every time that"
                    + " spans pcpus is unsafe; see 'xenscope clock'");
            return;
        }
        String aligned = String.format(
                Locale.ROOT,
                "the clocks of the pcpus were apart and have been aligned (%d contradictions before, %d after),"
                        + " taken to run at constant rates; see 'xenscope clock'",
                alignment.violationsBefore(),
                alignment.violationsAfter());
        warnings.add(aligned);
        String contradicted = ranges(alignment.evidence().left().stream()
                .mapToInt(ClockEvidence.Contradiction::pcpu)
                .sorted()
                .distinct()
                .toArray());
        if (!contradicted.isEmpty()) {
            warnings.add("records still contradict the clock of pcpu " + contradicted
                    + ": times across pcpus are doubtful where they involve it");
        }
        String unsafe = ranges(alignment.pcpus().stream()
                .filter(clock -> isUnsafe(overview, clock))
                .mapToInt(PcpuClock::pcpu)
                .toArray());
        if (!unsafe.isEmpty()) {
            warnings.add("times across pcpus are unsafe where they involve pcpu " + unsafe
                    + ": proved no better than to " + MICROS + " \u00b5s");
        }
        String undecided = undecided(overview, alignment);
        if (!undecided.isEmpty()) {
            warnings.add(undecided);
        }
        if (alignment.lifts().count() > 0) {
            warnings.add(lifts(overview, alignment.lifts()));
        }
    }

    /** The intervals that make times unsafe because the evidence fits several clocks there; empty where none does. */
    private static String undecided(Overview overview, Alignment alignment) {
        List<String> stretches = new ArrayList<>();
        for (PcpuClock clock : alignment.pcpus()) {
            for (PcpuClock.Undecided one : clock.undecided()) {
                if (one.why() != PcpuClock.Undecided.Why.PAUSE && one.largest() > ticks(overview)) {
                    stretches.add(String.format(
                            Locale.ROOT,
                            "pcpu %d from %.6f to %.6f s (%d records)",
                            clock.pcpu(),
                            seconds(overview, one.begin()),
                            seconds(overview, one.end()),
                            one.records()));
                }
            }
        }
        if (stretches.isEmpty()) {
            return "";
        }
        int told = Math.min(MOST_TOLD, stretches.size());
        return "what the clocks were is undecided for " + String.join(", ", stretches.subList(0, told))
                + (told < stretches.size() ? " and in " + (stretches.size() - told) + " more intervals" : "")
                + (overview.alignment().violationsAfter() == 0
                        ? ": bounds hold whichever it was, if rates are steady"
                        : "")
                + "; see 'xenscope clock'";
    }

    private static double seconds(Overview overview, long ticks) {
        return overview.rate().nanos(Math.max(0, ticks - overview.extent().beginTicks())) / 1e9;
    }

    /** Rising numbers as people write them: 1-3, 7. */
    private static String ranges(int[] numbers) {
        StringJoiner ranges = new StringJoiner(", ");
        for (int from = 0, to; from < numbers.length; from = to) {
            to = from + 1;
            while (to < numbers.length && numbers[to] == numbers[to - 1] + 1) {
                to++;
            }
            ranges.add(to - from > 1 ? numbers[from] + "-" + numbers[to - 1] : Integer.toString(numbers[from]));
        }
        return ranges.toString();
    }

    private static String lifts(Overview overview, Alignment.Lift lifts) {
        return String.format(
                Locale.ROOT,
                "%d records are shown up to %.3f \u00b5s later than their clock says, because they would else come"
                        + " before what caused them",
                lifts.count(),
                overview.rate().nanos(lifts.largest()) / 1e3);
    }
}
