package io.xenscope.report.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.frame.Printed;
import io.xenscope.report.frame.TwoMicroseconds;
import org.junit.jupiter.api.Test;

final class SummaryTest {
    @Test
    void tells_where_the_time_went() {
        assertEquals("""
            file made   bytes 824   skipped 0   windows 2   records 38   lost 0   complete yes
            span 2.000 µs   pcpus 2   domains 2   TSC 1000.000 MHz   known from user   alignment none
            ! the windows of this capture tell no order (records from memory, or few): clocks of pcpus may be apart unseen; \
            see 'xenscope clock'

            look  Clocks of pcpus are doubtful: the windows of this capture tell no order (records from memory, or few): clocks of pcpus may be apart unseen. → xenscope clock
            fact  Most frequent hypercall: event_channel_op of domain 0, 1 (500000 a second, 100 % of that domain's). → xenscope calls --dom 0
            good  No record is lost and the file is whole: all figures count everything that was traced (38 records). → xenscope info

            Pcpus, in percent of the span
              pcpu  busy %  idle %  lost %  unknown %  busy time µs  switches  records lost
              ────  ──────  ──────  ──────  ─────────  ────────────  ────────  ────────────
                 0   75.00   25.00    0.00       0.00         1.500         3             0
                 1   50.00   50.00    0.00       0.00         1.000         2             0
              busy: vcpus of domains ran, or Xen switched between vcpus.

            Domains, vcpu time added up
              dom  vcpus  running µs  of pcpus %  waiting ns  blocked ns  offline ns  lost ns  unknown ns
              ───  ─────  ──────────  ──────────  ──────────  ──────────  ──────────  ───────  ──────────
                0      1       1.000       25.00         100         900           0        0           0
                1      1       1.500       37.50         100         400           0        0           0
              of pcpus: running time of all time that the pcpus had.

            Vcpus, in percent of the span, and from wake to run
              dom  vcpu  running %  waiting %  blocked %  offline %  lost %  unknown %  wakes  p50 ns  p99 ns  max ns  moves
              ───  ────  ─────────  ─────────  ─────────  ─────────  ──────  ─────────  ─────  ──────  ──────  ──────  ─────
                0     0      50.00       5.00      45.00       0.00    0.00       0.00      1     100     100     100      0
                1     0      75.00       5.00      20.00       0.00    0.00       0.00      1     100     100     100      0
              p50, p99, max: from wake to run. moves: switched in on another pcpu than before.

            VM exits by domain and reason
              dom  reason         code  count  total ns  in Xen ns  of running %  p50 ns  p99 ns  max ns  open
              ───  ─────────────  ────  ─────  ────────  ─────────  ────────────  ──────  ──────  ──────  ────
                1  EPT_VIOLATION    48      1        30         30          2.00      30      30      30     0
              total, p50, p99, max: exit to entry; in Xen: without blocked and waiting time; open: entry not seen.

            Hypercalls by domain
              dom  number  name              count  of the domain's %  in multicalls
              ───  ──────  ────────────────  ─────  ─────────────────  ─────────────
                0      32  event_channel_op      1             100.00              0
              in multicalls: calls that came inside a multicall; not in count.

            Entries of PV domains into Xen
              dom  kind       count
              ───  ─────────  ─────
                0  hypercall      1

            Hardware interrupts, time in handlers
              irq  pcpu  count  total ns  p50 ns  p99 ns  max ns
              ───  ────  ─────  ────────  ──────  ──────  ──────
               30     1      1        50      50      50      50

            Worst latencies by vcpu
              latency      dom  vcpu  reason         count  p50 ns  p99 ns  max ns
              ───────────  ───  ────  ─────────────  ─────  ──────  ──────  ──────
              wake-to-run    0     0  -                  1     100     100     100
              wake-to-run    1     0  -                  1     100     100     100
              exit           1     0  EPT_VIOLATION      1      30      30      30
              Waits for a pcpu, and VM exits but for HLT, by their longest. All: xenscope latency.

            No traps of PV domains, no injected interrupts in this capture.
            """, Printed.text(TwoMicroseconds.trace(), Summary::fill));
    }
}
