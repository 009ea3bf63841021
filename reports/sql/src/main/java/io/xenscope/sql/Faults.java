package io.xenscope.sql;

import io.xenscope.report.cli.OutputException;
import java.io.IOException;
import java.sql.SQLException;

/** Faults of DuckDB as the user meets them. */
final class Faults {
    private Faults() {}

    /** What to throw: statements are refused with exit code 2, files with 4. */
    static IOException of(SQLException fault) {
        String said = String.valueOf(fault.getMessage());
        if (said.startsWith("Out of Memory")) {
            throw new io.xenscope.report.cli.UsageException(
                    Database.refused(fault).getMessage() + "; give more with --memory");
        }
        if (said.startsWith("IO Error")) {
            return OutputException.cannotWrite(
                    "the database", Database.refused(fault).getMessage());
        }
        throw Database.refused(fault);
    }
}
