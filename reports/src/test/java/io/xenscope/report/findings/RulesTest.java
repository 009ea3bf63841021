package io.xenscope.report.findings;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.Runstate;
import io.xenscope.report.frame.Scope;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each rule speaks of a capture in which something stands out, and is silent of one in which it does not. A tick is a microsecond. */
final class RulesTest {
    private static final VcpuName A = d(1).v(0);
    private static final VcpuName B = d(2).v(0);
    private static final int MILLISECOND = 1000;
    private static final int HLT = 12;
    private static final int EPT_VIOLATION = 48;
    private static final int MMU_UPDATE = 1;

    private final TraceMaker trace = new TraceMaker();

    private List<String> said(Rule rule) {
        return said(rule, trace.capture(), TscRate.given(1e6));
    }

    private static List<String> said(Rule rule, Capture made, TscRate rate) {
        try (Capture capture = made;
                Analysis analysis = Analyzer.analyze(capture, 1, rate)) {
            return rule.find(new Evidence(Scope.whole(analysis), 1)).stream()
                    .map(found -> found.severity().key() + " " + found.subject() + ": " + found.text() + " > "
                            + found.command())
                    .toList();
        }
    }

    /** On one pcpu for 100 ms: A runs, and is woken once more, while B runs for so long, in ticks. */
    private TraceMaker waits(int ticks) {
        trace.pcpu(0).at(0).runs(A).at(10 * MILLISECOND).wake(B).switchTo(Runstate.BLOCKED, B);
        trace.pcpu(0).at(20 * MILLISECOND).wake(A).at(20 * MILLISECOND + ticks).switchTo(Runstate.BLOCKED, A);
        trace.pcpu(0).at(100 * MILLISECOND).continues();
        return trace;
    }

    @Test
    void a_domain_that_waits_much_is_named_with_its_worst_vcpu() {
        waits(20 * MILLISECOND);
        assertEquals(
                List.of(
                        "look d1: Domain 1 waited 22.2 % of the time in which its vcpus wanted a pcpu (20 ms) and ran the rest"
                                + " (70 ms); most of all d1v0, 20 ms. > blame --dom 1"),
                said(new WaitingDomain()));
    }

    @Test
    void a_domain_that_waits_little_is_not_named() {
        waits(10 * MILLISECOND);
        assertEquals(List.of(), said(new WaitingDomain()));
    }

    @Test
    void the_longest_wait_is_told_with_its_place_and_who_had_the_pcpu() {
        waits(20 * MILLISECOND);
        assertEquals(
                List.of(
                        "look d1v0: The longest wait for a pcpu: d1v0 was runnable for 20 ms before it ran on pcpu 0; d2v0 ran"
                                + " there for 100 % of that time. > chain --vcpu d1v0 --from 0.008000000s --to 0.052000000s"),
                said(new LongestWait()));
    }

    @Test
    void waits_up_to_a_turn_are_not_long() {
        waits(10 * MILLISECOND);
        assertEquals(List.of(), said(new LongestWait()));
    }

    /** 100 wake-ups, of which two take so long. */
    private void wakeUps(int ticks) {
        trace.pcpu(0).at(0).runs(idle(0));
        int now = 0;
        for (int i = 0; i < 100; i++) {
            now += MILLISECOND;
            int wait = i < 2 ? ticks : 10;
            trace.pcpu(0)
                    .at(now)
                    .wake(A)
                    .at(now + wait)
                    .idleTo(A)
                    .at(now + wait + 10)
                    .blocksToIdle();
            now += wait + 10;
        }
    }

    @Test
    void slow_wake_ups_stand_out_others_are_a_fact() {
        wakeUps(15 * MILLISECOND);
        assertEquals(
                List.of(
                        "look capture: Half of the 100 wake-ups ran within 10 µs, 99 % within 15 ms. > latency --by dom"),
                said(new WakeUps()));
    }

    @Test
    void fast_wake_ups_are_a_fact_and_few_are_nothing() {
        wakeUps(5 * MILLISECOND);
        assertEquals(
                List.of(
                        "fact capture: Half of the 100 wake-ups ran within 10 µs, 99 % within 5 ms. > latency --by dom"),
                said(new WakeUps()));
        assertEquals(List.of(), said(new WakeUps(), new TraceMaker().capture(), TscRate.given(1e6)));
    }

    /** A runs for 10 ms and is so long out of its guest. */
    private void exits(int reason, int ticks) {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(1000)
                .vmexit(reason, 0x1000)
                .at(1000 + ticks)
                .vmentry();
        trace.pcpu(0).at(10 * MILLISECOND).blocksToIdle().at(11 * MILLISECOND).continues();
    }

