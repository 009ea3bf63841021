package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;

/**
 * Messages of kernels and of Xen: dmesg, console logs, {@code xl dmesg}.
 *
 * <pre>
 * [&lt;N&gt;][S.ffffff] TEXT    [S.ffffff,CALLER] TEXT    [Www Mmm dd hh:mm:ss yyyy] TEXT    YYYY-MM-DDThh:mm:ss,ffffff+zz:zz TEXT
 * (XEN) TEXT   (XEN) [S.ffffff] TEXT   (XEN) [YYYY-MM-DD hh:mm:ss[.mmm]] TEXT   (XEN) [16 hexadecimal digits] TEXT
 * (dN) TEXT    [YYYY-MM-DD hh:mm:ss] any of these
 * </pre>
 *
 * <p>Stamps may be of several clocks: the mark of an item says which, and the log's clock is that of most. Seconds since boot that
 * run back mean another boot: only the last one counts. An item's value is its level, domain and
 * family, see {@link #level}.
 */
public final class KmsgReader implements LogReader {
    private static final long SECOND = 1_000_000_000L;
    private static final int NO_LEVEL = 15;
    private static final int DOMAIN_SHIFT = 4;
    private static final int DOMAINS = 0xFFFF;
    private static final int FAMILY_SHIFT = 20;
    private static final LogClock[] CLOCKS = LogClock.values();

    private final LogItems log;
    private final long[] counts = new long[CLOCKS.length];
    private long lastBoot = -1;
    private long firstOfBoot;
    private boolean isWhole;
    /** Dates in front are those of the host that logged a console: of dom0, whatever domain wrote there. */
    private boolean isOfConsole;

    KmsgReader(LogItems log) {
        this.log = log;
        log.mixedClocks();
    }

    @Override
    public Taken take(Line line) {
        if (line.isBlank()) {
            log.countNoise(1);
            return Taken.NOISE;
        }
        int at = 0;
        int level = NO_LEVEL;
        if (line.at(0) == '<' && line.find('>', 0) == line.skipDigits(1)) {
            level = (int) line.digits(1, line.skipDigits(1)) & 7;
            at = line.skipDigits(1) + 1;
        }
        String source = "kernel";
        int domain = 0;
        if (line.has(at, "(XEN) ")) {
            source = "xen";
            at += 6;
        } else if (line.has(at, "(d") || line.has(at, "(XEN-")) {
            int number = line.find(line.at(at + 1) == 'd' ? 'd' : '-', at) + 1;
            int end = line.skipDigits(number);
            long named = line.at(end) == ')' ? line.digits(number, end) : -1;
            domain = named < 0 || named > 0x7FFF ? 0 : (int) named + 1;
            source = domain > 0 ? "domain" : source;
            at = domain > 0 ? line.skipBlanks(end + 1) : at;
        }
        return stamped(line, at, level, source, domain);
    }

    private Taken stamped(Line line, int at, int level, String source, int domain) {
        boolean isXen = source.equals("xen");
        LogClock clock = LogClock.NONE;
        long stamp = ItemLog.NONE;
        int close = line.at(at) == '[' ? line.find(']', at) : -1;
        if (close > 0) {
            int first = line.skipBlanks(at + 1);
            clock = ConsoleStamp.clock(line, first, close, isXen);
            stamp = clock == LogClock.NONE ? ItemLog.NONE : ConsoleStamp.nanos(line, first, close, clock);
            boolean isDate = clock == LogClock.LOCAL || clock == LogClock.UTC;
            isWhole |= isDate && ConsoleStamp.isWhole(line, first);
            isOfConsole |= clock == LogClock.LOCAL && at == 0 && Dates.day(line, first) >= 0;
        } else if (Dates.day(line, at) >= 0 && line.at(at + 10) == 'T') {
            clock = LogClock.UTC;
            stamp = ConsoleStamp.iso(line, at);
        }
        boolean isKnown = stamp != ItemLog.NONE;
        clock = isKnown ? clock : LogClock.NONE;
        if (clock == LogClock.BOOT) {
            boots(stamp);
        }
        counts[clock.ordinal()]++;
        long value = (long) KmsgFamily.of(line).ordinal() << FAMILY_SHIFT | (long) domain << DOMAIN_SHIFT | level;
        int name = log.names().number(source);
        log.items()
                .add(
                        stamp,
                        value,
                        line.offset(),
                        ItemKind.EVENT,
                        clock.ordinal(),
                        line.number(),
                        name,
                        log.threads().number(""));
        boolean isOne = isKnown || isXen || domain > 0;
        return isOne ? Taken.ITEM : Taken.UNKNOWN;
    }

    private void boots(long stamp) {
        if (lastBoot >= 0 && stamp < lastBoot - SECOND) {
            firstOfBoot = log.items().size();
        }
        lastBoot = stamp;
    }

    /** The level of a message from the value of its item, 0 to 7; -1 where it has none. */
    public static int level(long value) {
        return (value & 15) == NO_LEVEL ? -1 : (int) value & 15;
    }

    /** The domain whose console it is; -1 for none. */
    public static int domain(long value) {
        return (int) (value >> DOMAIN_SHIFT & DOMAINS) - 1;
    }

    /** What it is about. */
    public static KmsgFamily family(long value) {
        return KmsgFamily.of((int) (value >> FAMILY_SHIFT));
    }

    @Override
    public void finish() {
        LogClock most = LogClock.NONE;
        for (LogClock clock : CLOCKS) {
            boolean isMore = most == LogClock.NONE || counts[clock.ordinal()] > counts[most.ordinal()];
            most = clock != LogClock.NONE && counts[clock.ordinal()] > 0 && isMore ? clock : most;
        }
        log.clock(most, ConsoleStamp.quantum(most, isWhole));
        if (isOfConsole && most == LogClock.LOCAL) {
            log.stampedByHost();
        }
        for (long item = 0; item < firstOfBoot; item++) {
            if (log.items().mark(item) == LogClock.BOOT.ordinal()) {
                log.items().setStamp(item, ItemLog.NONE);
            }
        }
    }
}
