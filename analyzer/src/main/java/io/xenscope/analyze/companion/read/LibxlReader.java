package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Logs of xl, libxl and libxc, of libvirt's libxl driver, and of xapi and xenopsd.
 *
 * <pre>
 * [YYYY-MM-DD HH:MM:SS ZONE [PID] ]CONTEXT: [LEVEL: ][FILE.c:LINE:FUNCTION: ][Domain N:]TEXT
 * YYYY-MM-DD HH:MM:SS.mmm+ZZZZ: [TID: LEVEL : FUNCTION:LINE : ]TEXT
 * SYSLOG PREFIX PROGRAM: [LEVEL|HOST|THREAD |TASK|MODULE] TEXT
 * </pre>
 *
 * <p>An operation begins with {@code ao PTR: create:} and ends with {@code ao PTR: complete, rc=N}: each of the two items has the
 * other one as its value. A step is the first line of a function {@code xc_dom_*} of the domain builder. Everything else is an event;
 * so are lines of other programs between. An item's thread is the process, its mark the domain plus 1 where the line says one.
 */
final class LibxlReader implements LogReader {
    private static final Set<String> CONTEXTS = Set.of(
            "libxl",
            "xc",
            "xl",
            "domainbuilder",
            "xencall",
            "xencall:buffer",
            "xenguest",
            "xenlight",
            "xenstore",
            "xenforeignmemory",
            "xendevicemodel",
            "xenevtchn",
            "xengnttab",
            "xentoolcore",
            "xenhypfs");
    private static final Set<String> LEVELS =
            Set.of("debug", "verbose", "detail", "progress", "info", "notice", "warning", "warn", "error", "critical");
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    private final LogItems log;
    private final Map<String, Long> operations = new HashMap<>();
    private String lastStep = "";
    private int lastThread;

    LibxlReader(LogItems log) {
        this.log = log;
        this.lastThread = log.threads().number("");
    }

    @Override
    public Taken take(Line line) {
        if (line.isBlank()) {
            log.countNoise(1);
            return Taken.NOISE;
        }
        int at = 0;
        long stamp = ItemLog.NONE;
        int thread = 0;
        long day = Dates.day(line, 0);
        long seconds = day < 0 ? -1 : Dates.timeOfDay(line, 11);
        if (seconds >= 0) {
            if (line.at(19) == '.') {
                return libvirt(line, (day * Dates.DAY + seconds) * SECOND);
            }
            int zone = line.skipBlanks(19);
            int pid = line.skipBlanks(line.wordEnd(zone));
            int end = line.find(']', pid);
            if (line.at(pid) == '[' && end > pid) {
                boolean isUtc = line.has(zone, "UTC ") || line.has(zone, "GMT ");
                log.clock(isUtc ? LogClock.UTC : LogClock.LOCAL, SECOND);
                stamp = (day * Dates.DAY + seconds) * SECOND;
                thread = log.threads().number(line.text(pid + 1, end));
                at = line.skipBlanks(end + 1);
            }
        } else if (Dates.month(line, 0) > 0) {
            Taken taken = task(line);
            if (taken == Taken.ITEM) {
                return taken;
            }
        }
        lastThread = stamp == ItemLog.NONE ? lastThread : thread;
        return plain(line, at, stamp, stamp == ItemLog.NONE ? lastThread : thread);
    }

    private Taken plain(Line line, int at, long stamp, int thread) {
        int colon = line.find(": ", at);
        String context = colon < 0 ? "" : line.text(at, colon);
        if (!CONTEXTS.contains(context)) {
            add(line, stamp, ItemKind.EVENT, "-", thread, 0);
            return Taken.UNKNOWN;
        }
        int level = colon + 2;
        int levelEnd = line.find(": ", level);
        boolean hasLevel = levelEnd > 0 && LEVELS.contains(line.text(level, levelEnd));
        int text = hasLevel ? levelEnd + 2 : level;
        String function = function(line, text);
        int domain = domain(line, text);
        if (context.equals("domainbuilder")) {
            builder(line, text, stamp, thread);
            return Taken.ITEM;
        }
        int operation = line.find("ao 0x", text);
        if (operation >= 0 && operation(line, operation, function, stamp, thread, domain)) {
            return Taken.ITEM;
        }
        String name = context + " " + (hasLevel ? line.text(level, levelEnd) : "-");
        add(line, stamp, ItemKind.EVENT, name, thread, domain);
        return Taken.ITEM;
    }

    private void add(Line line, long stamp, ItemKind kind, String name, int thread, int domain) {
        int number = log.names().number(name);
        log.items().add(stamp, ItemLog.NONE, line.offset(), kind, domain, line.number(), number, thread);
    }

