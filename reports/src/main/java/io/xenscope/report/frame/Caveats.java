package io.xenscope.report.frame;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.sched.LossKind;
import io.xenscope.analyze.sched.Silence;
import io.xenscope.clock.TscRate;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import io.xenscope.report.table.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a reader must know before believing the numbers of a capture. */
final class Caveats {
    private final Overview overview;
    private final CaptureFacts facts;
    private final List<String> all = new ArrayList<>();

    Caveats(Overview overview, CaptureFacts facts) {
        this.overview = overview;
        this.facts = facts;
    }

    List<String> all() {
        rate();
        completeness();
        losses();
        silences();
        switches();
        all.addAll(SafeBound.warnings(overview));
        oddities();
        return all;
    }

    /** Those for which documents of spans have no place: they tell of losses and of clocks themselves. */
    List<String> besideSpans() {
        if (overview.extent().windows() > 0) {
            rate();
        }
        completeness();
        silences();
        return all;
    }

    /** What must be said of the TSC rate, wherever times are printed. */
    List<String> ofRate() {
        rate();
        return all;
    }

    private void rate() {
        if (overview.rate().source() == TscRate.Source.ASSUMED) {
            all.add(String.format(
                    Locale.ROOT,
                    "TSC rate ASSUMED to be %.0f MHz: the capture does not tell it, and every time here may be wrong "
                            + "by one factor; give --cpu-hz",
                    overview.rate().hz() / 1e6));
        }
        if (overview.rate().isDoubtful()) {
            all.add(String.format(
                    Locale.ROOT,
                    "TSC rate doubtful: the scheduler's run times disagree by %.0f ppm, and all times may be off by that; "
                            + "pass --cpu-hz",
                    overview.rate().spreadPpm()));
        }
        if (overview.extent().spanTicks() > overview.rate().mostTicks()) {
            all.add("the capture's TSCs span more than 292 years: later times are shown as the last that can be");
        }
    }

    private void completeness() {
        if (!overview.extent().complete()) {
            all.add(incomplete());
        }
    }

    /** One line for a file that is cut or damaged. */
    String incomplete() {
        boolean unpacked = overview.problems().count(ProblemKind.DAMAGED_GZIP) > 0;
        return "the file is cut or damaged: " + (unpacked ? "its gzip data cannot be unpacked to the end; " : "")
                + facts.bytesSkipped() + " of " + overview.extent().fileBytes()
                + (unpacked ? " bytes before that" : " bytes") + " could not be read; see 'xenscope info'";
    }

    private void losses() {
        if (facts.losses() > 0) {
            long ticks = overview.pcpus().stream().mapToLong(PcpuFacts::lost).sum();
            double share = Scale.percent(
                    ticks,
                    (double) overview.extent().spanTicks() * overview.pcpus().size());
            // Of no time at all there is no share.
            all.add(facts.lostRecords() + " records were lost in " + facts.losses() + " places"
                    + (Double.isNaN(share)
                            ? ""
                            : String.format(Locale.ROOT, ": %.2f %% of all pcpu time is not covered", share)));
        }
    }

    private void switches() {
        if (overview.followsSwitches()) {
            all.add(
                    "no runstate records: who runs, waits and is blocked follows from switches, wakes, blocks and sleeps; a vcpu "
                            + "that was paused may be shown as blocked");
        } else if (overview.extent().windows() > 0 && !overview.knowsWhoRan()) {
            all.add("no record says who ran: what vcpus and pcpus did is not known, and what depends on it is empty "
                    + "(xentrace -e 0x21000 records it)");
        }
    }

    private void silences() {
        silences(LossKind.UNRECORDED, "no pcpu recorded anything", "lost time");
        silences(LossKind.TSC_JUMP, "the TSCs of all pcpus jumped ahead", "suspended or paused host; lost time");
        if (overview.unjudgedSilence() > 0) {
            all.add(String.format(
                    Locale.ROOT,
                    "no pcpu has a record for up to %.3f s, and no run time shows whether the machine was idle then or was not "
                            + "recorded",
                    seconds(overview.unjudgedSilence())));
        }
    }

    private void silences(LossKind kind, String what, String meaning) {
        List<Silence> some = overview.losses().silences().stream()
                .filter(one -> one.kind() == kind)
                .toList();
        if (!some.isEmpty()) {
            Silence longest =
                    some.stream().max(Comparator.comparingLong(Silence::ticks)).orElseThrow();
            all.add(String.format(
                    Locale.ROOT,
                    "%s in %d places, for %.3f s in all (%s); the longest begins at %.3f s; see 'xenscope info'",
                    what,
                    some.size(),
                    seconds(some.stream().mapToLong(Silence::ticks).sum()),
                    meaning,
                    seconds(longest.begin() - overview.extent().beginTicks())));
        }
    }

    private double seconds(long ticks) {
        return overview.rate().nanos(ticks) / 1e9;
    }

    private void oddities() {
        List<String> kinds = new ArrayList<>();
        for (Problems.Problem problem : overview.problems().list()) {
            if (!problem.kind().skipsBytes()) {
                kinds.add(problem.kind().key() + " " + problem.count());
            }
        }
        if (!kinds.isEmpty()) {
            all.add("oddities: " + String.join(", ", kinds) + "; see 'xenscope info'");
        }
    }
}
