package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;

/** The stamps before messages of kernels and of Xen, in all their forms. */
final class ConsoleStamp {
    private static final long SECOND = 1_000_000_000L;
    private static final int TSC_DIGITS = 16;

    private ConsoleStamp() {}

    /** How exact such stamps are, in the unit of their clock; {@code isWhole}: dates of any of them have no decimals. */
    static long quantum(LogClock clock, boolean isWhole) {
        return switch (clock) {
            case LOCAL, UTC -> isWhole ? SECOND : SECOND / 1000;
            case TSC -> 1;
            default -> 1000;
        };
    }

    /** Whether the stamp at {@code at} is a date of whole seconds. */
    static boolean isWhole(Line line, int at) {
        return Dates.day(line, at) < 0 || line.at(at + 19) != '.' && line.at(at + 19) != ',';
    }

    /** The clock of the stamp that stands in {@code [at, close)}; {@link LogClock#NONE} where it is none. */
    static LogClock clock(Line line, int at, int close, boolean isXen) {
        if (Dates.day(line, at) >= 0) {
            return isXen ? LogClock.UTC : LogClock.LOCAL;
        }
        if (close - at == TSC_DIGITS && line.hex(at, close) >= 0) {
            return LogClock.TSC;
        }
        if (line.isDigit(at)) {
            return isXen ? LogClock.XEN : LogClock.BOOT;
        }
        return Dates.month(line, at + 4) > 0 ? LogClock.LOCAL : LogClock.NONE;
    }

    /** The same in the unit of its clock; {@link ItemLog#NONE} where it is none. */
    static long nanos(Line line, int at, int close, LogClock clock) {
        switch (clock) {
            case TSC -> {
                return line.hex(at, close);
            }
            case XEN, BOOT -> {
                int comma = line.find(',', at);
                long nanos = line.nanos(at, comma > 0 && comma < close ? comma : close);
                return nanos < 0 ? ItemLog.NONE : nanos;
            }
            default -> {
                return Dates.day(line, at) >= 0 ? date(line, at) : ofLetters(line, at);
            }
        }
    }

    private static long date(Line line, int at) {
        long seconds = Dates.timeOfDay(line, at + 11);
        long part = line.at(at + 19) == '.' ? line.fraction(at + 20, line.skipDigits(at + 20)) : 0;
        return seconds < 0 || part < 0 ? ItemLog.NONE : (Dates.day(line, at) * Dates.DAY + seconds) * SECOND + part;
    }

    /** {@code Www Mmm dd hh:mm:ss yyyy}. */
    private static long ofLetters(Line line, int at) {
        int dayAt = line.skipBlanks(at + 7);
        int time = line.skipBlanks(line.skipDigits(dayAt));
        int year = line.skipBlanks(time + 8);
        long day = Dates.days(
                line.digits(year, year + 4), Dates.month(line, at + 4), line.digits(dayAt, line.skipDigits(dayAt)));
        long seconds = Dates.timeOfDay(line, time);
        return day < 0 || seconds < 0 ? ItemLog.NONE : (day * Dates.DAY + seconds) * SECOND;
    }

    /** {@code YYYY-MM-DDThh:mm:ss,ffffff+zz:zz}. */
    static long iso(Line line, int at) {
        long seconds = Dates.timeOfDay(line, at + 11);
        int end = line.skipDigits(at + 20);
        long part = line.at(at + 19) == ',' || line.at(at + 19) == '.' ? line.fraction(at + 20, end) : -1;
        long hours = line.digits(end + 1, end + 3);
        long minutes = line.digits(end + 4, end + 6);
        if (seconds < 0 || part < 0 || hours < 0 || minutes < 0) {
            return ItemLog.NONE;
        }
        long east = (hours * 60 + minutes) * 60 * (line.at(end) == '-' ? -1 : 1);
        return (Dates.day(line, at) * Dates.DAY + seconds - east) * SECOND + part;
    }
}
