package io.xenscope.sql;

import io.xenscope.format.Progress;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Exit;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Output;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.sql.Sql;
import io.xenscope.report.sql.SqlEngine;
import io.xenscope.report.table.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Answers questions in SQL with DuckDB, and writes databases and Parquet. */
public final class DuckEngine implements SqlEngine {
    private static final String DATABASE_SUFFIX = ".duckdb";

    /** What a call asks for; {@code query} is null where a prompt is to ask. */
    private record Call(List<Path> captures, String query) {}

    @Override
    public int query(Invocation asked) throws IOException {
        Call call = call(asked);
        asked.format();
        Set<String> tables = tables(asked);
        MemoryLimit.limit(asked);
        boolean isDatabase = call.captures.size() == 1
                && call.captures.get(0).toString().endsWith(DATABASE_SUFFIX)
                && Files.exists(call.captures.get(0));
        try (Workplace place = Workplace.make()) {
            if (isDatabase) {
                try (Database database = Database.open(call.captures.get(0), place.spill(), settings(asked, call))) {
                    return answer(asked, call, database, false);
                }
            }
            return ofCaptures(asked, call, tables, place);
        } catch (SQLException fault) {
            throw Faults.of(fault);
        } catch (IOException fault) {
            throw Faults.of(fault);
        }
    }

    private static int ofCaptures(Invocation asked, Call call, Set<String> tables, Workplace place)
            throws IOException, SQLException {
        boolean isKept = asked.has(CommonOptions.OUTPUT);
        if (call.query != null) {
            check(call, place, asked);
        }
        try (Shelf shelf = Shelf.open(asked, call.captures);
                KeptFile file = isKept ? KeptFile.of(asked) : null) {
            Path path = isKept ? file.path() : place.database();
            int exit;
            try (Database database = Database.make(path, place.spill(), shelf, settings(asked, call))) {
                database.make(tables);
                exit = answer(asked, call, database, isKept || call.query == null);
                if (isKept) {
                    database.checkpoint();
                }
            }
            if (isKept) {
                file.commit();
            }
            return exit;
        }
    }

    /** Refuses what does not parse before a capture is read, which may take long. */
    private static void check(Call call, Workplace place, Invocation asked) throws SQLException {
        List<String> statements = Statements.of(call.query);
        if (statements.isEmpty()) {
            throw new UsageException("no query: give one in quotes, with --query FILE, or on stdin");
        }
        try (Database empty = Database.open(null, place.spill(), settings(asked, call))) {
            for (String sql : statements) {
                NamedTables named = empty.names(sql);
                if (named.fault() != null) {
                    throw new UsageException("query: " + named.fault());
                }
            }
        }
    }

    private static int answer(Invocation asked, Call call, Database database, boolean isKept)
            throws IOException, SQLException {
        Format format = asked.format();
        if (call.query == null) {
            asked.endProgress();
            return new Prompt(
                            database,
                            (sql, results) -> {
                                database.prepare(database.names(sql), true);
                                database.query(sql, results::print);
                            },
                            format)
                    .run();
        }
        List<String> statements = Statements.of(call.query);
        try (Output out = Output.toStdout()) {
            Results results = new Results(out.writer(), format, statements.size() > 1);
            results.begin();
            List<NamedTables> all = new ArrayList<>();
            for (String sql : statements) {
                all.add(database.names(sql));
            }
            database.expect(all);
            for (String sql : statements) {
                database.prepare(all.remove(0), isKept);
                Progress.begin("answering", 0);
                database.query(sql, rows -> {
                    asked.endProgress();
                    results.print(rows);
                });
                // What follows may be refused, and this has been answered.
                out.writer().flush();
            }
            results.end();
            out.commit();
        }
        return Exit.OK;
    }

    private static Call call(Invocation asked) throws IOException {
        List<String> operands = new ArrayList<>(asked.operands());
        String query = null;
        String last = operands.isEmpty() ? "" : operands.get(operands.size() - 1);
        if (last.strip().matches("(?s).*\\s.*") && !Files.exists(Path.of(last.replace("\0", "")))) {
            query = operands.remove(operands.size() - 1);
        }
        if (asked.has(Sql.QUERY)) {
            if (query != null) {
                throw new UsageException("a query as operand and --query exclude each other");
            }
            query = Files.readString(Path.of(asked.value(Sql.QUERY)));
        }
        if (operands.isEmpty()) {
            throw new UsageException("no CAPTURE given: name a file, or - for stdin");
        }
        List<Path> captures = operands.stream().map(Path::of).toList();
        if (query == null && !Terminals.isInteractive()) {
            if (captures.contains(Path.of("-"))) {
                throw new UsageException("stdin is the capture: give the query as an operand or with --query");
            }
            query = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return new Call(captures, query);
    }

    private static Set<String> tables(Invocation asked) {
        Set<String> tables = new HashSet<>();
        if (asked.has(Sql.TABLES)) {
            for (String name : asked.value(Sql.TABLES).toLowerCase(Locale.ROOT).split(",")) {
                if (!Database.allNames().contains(name)) {
                    throw UsageException.badValue(Sql.TABLES, name, "some of " + String.join(",", Database.allNames()));
                }
                tables.add(name);
            }
        }
        return tables;
    }

    /** Statements that write files may do so below the present directory; others may open none. */
    private static Database.Settings settings(Invocation asked, Call call) {
        boolean isWriting = call.query == null
                || Statements.of(call.query).stream()
                        .anyMatch(sql -> sql.strip().toLowerCase(Locale.ROOT).startsWith("copy"));
        return new Database.Settings(
                asked.threads(),
                MemoryLimit.limit(asked),
                isWriting ? Path.of("").toAbsolutePath() : null);
    }

    @Override
    public int exportParquet(Invocation asked, List<Path> captures) throws IOException {
        try (Workplace place = Workplace.make();
                Shelf shelf = Shelf.open(asked, captures)) {
            return new ParquetFiles(asked, place, shelf).write();
        } catch (SQLException fault) {
            throw Faults.of(fault);
        } catch (IOException fault) {
            throw Faults.of(fault);
        }
    }

    @Override
    public int exportDatabase(Invocation asked, List<Path> captures) throws IOException {
        Database.Settings settings = new Database.Settings(asked.threads(), "256MB", null);
        try (Workplace place = Workplace.make();
                Shelf shelf = Shelf.open(asked, captures);
                KeptFile file = KeptFile.of(asked)) {
            try (Database database = Database.make(file.path(), place.spill(), shelf, settings)) {
                database.make(new HashSet<>(Database.allNames()));
                database.makeEventViews();
                database.checkpoint();
            }
            file.commit();
            return Exit.OK;
        } catch (SQLException fault) {
            throw Faults.of(fault);
        } catch (IOException fault) {
            throw Faults.of(fault);
        }
    }
}
