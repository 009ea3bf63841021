package io.xenscope.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Turns what the user named into mapped bytes: a plain file is mapped where it is; gzip, pipes and standard input are
 * copied to a temporary file first, because only files can be mapped.
 */
final class CaptureInput {
    private static final int GZIP_MAGIC = 0x8b1f;

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
            return name.equals("-") ? input.spool(System.in) : input.openPath(Path.of(name));
        } catch (NoSuchFileException e) {
            throw input.fault("no such file", "give the path of a capture", e);
        } catch (java.nio.file.AccessDeniedException e) {
            throw input.fault("permission denied", "make the file readable", e);
        } catch (EOFException | ZipException e) {
            throw input.fault("damaged gzip data: " + e.getMessage(), "give the file as it was packed", e);
        } catch (java.nio.file.InvalidPathException e) {
            throw input.fault("not a path", "give the path of a capture", e);
        } catch (IOException e) {
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
                return spool(in);
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
            return spool(in);
        }
    }

    /** Copies a stream, unpacked where it is gzip, to a temporary file that vanishes with the mapping. */
    private ByteSource spool(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        boolean gzip = magic(in) == GZIP_MAGIC;
        in.reset();
        Path copy = Files.createTempFile("xenscope-", ".xentrace");
        try {
            boolean whole = true;
            try (OutputStream out = Files.newOutputStream(copy)) {
                if (gzip) {
                    whole = unpack(in, out);
                } else {
                    in.transferTo(out);
                }
            }
            return map(copy, whole);
        } finally {
            Files.deleteIfExists(copy);
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
