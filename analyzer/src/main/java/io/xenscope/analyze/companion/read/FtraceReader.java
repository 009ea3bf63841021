package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;
import java.util.HashMap;
import java.util.Map;

/**
 * Events of a Linux kernel, as ftrace, trace-cmd, perf script or bpftrace print them.
 *
 * <pre>
 * COMM-PID [( TGID)] [CPU] [FLAGS ]STAMP: EVENT: FIELDS       trace file, trace-cmd report
 * COMM PID[/TID] [CPU] STAMP: [PERIOD ]EVENT: FIELDS          perf script; lines of stacks begin with a tab
 * NSECS TEXT                                                  bpftrace: a first column that only rises
 * CPU:N [LOST M EVENTS]                                       a loss
 * </pre>
 *
 * <p>STAMP: seconds with decimals, or a whole number, which counts TSC ticks unless the header names another clock. An item's thread is
 * {@code PID [CPU]} as the line has it; its name the event; the begin and the end of a syscall have each other as values, those of
 * which the other one is missing, and all other events, {@link ItemLog#NONE}.
 */
public final class FtraceReader implements LogReader {
    private static final int UTC_DIGITS = 10;
    private static final int BPFTRACE_DIGITS = 9;
    private static final int MOST_OPEN = 1 << 16;

    private final LogItems log;
    /** The syscall that each task is in. */
    private final Map<Long, Long> open = new HashMap<>();

    private LogClock named;
    private long lastOfBpftrace = -1;
    private boolean hasEvents;

    FtraceReader(LogItems log) {
        this.log = log;
    }

    @Override
    public Taken take(Line line) {
        Taken taken = read(line);
        if (taken == Taken.NOISE) {
            log.countNoise(1);
        } else if (taken == Taken.UNKNOWN) {
            log.bad().add(line.number(), line.length(), line.text(0, 200));
        }
        return taken;
    }

    private Taken read(Line line) {
        int first = line.at(0);
        if (first == '#') {
            header(line);
            return Taken.NOISE;
        }
        if (line.isBlank() || line.startsWith("cpus=") || line.startsWith("CPU ") && line.find("is empty", 0) > 0) {
            return Taken.NOISE;
        }
        if (first == '\t' && hasEvents || first == '@' && hasEvents) {
            return Taken.NOISE;
        }
        if (line.startsWith("CPU:") && line.find("[LOST ", 0) > 0) {
            return loss(line);
        }
        int bracket = cpu(line);
        return bracket < 0 ? bpftrace(line) : event(line, bracket);
    }

    private void header(Line line) {
        int clock = line.find("clock: ", 0);
        if (clock > 0) {
            String name = line.text(clock + 7, line.wordEnd(clock + 7));
            named = switch (name) {
                case "x86-tsc", "tsc" -> LogClock.TSC;
                case "mono", "mono_raw" -> LogClock.MONO;
                case "boot", "local", "global", "uptime" -> LogClock.BOOT;
                case "tai", "real" -> LogClock.UTC;
                case "counter" -> LogClock.NONE;
                default -> null;
            };
        }
    }

    private Taken loss(Line line) {
        int end = line.skipDigits(4);
        int thread = log.threads().number("[" + line.text(4, end) + "]");
        int name = log.names().number("lost");
        long count = line.digits(line.find("[LOST ", 0) + 6, line.skipDigits(line.find("[LOST ", 0) + 6));
        log.items().add(ItemLog.NONE, count, line.offset(), ItemKind.LOSS, 0, line.number(), name, thread);
        return Taken.ITEM;
    }

    /** Where {@code [CPU]} begins, with a blank before it; -1 where there is none. */
    private static int cpu(Line line) {
        for (int at = line.find('[', 1); at > 0; at = line.find('[', at + 1)) {
            int end = line.skipDigits(at + 1);
            if (end > at + 1 && line.at(end) == ']' && line.at(at - 1) <= ' ' && line.at(end + 1) <= ' ') {
                return at;
            }
        }
        return -1;
    }

    private Taken event(Line line, int bracket) {
        int close = line.find(']', bracket);
        int at = line.skipBlanks(close + 1);
        int end = line.wordEnd(at);
        if (line.at(end - 1) != ':') {
            at = line.skipBlanks(end);
            end = line.wordEnd(at);
        }
        long stamp = line.at(end - 1) == ':' ? stamp(line, at, end - 1) : -1;
        int task = task(line, bracket);
        int event = line.skipBlanks(end);
        int eventEnd = line.wordEnd(event);
        if (line.skipDigits(event) == eventEnd) {
            event = line.skipBlanks(eventEnd);
            eventEnd = line.wordEnd(event);
        }
        boolean hasColon = eventEnd > event && line.at(eventEnd - 1) == ':';
        int paren = line.find('(', event);
        boolean isCall = !hasColon && paren > event && paren < eventEnd;
        if (stamp < 0 || task < 0 || !hasColon && !isCall && !line.has(eventEnd, " -> ")) {
            return Taken.UNKNOWN;
        }
        int nameEnd = hasColon ? eventEnd - 1 : isCall ? paren : eventEnd;
        int begin = line.begin();
        int thread = log.threads().number(line.bytes(), begin + task, begin + close + 1);
        int name = log.names().number(line.bytes(), begin + event, begin + nameEnd);
        add(
                line,
                named == LogClock.NONE ? ItemLog.NONE : stamp,
                line.digits(task, line.skipDigits(task)),
                name,
                thread);
        return Taken.ITEM;
    }

