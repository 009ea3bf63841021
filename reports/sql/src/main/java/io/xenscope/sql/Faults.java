package io.xenscope.sql;

import io.xenscope.report.cli.OutputException;
import io.xenscope.report.cli.UsageException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Faults of DuckDB as the user meets them. */
final class Faults {
    /** How DuckDB begins to say that somebody cancelled a statement. */
    static final String CANCELLED = "INTERRUPT Error: Interrupted";

    /** DuckDB's advice names settings that are locked here, and a page on the network. */
    private static final String ADVICE = " Possible solutions: ";

    /** How systems say that no more can be written. */
    private static final Pattern FULL = Pattern.compile("No space left on device|File too large|Disk quota exceeded");

    /** In texts of DuckDB, which may be quoted once more. */
    private static final Pattern FILE = Pattern.compile("file \\\\?\"([^\"\\\\]+)");

    /** How DuckDB begins to say that what does not fit into memory does not fit into the directory for that either. */
    private static final String SPILL_IS_FULL = "Out of Memory Error: failed to offload";

    private static final int LONGEST = 400;

    private Faults() {}

    /** What to throw: statements are refused with exit code 2, files with 4. */
    static IOException of(SQLException fault) {
        String said = String.valueOf(fault.getMessage());
        Matcher full = FULL.matcher(said);
        if (full.find()) {
            Matcher file = FILE.matcher(said);
            return OutputException.cannotWrite(file.find() ? file.group(1) : "the database", full.group());
        }
        if (said.startsWith("IO Error")) {
            return OutputException.cannotWrite("the database", line(fault));
        }
        throw new UsageException(line(fault));
    }

    /** A fault that is not DuckDB's: where there is no room for files beside the database, it is of output, too. */
    static IOException of(IOException fault) {
        boolean isFull = FULL.matcher(String.valueOf(fault.getMessage())).find() && !(fault instanceof OutputException);
        return isFull
                ? OutputException.cannotWrite(
                        "temporary files",
                        fault.getMessage() + "; make room below " + System.getProperty("java.io.tmpdir")
                                + ", or set TMPDIR")
                : fault;
    }

    /** What is wrong in one line. */
    static String line(SQLException fault) {
        String said = String.valueOf(fault.getMessage()).strip();
        if (said.startsWith(CANCELLED)) {
            return "cancelled";
        }
        int place = said.indexOf("\n\nLINE ");
        if (said.startsWith(SPILL_IS_FULL)) {
            return "Out of Memory Error: what does not fit into memory does not fit below TMPDIR either; give more"
                    + " with --memory, or set TMPDIR to where there is more room";
        }
        String line = (place < 0 ? said : said.substring(0, place)).replaceAll("\\s*\\n\\s*", " ");
        int advice = line.indexOf(ADVICE);
        if (advice >= 0) {
            line = line.substring(0, advice);
        }
        if (line.length() > LONGEST) {
            line = line.substring(0, LONGEST) + "...";
        }
        return line.startsWith("Out of Memory") ? line + "; give more with --memory" : line;
    }
}
