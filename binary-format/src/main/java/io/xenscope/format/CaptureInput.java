package io.xenscope.format;

import io.xenscope.format.fault.CaptureException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Turns what the user named into mapped bytes: a plain file is mapped where it is; of gzip, pipes and standard input the
 * bytes are kept first ({@link Spool}).
 */
final class CaptureInput {
    private static final int GZIP_MAGIC = 0x8b1f;

    /** Bytes of the head and the end of a gzip file. */
    private static final int LEAST_GZIP = 18;

    /** Captures become so many times as long when unpacked, about. */
    private static final int USUAL_RATIO = 4;

    private final String name;
    private final CaptureFinder finder;

    private CaptureInput(String name, CaptureFinder finder) {
        this.name = name;
        this.finder = finder;
    }

    static ByteSource open(String name) {
        return open(name, CaptureFinder.NONE);
    }

    /** The same, and where the file is no capture, what {@code finder} finds in it. */
    static ByteSource open(String name, CaptureFinder finder) {
        CaptureInput input = new CaptureInput(name, finder);
        try {
            return name.equals("-") ? input.spool(System.in, 0) : input.openPath(Path.of(name));
        } catch (NoSuchFileException e) {
            throw input.fault("no such file", "give the path of a capture", e);
        } catch (java.nio.file.AccessDeniedException e) {
            throw input.fault("permission denied", "make the file readable", e);
        } catch (EOFException | ZipException e) {
            throw input.fault("damaged gzip data: " + e.getMessage(), "give the file as it was packed", e);
        } catch (java.nio.file.InvalidPathException e) {
            throw input.fault("not a path", "give the path of a capture", e);
        } catch (IOException e) {
            if (TemporaryFiles.isFull(e)) {
                // Nothing else is written while a capture is opened.
                throw TemporaryFiles.failed(Spool.WHAT, 0, e);
            }
            throw input.fault("cannot be read: " + e.getMessage(), "check the medium and permissions", e);
        }
    }

    private ByteSource openPath(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw fault("is a directory", "give the path of a capture inside it", null);
        }
        if (!Files.exists(path)) {
            throw new NoSuchFileException(name);
        }
        if (!Files.isReadable(path)) {
            throw new java.nio.file.AccessDeniedException(name);
        }
        if (!Files.isRegularFile(path)) {
            try (InputStream in = new FileInputStream(path.toFile())) {
                return spool(in, 0);
            }
        }
        return isGzip(path) ? spoolFile(path) : map(path, true);
    }

    private static boolean isGzip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return magic(in) == GZIP_MAGIC;
        }
    }

    private static int magic(InputStream in) throws IOException {
        int low = in.read();
        int high = in.read();
        return low < 0 || high < 0 ? -1 : high << 8 | low;
    }

    private ByteSource map(Path path, boolean whole) throws IOException {
        long size = Files.size(path);
        if (size == 0) {
            throw FormatCheck.empty(name);
        }
        ByteSource found = finder.find(name, path, whole);
        if (found != null) {
            return found;
        }
        return MappedSource.map(name, path, size, whole);
    }

    private ByteSource spoolFile(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return spool(in, unpackedSize(path));
        }
    }

    /** About how many bytes a gzip file becomes: as its last word says, unless that cannot be true. */
    private static long unpackedSize(Path path) throws IOException {
        long packed = Files.size(path);
        if (packed < LEAST_GZIP) {
            return 0;
        }
        ByteBuffer last = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        try (SeekableByteChannel file = Files.newByteChannel(path).position(packed - 4)) {
            file.read(last);
        }
        long said = last.getInt(0) & 0xFFFF_FFFFL;
        return said >= packed ? said : packed * USUAL_RATIO;
    }

    /** Maps a file that holds what came as a stream. */
    interface Mapper {
        ByteSource map(Path file, boolean whole) throws IOException;
    }

    /** Keeps a stream, unpacked where it is gzip, of which about {@code expected} bytes will come; less than 1 if unknown. */
    private ByteSource spool(InputStream raw, long expected) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        boolean gzip = magic(in) == GZIP_MAGIC;
        in.reset();
        Progress.begin(gzip ? "unpacking" : "taking in", expected);
        try (Spool spool = new Spool(name, expected)) {
            boolean whole = true;
            if (gzip) {
                whole = unpack(in, spool);
            } else {
                in.transferTo(spool);
            }
            return spool.source(whole, this::map);
        }
    }

    /** Unpacks as much as can be; false where that is not all. Data of which nothing can be unpacked are refused. */
    private static boolean unpack(InputStream packed, OutputStream out) throws IOException {
        InputStream in = new GZIPInputStream(packed, 1 << 16);
        // What comes out of the last read before damage is lost with it: so it is not to be much.
        byte[] some = new byte[1 << 12];
        long unpacked = 0;
        while (true) {
            int count;
            try {
                count = in.read(some);
            } catch (EOFException | ZipException damaged) {
                if (unpacked == 0) {
                    throw damaged;
                }
                return false;
            }
            if (count < 0) {
                return true;
            }
            out.write(some, 0, count);
            unpacked += count;
        }
    }

    private CaptureException fault(String what, String advice, Exception cause) {
        return new CaptureException(name, -1, what, "", advice, cause);
    }
}