    /** Where the number of the task begins before {@code [CPU]}; -1 where there is none. */
    private static int task(Line line, int bracket) {
        int end = bracket;
        while (end > 0 && line.at(end - 1) <= ' ') {
            end--;
        }
        if (line.at(end - 1) == ')') {
            while (end > 0 && line.at(end - 1) != '(') {
                end--;
            }
            end--;
            while (end > 0 && line.at(end - 1) <= ' ') {
                end--;
            }
        }
        int at = end;
        while (at > 0 && (line.isDigit(at - 1) || line.at(at - 1) == '/')) {
            at--;
        }
        return at == end || !line.isDigit(at) ? -1 : at;
    }

    private long stamp(Line line, int at, int end) {
        int point = line.find('.', at);
        boolean isSeconds = point > at && point < end;
        long stamp = isSeconds ? line.nanos(at, end) : line.digits(at, end);
        if (!hasEvents && stamp >= 0) {
            hasEvents = true;
            LogClock guessed = !isSeconds ? LogClock.TSC : point - at >= UTC_DIGITS ? LogClock.UTC : LogClock.BOOT;
            LogClock clock = named == null ? guessed : named;
            log.clock(clock, clock == LogClock.TSC || !isSeconds || end - point > 7 ? 1 : 1000);
        }
        return stamp;
    }

    private void add(Line line, long stamp, long task, int name, int thread) {
        String event = log.names().name(name);
        int colon = event.indexOf(':');
        String plain = colon < 0 ? event : event.substring(colon + 1);
        boolean enters = plain.startsWith("sys_enter");
        boolean leaves = plain.startsWith("sys_exit");
        long item = log.items().size();
        ItemKind kind = enters ? ItemKind.BEGIN : leaves ? ItemKind.END : ItemKind.EVENT;
        log.items().add(stamp, ItemLog.NONE, line.offset(), kind, 0, line.number(), name, thread);
        if (enters) {
            if (open.size() == MOST_OPEN) {
                open.clear();
            }
            open.put(task, item);
        } else if (leaves) {
            Long begin = open.remove(task);
            if (begin != null) {
                log.items().setValue(begin, item);
                log.items().setValue(item, begin);
            }
        }
    }

    private Taken bpftrace(Line line) {
        int end = line.skipDigits(0);
        if (end < BPFTRACE_DIGITS || line.at(end) > ' ' || line.digits(0, end) < lastOfBpftrace) {
            return Taken.UNKNOWN;
        }
        lastOfBpftrace = line.digits(0, end);
        int name = line.skipBlanks(end);
        int nameEnd = line.wordEnd(name);
        if (nameEnd == name || lastOfBpftrace < 0) {
            return Taken.UNKNOWN;
        }
        if (!hasEvents) {
            hasEvents = true;
            log.clock(LogClock.BOOT, 1);
        }
        int begin = line.begin();
        int number = log.names().number(line.bytes(), begin + name, begin + nameEnd);
        log.items()
                .add(
                        lastOfBpftrace,
                        ItemLog.NONE,
                        line.offset(),
                        ItemKind.EVENT,
                        0,
                        line.number(),
                        number,
                        log.threads().number(""));
        return Taken.ITEM;
    }

    /** The name of an event without the subsystem that perf writes in front of it ({@code sched:}). */
    public static String plain(String event) {
        return event.substring(event.indexOf(':') + 1);
    }

    /** Whether an event of this name is a switch from one task to another, as ftrace or perf call it. */
    public static boolean isSwitch(String event) {
        return event.equals("sched_switch") || event.equals("sched:sched_switch");
    }

    /** The CPU in the name of a thread; -1 where it has none. */
    public static int cpu(String thread) {
        int open = thread.lastIndexOf('[');
        int close = thread.lastIndexOf(']');
        return open < 0 || close < open
                ? -1
                : (int) Line.of(thread.substring(open + 1, close)).digits(0, close - open - 1);
    }

    /** The task in the name of a thread; -1 where it has none. */
    public static int task(String thread) {
        Line line = Line.of(thread);
        return (int) line.digits(0, line.skipDigits(0));
    }
}
