package io.xenscope.report.cli;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file under a temporary name beside its place: moved there when whole, removed if that never happens. */
final class PendingFile {
    private final Path target;
    private final Path temporary;
    private final Thread removal = new Thread(this::discard);
    private volatile boolean discarded;

    PendingFile(Path file) throws IOException {
        this.target = behindLinks(file);
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        this.temporary = target.resolveSibling(name);
    }

    /** Renaming onto a symbolic link would replace the link and leave the file it stands for as it was. */
    private static Path behindLinks(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        return Files.isSymbolicLink(file) ? file.resolveSibling(Files.readSymbolicLink(file)) : file;
    }

    WritableByteChannel open() throws IOException {
        WritableByteChannel channel =
                Files.newByteChannel(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Runtime.getRuntime().addShutdownHook(removal);
        return channel;
    }

    /** The channel must be closed before. */
    void moveIntoPlace() throws IOException {
        if (discarded) {
            throw OutputException.unwanted(null);
        }
        keepPermissions();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forgetRemoval();
    }

    /** Who made the file private before wants it private after. */
    private void keepPermissions() {
        try {
            if (Files.exists(target)) {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
            }
        } catch (IOException | UnsupportedOperationException hasNone) {
            // Some file systems know no permissions; then there are none to keep.
        }
    }

    void remove() {
        discard();
        forgetRemoval();
    }

    private void discard() {
        discarded = true;
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException leftBehind) {
            // The directory is gone or closed to us; there is nobody left to tell.
        }
    }

    private void forgetRemoval() {
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException alreadyRunning) {
            // Then it has nothing left to remove.
        }
    }
}
