package io.xenscope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.clock.TscRate;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.samples.TraceMaker;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * What an analysis came to, as lines that tests compare; the identities that hold for every capture are checked on the
 * way.
 *
 * <pre>
 * 40/2^25~1     40 ticks in all, 2 stays seen whole, the longest of 25, 1 cut stay
 * </pre>
 */
public final class Outcome {
    private final Analysis analysis;

    private Outcome(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Of a capture that has just been made, by one thread. */
    public static Outcome of(TraceMaker trace) {
        return of(trace.bytes(), 1);
    }

    /** Of the bytes of a file, by so many threads. */
    public static Outcome of(byte[] bytes, int threads) {
        return of(Capture.of(new ArraySource("made", bytes)), threads);
    }

    /** Of an open capture, by so many threads. */
    public static Outcome of(Capture capture, int threads) {
        Outcome outcome = new Outcome(Analyzer.analyze(capture, threads, TscRate.given(1e9)));
        outcome.checkIdentities();
        return outcome;
    }

    public Analysis analysis() {
        return analysis;
    }

    private void checkIdentities() {
        long span = analysis.extent().spanTicks();
        for (PcpuFacts pcpu : analysis.pcpus()) {
            assertEquals(span, pcpu.busy() + pcpu.idle() + pcpu.lost() + pcpu.unknown(), "time of " + pcpu);
            assertTrue(pcpu.busy() >= 0 && pcpu.idle() >= 0 && pcpu.lost() >= 0 && pcpu.unknown() >= 0, "" + pcpu);
        }
        for (VcpuFacts vcpu : analysis.vcpus()) {
            long sum = 0;
            for (VcpuState state : VcpuState.values()) {
                sum += vcpu.time().of(state).total();
            }
            assertEquals(vcpu.isUnknown() ? sum : span, sum, "time of " + VcpuKey.text(vcpu.key()));
        }
        assertEquals(
                analysis.extent().fileBytes(), bytesRead() + analysis.problems().bytesSkipped(), "bytes");
        assertEquals(exitRecords(), exitsAccounted(), "exits");
    }

    private long bytesRead() {
        long[] bytes = {analysis.events().implausibleBytes()};
        analysis.events().forEach((id, count, size) -> bytes[0] += size);
        return bytes[0];
    }

    private long exitRecords() {
        long[] count = {0};
        analysis.events().forEach((id, n, size) -> {
            if ((id & ~0x500) == 0x81002 || (id & ~0x500) == 0x81003) {
                count[0] += n - analysis.events().of(id, 0);
            }
        });
        return count[0];
    }

    private long exitsAccounted() {
        long[] count = {0};
        for (VcpuFacts vcpu : analysis.vcpus()) {
            vcpu.exits().forEach((reason, account) -> count[0] += account.count());
        }
        return count[0];
    }

    /** Vcpus of domains: a line each. */
    public String vcpus() {
        return lines(vcpu -> !vcpu.isIdle() && !vcpu.isUnknown());
    }

    /** Idle vcpus: a line each. */
    public String idle() {
        return lines(VcpuFacts::isIdle);
    }

    private String lines(Predicate<VcpuFacts> which) {
        StringJoiner lines = new StringJoiner("\n");
        analysis.vcpus().stream().filter(which).forEach(vcpu -> lines.add(line(vcpu)));
        return lines.toString();
    }

    private static String line(VcpuFacts vcpu) {
        StringJoiner line = new StringJoiner(" ");
        line.add(VcpuKey.text(vcpu.key()));
        for (VcpuState state : VcpuState.values()) {
            add(line, state.key(), vcpu.time().of(state));
        }
        for (WaitCause cause : WaitCause.values()) {
            add(line, cause.key(), vcpu.time().of(cause));
        }
        if (vcpu.time().migrations() > 0) {
            line.add("migrations " + vcpu.time().migrations());
        }
        return line.toString();
    }

    private static void add(StringJoiner line, String name, StayAccount account) {
        LatencyHistogram whole = account.whole();
        if (account.total() > 0 || whole.count() > 0) {
            line.add(name + " " + stays(account.total(), whole.count(), whole.max(), account.cut()));
        }
    }

    /** As this class writes stays. */
    static String stays(long total, long whole, long longest, long cut) {
        return total + "/" + whole + (whole > 0 ? "^" + longest : "") + (cut > 0 ? "~" + cut : "");
    }

    /** Pcpus: a line each, shares that are 0 left out. */
    public String pcpus() {
        StringJoiner lines = new StringJoiner("\n");
        for (PcpuFacts pcpu : analysis.pcpus()) {
            String line = "p" + pcpu.pcpu() + share(" busy ", pcpu.busy()) + share(" idle ", pcpu.idle())
                    + share(" lost ", pcpu.lost()) + share(" unknown ", pcpu.unknown());
            lines.add(line + share(" records lost ", pcpu.lostRecords()));
        }
        return lines.toString();
    }

    private static String share(String name, long ticks) {
        return ticks == 0 ? "" : name + ticks;
    }

    /** Exits by vcpu and reason: {@code d1v0 12: 2 arcs of 50, 30 in Xen, 1 unfinished}. */
    public String exits() {
        StringJoiner lines = new StringJoiner("\n");
        for (VcpuFacts vcpu : analysis.vcpus()) {
            vcpu.exits()
                    .forEach((reason, account) -> lines.add(VcpuKey.text(vcpu.key()) + " " + reason + ": "
                            + account.finished() + " arcs of "
                            + account.total() + ", "
                            + account.xen() + " in Xen, " + account.unfinished() + " unfinished"));
        }
        return lines.toString();
    }

    /** Faults and how often: {@code BAD_TSC 1}. */
    public String problems() {
        StringJoiner line = new StringJoiner(" ");
        analysis.problems().list().forEach(problem -> line.add(problem.kind() + " " + problem.count()));
        return line.toString();
    }

    /** All of the above. */
    @Override
    public String toString() {
        return String.join("\n", vcpus(), idle(), pcpus(), exits(), problems());
    }
}
