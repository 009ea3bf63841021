package io.xenscope.report.sql;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;

/** {@code sql}: captures as tables, and any question about them. */
public final class Sql {
    public static final Option TABLES =
            Option.value("", "tables", "LIST", "make these tables, named or not: exits,waits");
    public static final Option MEMORY = Option.value("", "memory", "SIZE", "limit of the database, as 512M (256M)");
    public static final Option QUERY = Option.value("", "query", "FILE", "read the query from a file");

    public static final Command COMMAND = Command.of("sql", "captures as tables: any question, in SQL")
            .question(Question.OUT)
            .example("sql boot.xen 'select name, count(*) from exits group by 1'")
            .operands("CAPTURE... ['QUERY']")
            .notes("QUERY: with a blank in it; without one stdin is read, on a terminal a prompt.\n"
                    + "A CAPTURE that ends in .duckdb is a database that -o or export duckdb made.\n"
                    + "-o FILE: keep the database. Tables and columns: .tables, .schema; the manual.\n"
                    + "Optional module: a source tree builds it on first use (fetches 80 MB).\n")
            .stream(TABLES, MEMORY, QUERY, CommonOptions.FORMAT, CommonOptions.JSON, CommonOptions.CSV)
            .writesSeveral(asked -> true)
            .does(asked -> SqlEngine.find("sql").query(asked));

    private Sql() {}
}