    @Test
    void exits_that_take_a_tenth_of_running_stand_out() {
        exits(EPT_VIOLATION, 2000);
        assertEquals(
                List.of(
                        "look d1: VM exits: EPT_VIOLATION of domain 1 took 2 ms in Xen, 20.0 % of its running time and 100 % of"
                                + " its exits' time there (1 exit, 99 % within 2 ms, the longest 2 ms). > exits --dom 1"),
                said(new VmExitTime()));
    }

    @Test
    void halting_and_short_exits_do_not() {
        exits(HLT, 2000);
        assertEquals(List.of(), said(new VmExitTime()));
    }

    @Test
    void an_exit_below_a_tenth_does_not() {
        exits(EPT_VIOLATION, 900);
        assertEquals(List.of(), said(new VmExitTime()));
    }

    private void irq(int ticks) {
        trace.pcpu(0)
                .at(0)
                .runs(idle(0))
                .at(100 + ticks)
                .irqHandled(30, 100, 100 + ticks)
                .at(20 * MILLISECOND)
                .continues();
    }

    @Test
    void a_long_handler_stands_out() {
        irq(6 * MILLISECOND);
        assertEquals(
                List.of("look irq 30: The longest interrupt handler: irq 30 on pcpu 0 took 6 ms (its median: 6 ms)."
                        + " > irqs --pcpu 0"),
                said(new IrqHandler()));
    }

    @Test
    void a_short_handler_does_not() {
        irq(5 * MILLISECOND);
        assertEquals(List.of(), said(new IrqHandler()));
    }

    private void hypercalls(int count, int every) {
        trace.pcpu(0).at(0).runs(A);
        for (int i = 1; i <= count; i++) {
            trace.pcpu(0).at(i * every).hypercall(MMU_UPDATE);
        }
    }

    @Test
    void a_storm_of_hypercalls_is_noted() {
        hypercalls(1000, 10);
        assertEquals(
                List.of(
                        "note d1: Most frequent hypercall: mmu_update of domain 1, 1000 (100000 a second, 100 % of that domain's)."
                                + " > calls --dom 1"),
                said(new FrequentHypercall()));
    }

    @Test
    void some_hypercalls_are_a_fact() {
        hypercalls(10, 1000);
        assertEquals(
                List.of(
                        "fact d1: Most frequent hypercall: mmu_update of domain 1, 10 (1000 a second, 100 % of that domain's)."
                                + " > calls --dom 1"),
                said(new FrequentHypercall()));
    }

    /** A runs on two pcpus in turn. */
    private void migrates(int times, int runs) {
        trace.pcpu(0).at(0).runs(idle(0));
        trace.pcpu(1).at(0).runs(idle(1));
        for (int i = 0; i <= times; i++) {
            int begin = 100 + i * 2 * runs;
            trace.pcpu(i % 2).at(begin).wake(A).idleTo(A).at(begin + runs).blocksToIdle();
        }
    }

    @Test
    void a_vcpu_that_migrates_often_is_noted() {
        migrates(100, 500);
        assertEquals(
                List.of("note d1v0: d1v0 changed its pcpu 100 times, 1980 times for each second that it ran."
                        + " > sched --vcpu d1v0 --table affinity"),
                said(new Migrations()));
    }

    @Test
    void a_vcpu_that_migrates_seldom_is_not() {
        migrates(100, 2000);
        assertEquals(List.of(), said(new Migrations()));
    }

