package io.xenscope.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Exit;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Output;
import io.xenscope.report.rows.RowColumn;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All tables as {@code DIR/TABLE/CAPTURE.parquet}, each written by one thread in the order of its rows, so that two runs give the
 * same bytes; and {@code DIR/schema.json}, which says what columns mean. A file appears when it is complete.
 */
final class ParquetFiles {
    private static final String OPTIONS =
            " (format parquet, compression zstd, row_group_size 122880, preserve_order true)";
    private static final String PARTIAL = ".tmp";

    private final Invocation asked;
    private final Workplace place;
    private final Shelf shelf;
    private final Path directory;
    private final Map<String, Integer> stems = new HashMap<>();
    private final List<Path> partial = new ArrayList<>();

    ParquetFiles(Invocation asked, Workplace place, Shelf shelf) {
        this.asked = asked;
        this.place = place;
        this.shelf = shelf;
        this.directory = Path.of(asked.value(CommonOptions.OUTPUT)).toAbsolutePath();
    }

    int write() throws IOException, SQLException {
        for (RowTable<?> table : Database.stored()) {
            Output.directory(directory.resolve(table.name()));
        }
        Output.directory(directory.resolve(Tables.CAPTURES.name()));
        Database.Settings settings = new Database.Settings(asked.threads(), "256MB", directory);
        try (Database database = Database.make(place.database(), place.spill(), shelf, settings)) {
            for (int capture : shelf.numbers()) {
                write(database, capture);
            }
            writeCaptures(database);
        } finally {
            for (Path left : partial) {
                Files.deleteIfExists(left);
            }
        }
        writeSchema();
        return Exit.OK;
    }

    private void write(Database database, int capture) throws IOException, SQLException {
        String stem = stem(shelf.asked().get(capture).file());
        List<RowTable<?>> tables = Database.stored().stream()
                .filter(table -> table != Tables.EVENTS)
                .toList();
        Database.stored().forEach(table -> partial.add(file(table.name(), stem + PARTIAL)));
        database.copy(capture, tables, table -> copy("(select * from %s)", file(table.name(), stem + PARTIAL)));
        database.run(copy(
                "(select * from " + EventsFunction.NAME + "(" + capture + ", true))",
                file(Tables.EVENTS.name(), stem + PARTIAL)));
        for (RowTable<?> table : Database.stored()) {
            complete(table.name(), stem);
        }
    }

    private void writeCaptures(Database database) throws IOException, SQLException {
        database.make(java.util.Set.of(Tables.CAPTURES.name()));
        partial.add(file(Tables.CAPTURES.name(), "captures" + PARTIAL));
        database.run(copy("captures", file(Tables.CAPTURES.name(), "captures" + PARTIAL)));
        complete(Tables.CAPTURES.name(), "captures");
    }

    private static String copy(String what, Path file) {
        return "copy " + what + " to " + Database.quoted(file.toString()) + OPTIONS;
    }

    private void complete(String table, String stem) throws IOException {
        Files.move(file(table, stem + PARTIAL), file(table, stem), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String table, String stem) {
        return directory.resolve(table).resolve(stem + ".parquet");
    }

    /** The name of the capture without what says that it is one; the second of equal names gets a number. */
    private String stem(String file) {
        Path name = Path.of(file).getFileName();
        String bare = name.toString().replaceAll("(?i)(\\.xen|\\.xentrace|\\.trace|\\.bin)?(\\.gz)?$", "");
        String stem = bare.isEmpty() || bare.equals("-") ? "capture" : bare;
        int before = stems.merge(stem, 1, Integer::sum);
        return before == 1 ? stem : stem + "-" + before;
    }

    private void writeSchema() throws IOException {
        try (Output out = Output.toFile(directory.resolve("schema.json"));
                JsonGenerator json = new JsonFactory()
                        .createGenerator(out.writer())
                        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                        .setPrettyPrinter(new DefaultPrettyPrinter())) {
            json.writeStartObject();
            for (RowTable<?> table : Stream.concat(Stream.of(Tables.CAPTURES), Database.stored().stream())
                    .toList()) {
                writeTable(json, table);
            }
            json.writeEndObject();
            json.flush();
            out.writer().write("\n");
            out.commit();
        }
    }

    private static void writeTable(JsonGenerator json, RowTable<?> table) throws IOException {
        json.writeObjectFieldStart(table.name());
        json.writeStringField("comment", table.comment());
        json.writeArrayFieldStart("columns");
        writeColumn(json, Tables.CAPTURE_COLUMN, "SMALLINT", "", "number of the capture, see captures");
        for (RowColumn column : table.columns()) {
            String type = switch (column.type()) {
                case WORD, NAME, TEXT, JSON -> "VARCHAR";
                default -> column.type().name();
            };
            writeColumn(json, column.name(), type, column.unit(), column.comment());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeColumn(JsonGenerator json, String name, String type, String unit, String comment)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("type", type);
        json.writeStringField("unit", unit);
        json.writeStringField("comment", comment);
        json.writeEndObject();
    }
}
