package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries and returns of functions.
 *
 * <pre>
 * [STAMP ][CPU ][PID[/TID] ]INDENT(->|=>|| ) FUNCTION[ (FILE:LINE)][ TEXT][ STAMP]
 * [STAMP ][CPU ][PID[/TID] ]INDENT(<-|<=) FUNCTION[ (FILE:LINE)][ RESULT][ STAMP]
 * CPU) DUR us | FUNCTION() {      }      FUNCTION();          ftrace's function_graph
 * FUNCTION-entry, FUNCTION-return, entry FUNCTION, return FUNCTION
 * </pre>
 *
 * <p>A stack for each thread, else for each CPU, else one. Entry and return have each other as values. A return that does not match
 * the top closes all down to the nearest of its name: what lay above is {@link #ABANDONED}, and has that return as its value.
 * Returns of what was not entered are bad lines.
 */
final class FlowReader implements LogReader {
    /** A function of which no return was seen before one below it returned. */
    public static final int ABANDONED = 1;

    private static final int STAMP_DIGITS = 12;
    private static final int DEEPEST = 10_000;

    private record Entered(long item, int name) {}

    private final LogItems log;
    private final Map<Integer, List<Entered>> stacks = new HashMap<>();

    FlowReader(LogItems log) {
        this.log = log;
    }

    @Override
    public Taken take(Line line) {
        int first = line.skipBlanks(0);
        boolean isHeader = line.has(first, "CPU") && line.find("FUNCTION", first) > 0 || line.at(first) == '#';
        boolean isStack = line.find('`', 0) > 0 && line.find("+0x", 0) > 0;
        Taken taken = line.isBlank() || isHeader || isStack ? Taken.NOISE : flow(line, first);
        if (taken == Taken.NOISE) {
            log.countNoise(1);
        } else if (taken == Taken.UNKNOWN) {
            log.bad().add(line.number(), line.length(), line.text(0, 200));
        }
        return taken;
    }

    private Taken flow(Line line, int first) {
        int paren = line.skipDigits(first);
        if (paren > first && line.at(paren) == ')') {
            return graph(line, first, paren);
        }
        int at = first;
        long stamp = ItemLog.NONE;
        if (line.skipDigits(at) - at >= STAMP_DIGITS) {
            stamp = line.digits(at, line.skipDigits(at));
            at = line.skipBlanks(line.skipDigits(at));
        }
        int threadAt = at;
        int threadEnd = at;
        for (int number = 0; number < 2 && line.isDigit(at); number++) {
            threadEnd = line.wordEnd(at);
            at = line.skipBlanks(threadEnd);
        }
        int thread = log.threads().number(line.text(threadAt, threadEnd));
        boolean enters = line.has(at, "-> ") || line.has(at, "=> ") || line.has(at, "--> ") || line.has(at, "| ");
        boolean returns = line.has(at, "<- ") || line.has(at, "<= ") || line.has(at, "<-- ");
        if (!enters && !returns) {
            return inWords(line, at, stamp, thread);
        }
        int name = line.skipBlanks(line.wordEnd(at));
        int end = line.wordEnd(name);
        int last = XpvReader.trailing(line, end);
        stamp = stamp == ItemLog.NONE && last > 0 ? line.digits(last, line.length()) : stamp;
        return end == name ? Taken.UNKNOWN : call(line, stamp, line.text(name, end), thread, enters);
    }

    /** {@code FUNCTION-entry}, {@code entry FUNCTION} and the like. */
    private Taken inWords(Line line, int at, long stamp, int thread) {
        int end = line.wordEnd(at);
        String word = line.text(at, end);
        if (word.equals("entry") || word.equals("return")) {
            int name = line.skipBlanks(end);
            String function = line.text(name, line.wordEnd(name));
            return function.isEmpty() ? Taken.UNKNOWN : call(line, stamp, function, thread, word.equals("entry"));
        }
        if (word.length() > 6 && word.endsWith("-entry")) {
            return call(line, stamp, word.substring(0, word.length() - 6), thread, true);
        }
        return word.length() > 7 && word.endsWith("-return")
                ? call(line, stamp, word.substring(0, word.length() - 7), thread, false)
                : Taken.UNKNOWN;
    }

    private Taken call(Line line, long stamp, String function, int thread, boolean enters) {
        if (stamp != ItemLog.NONE) {
            log.clock(LogClock.MONO, 1);
            log.originUnknown();
        }
        int name = log.names().number(function);
        List<Entered> stack = stacks.computeIfAbsent(thread, key -> new ArrayList<>());
        return enters ? enter(line, stamp, name, thread, stack) : leave(line, stamp, name, thread, stack);
    }

    private Taken enter(Line line, long stamp, int name, int thread, List<Entered> stack) {
        long item = log.items().size();
        log.items().add(stamp, ItemLog.NONE, line.offset(), ItemKind.BEGIN, 0, line.number(), name, thread);
        if (stack.size() < DEEPEST) {
            stack.add(new Entered(item, name));
        }
        return Taken.ITEM;
    }

    private Taken leave(Line line, long stamp, int name, int thread, List<Entered> stack) {
        int match = stack.size() - 1;
        while (match >= 0 && name >= 0 && stack.get(match).name != name) {
            match--;
        }
        if (match < 0) {
            return Taken.UNKNOWN;
        }
        long item = log.items().size();
        int own = stack.get(match).name;
        log.items().add(stamp, stack.get(match).item, line.offset(), ItemKind.END, 0, line.number(), own, thread);
        for (int above = stack.size() - 1; above >= match; above--) {
            long begin = stack.remove(above).item;
            log.items().setValue(begin, item);
            log.items().setMark(begin, above > match ? ABANDONED : 0);
        }
        return Taken.ITEM;
    }

    /** {@code CPU) DUR us | FUNCTION() {}: durations of their own, no stamps. */
    private Taken graph(Line line, int first, int paren) {
        int bar = line.find('|', paren);
        int text = bar < 0 ? -1 : line.skipBlanks(bar + 1);
        if (text < 0 || text == line.length()) {
            return Taken.UNKNOWN;
        }
        int thread = log.threads().number(line.text(first, paren));
        List<Entered> stack = stacks.computeIfAbsent(thread, key -> new ArrayList<>());
        if (line.at(text) == '}') {
            return leave(line, ItemLog.NONE, -1, thread, stack);
        }
        int call = line.find("()", text);
        if (call <= text) {
            return Taken.NOISE;
        }
        int name = log.names().number(line.text(text, call));
        if (line.has(call, "() {")) {
            return enter(line, ItemLog.NONE, name, thread, stack);
        }
        int us = line.find(" us", paren);
        int number = us;
        while (number > paren && (line.isDigit(number - 1) || line.at(number - 1) == '.')) {
            number--;
        }
        long nanos = us < 0 || us > bar ? -1 : line.nanos(number, us) / 1_000_000;
        log.items()
                .add(
                        ItemLog.NONE,
                        nanos < 0 ? ItemLog.NONE : nanos,
                        line.offset(),
                        ItemKind.CALL,
                        0,
                        line.number(),
                        name,
                        thread);
        return Taken.ITEM;
    }
}
