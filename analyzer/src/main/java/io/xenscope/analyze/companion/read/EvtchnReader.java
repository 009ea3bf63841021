package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;

/**
 * Tables of event channels, of one moment.
 *
 * <pre>
 * PORT: VCPU N: Interdomain (Connected) - Remote Domain D, Port P         lsevtchn; also Physical IRQ N, Virtual IRQ N, IPI
 * (XEN) Event channel information for domain N:                           key e in xl dmesg
 * (XEN)     PORT [P/M/S]: s=STATE n=VCPU x=N[ d=DOM[ p=PORT]| p=PIRQ i=IRQ| v=VIRQ]
 * IRQ: COUNTS xen-dyn -event NAME                                          /proc/interrupts of dom0
 * </pre>
 *
 * <p>An item's value is the port (of interrupts, the irq), its name the type, its thread the domain, its mark the vcpu.
 */
final class EvtchnReader implements LogReader {
    private static final String[] STATES = {"free", "reserved", "unbound", "interdomain", "pirq", "virq", "ipi"};

    private final LogItems log;
    private String domain = "";
    private long stamp = ItemLog.NONE;

    EvtchnReader(LogItems log) {
        this.log = log;
    }

    @Override
    public Taken take(Line line) {
        int at = line.skipBlanks(line.startsWith("(XEN)") ? 5 : 0);
        stamp = ItemLog.NONE;
        if (at > 0 && line.at(at) == '[' && line.find(']', at) > 0) {
            at = stamped(line, at + 1, line.find(']', at));
        }
        Taken taken = line.isBlank() ? Taken.NOISE : read(line, at);
        if (taken == Taken.NOISE) {
            log.countNoise(1);
        } else if (taken == Taken.UNKNOWN) {
            log.bad().add(line.number(), line.length(), line.text(0, 200));
        }
        return taken;
    }

    /** Xen may write a stamp before each line: then the table is of that moment. Gives where the rest begins. */
    private int stamped(Line line, int at, int close) {
        int first = line.skipBlanks(at);
        LogClock clock = ConsoleStamp.clock(line, first, close, true);
        stamp = clock == LogClock.NONE ? ItemLog.NONE : ConsoleStamp.nanos(line, first, close, clock);
        if (stamp != ItemLog.NONE) {
            log.clock(clock, ConsoleStamp.quantum(clock, ConsoleStamp.isWhole(line, first)));
        }
        return line.skipBlanks(close + 1);
    }

    private Taken read(Line line, int at) {
        if (line.has(at, "Event channel information for domain ")) {
            int number = at + "Event channel information for domain ".length();
            domain = line.text(number, line.skipDigits(number));
            return Taken.NOISE;
        }
        boolean isHeading = line.has(at, "Polling vCPUs") || line.has(at, "port [") || line.has(at, "CPU0");
        if (isHeading || isCounter(line, at)) {
            return Taken.NOISE;
        }
        int end = line.skipDigits(at);
        long port = line.digits(at, end);
        if (port < 0) {
            return Taken.UNKNOWN;
        }
        if (line.has(end, ": VCPU ")) {
            return listed(line, port, end + 7);
        }
        int open = line.skipBlanks(end);
        int state = line.find("s=", open);
        if (line.at(open) == '[' && state > 0) {
            return dumped(line, port, state + 2);
        }
        int source = line.at(end) == ':' ? line.find("xen-", end) : -1;
        return source < 0 ? Taken.UNKNOWN : add(line, port, line.text(source, line.wordEnd(source)), 0);
    }

    /** {@code NMI: 0 0}: a counter in /proc/interrupts that has no number. */
    private static boolean isCounter(Line line, int at) {
        int end = line.find(':', at);
        return end == at + 3 && line.at(at) >= 'A' && line.at(at) <= 'Z';
    }

    private Taken listed(Line line, long port, int at) {
        int end = line.skipDigits(at);
        long vcpu = line.digits(at, end);
        int text = line.skipBlanks(end + 1);
        String type = line.has(text, "Interdomain (Waiting")
                ? "unbound"
                : line.has(text, "Interdomain")
                        ? "interdomain"
                        : line.has(text, "Physical") ? "pirq" : line.has(text, "Virtual") ? "virq" : "other";
        type = line.has(text, "IPI") ? "ipi" : type;
        return vcpu < 0 ? Taken.UNKNOWN : add(line, port, type, vcpu);
    }

    private Taken dumped(Line line, long port, int at) {
        long state = line.digits(at, line.skipDigits(at));
        int number = line.find("n=", at);
        long vcpu = number < 0 ? -1 : line.digits(number + 2, line.skipDigits(number + 2));
        return state < 0 || state >= STATES.length || vcpu < 0
                ? Taken.UNKNOWN
                : add(line, port, STATES[(int) state], vcpu);
    }

    private Taken add(Line line, long port, String type, long vcpu) {
        int name = log.names().number(type);
        int thread = log.threads().number(domain);
        int mark = (int) Math.min(vcpu, 0xFFFF);
        log.items().add(stamp, port, line.offset(), ItemKind.EVENT, mark, line.number(), name, thread);
        return Taken.ITEM;
    }
}
