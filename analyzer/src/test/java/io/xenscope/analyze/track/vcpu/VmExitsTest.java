package io.xenscope.analyze.track.vcpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.clock.TscRate;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Exits followed through all records of a vcpu are those that the first pass finds within runs, and the join across them. */
class VmExitsTest {
    private static final List<String> SAMPLES = Samples.ALL;

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void exits_are_those_of_the_first_pass_and_the_join(String sample) {
        try (Capture capture = Capture.of(new ArraySource(sample, Samples.bytes(sample)));
                Analysis analysis = Analyzer.analyze(capture, 2, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            Range whole = Range.whole(Long.MIN_VALUE, Long.MAX_VALUE);
            Readings readings = new Readings(capture, analysis);
            VcpuTrackers<VmExits> exits =
                    readings.vcpus().follow((vcpu, mates) -> new VmExits(vcpu, whole), VmExits::register);
            VcpuTrackers<ExitsByReason> accounts =
                    readings.vcpus().follow((vcpu, mates) -> mates.of(exits).tell(new ExitsByReason()));
            readings.run(2);
            assertEquals(joined(analysis), followed(accounts));
        }
    }

    private static List<String> followed(VcpuTrackers<ExitsByReason> accounts) {
        TreeMap<String, String> lines = new TreeMap<>();
        accounts.forEach((vcpu, tracker) -> tracker.exits().forEach((reason, account) -> {
            String key = VcpuKey.text(vcpu) + " " + reason;
            lines.put(key, line(account));
            long sum = account.xen() + account.waiting() + account.blocked();
            assertEquals(account.total(), sum, key + ": the parts of its time add up");
        }));
        return listed(lines);
    }

    private static List<String> joined(Analysis analysis) {
        TreeMap<String, String> lines = new TreeMap<>();
        for (VcpuFacts vcpu : analysis.vcpus()) {
            vcpu.exits()
                    .forEach((reason, account) -> lines.put(VcpuKey.text(vcpu.key()) + " " + reason, line(account)));
        }
        return listed(lines);
    }

    private static String line(VmExitAccount account) {
        return account.finished() + " exits of " + account.total() + ", " + account.xen() + " in Xen, "
                + account.unfinished() + " unfinished";
    }

    private static List<String> listed(TreeMap<String, String> lines) {
        List<String> listed = new ArrayList<>();
        lines.forEach((key, line) -> listed.add(key + ": " + line));
        return listed;
    }
}
