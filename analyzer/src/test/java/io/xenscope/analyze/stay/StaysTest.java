package io.xenscope.analyze.stay;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.account.VcpuAccount;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

final class StaysTest {
    private static final VcpuName A = d(1).v(0);
    private static final VcpuName B = d(1).v(1);

    private final TraceMaker trace = new TraceMaker();

    /**
     * Two vcpus of a domain on two pcpus, from 0 to 1000.
     *
     * <pre>
     * A   runs on p0 0..200, blocked ..500, waits ..600, runs on p1 ..1000
     * B   runs on p1 0..400, preempted ..700, runs on p0 ..900, blocked ..1000
     * </pre>
     */
    private void twoVcpus() {
        trace.pcpu(0).at(0).runs(A).at(200).blocksToIdle();
        trace.pcpu(1).at(0).runs(B).at(400).switchTo(Runstate.RUNNABLE, idle(1));
        trace.pcpu(0).at(500).wake(A);
        trace.pcpu(1).at(600).idleTo(A);
        trace.pcpu(0).at(700).idleTo(B).at(900).blocksToIdle().at(1000).continues(idle(0));
    }

    @Test
    void vcpus_are_told_by_state_cause_and_pcpu() {
        twoVcpus();
        assertEquals("""
                d1v0 running 600 runnable 100 blocked 300 | wake 100 | p0 200 ~600 -1 p1 400 ~400 +1
                d1v1 running 600 runnable 300 blocked 100 | preempt 300 | p0 200 ~300 +1 p1 400 ~700 -1
                """, vcpus(0, 1000));
    }

    /** A runs here from 600 on; B waits from 400 to 700 and then comes from p1 to p0. */
    @Test
    void of_a_range_what_lies_inside_counts_and_moves_into_it_do() {
        twoVcpus();
        assertEquals("""
                d1v0 running 50 runnable 50 | wake 50 | p0 0 ~50 -1 p1 50 ~50 +1
                d1v1 runnable 100 | preempt 100 |
                """, vcpus(550, 650));
        assertEquals("""
                d1v0 running 150 | | p1 150 ~150
                d1v1 running 100 runnable 50 | preempt 50 | p0 100 ~100 +1 p1 0 ~50 -1
                """, vcpus(650, 800));
    }

    /**
     * <pre>
     * 0 both run   200 B runs   400 B waits, A sleeps   500 both wait   600 A runs, B waits   700 both   900 A   1000
     * </pre>
     */
    @Test
    void domains_are_told_by_what_their_vcpus_do_at_the_same_time() {
        twoVcpus();
        assertEquals(
                "d1 partial_run 300/1 full_run 400/1 partial_contention 100/1 concurrency_hazard 100/1"
                        + " full_contention 100/1 running 200 400 400 waiting 700 200 100",
                domains(0, 1000));
        assertEquals(
                "d1 concurrency_hazard 50/1 full_contention 50/0 running 50 50 0 waiting 0 50 50", domains(550, 650));
    }

    /** Whether A ran between 200 and 400 is not known: B does sleep. */
    @Test
    void where_it_depends_on_a_vcpu_that_is_lost_the_domain_is_lost() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(300)
                .lost(9, idle(0), 200)
                .at(400)
                .wake(A)
                .at(1000)
                .continues(idle(0));
        trace.pcpu(1).at(0).runs(B).at(100).blocksToIdle();
        assertEquals(
                "d1 partial_run 100/0 full_run 100/0 partial_contention 600/0 lost 200/0 running 800 100 100"
                        + " waiting 400 600 0",
                domains(0, 1000));
    }

    private String vcpus(long from, long to) {
        StringBuilder lines = new StringBuilder();
        Stays stays = stays(from, to);
        for (int i = 0; i < stays.vcpus().size(); i++) {
            VcpuAccount vcpu = stays.vcpus().get(i);
            StringJoiner line = new StringJoiner(" ");
            line.add("d" + vcpu.domain() + "v" + vcpu.vcpu());
            for (VcpuState state : VcpuState.values()) {
                add(line, state.key(), vcpu.of(state).total());
            }
            line.add("|");
            for (WaitCause cause : WaitCause.values()) {
                add(line, cause.key(), vcpu.of(cause).total());
            }
            line.add("|");
            stays.places().get(i).pcpus().forEach((pcpu, own) -> {
                line.add("p" + pcpu + " " + own.runs().total() + " ~" + own.resident());
                line.add(own.arrivals() > 0 ? "+" + own.arrivals() : "");
                line.add(own.departures() > 0 ? "-" + own.departures() : "");
            });
            lines.append(line.toString().replaceAll(" +", " ").strip()).append('\n');
        }
        return lines.toString();
    }

    private static void add(StringJoiner line, String name, long ticks) {
        if (ticks > 0) {
            line.add(name + " " + ticks);
        }
    }

    private String domains(long from, long to) {
        StringJoiner line = new StringJoiner(" ");
        for (DomainStays domain : stays(from, to).domains()) {
            line.add("d" + domain.domain());
            for (DomainState state : DomainState.values()) {
                StayAccount stays = domain.of(state);
                add(line, state.key(), stays.total());
                if (stays.total() > 0) {
                    line.add("/" + stays.whole().count());
                }
            }
            line.add("running");
            for (int vcpus = 0; vcpus <= domain.vcpus(); vcpus++) {
                line.add("" + domain.running(vcpus));
            }
            line.add("waiting");
            for (int vcpus = 0; vcpus <= domain.vcpus(); vcpus++) {
                line.add("" + domain.waiting(vcpus));
            }
        }
        return line.toString().replace(" /", "/");
    }

    private Stays stays(long from, long to) {
        try (Capture capture = Capture.of(new io.xenscope.format.ArraySource("made", trace.bytes()));
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9))) {
            return Stays.of(analysis, new Range(from, to), 1, key -> key >>> 16 == 1, domain -> domain == 1);
        }
    }
}
