package io.xenscope.report.sql;

import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.MissingModuleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** What the optional module {@code xenscope-sql} does; it is found where its jar is on the class path. */
public interface SqlEngine {
    /** Answers {@code sql}; returns an exit code. */
    int query(Invocation asked) throws IOException;

    /** Writes each table of each capture as a Parquet file; returns an exit code. */
    int exportParquet(Invocation asked, List<Path> captures) throws IOException;

    /** Writes all tables of all captures as one DuckDB database; returns an exit code. */
    int exportDatabase(Invocation asked, List<Path> captures) throws IOException;

    /** The module, or an exception that says how to get it. */
    static SqlEngine find(String what) {
        return ServiceLoader.load(SqlEngine.class)
                .findFirst()
                .orElseThrow(() -> new MissingModuleException(what, "xenscope-sql"));
    }
}
