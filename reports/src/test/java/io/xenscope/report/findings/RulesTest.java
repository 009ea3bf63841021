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
import io.xenscope.format.event.ShadowEvents;
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
    private static final int A_UNIT = 1 << 16;
    private static final int MILLISECOND = 1000;
    private static final int HLT = 12;
    private static final int EPT_VIOLATION = 48;
    private static final int IO_INSTRUCTION = 30;
    private static final int MMU_UPDATE = 1;

    private final TraceMaker trace = new TraceMaker();

    private List<String> said(Rule rule) {
        return said(rule, trace.capture(), TscRate.given(1e6));
    }

    private static List<String> said(Rule rule, Capture made, TscRate rate) {
        try (Capture capture = made;
                Analysis analysis = Analyzer.analyze(capture, 1, rate)) {
            Scope scope = Scope.whole(analysis);
            return rule.find(new Evidence(scope, 1, Tracked.read(capture, scope, 1))).stream()
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

    /** In C-state 3 for 100 us of 300 that were predicted, so many times; else for 400. */
    private void idles(int early, int whole) {
        trace.pcpu(0).at(0).runs(idle(0));
        for (int i = 0; i < early + whole; i++) {
            int length = i < early ? 100 : 400;
            trace.pcpu(0).after(10).idleEntry(3, 0, 500, 300).after(length).record(0x801003, 3, 0, 0, 0, 0, 0);
        }
        trace.pcpu(0).after(10).continues(idle(0));
    }

    @Test
    void c_states_that_were_left_early_are_noted() {
        idles(60, 60);
        assertEquals(
                List.of(
                        "note capture: Pcpus left C-states before the predicted time in 50.0 % of 120 stays. > pcpus --table"
                                + " idle_states"),
                said(new CStateMisses()));
    }

    @Test
    void c_states_that_were_left_when_predicted_are_not() {
        idles(20, 100);
        assertEquals(List.of(), said(new CStateMisses()));
    }

    /** So many times an interrupt wakes A, which runs so many ticks later. */
    private void interrupts(int times, int later) {
        trace.pcpu(0).at(0).runs(idle(0));
        for (int i = 0; i < times; i++) {
            int begin = 1 + i * (later + 100);
            trace.pcpu(0).at(begin + 5).wake(A).at(begin + 10).irqHandled(30, begin, begin + 10);
            trace.pcpu(0).at(begin + later).idleTo(A).after(20).blocksToIdle();
        }
        trace.pcpu(0).after(10).continues(idle(0));
    }

    @Test
    void an_interrupt_after_which_its_vcpu_runs_late_stands_out() {
        interrupts(30, 8 * MILLISECOND);
        assertEquals(
                List.of(
                        "look irq 30: From interrupt 30 to the run of a vcpu of domain 1: 99 % of 30 within 8 ms, half within"
                                + " 8 ms; the longest 8 ms. > irqs --table irq_wakes"),
                said(new IrqToRun()));
    }

    @Test
    void an_interrupt_after_which_it_runs_at_once_does_not() {
        interrupts(30, MILLISECOND);
        assertEquals(List.of(), said(new IrqToRun()));
    }

    /** A is woken so often, and runs for 100 us, of which it is so often preempted. */
    private void wakesAndRuns(int times, int preempted) {
        trace.pcpu(0).at(0).runs(B);
        for (int i = 0; i < times; i++) {
            trace.pcpu(0)
                    .after(1000)
                    .wake(A)
                    .after(10)
                    .switchTo(Runstate.RUNNABLE, A)
                    .after(100);
            if (i < preempted) {
                trace.pcpu(0)
                        .switchTo(Runstate.RUNNABLE, B)
                        .after(100)
                        .switchTo(Runstate.RUNNABLE, A)
                        .after(100);
            }
            trace.pcpu(0).switchTo(Runstate.BLOCKED, B);
        }
        trace.pcpu(0).after(10).continues();
    }

    @Test
    void a_vcpu_that_is_preempted_soon_after_it_woke_is_noted() {
        wakesAndRuns(120, 30);
        assertEquals(
                List.of(
                        "note d1v0: d1v0 was preempted within 0.5 ms after 30 of 120 wake-ups (25.0 %). > blame --vcpu d1v0"),
                said(new SoonPreempted()));
    }

    @Test
    void a_vcpu_that_is_left_to_run_is_not() {
        wakesAndRuns(120, 10);
        assertEquals(List.of(), said(new SoonPreempted()));
    }

    /** A of rtds is refilled every ms; in so many of a hundred periods it waits all the time. */
    private void periods(int missed) {
        trace.pcpu(0).at(0).runs(A).at(500).record(0x22804, A_UNIT, 0, 1, 0, 400_000, 0);
        trace.pcpu(0).at(600).switchTo(Runstate.RUNNABLE, B);
        for (int i = 1; i <= 100; i++) {
            if (i == missed + 1) {
                trace.pcpu(0).at(1000L * i - 900).switchTo(Runstate.BLOCKED, A);
            }
            trace.pcpu(0).at(1000L * i).record(0x22804, A_UNIT, 0, i, 0, 400_000, 0);
        }
        trace.pcpu(0).after(10).continues();
    }

    @Test
    void deadlines_that_were_missed_stand_out() {
        periods(30);
        assertEquals(
                List.of(
                        "look d1v0: d1v0 missed 30 deadlines of rtds in 100 periods (30.0 %). > scheduler --table rtds_vcpus"),
                said(new MissedDeadlines()));
    }

    @Test
    void deadlines_that_were_met_do_not() {
        periods(1);
        assertEquals(List.of(), said(new MissedDeadlines()));
    }

    @Test
    void caps_that_are_used_up_are_noted() {
        trace.pcpu(0).at(0).runs(A);
        for (int i = 0; i < 12; i++) {
            trace.pcpu(0).after(100).record(0x22203, A_UNIT, 900, i < 11 ? -5 : 100, 100);
            trace.pcpu(0).switchTo(Runstate.OFFLINE, B).after(50).unpauses(A).switchTo(Runstate.BLOCKED, A);
        }
        trace.pcpu(0).after(10).continues();
        assertEquals(
                List.of(
                        "note d1v0: d1v0 used up the budget of its cap 11 times; it was offline for 600 µs, parked or paused."
                                + " > sched --table vcpu_states --vcpu d1v0"),
                said(new ExhaustedCaps()));
    }

    @Test
    void vcpus_without_caps_are_not() {
        trace.pcpu(0).at(0).runs(A);
        for (int i = 0; i < 12; i++) {
            trace.pcpu(0).after(100).record(0x22203, A_UNIT, -5, Integer.MIN_VALUE, 100);
        }
        trace.pcpu(0).after(10).continues();
        assertEquals(List.of(), said(new ExhaustedCaps()));
    }

    /** Two run queues with these loads, in quarters of a pcpu. */
    private void queues(int first, int second) {
        trace.pcpu(0).at(0).runs(A);
        for (int i = 0; i < 120; i++) {
            trace.pcpu(0).after(10).record(0x2220c, first << 16, 0, first << 16, 0, 1 | 18 << 24, 0);
            trace.pcpu(0).after(10).record(0x2220c, second << 16, 0, second << 16, 0, 1 | 1 << 16 | 18 << 24, 0);
        }
        trace.pcpu(0).after(10).continues();
    }

    @Test
    void a_run_queue_with_much_more_load_than_another_is_noted() {
        queues(8, 3);
        assertEquals(
                List.of("note capture: Run queue 0 of credit2 had a mean load of 2 pcpus, run queue 1 one of 0.75."
                        + " > scheduler --table credit2_queues"),
                said(new QueueImbalance()));
    }

    @Test
    void run_queues_in_balance_are_not() {
        queues(8, 7);
        assertEquals(List.of(), said(new QueueImbalance()));
    }

    /** So many exits of 50 us for one port, and one for another. */
    private void accesses(int times) {
        trace.pcpu(0).at(0).runs(A);
        for (int i = 0; i < times; i++) {
            trace.pcpu(0)
                    .after(200)
                    .vmexit(IO_INSTRUCTION, 0x1000)
                    .ioRead(i == 0 ? 0x60 : 0x3f8, 1)
                    .after(50)
                    .vmentry();
        }
        trace.pcpu(0).after(10).blocksToIdle();
    }

    @Test
    void a_port_that_is_emulated_often_is_noted() {
        accesses(201);
        assertEquals(
                List.of(
                        "note d1: Accesses of domain 1 to port 0x3f8: 200 exits, 10 ms in Xen (19.9 % of its running time)."
                                + " > exits --dom 1 --table handlers"),
                said(new PortsAndAddresses()));
    }

    @Test
    void a_port_that_is_read_now_and_then_is_not() {
        accesses(90);
        assertEquals(List.of(), said(new PortsAndAddresses()));
    }

    @Test
    void storms_of_shadow_paging_are_noted_and_some_of_it_is_not() {
        trace.pcpu(0).at(0).runs(A);
        for (int i = 0; i < 100; i++) {
            trace.pcpu(0).after(100).record(ShadowEvents.RESYNC_FULL, 5);
        }
        assertEquals(
                List.of("note capture: Shadow paging wrote 100 records (10000 a second). > memory"),
                said(new ShadowStorm()));
        trace.pcpu(0).after(1_000_000).blocksToIdle();
        assertEquals(List.of(), said(new ShadowStorm()));
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
