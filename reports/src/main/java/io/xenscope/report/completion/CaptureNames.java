package io.xenscope.report.completion;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Choices;
import io.xenscope.report.frame.KnownVcpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Domains, vcpus and pcpus that captures have: all of those of a small one, of a large one those that samples of it show. */
final class CaptureNames {
    private CaptureNames() {}

    /** In ascending order by capture; none where a capture cannot be read, for a TAB is no place for errors. */
    static Set<String> of(List<Path> captures, Choices.Kind kind) {
        Set<String> names = new LinkedHashSet<>();
        for (Path path : captures) {
            try (CaptureSample sample = CaptureSample.of(path);
                    Capture capture = Capture.open(sample.path().toString());
                    Analysis analysis = Analyzer.analyze(capture, 2, null, Clocks.AS_RECORDED)) {
                add(names, analysis, kind);
            } catch (IOException | RuntimeException unreadable) {
                // Nothing to offer; the command itself is going to say what is wrong.
            }
        }
        return names;
    }

    private static void add(Set<String> names, Analysis analysis, Choices.Kind kind) {
        if (kind == Choices.Kind.PCPUS) {
            analysis.pcpus().forEach(pcpu -> names.add(Integer.toString(pcpu.pcpu())));
            return;
        }
        for (int key : KnownVcpus.of(analysis)) {
            boolean isIdle = VcpuKey.isIdle(key);
            String domain = isIdle ? "idle" : Integer.toString(VcpuKey.domain(key));
            if (kind == Choices.Kind.DOMAINS) {
                names.add(domain);
            } else if (!isIdle) {
                names.add("d" + domain + "v" + VcpuKey.vcpu(key));
            }
        }
    }
}
