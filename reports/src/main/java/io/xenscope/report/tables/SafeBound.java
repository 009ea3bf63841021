package io.xenscope.report.tables;

import io.xenscope.analyze.Analysis;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.PcpuClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells pcpus whose clocks are not proved well enough to compare their times with those of others. */
public final class SafeBound {
    /** A clock that may be off by more than this makes times across pcpus unsafe. */
    public static final long MICROS = 100;

    private SafeBound() {}

    public static boolean isUnsafe(Analysis analysis, PcpuClock clock) {
        return clock.isUnsafe(analysis.rate().ticks(MICROS * 1000));
    }

    /** What readers of times across pcpus must know; empty where TSCs are taken as they are. */
    public static List<String> warnings(Analysis analysis) {
        Alignment alignment = analysis.alignment();
        if (alignment.isIdentity()) {
            return List.of();
        }
        if (alignment.mode() == Alignment.Mode.UNRECONCILED) {
            return List.of("the clocks of the pcpus contradict each other and could not be reconciled: every time that"
                    + " spans pcpus is unsafe; 'xenscope clock' tells more");
        }
        String aligned = String.format(
                Locale.ROOT,
                "the clocks of the pcpus were apart and have been aligned (%d contradictions before, %d after),"
                        + " taken to run at constant rates; 'xenscope clock' tells how well",
                alignment.violationsBefore(),
                alignment.violationsAfter());
        List<String> warnings = new ArrayList<>(List.of(aligned));
        String unsafe = alignment.pcpus().stream()
                .filter(clock -> isUnsafe(analysis, clock))
                .map(clock -> Integer.toString(clock.pcpu()))
                .collect(Collectors.joining(", "));
        if (!unsafe.isEmpty()) {
            warnings.add("times across pcpus are unsafe where they involve pcpu " + unsafe
                    + ": proved no better than to " + MICROS + " \u00b5s");
        }
        if (alignment.lifts().count() > 0) {
            warnings.add(lifts(analysis, alignment.lifts()));
        }
        return warnings;
    }

    private static String lifts(Analysis analysis, Alignment.Lift lifts) {
        return String.format(
                Locale.ROOT,
                "%d records are shown up to %.3f \u00b5s later than their clock says, because they would else come before"
                        + " what caused them",
                lifts.count(),
                analysis.rate().nanos(lifts.largest()) / 1e3);
    }
}
