package io.xenscope.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;

/**
 * A capture where it can be mapped: local files are where they are, all others are copied to a local directory, because captures
 * are read at random.
 */
final class LocalFile implements AutoCloseable {
    private static final String IN_PLACE = "file";

    /** Bytes of all copies of this executor. */
    private static final AtomicLong COPIED = new AtomicLong();

    private final Path path;
    /** Length of the copy; -1 where there is none. */
    private final long copied;

    private LocalFile(Path path, long copied) {
        this.path = path;
        this.copied = copied;
    }

    static LocalFile of(CaptureFile file, RowReaders how) throws IOException {
        org.apache.hadoop.fs.Path there = new org.apache.hadoop.fs.Path(file.path());
        if (IN_PLACE.equals(there.toUri().getScheme())) {
            return new LocalFile(Path.of(there.toUri().getPath()), -1);
        }
        long before = COPIED.getAndAdd(file.length());
        LocalFile copy = null;
        try {
            long most = how.options().maxCopyBytes();
            if (before + file.length() > most) {
                throw new IOException(file.path() + ": has to be copied to this machine to be read, " + file.length()
                        + " bytes beside " + before + " of other copies; option maxCopyBytes allows " + most
                        + ": give more, or less tasks at a time to an executor");
            }
            copy = new LocalFile(copy(file, there, how), file.length());
            return copy;
        } finally {
            if (copy == null) {
                COPIED.addAndGet(-file.length());
            }
        }
    }

    private static Path copy(CaptureFile file, org.apache.hadoop.fs.Path there, RowReaders how) throws IOException {
        String directory = how.options().localDir();
        Path parent = Path.of(directory.isEmpty() ? System.getProperty("java.io.tmpdir") : directory);
        Files.createDirectories(parent);
        // The name says how the file is packed.
        Path here = Files.createTempFile(parent, "xenscope-", "-" + there.getName());
        boolean isWhole = false;
        FileSystem system = there.getFileSystem(how.hadoop().value().value());
        try (FSDataInputStream in = system.open(there)) {
            long length;
            try (var out = Files.newOutputStream(here)) {
                length = in.transferTo(out);
            }
            if (length != file.length()) {
                throw new IOException(file.path() + ": had " + file.length()
                        + " bytes when the query began, now it has " + length + "; ask again when nobody writes it");
            }
            isWhole = true;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(here);
            }
        }
        return here;
    }

    Path path() {
        return path;
    }

    boolean isCopy() {
        return copied >= 0;
    }

    /** Removes the copy, if it is one. */
    @Override
    public void close() {
        if (isCopy()) {
            COPIED.addAndGet(-copied);
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(path + ": a copy that cannot be removed", e);
            }
        }
    }
}
