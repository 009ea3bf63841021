package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.format.ByteSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A log that has been read, and its text, from which what items do not keep is read again. */
public final class LogFile implements AutoCloseable {
    private static final int MOST_TEXT = LogLines.LONGEST;
    private static final int LONGEST_BELOW = 4096;

    private final Hints hints;
    private final LogKind kind;
    private final ByteSource source;
    private final LogItems log = new LogItems();
    private byte[] window = new byte[1 << 16];
    private long windowBegin;
    private int windowSize;

    private LogFile(Hints hints, LogKind kind, ByteSource source) {
        this.hints = hints;
        this.kind = kind;
        this.source = source;
    }

    /**
     * Reads a log.
     *
     * @throws io.xenscope.format.fault.CaptureException where it cannot be read or is of no known kind
     */
    public static LogFile read(Hints hints) {
        return read(hints, ByteSource.open(hints.file()));
    }

    /** The same of bytes that are there already. */
    public static LogFile read(Hints hints, ByteSource source) {
        try {
            LogKind kind = hints.kind() == null ? Recognition.of(source) : hints.kind();
            LogFile file = new LogFile(hints, kind, source);
            file.readLines();
            return file;
        } catch (RuntimeException | Error e) {
            source.close();
            throw e;
        }
    }

    private void readLines() {
        LogReader reader = kind.reader(log, hints);
        LogLines lines = new LogLines(source);
        while (lines.next()) {
            log.countLine();
            reader.take(lines.line());
        }
        reader.finish();
    }

    public LogKind kind() {
        return kind;
    }

    public Hints hints() {
        return hints;
    }

    public LogItems log() {
        return log;
    }

    /** Gives all lines to {@code each}, as they were read. Each is only lent. */
    public void eachLine(Consumer<Line> each) {
        LogLines lines = new LogLines(source);
        while (lines.next()) {
            each.accept(lines.line());
        }
    }

    /** The text of an item: its line; of those that may have several lines, all of them. Not for several threads. */
    public Line text(long item) {
        long offset = log.items().offset(item);
        if (kind == LogKind.XENSTORED) {
            return text(offset, (int) Math.min(MOST_TEXT, log.items().value(item)));
        }
        int length = 256;
        Line line = text(offset, length);
        while (line.find('\n', 0) < 0 && offset + line.length() < source.size() && length < MOST_TEXT) {
            length *= 4;
            line = text(offset, length);
        }
        int end = line.find('\n', 0);
        line.to = end < 0 ? line.to : line.from + end;
        if (line.to > line.from && line.bytes[line.to - 1] == '\r') {
            line.to--;
        }
        return line;
    }

    /** The lines below an item that begin with a tab, as stacks do; the first {@code most}. Not for several threads. */
    public List<String> below(long item, int most) {
        List<String> lines = new ArrayList<>();
        Line own = text(item);
        long at = own.offset() + own.length() + 1;
        while (lines.size() < most && at < source.size()) {
            Line line = text(at, (int) Math.min(LONGEST_BELOW, source.size() - at));
            int end = line.find('\n', 0);
            if (line.at(0) != '\t') {
                break;
            }
            int length = end < 0 ? line.length() : end;
            lines.add(line.text(0, length).strip());
            at += length + 1L;
        }
        return lines;
    }

    /** A number made of the size and the first bytes of the file: the same for the same content. */
    public long digest(long most) {
        byte[] first = new byte[(int) Math.min(most, source.size())];
        source.copy(0, first, first.length);
        long digest = source.size();
        for (byte one : first) {
            digest = (digest ^ one & 0xFF) * 0x100000001B3L;
        }
        return digest;
    }

    private Line text(long offset, int length) {
        int there = (int) Math.min(length, source.size() - offset);
        if (offset < windowBegin || offset + there > windowBegin + windowSize) {
            if (2 * there > window.length) {
                window = new byte[Math.max(2 * there, 2 * window.length)];
            }
            // An answer is read before the request that stands above it: what is before the text is wanted soon, too.
            windowBegin = Math.max(0, offset - window.length / 4);
            windowSize = (int) Math.min(window.length, source.size() - windowBegin);
            source.copy(windowBegin, window, windowSize);
        }
        Line line = new Line();
        line.bytes = window;
        line.from = (int) (offset - windowBegin);
        line.to = line.from + there;
        line.offset = offset;
        return line;
    }

    @Override
    public void close() {
        log.close();
        source.close();
    }
}
