package io.xenscope.report.timers;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.frame.Printed;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Emulated timers in captures small enough to be reckoned by hand; a tick is a nanosecond. */
class TimerReportTest {
    private static final VcpuName D1V0 = d(1).v(0);
    private static final VcpuName D0V0 = d(0).v(0);
    private static final int PIT_START = 0x84002;
    private static final int LAPIC_START = 0x84004;
    private static final int HPET_STOP = 0x84005;
    private static final int LAPIC_STOP = 0x84008;
    private static final int PIT_FIRED = 0x84009;
    private static final int PIC_INTACK = 0x8400d;
    private static final int PIC_POSEDGE = 0x8400e;
    private static final int PIC_NEGEDGE = 0x8400f;
    private static final int APIC_TAKES_PIC = 0x84011;

    private final TraceMaker trace = new TraceMaker();

    private String table(String name) {
        return Printed.study(trace, TimerReport::new, name);
    }

    @Test
    void an_apic_timer_is_late_from_when_it_was_to_fire_to_its_vector() {
        PcpuTrace p0 = trace.pcpu(0).at(0).runs(D1V0).at(1_000).record(LAPIC_START, 50_000, 0, 0, 0, 0xec);
        p0.at(20_000).vmexit(1, 1).injVirq(0xec).vmentry(); // too early: somebody else's
        p0.at(60_000).vmexit(1, 1).injVirq(0xf3).injVirq(0xec).vmentry();
        p0.at(70_000).vmexit(1, 1).injVirq(0xec).vmentry(); // not armed any more
        p0.at(80_000).record(LAPIC_START, 90_000, 0, 0, 0, 0xec).at(90_000).record(LAPIC_STOP);
        p0.at(200_000).vmexit(1, 1).injVirq(0xec).vmentry().at(300_000).continues(D1V0);
        assertEquals("""
            dom,vcpu,device,starts,periodic,rearmed,stops,delay_p50_ns,delay_max_ns,fired,missed,p50_ns,p99_ns,max_ns,max_at_ns
            1,0,lapic,2,0,0,1,50000,90000,1,0,9000,9000,9000,60000
            """, table("timers"));
    }

    @Test
    void a_pit_fires_by_its_callback_and_may_miss_periods() {
        PcpuTrace p0 = trace.pcpu(0).at(0).runs(D1V0).at(100_000).record(PIT_START, 100_000, 100_000);
        p0.at(205_000)
                .record(PIT_FIRED)
                .at(520_000)
                .record(PIT_FIRED)
                .at(600_000)
                .continues(D1V0);
        assertEquals("""
            dom,vcpu,device,starts,periodic,rearmed,stops,delay_p50_ns,delay_max_ns,fired,missed,p50_ns,p99_ns,max_ns,max_at_ns
            1,,pit,1,1,0,0,100000,100000,2,2,5000,220000,220000,520000
            """, table("timers"));
    }

    @Test
    void more_timers_and_inputs_than_can_be_told_apart_are_not_lost() {
        int timers = 1 << 14;
        int inputs = 1 << 16;
        PcpuTrace p0 = trace.pcpu(0).at(0).runs(D1V0);
        for (int i = 0; i < timers; i++) {
            p0.at(100 + i).record(HPET_STOP, i);
        }
        p0.at(50_000).record(PIT_START, 100, 0).record(PIT_FIRED).record(HPET_STOP, 0);
        for (int i = 0; i < inputs; i++) {
            p0.at(60_000 + i).record(PIC_NEGEDGE, i);
        }
        p0.at(200_000).record(PIC_POSEDGE, inputs).record(PIC_NEGEDGE, inputs + 1);
        p0.at(300_000).continues(D1V0);
        List<String> told = table("timers").lines().toList();
        assertEquals(1 + 1 + timers, told.size());
        assertTrue(told.contains(",,(all others),1,,,0,,,1,,,,,"), told.get(1));
        List<String> lines = table("pic").lines().toList();
        assertEquals(1 + 1 + inputs, lines.size());
        assertTrue(lines.contains(",,1,1,0,,,"), lines.get(1));
    }

    @Test
    void an_input_that_the_device_model_raises_is_taken_by_the_guest() {
        trace.pcpu(1).at(0).runs(D0V0).at(100).record(PIC_POSEDGE, 12).at(300).record(PIC_NEGEDGE, 12);
        trace.pcpu(1).at(900).continues(D0V0);
        PcpuTrace p0 = trace.pcpu(0).at(0).runs(D1V0).at(200).record(APIC_TAKES_PIC, 1, 1);
        p0.at(250)
                .record(PIC_INTACK, 0, 4)
                .at(400)
                .record(PIC_POSEDGE, 0)
                .at(470)
                .record(PIC_INTACK, 1, 0);
        p0.at(900).continues(D1V0);
        assertEquals("""
            dom,irq,raised,lowered,acked,p50_ns,p99_ns,max_ns
            1,0,1,0,1,70,70,70
            0,12,1,1,0,,,
            1,12,0,0,1,150,150,150
            """, table("pic"));
        assertEquals("dom,event,count,accepted\n1,apic_takes_pic,1,1\n", table("pic_events"));
    }
}
