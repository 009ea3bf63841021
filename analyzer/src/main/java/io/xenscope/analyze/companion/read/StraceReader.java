package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;
import java.util.HashMap;
import java.util.Map;

/**
 * What strace prints of a toolstack or a daemon.
 *
 * <pre>
 * [PID |[pid PID] ][STAMP ][(+ D.d) ]NAME(ARGS) = RET[ TEXT][ &lt;DUR&gt;]
 * ... NAME(ARGS &lt;unfinished ...&gt;        ... &lt;... NAME resumed&gt;ARGS) = RET[ &lt;DUR&gt;]
 * ... --- SIGNAL {...} ---   ... +++ exited with N +++   strace: Process N attached
 * </pre>
 *
 * <p>STAMP: {@code HH:MM:SS[.ffffff]}, of a day that is not known; seconds since 1970; or alone, what passed since the last call.
 * An item's value is its duration, its thread the process, its name that of the call; Xen's ioctls are named by device and number.
 * Its mark is made of the bits here.
 */
public final class StraceReader implements LogReader {
    /** An ioctl that makes a hypercall, and Xen did it. */
    public static final int MAKES_HYPERCALL = 1;

    public static final int FAILED = 2;

    /** The end is not known: it was before the next line of the process. */
    public static final int END_UNKNOWN = 4;

    private static final String ATTACHED = "strace: Process ";
    private static final long SECOND = 1_000_000_000L;
    private static final int UTC_DIGITS = 9;

    private final LogItems log;
    /** The last call of each process, if its end is not known yet. */
    private final Map<Integer, Long> open = new HashMap<>();

    private long sum;
    private long lastOfDay = -1;
    private long days;
    private boolean isTorn;

    StraceReader(LogItems log) {
        this.log = log;
    }

    @Override
    public Taken take(Line line) {
        Taken taken = line.isBlank() ? Taken.NOISE : read(line);
        if (taken == Taken.NOISE) {
            log.countNoise(1);
        } else if (taken == Taken.UNKNOWN) {
            log.bad().add(line.number(), line.length(), line.text(0, 200));
        }
        return taken;
    }

    private Taken read(Line line) {
        if (line.startsWith(ATTACHED)) {
            return Taken.NOISE;
        }
        if (isTorn && line.startsWith(" <unfinished ...>")) {
            isTorn = false;
            return Taken.NOISE;
        }
        int at = line.skipBlanks(0);
        String process = "";
        if (line.has(at, "[pid ")) {
            int end = line.find(']', at);
            process = end < 0 ? "" : line.text(line.skipBlanks(at + 5), end);
            at = end < 0 ? at : line.skipBlanks(end + 1);
        } else if (isProcess(line, at)) {
            process = line.text(at, line.wordEnd(at));
            at = line.skipBlanks(line.wordEnd(at));
        }
        int command = process.indexOf('<');
        int thread = log.threads().number(command < 0 ? process : process.substring(0, command));
        int end = line.wordEnd(at);
        long stamp = line.isDigit(at) ? stamp(line, at, end) : ItemLog.NONE;
        if (stamp != ItemLog.NONE) {
            at = line.skipBlanks(end);
            at = line.has(at, "(+ ") ? line.skipBlanks(line.find(')', at) + 1) : at;
        }
        return event(line, at, stamp, thread);
    }

    /** A number without a point before something else is a process, not a stamp. */
    private static boolean isProcess(Line line, int at) {
        int end = line.skipDigits(at);
        boolean isNumber = end > at && (line.at(end) == ' ' || line.at(end) == '<');
        return isNumber && end - at <= 8;
    }

    private long stamp(Line line, int at, int end) {
        if (line.at(at + 2) == ':') {
            return timeOfDay(line, at, end);
        }
        int point = line.find('.', at);
        long nanos = point < 0 || point > end ? -1 : line.nanos(at, end);
        if (nanos < 0) {
            return ItemLog.NONE;
        }
        long quantum = end - point > 7 ? 1 : 1000;
        if (point - at >= UTC_DIGITS) {
            log.clock(LogClock.UTC, quantum);
            return nanos;
        }
        log.clock(LogClock.MONO, quantum);
        log.originUnknown();
        sum += nanos;
        return sum;
    }

    /** Of a day that is not known: days are counted from the first line on. */
    private long timeOfDay(Line line, int at, int end) {
        long seconds = Dates.timeOfDay(line, at);
        long part = line.at(at + 8) == '.' ? line.fraction(at + 9, end) : 0;
        if (seconds < 0 || part < 0) {
            return ItemLog.NONE;
        }
        days += lastOfDay >= 0 && seconds < lastOfDay - Dates.DAY / 2 ? 1 : 0;
        lastOfDay = seconds;
        log.clock(LogClock.LOCAL, line.at(at + 8) == '.' ? 1000 : SECOND);
        log.originUnknown();
        return (days * Dates.DAY + seconds) * SECOND + part;
    }

