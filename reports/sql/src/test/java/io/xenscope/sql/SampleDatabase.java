package io.xenscope.sql;

import io.xenscope.format.Capture;
import io.xenscope.report.rows.RowSource;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A database of some captures in a directory of a test. */
final class SampleDatabase implements AutoCloseable {
    private final Shelf shelf;
    private final Database database;

    SampleDatabase(Path directory, Path... captures) throws SQLException {
        shelf = Shelf.open(new RowSource.Options(1), List.of(captures), Capture::open);
        Database.Settings settings = new Database.Settings(1, "256MB", null);
        database = Database.make(directory.resolve("test.duckdb"), directory.resolve("spill"), shelf, settings);
    }

    Database database() {
        return database;
    }

    Shelf shelf() {
        return shelf;
    }

    /** The answer to a statement, which makes the tables that it names, as CSV without its first line. */
    String ask(String sql) throws SQLException {
        return answer(sql, io.xenscope.report.table.Format.CSV).replaceFirst("[^\n]*\n", "");
    }

    String answer(String sql, io.xenscope.report.table.Format format) throws SQLException {
        StringWriter text = new StringWriter();
        try {
            database.prepare(database.names(sql), false);
            Results results = new Results(text, format, false);
            results.begin();
            database.query(sql, results::print);
            results.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public void close() throws SQLException {
        database.close();
        shelf.close();
    }
}
