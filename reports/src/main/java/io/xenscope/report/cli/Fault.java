package io.xenscope.report.cli;

import io.xenscope.format.TemporaryFileException;
import io.xenscope.format.fault.CaptureException;
import io.xenscope.report.table.OneLine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** What went wrong, as the user meets it: an exit code and one line, or silence. */
record Fault(int exit, String line, Throwable thrown) {
    private static final int DEEPEST = 16;

    /** The most telling of a throwable and its causes: work on other threads arrives wrapped. */
    static Fault of(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            Fault known = known(cause);
            if (known != null) {
                return known;
            }
            cause = cause.getCause();
        }
        return new Fault(
                Exit.INTERNAL,
                "internal error: " + thrown + "; please report it, with what --log debug prints",
                thrown);
    }

    private static Fault known(Throwable thrown) {
        if (thrown instanceof UsageException) {
            return new Fault(Exit.USAGE, thrown.getMessage(), thrown);
        }
        if (thrown instanceof MissingModuleException) {
            return new Fault(Exit.INTERNAL, thrown.getMessage(), thrown);
        }
        if (thrown instanceof CaptureException capture) {
            return new Fault(Exit.INPUT, capture.line(), thrown);
        }
        if (thrown instanceof TemporaryFileException temporary) {
            return new Fault(Exit.OUTPUT, temporary.getMessage(), thrown);
        }
        if (thrown instanceof OutputException output) {
            return new Fault(output.isOfNoInterest() ? Exit.OK : Exit.OUTPUT, output.getMessage(), thrown);
        }
        if (thrown instanceof InvalidPathException name) {
            String advice = ": no name in the encoding of this locale; try LC_ALL=C.UTF-8";
            return new Fault(Exit.INPUT, name.getInput() + advice, thrown);
        }
        if (thrown instanceof IOException input) {
            return new Fault(Exit.INPUT, "cannot read: " + reason(input), thrown);
        }
        if (thrown instanceof InternalError
                && String.valueOf(thrown.getMessage()).contains("memory access")) {
            // So Java reports that mapped memory has no file behind it any more.
            String advice = "; give a copy, or wait until nobody changes it";
            return new Fault(
                    Exit.INPUT, "the capture got shorter, or its medium failed, while it was read" + advice, thrown);
        }
        if (thrown instanceof OutOfMemoryError) {
            return new Fault(Exit.INTERNAL, "out of memory; give Java more with JAVA_TOOL_OPTIONS=-Xmx2g", thrown);
        }
        return null;
    }

    /** Why the system refused, in words and with the file. */
    static String reason(IOException refused) {
        if (refused instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or directory";
        }
        if (refused instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (refused instanceof FileSystemException other && other.getReason() != null) {
            return other.getFile() + ": " + other.getReason();
        }
        boolean telling = refused instanceof FileNotFoundException || refused.getMessage() != null;
        return telling ? refused.getMessage() : refused.toString();
    }

    /** Says it on stderr and returns the exit code; the stack is for those who debug. */
    int tell(PrintStream err, boolean debug) {
        if (exit != Exit.OK) {
            err.println(Program.NAME + ": " + OneLine.of(line));
            if (debug) {
                thrown.printStackTrace(err);
            }
        }
        return exit;
    }
}
