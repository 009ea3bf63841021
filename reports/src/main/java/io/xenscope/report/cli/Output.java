package io.xenscope.report.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/**
 * Where a command's data goes: stdout, or a file that appears under its name only when whole. All text is UTF-8, but for
 * terminals that do not show it.
 *
 * <p>{@link #commit} completes it; closed without that, nothing is left of a file. Its failures are
 * {@link OutputException}s.
 */
public final class Output implements Closeable {
    private static final int BUFFER = 1 << 18;
    private static final String GZIP_SUFFIX = ".gz";

    private final GuardedStream raw;
    private OutputStream stream;
    private final PendingFile file;
    private final String name;
    private final boolean packed;
    private final boolean isAscii;
    private Writer writer;
    private boolean isFinished;
    private boolean isOver;

    private Output(GuardedStream raw, PendingFile file, String name) throws IOException {
        this(raw, file, name, false);
    }

    private Output(GuardedStream raw, PendingFile file, String name, boolean isAscii) throws IOException {
        this.raw = raw;
        this.isAscii = isAscii;
        this.packed = name.endsWith(GZIP_SUFFIX);
        this.stream = new BufferedOutputStream(packed ? new GZIPOutputStream(raw, 1 << 16) : raw, BUFFER);
        this.file = file;
        this.name = name;
    }

    public static Output toStdout() throws IOException {
        return new Output(new Stdout(), null, "stdout");
    }

    /** Standard output that is a terminal; {@code pager} is null where none is wanted. */
    static Output toTerminal(Terminal terminal, Pager pager) throws IOException {
        Stdout stdout = pager == null
                ? new Stdout()
                : new PagedStdout(pager, terminal.size().rows());
        return new Output(stdout, null, "stdout", terminal.isAscii());
    }

    /** Devices and pipes are written as they are; only a regular file can be replaced as a whole. */
    public static Output toFile(Path path) throws IOException {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw OutputException.cannotWrite(name, "is a directory", null);
        }
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return new Output(
                        new GuardedStream(Files.newByteChannel(path, StandardOpenOption.WRITE), name), null, name);
            }
            PendingFile file = new PendingFile(path);
            return new Output(new GuardedStream(file.open(), name), file, name);
        } catch (IOException cause) {
            throw OutputException.cannotWrite(name, reason(cause), cause);
        }
    }

    /** Makes sure that files can be put into a directory: makes it if it is not there. */
    public static void directory(Path path) throws IOException {
        try {
            Files.createDirectories(path);
        } catch (IOException cause) {
            boolean isFile = Files.exists(path) && !Files.isDirectory(path);
            throw OutputException.cannotWrite(path.toString(), isFile ? "is no directory" : reason(cause), cause);
        }
    }

    private static String reason(IOException cause) {
        String reason = Fault.reason(cause);
        return reason.substring(reason.lastIndexOf(": ") + 1).strip();
    }

    /** Buffered; not to be closed. */
    public OutputStream stream() {
        return stream;
    }

    /** Writes everything that remains, behind what the {@link #stream} was given; unless it is packed, from where it lies. */
    public void write(ByteBuffer bytes) throws IOException {
        if (packed) {
            byte[] piece = new byte[Math.min(bytes.remaining(), BUFFER)];
            while (bytes.hasRemaining()) {
                int length = Math.min(bytes.remaining(), piece.length);
                bytes.get(piece, 0, length);
                stream.write(piece, 0, length);
            }
        } else {
            stream.flush();
            raw.write(bytes);
        }
    }

    /** Buffered; not to be closed, nor mixed with {@link #stream}. */
    public Writer writer() {
        if (writer == null) {
            Writer encoded = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            writer = new BufferedWriter(isAscii ? new AsciiWriter(encoded) : encoded, 1 << 13);
        }
        return writer;
    }

    /** Sets off what comes from what is there. */
    public void emptyLine() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        stream.write('\n');
    }

    /** Writes what is left and needs no more memory; a file still appears only with {@link #commit}. */
    public void finish() throws IOException {
        if (isFinished) {
            return;
        }
        if (writer != null) {
            writer.flush();
        }
        stream.close();
        stream = OutputStream.nullOutputStream();
        writer = null;
        isFinished = true;
    }

    /** Writes what is left and puts a file in its place, unless it has been closed without. */
    public void commit() throws IOException {
        if (isOver) {
            return;
        }
        finish();
        isOver = true;
        if (file != null) {
            moveIntoPlace();
        }
    }

    private void moveIntoPlace() throws IOException {
        try {
            file.moveIntoPlace();
        } catch (OutputException known) {
            throw known;
        } catch (IOException cause) {
            file.remove();
            throw OutputException.cannotWrite(name, reason(cause), cause);
        }
    }

    @Override
    public void close() {
        if (isOver) {
            return;
        }
        isOver = true;
        if (file == null) {
            raw.abandon();
            return;
        }
        try {
            stream.close();
        } catch (IOException abandoned) {
            // Why it is abandoned has been said already.
        }
        file.remove();
    }
}