    private Taken event(Line line, int at, long stamp, int thread) {
        if (line.has(at, "--- ") || line.has(at, "+++ ")) {
            ended(thread, stamp);
            String name = line.has(at, "--- ")
                    ? line.text(at + 4, line.wordEnd(at + 4))
                    : line.text(at + 4, line.length()).replace(" +++", "").replace("exited with", "exit");
            add(line, stamp, ItemLog.NONE, ItemKind.EVENT, 0, name, thread);
            return Taken.ITEM;
        }
        if (line.has(at, "<... ")) {
            return resumed(line, at, stamp, thread);
        }
        int paren = line.find('(', at);
        if (paren <= at || !isName(line, at, paren)) {
            return Taken.UNKNOWN;
        }
        ended(thread, stamp);
        return call(line, at, paren, stamp, thread);
    }

    private static boolean isName(Line line, int from, int to) {
        for (int i = from; i < to; i++) {
            int c = line.at(i);
            boolean isLetter =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9' || c == '?';
            if (!isLetter) {
                return false;
            }
        }
        return !line.isDigit(from);
    }

    private Taken call(Line line, int at, int paren, long stamp, int thread) {
        boolean isUnfinished = line.findLast("<unfinished ...>") >= 0;
        int attached = line.find(ATTACHED, paren);
        int equals = line.findLast(" = ");
        if (equals < 0 && !isUnfinished && attached < 0) {
            return Taken.UNKNOWN;
        }
        isTorn = attached >= 0 && !isUnfinished && equals < 0;
        String name = name(line, at, paren);
        boolean isOver = !isUnfinished && !isTorn;
        int mark = isOver ? result(line, equals, name) : 0;
        long duration = isOver ? duration(line) : ItemLog.NONE;
        long item = log.items().size();
        add(line, stamp, duration, ItemKind.CALL, duration == ItemLog.NONE ? mark | END_UNKNOWN : mark, name, thread);
        if (duration == ItemLog.NONE) {
            open.put(thread, item);
        }
        return Taken.ITEM;
    }

    private void add(Line line, long stamp, long value, ItemKind kind, int mark, String name, int thread) {
        int number = log.names().number(name);
        log.items().add(stamp, value, line.offset(), kind, mark, line.number(), number, thread);
    }

    /** A process does something else: its last call is over. */
    private void ended(int thread, long stamp) {
        Long item = open.remove(thread);
        if (item != null && stamp != ItemLog.NONE && log.items().stamp(item) != ItemLog.NONE) {
            log.items().setValue(item, Math.max(0, stamp - log.items().stamp(item)));
        }
    }

    private Taken resumed(Line line, int at, long stamp, int thread) {
        Long item = open.remove(thread);
        int equals = line.findLast(" = ");
        if (item == null || line.find(" resumed", at) < 0) {
            return Taken.UNKNOWN;
        }
        String name = log.names().name(log.items().name(item));
        int mark = equals < 0 ? 0 : result(line, equals, name);
        long duration = duration(line);
        long began = log.items().stamp(item);
        boolean isMeasured = duration != ItemLog.NONE;
        if (!isMeasured && stamp != ItemLog.NONE && began != ItemLog.NONE) {
            duration = Math.max(0, stamp - began);
        }
        log.items().setValue(item, duration);
        log.items().setMark(item, mark);
        return Taken.NOISE;
    }

    private static long duration(Line line) {
        int open = line.findLast("<");
        int close = line.length() - 1;
        boolean isOne = open > 0 && line.at(close) == '>' && line.at(open - 1) == ' ';
        long nanos = isOne ? line.nanos(open + 1, close) : -1;
        return nanos < 0 ? ItemLog.NONE : nanos;
    }

    /** The name of the error with which a call ended, from its line; null where it did not fail, or does not say. */
    public static String errno(Line line) {
        int equals = line.findLast(" = ");
        return equals < 0 || !hasFailed(line, equals) ? null : errno(line, equals);
    }

    private static boolean hasFailed(Line line, int equals) {
        return line.has(equals + 3, "-1 ") || line.has(equals + 3, "? ");
    }

    private static String errno(Line line, int equals) {
        int at = line.skipBlanks(line.wordEnd(equals + 3));
        return line.text(at, line.wordEnd(at));
    }

    private static int result(Line line, int equals, String name) {
        boolean failed = hasFailed(line, equals);
        String errno = failed ? errno(line, equals) : "";
        boolean isKernels = switch (errno) {
            case "ENOTTY", "EFAULT", "EACCES", "EPERM", "EINTR", "ERESTARTSYS", "ERESTARTNOINTR", "ERESTARTNOHAND" ->
                true;
            default -> line.has(equals + 3, "?");
        };
        boolean makes = name.equals("ioctl privcmd hypercall") && !isKernels;
        return (makes ? MAKES_HYPERCALL : 0) | (failed ? FAILED : 0);
    }

    /** Xen's ioctls by device and number, connections to xenstored; all else by its own name. */
    private static String name(Line line, int at, int paren) {
        String plain = line.text(at, paren);
        if (plain.equals("ioctl")) {
            String xens = XenIoctls.name(line, paren);
            return xens == null ? plain : "ioctl " + xens;
        }
        return plain.equals("connect") && line.find("/xenstored/socket", paren) >= 0 ? "connect xenstored" : plain;
    }
}
