package io.xenscope.report.findings;

import io.xenscope.analyze.Analysis;
import io.xenscope.clock.TscRate;
import io.xenscope.report.frame.SafeBound;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A rate of the TSC that was assumed, and clocks of pcpus that cannot be trusted. */
final class DoubtfulClock implements Rule {
    @Override
    public About about() {
        return new About(
                "clock",
                Severity.LOOK,
                "doubtful clocks and assumed rates",
                "an assumed TSC rate, or clocks known to " + SafeBound.MICROS + " µs at best",
                "with an assumed rate all times may be off by a constant factor");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        List<Finding> found = new ArrayList<>();
        Analysis analysis = evidence.analysis();
        if (analysis.rate().source() == TscRate.Source.ASSUMED) {
            double mhz = analysis.rate().hz() / 1e6;
            found.add(finding(
                    3 * Finding.FIRST,
                    mhz,
                    "MHz",
                    String.format(
                            Locale.ROOT,
                            "The TSC rate is assumed to be %.0f MHz: all times may be off by a constant factor; pass --cpu-hz.",
                            mhz)));
        }
        List<String> doubts = SafeBound.warnings(analysis);
        if (!doubts.isEmpty()) {
            found.add(finding(
                    1.5 * Finding.FIRST,
                    doubts.size(),
                    "warnings",
                    "Clocks of pcpus are doubtful: " + doubts.get(0).replaceFirst("; (see )?'xenscope .*", "") + "."));
        }
        return found;
    }

    private Finding finding(double weight, double value, String unit, String text) {
        return new Finding(about().name(), Severity.LOOK, weight, "capture", value, unit, null, text, "clock");
    }
}
