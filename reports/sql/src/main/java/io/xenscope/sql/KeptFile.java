package io.xenscope.sql;

import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.OutputException;
import io.xenscope.report.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A database that appears under its name when it is complete, or not at all. */
final class KeptFile implements AutoCloseable {
    private final Path target;
    private final Path path;
    private final Thread atExit = new Thread(this::remove, "xenscope-remove");

    private KeptFile(Path target) {
        this.target = target;
        this.path = target.resolveSibling(
                target.getFileName() + ".tmp-" + ProcessHandle.current().pid());
        // What a process of the same number left that was killed: in containers numbers come again.
        remove();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** What {@code -o} names. */
    static KeptFile of(Invocation asked) throws IOException {
        Path target = Path.of(asked.value(CommonOptions.OUTPUT)).toAbsolutePath();
        for (String operand : asked.operands()) {
            if (Files.exists(target)
                    && !operand.contains("\n")
                    && Files.exists(Path.of(operand))
                    && Files.isSameFile(target, Path.of(operand))) {
                throw new UsageException("-o " + target + " would replace the capture itself");
            }
        }
        if (Files.isDirectory(target)) {
            throw OutputException.cannotWrite(target.toString(), "is a directory");
        }
        if (!Files.isWritable(target.getParent())) {
            throw OutputException.cannotWrite(target.toString(), "the directory cannot be written");
        }
        return new KeptFile(target);
    }

    /** Where it is while it is not complete. */
    Path path() {
        return path;
    }

    void commit() throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw OutputException.cannotWrite(target.toString(), String.valueOf(refused.getMessage()));
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".wal"));
        } catch (IOException e) {
            // what is left has a name that says so
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