    @Test
    void emulated_page_table_writes_are_noted_above_a_rate() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(500)
                .ptwr(1, 2, 3)
                .at(900)
                .ptwr(1, 2, 3)
                .at(1000)
                .continues();
        assertEquals(
                List.of("note d1: Xen emulated 2 page-table writes of domain 1 (2000 a second)."
                        + " > calls --dom 1 --table pv_events"),
                said(new PageTableEmulation()));
        TraceMaker few = new TraceMaker();
        few.pcpu(0).at(0).runs(A).at(500).ptwr(1, 2, 3).at(10 * MILLISECOND).continues();
        assertEquals(List.of(), said(new PageTableEmulation(), few.capture(), TscRate.given(1e6)));
    }

    @Test
    void memory_populated_on_demand_is_noted_above_a_rate() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(500)
                .record(MemEvents.POD_POPULATE, 1, 2, 3, 4)
                .at(1000)
                .continues();
        assertEquals(
                List.of("note capture: Memory was populated on demand 1 times (1000 a second). > memory"),
                said(new PopulateOnDemand()));
        TraceMaker few = new TraceMaker();
        few.pcpu(0)
                .at(0)
                .runs(A)
                .at(500)
                .record(MemEvents.POD_POPULATE, 1, 2, 3, 4)
                .at(20 * MILLISECOND)
                .continues();
        assertEquals(List.of(), said(new PopulateOnDemand(), few.capture(), TscRate.given(1e6)));
    }

    /** For 8 ms A waits for pcpu 0, where it ran before, while pcpu 1 is idle; A ran there if {@code wasThere}. */
    private void idles(boolean wasThere) {
        trace.pcpu(1).at(0).runs(wasThere ? A : idle(1)).at(100);
        if (wasThere) {
            trace.pcpu(1).blocksToIdle();
        }
        trace.pcpu(0)
                .at(0)
                .runs(B)
                .at(1000)
                .wake(A)
                .at(9000)
                .switchTo(Runstate.BLOCKED, A)
                .at(10000)
                .continues();
        trace.pcpu(1).at(10000).continues();
    }

    @Test
    void waiting_while_a_pcpu_idles_that_the_vcpu_used_stands_out() {
        idles(true);
        assertEquals(
                List.of(
                        "look capture: Vcpus waited 8 ms in all; during 100 % of it (8 ms) a pcpu was idle on which they ran at"
                                + " other times, during 8 ms any pcpu was. The longest such time: d1v0, 8 ms."
                                + " > sched --table wasted_episodes"),
                said(new IdleWhileWaiting()));
    }

    @Test
    void a_pcpu_that_the_vcpu_never_used_proves_nothing() {
        idles(false);
        assertEquals(List.of(), said(new IdleWhileWaiting()));
    }

    @Test
    void the_domain_that_delays_another_most_is_noted() {
        waits(20 * MILLISECOND);
        assertEquals(
                List.of(
                        "note d1: Domain 1 waited longest behind domain 2: 20 ms, 100 % of its waiting and 100 % of all."
                                + " > blame --dom 1"),
                said(new DelayedDomain()));
    }

    @Test
    void waiting_behind_nobody_is_blamed_on_no_domain() {
        wakeUps(15 * MILLISECOND);
        assertEquals(List.of(), said(new DelayedDomain()));
    }

    @Test
    void lost_records_stand_out_and_then_nothing_is_good() {
        trace.pcpu(0).at(0).runs(A).at(400).lost(7, A, 200).at(1000).continues(A);
        assertEquals(
                List.of(
                        "look p0: 7 records are lost in 1 place, 20.0 % of all pcpu time, most on pcpu 0: shares count what is"
                                + " left, waits across a loss are not counted. > info --table losses"),
                said(new LostRecords()));
    }

    @Test
    void a_whole_capture_is_good_and_has_no_losses() {
        waits(10);
        assertEquals(
                List.of(
                        "good capture: No record is lost and the file is whole: all figures count everything that was traced"
                                + " (17 records). > info"),
                said(new NothingMissing()));
        assertEquals(List.of(), said(new LostRecords()));
        assertEquals(List.of(), said(new DamagedFile()));
        assertEquals(List.of(), said(new DoubtfulClock()));
        assertEquals(List.of(), said(new UnrecordedTime()));
    }

    @Test
    void an_assumed_rate_comes_first() {
        trace.pcpu(0).at(0).runs(A).at(1000).blocks(A);
        assertEquals(
                List.of(
                        "look capture: The TSC rate is assumed to be 2400 MHz: all times may be off by a constant factor; pass"
                                + " --cpu-hz. > clock"),
                said(new DoubtfulClock(), trace.capture(), null));
    }

    @Test
    void damage_stands_out() {
        trace.pcpu(0).at(0).runs(A).at(1000).blocksToIdle().raw((byte) 1, (byte) 2, (byte) 3);
        assertTrue(
                said(new DamagedFile()).get(0).startsWith("look capture: The file is truncated or damaged: 3 of its "));
        assertEquals(List.of(), said(new NothingMissing()));
    }

    @Test
    void time_of_pcpus_of_which_nothing_is_recorded_is_noted() {
        trace.pcpu(0).at(0).runs(A).at(500).blocks(A).at(1000).wakes(A);
        assertEquals(
                List.of("note capture: For 50.0 % of all pcpu time (500 µs) no record shows who ran. > pcpus"),
                said(new UnrecordedTime()));
    }

    @Test
    void every_rule_has_a_name_of_its_own_a_threshold_and_a_reason() {
        TreeSet<String> names = new TreeSet<>();
        for (Rule rule : Rules.ALL) {
            Rule.About about = rule.about();
            assertTrue(names.add(about.name()), about.name());
            assertTrue(
                    !about.threshold().isBlank()
                            && !about.reason().isBlank()
                            && !about.looksFor().isBlank(),
                    about.name());
        }
    }
}
