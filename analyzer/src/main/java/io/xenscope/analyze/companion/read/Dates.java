package io.xenscope.analyze.companion.read;

/** Dates and times of day as seconds, in the proleptic Gregorian calendar, leap seconds as in POSIX. */
final class Dates {
    static final long DAY = 86_400;

    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private Dates() {}

    /** Days since 1970-01-01; -1 where there is no such day, or it is before. */
    static long days(long year, long month, long day) {
        if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
            return -1;
        }
        long y = month <= 2 ? year - 1 : year;
        long era = y / 400;
        long ofEra = y - era * 400;
        long ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
    }

    /** {@code YYYYMMDD} at a position, in days; -1 where there is none. */
    static long compactDay(Line line, int at) {
        long date = line.digits(at, at + 8);
        return date < 0 ? -1 : days(date / 10_000, date / 100 % 100, date % 100);
    }

    /** {@code YYYY-MM-DD} at a position, in days; -1 where there is none. */
    static long day(Line line, int at) {
        boolean isOne = line.at(at + 4) == '-' && line.at(at + 7) == '-';
        return isOne ? days(line.digits(at, at + 4), line.digits(at + 5, at + 7), line.digits(at + 8, at + 10)) : -1;
    }

    /** {@code HH:MM:SS} at a position, in seconds of the day; -1 where there is none. */
    static long timeOfDay(Line line, int at) {
        if (line.at(at + 2) != ':' || line.at(at + 5) != ':') {
            return -1;
        }
        long hours = line.digits(at, at + 2);
        long minutes = line.digits(at + 3, at + 5);
        long seconds = line.digits(at + 6, at + 8);
        boolean isOne = hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds <= 60;
        return isOne ? hours * 3600 + minutes * 60 + seconds : -1;
    }

    /** The month of which three letters stand at a position, from 1; -1 where there is none. */
    static int month(Line line, int at) {
        for (int i = 0; i < MONTHS.length; i++) {
            if (line.has(at, MONTHS[i])) {
                return i + 1;
            }
        }
        return -1;
    }
}