    /** {@code FILE.c:LINE:FUNCTION: }; empty where there is none. */
    private static String function(Line line, int at) {
        int file = line.find(".c:", at);
        int number = file + 3;
        int end = file < 0 ? -1 : line.skipDigits(number);
        int close = end < 0 || line.at(end) != ':' ? -1 : line.find(':', end + 1);
        return close < 0 || line.find(' ', at) < close ? "" : line.text(end + 1, close);
    }

    /** The domain that a line names, plus 1; 0 where it names none. */
    private static int domain(Line line, int at) {
        int name = line.find("Domain ", at);
        int end = name < 0 ? -1 : line.skipDigits(name + 7);
        long domain = end < 0 ? -1 : line.digits(name + 7, end);
        return domain < 0 || domain > 0x7FFF ? 0 : (int) domain + 1;
    }

    private void builder(Line line, int text, long stamp, int thread) {
        int end = text;
        while (Character.isLetterOrDigit(line.at(end)) || line.at(end) == '_') {
            end++;
        }
        String function = line.text(text, end);
        boolean isStep = function.startsWith("xc_dom_") && !function.equals(lastStep);
        lastStep = isStep ? function : lastStep;
        add(line, stamp, isStep ? ItemKind.STEP : ItemKind.EVENT, isStep ? function : "domainbuilder", thread, 0);
    }

    private boolean operation(Line line, int at, String function, long stamp, int thread, int domain) {
        int end = line.find(": ", at);
        String pointer = end < 0 ? "" : line.text(at + 3, end);
        if (line.has(end, ": create: ")) {
            operations.put(pointer, log.items().size());
            add(line, stamp, ItemKind.BEGIN, function.isEmpty() ? "operation" : function, thread, domain);
            return true;
        }
        Long begin = operations.get(pointer);
        if (begin != null && domain > 0 && log.items().mark(begin) == 0) {
            log.items().setMark(begin, domain);
        }
        if (begin == null || !line.has(end, ": complete, rc=")) {
            return false;
        }
        operations.remove(pointer);
        long item = log.items().size();
        add(
                line,
                stamp,
                ItemKind.END,
                log.names().name(log.items().name(begin)),
                log.items().thread(begin),
                0);
        log.items().setMark(item, log.items().mark(begin));
        log.items().setValue(item, begin);
        log.items().setValue(begin, item);
        return true;
    }

    /** {@code YYYY-MM-DD HH:MM:SS.mmm+ZZZZ: [TID: LEVEL : ]TEXT}: local time with its zone, so UTC. */
    private Taken libvirt(Line line, long second) {
        int end = line.skipDigits(20);
        long part = line.fraction(20, end);
        boolean isWest = line.at(end) == '-';
        long zone = line.digits(end + 1, end + 5);
        if (part < 0 || zone < 0 || line.at(end + 5) != ':') {
            add(line, ItemLog.NONE, ItemKind.EVENT, "-", lastThread, 0);
            return Taken.UNKNOWN;
        }
        long east = (zone / 100 * 60 + zone % 100) * 60 * SECOND * (isWest ? -1 : 1);
        log.clock(LogClock.UTC, MILLISECOND);
        int text = line.skipBlanks(end + 6);
        int thread = line.skipDigits(text);
        boolean hasThread = thread > text && line.at(thread) == ':';
        int number = log.threads().number(hasThread ? line.text(text, thread) : "");
        int level = hasThread ? line.skipBlanks(thread + 1) : text;
        String name = hasThread ? "libvirt " + line.text(level, line.wordEnd(level)) : "libxl";
        int operation = line.find("ao 0x", text);
        long stamp = second + part - east;
        if (operation < 0 || !operation(line, operation, function(line, text), stamp, number, domain(line, text))) {
            add(line, stamp, ItemKind.EVENT, name, number, domain(line, text));
        }
        return Taken.ITEM;
    }

    /** {@code Jan  5 10:00:00 HOST PROGRAM: [LEVEL|HOST|THREAD |TASK|MODULE] TEXT}: a task is a thread. */
    private Taken task(Line line) {
        int dayAt = line.skipBlanks(3);
        int dayEnd = line.skipDigits(dayAt);
        int time = line.skipBlanks(dayEnd);
        long seconds = Dates.timeOfDay(line, time);
        int bracket = line.find(": [", time + 8);
        int close = bracket < 0 ? -1 : line.find(']', bracket);
        String[] parts =
                close < 0 ? new String[0] : line.text(bracket + 3, close).split("\\|", -1);
        long day = Dates.days(1970, Dates.month(line, 0), line.digits(dayAt, dayEnd));
        if (seconds < 0 || day < 0 || parts.length < 4) {
            return Taken.UNKNOWN;
        }
        log.clock(LogClock.LOCAL, SECOND);
        log.originUnknown();
        int thread = log.threads().number(parts[3].strip());
        add(line, (day * Dates.DAY + seconds) * SECOND, ItemKind.EVENT, "task " + parts[0].strip(), thread, 0);
        return Taken.ITEM;
    }
}
