package io.xenscope.analyze.hvm;

import io.xenscope.analyze.base.PairTable;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.clock.TscRate;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.HvmEvents;

/**
 * The timers that Xen emulates for HVM guests, from being armed to the interrupt: an APIC timer is its vcpu's and fires by
 * the vector that it was armed with; a PIT fires by its callback; HPET and RTC tell only when they are armed.
 *
 * <pre>
 * id 0x8400n   1 HPET start   2 PIT start   3 RTC start   4 APIC start   5 HPET stop   6 PIT stop   7 RTC stop
 *              8 APIC stop    9 PIT fired   a APIC fired (periodic)
 * </pre>
 */
public final class TimerStudy implements HostTracker {
    /** Which device. */
    public enum Device {
        HPET(HvmEvents.EMUL_HPET_START_TIMER, HvmEvents.EMUL_HPET_STOP_TIMER),
        PIT(HvmEvents.EMUL_PIT_START_TIMER, HvmEvents.EMUL_PIT_STOP_TIMER),
        RTC(HvmEvents.EMUL_RTC_START_TIMER, HvmEvents.EMUL_RTC_STOP_TIMER),
        LAPIC(HvmEvents.EMUL_LAPIC_START_TIMER, HvmEvents.EMUL_LAPIC_STOP_TIMER);

        private final int start;
        private final int stop;

        Device(int start, int stop) {
            this.start = start;
            this.stop = stop;
        }

        /** The stable name of machine formats. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Instead of a vcpu: the device is the whole domain's. */
    public static final int WHOLE_DOMAIN = 0xFFFF;

    private static final int MOST = 1 << 14;
    private static final Device[] DEVICES = Device.values();

    private final Range range;
    private final TscRate rate;
    private final PayloadField delta;
    private final PayloadField period;
    private final PayloadField irq;
    private final PayloadField timer;
    private final PairTable<TimerAccount> timers = new PairTable<>(MOST, TimerAccount::new);

    public TimerStudy(Range range, Era era, TscRate rate) {
        this.range = range;
        this.rate = rate;
        this.delta = new PayloadField(era, "delta");
        this.period = new PayloadField(era, "period");
        this.irq = new PayloadField(era, "irq");
        this.timer = new PayloadField(era, "timer");
    }

    @Override
    public void register(HostEvents events) {
        for (Device device : DEVICES) {
            events.on(device.start, now -> start(now, device));
            events.on(device.stop, now -> of(now, device).stop(counts(now)));
        }
        events.on(HvmEvents.EMUL_PIT_TIMER_CB, now -> fired(now, Device.PIT))
                .on(HvmEvents.EMUL_LAPIC_TIMER_CB, now -> fired(now, Device.LAPIC))
                .on(HvmEvents.INJ_VIRQ, this::injected);
    }

    private boolean counts(Moment now) {
        return range.includes(now.time());
    }

    private TimerAccount of(Moment now, Device device) {
        long number = timer.of(now.record(), 0);
        boolean ofVcpu = device == Device.LAPIC || now.vcpu() == VcpuKey.UNKNOWN;
        int owner = ofVcpu ? now.vcpu() : VcpuKey.of(VcpuKey.domain(now.vcpu()), WHOLE_DOMAIN);
        return timers.of(owner, device.ordinal() << 16 | number & 0xFFFF);
    }

    private void start(Moment now, Device device) {
        long line = device == Device.PIT ? 0 : irq.of(now.record(), 0);
        long delay = rate.ticks(Math.max(0, delta.of(now.record(), 0)));
        long every = rate.ticks(Math.max(0, period.of(now.record(), 0)));
        of(now, device).start(now.time(), delay, every, line, counts(now));
    }

    private void fired(Moment now, Device device) {
        TimerAccount account = of(now, device);
        if (counts(now)) {
            account.calledBack();
        }
        if (device == Device.PIT) {
            account.fires(now.time(), 0, counts(now));
        }
    }

    private void injected(Moment now) {
        if (now.vcpu() != VcpuKey.UNKNOWN && now.record().wordCount() > 0) {
            TimerAccount account = timers.known(now.vcpu(), Device.LAPIC.ordinal() << 16);
            if (account != null) {
                account.fires(now.time(), now.record().word(0), counts(now));
            }
        }
    }

    @Override
    public void lossBegins(Moment now) {
        timers.forEach((owner, what, account) -> account.forget());
    }

    /** Takes each timer that was touched. */
    public interface Visitor {
        /** The vcpu of {@code owner} is {@link #WHOLE_DOMAIN} where the device is the domain's. */
        void timer(int owner, Device device, int number, TimerAccount account);
    }

    /** Everything that there was no more room to tell apart; null mostly. */
    public TimerAccount rest() {
        return timers.rest();
    }

    public void forEach(Visitor visitor) {
        timers.forEach((owner, what, account) -> {
            if (account.starts() + account.stops() + account.callbacks() > 0) {
                visitor.timer((int) owner, DEVICES[(int) (what >>> 16)], (int) what & 0xFFFF, account);
            }
        });
    }
}
