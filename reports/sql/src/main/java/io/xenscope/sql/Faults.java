package io.xenscope.sql;

import io.xenscope.report.cli.OutputException;
import io.xenscope.report.cli.UsageException;
import java.io.IOException;
import java.sql.SQLException;

/** Faults of DuckDB as the user meets them. */
final class Faults {
    /** How DuckDB begins to say that somebody cancelled a statement. */
    static final String CANCELLED = "INTERRUPT Error: Interrupted";

    /** DuckDB's advice names settings that are locked here, and a page on the network. */
    private static final String ADVICE = " Possible solutions: ";

    private static final int LONGEST = 400;

    private Faults() {}

    /** What to throw: statements are refused with exit code 2, files with 4. */
    static IOException of(SQLException fault) {
        String said = String.valueOf(fault.getMessage());
        if (said.startsWith("IO Error")) {
            return OutputException.cannotWrite("the database", line(fault));
        }
        throw new UsageException(line(fault));
    }

    /** What is wrong in one line. */
    static String line(SQLException fault) {
        String said = String.valueOf(fault.getMessage()).strip();
        if (said.startsWith(CANCELLED)) {
            return "cancelled";
        }
        int place = said.indexOf("\n\nLINE ");
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
