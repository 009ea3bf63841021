package io.xenscope.report.info;

import static io.xenscope.report.frame.TwoMicroseconds.D1V0;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.frame.Printed;
import io.xenscope.report.frame.TwoMicroseconds;
import io.xenscope.samples.TraceMaker;
import org.junit.jupiter.api.Test;

final class InfoTest {
    @Test
    void tells_what_is_in_the_capture() {
        assertEquals("""
            file made   bytes 824   skipped 0   windows 2   records 38   lost 0   complete yes
            span 2.000 µs   pcpus 2   domains 2   TSC 1000.000 MHz   known from user   alignment none
            ! the windows of this capture tell no order (records from memory, or few): clocks of pcpus may be apart unseen; \
            see 'xenscope clock'

            Accounts
              identity                                   checked  holds  off by
              ─────────────────────────────────────────  ───────  ─────  ──────  ─────
              bytes read + bytes skipped = file                1    yes       0  bytes
              pcpu: busy + idle + lost + unknown = span        2    yes       0  ticks
              vcpu: sum of all states = span                   4    yes       0  ticks
              off by: the largest difference.

            Problems
              none

            Pcpus
              pcpu  records  bytes      first s       last s  losses  records lost  lost ns
              ────  ───────  ─────  ───────────  ───────────  ──────  ────────────  ───────
                 0       22    464  0.000000000  0.000002000       0             0        0
                 1       16    336  0.000000000  0.000001600       0             0        0

            Losses
              none: the hypervisor dropped no records

            Domains, vcpu time added up
               dom  vcpus  running µs  of pcpus %  waiting µs  blocked ns  offline ns  lost ns  unknown ns
              ────  ─────  ──────────  ──────────  ──────────  ──────────  ──────────  ───────  ──────────
                 0      1       1.000       25.00       0.100         900           0        0           0
                 1      1       1.500       37.50       0.100         400           0        0           0
              idle      2       1.500       37.50       2.500           0           0        0           0
              of pcpus: running time of all time that the pcpus had.

            Events
                     id  name                                          class  count  bytes  of bytes %
              ─────────  ────────────────────────────────────────────  ─────  ─────  ─────  ──────────
              0x001f003  TRC_TRACE_CPU_CHANGE                          gen        2     24        2.91
              0x0021011  TRC_SCHED_RUNSTATE_CHANGE(running->runnable)  sched      2     32        3.88
              0x0021021  TRC_SCHED_RUNSTATE_CHANGE(running->blocked)   sched      3     48        5.83
              0x0021101  TRC_SCHED_RUNSTATE_CHANGE(runnable->running)  sched      7    112       13.59
              0x0021211  TRC_SCHED_RUNSTATE_CHANGE(blocked->runnable)  sched      2     32        3.88
              0x0028004  TRC_SCHED_WAKE                                sched      2     40        4.85
              0x0028006  TRC_SCHED_BLOCK                               sched      3     60        7.28
              0x002800a  TRC_SCHED_SWITCH                              sched      5    140       16.99
              0x002800e  TRC_SCHED_SWITCH_INFPREV                      sched      5    120       14.56
              0x002800f  TRC_SCHED_SWITCH_INFNEXT                      sched      5    140       16.99
              0x0081001  TRC_HVM_VMENTRY                               hvm        1     12        1.46
              0x0081102  TRC_HVM_VMX_EXIT64                            hvm        1     24        2.91
              0x020100d  TRC_PV_HYPERCALL_V2                           pv         1     16        1.94
              0x0802008  TRC_HW_IRQ_HANDLED                            hw         1     24        2.91

            The rate of the TSC is given by the user.
            """, Printed.text(TwoMicroseconds.trace(), Info::fill));
    }

    @Test
    void losses_of_all_pcpus_come_in_the_order_of_time() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(1000).runs(D1V0).at(1900).lost(7, D1V0, 1500).at(2000).hypercall(1);
        trace.pcpu(1)
                .at(1000)
                .hypercall(1)
                .at(1400)
                .lost(3, TwoMicroseconds.D0V0, 1200)
                .at(1500)
                .hypercall(1);

        assertEquals("""
            pcpu,from_ns,to_ns,count,kind
            1,200,400,3,dropped
            0,500,900,7,dropped
            """, Printed.csv(trace, Info::fill, "losses"));
    }
}
