package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;

/**
 * What xenstore-snoop prints: DOM PID TX OP.
 *
 * <pre>
 * [STAMP] DOM PID TX|- [[ERROR] ]XS_OP: ARGS[ -> RESULT]
 * </pre>
 *
 * <p>Columns need not align; a header may repeat. A line is written at the answer. An item's value is its transaction,
 * {@link ItemLog#NONE} for {@code -}; its thread {@code DOM/PID}; its mark where the operation stands in the line.
 */
final class SnoopReader implements LogReader {
    private static final int STAMP_DIGITS = 12;

    private final LogItems log;

    SnoopReader(LogItems log) {
        this.log = log;
        log.clock(LogClock.NONE, 0);
    }

    @Override
    public Taken take(Line line) {
        Taken taken = isHeader(line) ? Taken.NOISE : item(line);
        if (taken == Taken.NOISE) {
            log.countNoise(1);
        } else if (taken == Taken.UNKNOWN) {
            log.bad().add(line.number(), line.length(), line.text(0, 200));
        }
        return taken;
    }

    private static boolean isHeader(Line line) {
        int dom = line.skipBlanks(0);
        int pid = line.skipBlanks(line.wordEnd(dom));
        return line.isBlank() || line.has(dom, "DOM") && line.has(pid, "PID");
    }

    private Taken item(Line line) {
        int at = line.skipBlanks(0);
        long stamp = ItemLog.NONE;
        if (line.skipDigits(at) - at >= STAMP_DIGITS) {
            stamp = line.digits(at, line.wordEnd(at));
            at = line.skipBlanks(line.wordEnd(at));
            log.clock(LogClock.MONO, 1);
        }
        int domEnd = line.wordEnd(at);
        int pid = line.skipBlanks(domEnd);
        int pidEnd = line.wordEnd(pid);
        int tx = line.skipBlanks(pidEnd);
        int txEnd = line.wordEnd(tx);
        int op = line.skipBlanks(txEnd);
        boolean hasTransaction = !(line.at(tx) == '-' && txEnd == tx + 1);
        long transaction = hasTransaction ? line.digits(tx, txEnd) : ItemLog.NONE;
        boolean areNumbers = line.digits(at, domEnd) >= 0 && line.digits(pid, pidEnd) >= 0;
        int name = line.has(op, "[ERROR] ") ? line.skipBlanks(op + 8) : op;
        int nameEnd = line.find(':', name);
        if (!areNumbers || hasTransaction && transaction < 0 || !line.has(name, "XS_") || nameEnd < 0) {
            return Taken.UNKNOWN;
        }
        int begin = line.begin();
        int number = log.names().number(line.bytes(), begin + name, begin + nameEnd);
        int thread = log.threads().number(line.text(at, domEnd) + "/" + line.text(pid, pidEnd));
        ItemKind kind = line.has(name, "XS_WATCH_EVENT") ? ItemKind.WATCH_EVENT : ItemKind.REQUEST_ANSWERED;
        log.items().add(stamp, transaction, line.offset(), kind, op, line.number(), number, thread);
        return Taken.ITEM;
    }
}
