package io.xenscope.analyze.hvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analyzer;
import io.xenscope.analyze.Survey;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.host.HostWalk;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.clock.TscRate;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Exits followed in the order of time are those that the walk by pcpu and the join by vcpu find, which work otherwise. */
class ExitStudyTest {
    private static final List<String> SAMPLES = Samples.ALL;

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void arcs_are_those_of_the_walk_and_the_join(String sample) {
        try (Capture capture = Capture.of(new ArraySource(sample, Samples.bytes(sample)));
                Survey survey = Analyzer.survey(capture, 2, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            VcpuArcs arcs = new VcpuArcs(survey.era());
            ExitStudy study = arcs.tell(new ExitStudy());
            HostWalk walk = new HostWalk(capture, survey);
            walk.add(arcs);
            walk.run();
            assertEquals(joined(survey), followed(arcs, study));
        }
    }

    private static List<String> followed(VcpuArcs arcs, ExitStudy study) {
        TreeMap<String, String> lines = new TreeMap<>();
        study.exits().forEach((slot, reason, account) -> {
            String key = VcpuKey.text(arcs.vcpu((int) slot)) + " " + reason;
            lines.put(key, line(account.arcs().count(), account.arcs().total(), account.xen(), account.unfinished()));
            long sum = account.xen() + account.waiting() + account.blocked();
            assertEquals(account.arcs().total(), sum, key + ": the parts of its time add up");
        });
        return told(lines);
    }

    private static List<String> joined(Survey survey) {
        TreeMap<String, String> lines = new TreeMap<>();
        for (VcpuFacts vcpu : survey.analysis().vcpus()) {
            vcpu.exits()
                    .forEach((reason, account) -> lines.put(
                            VcpuKey.text(vcpu.key()) + " " + reason,
                            line(
                                    account.arcs().count(),
                                    account.arcs().total(),
                                    account.xenTicks(),
                                    account.unfinished())));
        }
        return told(lines);
    }

    private static String line(long arcs, long total, long xen, long unfinished) {
        return arcs + " arcs of " + total + ", " + xen + " in Xen, " + unfinished + " unfinished";
    }

    private static List<String> told(TreeMap<String, String> lines) {
        List<String> told = new ArrayList<>();
        lines.forEach((key, line) -> told.add(key + ": " + line));
        return told;
    }
}
