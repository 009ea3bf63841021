package io.xenscope.sql;

import io.xenscope.report.cli.OutputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for a database and what does not fit into memory, under {@code TMPDIR}; gone when the program ends, however that is. */
final class Workplace implements AutoCloseable {
    private final Path directory;
    private final Thread atExit = new Thread(this::remove, "xenscope-remove");

    private Workplace(Path directory) {
        this.directory = directory;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static Workplace make() throws IOException {
        String named = System.getenv("TMPDIR");
        Path parent = Path.of(named == null || named.isEmpty() ? System.getProperty("java.io.tmpdir") : named);
        try {
            return new Workplace(Files.createTempDirectory(parent, "xenscope-sql-"));
        } catch (IOException refused) {
            throw OutputException.cannotWrite(
                    parent.toString(), "no room for a database: " + refused.getMessage() + "; set TMPDIR");
        }
    }

    Path database() {
        return directory.resolve("captures.duckdb");
    }

    /** For what does not fit into memory. */
    Path spill() {
        return directory.resolve("spill");
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // what is left lies in the directory of temporary files
        }
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // it runs already
        }
    }
}
