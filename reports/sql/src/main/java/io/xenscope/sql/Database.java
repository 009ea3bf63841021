package io.xenscope.sql;

import io.xenscope.format.Progress;
import io.xenscope.report.rows.ColumnType;
import io.xenscope.report.rows.OpenedCapture;
import io.xenscope.report.rows.RowColumn;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** A DuckDB database of some captures, whose tables are made when a statement names them first. For one thread. */
final class Database implements AutoCloseable {
    private static final String EVENTS = Tables.EVENTS.name();
    /** Those with nearly as many rows as the capture has records: to store them takes longer than to read them. */
    private static final List<String> LARGE = List.of(Tables.SPANS.name(), Tables.CALLS.name());
    /** So many times some columns of a large table are read in the time in which all are stored once. */
    private static final int MOST_READINGS = 2;

    /**
     * How DuckDB is to run.
     *
     * @param memory limit, as DuckDB writes it
     * @param directory that statements may read and write; null for none
     */
    record Settings(int threads, String memory, Path directory) {}

    private final DuckDBConnection connection;
    private final Shelf shelf;
    private final Prelude prelude = Prelude.read();
    private final FeedFunction feeds = new FeedFunction();
    private final Set<String> made = new HashSet<>();
    private final Set<String> viewsMade = new HashSet<>();
    private final EventViews eventViews;
    /** Tables that are views now, which read captures again each time. */
    private final Set<String> straight = new HashSet<>();
    /** Tables that are stored when they are named next. */
    private final Set<String> wantedAgain = new HashSet<>();

    private final RowsFunction rows;

    private volatile Statement running;
    private volatile Loading loading;
    /** Whether somebody wants what is under way to end; until {@link #resume}. */
    private volatile boolean isCancelled;

    /** Makes a database of captures in a new file. */
    static Database make(Path file, Path temporary, Shelf shelf, Settings settings) throws SQLException {
        Database database = new Database(connect(file, false), shelf);
        database.set(temporary, settings);
        database.feeds.register(database.connection);
        new EventsFunction(shelf).register(database.connection);
        database.rows.register(database.connection);
        database.makeFree();
        return database;
    }

    /** Opens a database that was made before, in which nothing changes; an empty one where {@code file} is null. */
    static Database open(Path file, Path temporary, Settings settings) throws SQLException {
        Database database = new Database(connect(file, true), null);
        database.set(temporary, settings);
        return database;
    }

    private Database(DuckDBConnection connection, Shelf shelf) {
        this.connection = connection;
        this.shelf = shelf;
        this.eventViews = shelf == null ? null : new EventViews(shelf);
        this.rows = shelf == null ? null : new RowsFunction(shelf);
    }

    private static DuckDBConnection connect(Path file, boolean isReadOnly) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("preserve_insertion_order", "false");
        if (isReadOnly && file != null) {
            properties.setProperty("access_mode", "READ_ONLY");
        }
        Connection made = DriverManager.getConnection("jdbc:duckdb:" + (file == null ? "" : file), properties);
        return made.unwrap(DuckDBConnection.class);
    }

    private void set(Path temporary, Settings settings) throws SQLException {
        run("set threads = " + settings.threads());
        run("set memory_limit = " + quoted(settings.memory()));
        run("set temp_directory = " + quoted(temporary.toString()));
        if (settings.directory() != null) {
            run("set allowed_directories = [" + quoted(settings.directory() + "/") + "]");
        }
        run("set enable_external_access = false");
        run("set lock_configuration = true");
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Runs a statement that gives no rows. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What a statement names; of one that is no query but has one inside, what that names. */
    NamedTables names(String sql) throws SQLException {
        NamedTables named = serialized(sql);
        if (named.isSelect() || named.fault() != null) {
            return named;
        }
        String inside = QueryInside.of(sql);
        return inside == null ? named : serialized(inside);
    }

    private NamedTables serialized(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select json_serialize_sql(?::varchar)")) {
            statement.setString(1, sql);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return NamedTables.of(rows.getString(1));
            }
        }
    }

    /** Says which statements are to come: what several of them name is better stored than read again, but for events. */
    void expect(List<NamedTables> statements) {
        for (String table : LARGE) {
            long asking = statements.stream()
                    .filter(named -> named.isSelect() && timesNamed(table, named) > 0)
                    .count();
            if (asking > 1) {
                wantedAgain.add(table);
            }
        }
    }

    /** Makes what a statement names, and no more; {@code isKept}: all is stored, however often it is named. */
    void prepare(NamedTables named, boolean isKept) throws SQLException {
        checkCancelled();
        if (shelf == null) {
            return;
        }
        Set<String> tables = new TreeSet<>(
                named.isSelect() ? prelude.tablesOf(named.names().keySet()) : Set.copyOf(Database.allNames()));
        boolean isEv = named.names().keySet().stream().anyMatch(name -> name.startsWith("ev."));
        if (isEv || !named.isSelect()) {
            tables.add(EVENTS);
        }
        boolean mayBeStraight = named.isSelect() && !named.isOfStored() && !isKept;
        if (mayBeStraight && !isEv && timesNamed(EVENTS, named) == 1) {
            readStraight(EVENTS, tables);
        }
        int readings =
                LARGE.stream().mapToInt(table -> timesNamed(table, named)).sum();
        if (mayBeStraight && readings <= MOST_READINGS) {
            for (String table : LARGE) {
                if (timesNamed(table, named) > 0 && wantedAgain.add(table)) {
                    readStraight(table, tables);
                }
            }
        }
        make(tables);
        if (isEv || !named.isSelect()) {
            eventViews.make(this);
        }
    }

    /** How often a statement leads to a table, by its own name or by those of views. */
    private int timesNamed(String table, NamedTables named) {
        int times = 0;
        for (Map.Entry<String, Integer> name : named.names().entrySet()) {
            times += prelude.tablesOf(Set.of(name.getKey())).contains(table) ? name.getValue() : 0;
        }
        return times;
    }

    /** The names of all tables. */
    static List<String> allNames() {
        List<String> names = new ArrayList<>(List.of(Tables.CAPTURES.name()));
        stored().forEach(table -> names.add(table.name()));
        return names;
    }

    /** All tables that are made of captures: but that of histograms, for which DuckDB has no functions. */
    static List<RowTable<?>> stored() {
        return Tables.ALL.stream().filter(table -> table != Tables.LATENCY).toList();
    }

    /** Makes a view of a table that is not stored; then it need not be made. */
    private void readStraight(String table, Set<String> tables) throws SQLException {
        if (made.contains(table)) {
            return;
        }
        tables.remove(table);
        if (straight.add(table)) {
            run("create view " + table + " as " + straightRows(Tables.named(table)));
        }
    }

    /** Rows of a table from captures, of the types that it has where it is stored. */
    private static String straightRows(RowTable<?> table) {
        if (table == Tables.EVENTS) {
            return "select * from " + EventsFunction.NAME + "(-1, false)";
        }
        String columns = table.columns().stream()
                .map(column -> switch (column.type()) {
                    case WORD, JSON -> ", \"%1$s\"::%2$s as \"%1$s\"".formatted(column.name(), type(column));
                    default -> ", \"" + column.name() + "\"";
                })
                .collect(Collectors.joining());
        return "select " + Tables.CAPTURE_COLUMN + columns + " from " + RowsFunction.NAME + "(" + quoted(table.name())
                + ")";
    }

    /** Makes tables that are not there yet, and the views that can be made of what is there then. */
    void make(Set<String> wanted) throws SQLException {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(made);
        if (missing.remove(Tables.CAPTURES.name())) {
            makeCaptures();
        }
        boolean hasEvents = missing.remove(EVENTS);
        List<RowTable<?>> tables =
                missing.stream().<RowTable<?>>map(Tables::named).collect(Collectors.toList());
        if (hasEvents) {
            makeEvents();
        }
        if (!tables.isEmpty()) {
            makeOrNone(tables, () -> load(tables));
        }
        makeViews();
    }

    /** What fills tables. */
    private interface Filling {
        void run() throws SQLException;
    }

    /** Makes tables and fills them; where that fails, or is cancelled, none is left: half a table would be taken for a whole one. */
    private void makeOrNone(List<RowTable<?>> tables, Filling filling) throws SQLException {
        boolean isFilled = false;
        try {
            for (RowTable<?> table : tables) {
                create(table);
            }
            filling.run();
            isFilled = true;
        } finally {
            if (!isFilled) {
                for (RowTable<?> table : tables) {
                    run("drop table if exists " + table.name());
                }
            }
        }
        tables.forEach(table -> made.add(table.name()));
    }

    private void makeCaptures() throws SQLException {
        makeOrNone(List.of(Tables.CAPTURES), this::fillCaptures);
    }

    private void fillCaptures() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into captures values (?, ?, ?)")) {
            short number = 0;
            for (OpenedCapture one : shelf.asked()) {
                insert.setShort(1, number++);
                insert.setString(2, one.file());
                insert.setString(3, one.error());
                insert.execute();
            }
        }
    }

    private void makeEvents() throws SQLException {
        makeOrNone(
                List.of(Tables.EVENTS),
                () -> execute("insert into events select * from " + EventsFunction.NAME + "(-1, false)"));
    }

    private void load(List<RowTable<?>> tables) throws SQLException {
        for (int capture : shelf.numbers()) {
            checkCancelled();
            loading = new Loading(connection, feeds, shelf.source(capture), capture, tables);
            try {
                loading.run(table -> "insert into " + table.name() + " select * from %s");
            } finally {
                loading = null;
            }
        }
    }

    private void create(RowTable<?> table) throws SQLException {
        if (straight.remove(table.name())) {
            run("drop view " + table.name());
        }
        String columns = table.columns().stream()
                .map(column -> ", \"" + column.name() + "\" " + type(column))
                .collect(Collectors.joining());
        run("create table " + table.name() + " (" + Tables.CAPTURE_COLUMN + " smallint" + columns + ")");
        run("comment on table " + table.name() + " is " + quoted(table.comment()));
        for (RowColumn column : table.columns()) {
            run("comment on column " + table.name() + ".\"" + column.name() + "\" is " + quoted(column.fullComment()));
        }
    }

    private static String type(RowColumn column) {
        if (column.type() == ColumnType.WORD) {
            return column.words().stream().map(Database::quoted).collect(Collectors.joining(", ", "enum(", ")"));
        }
        return switch (column.type()) {
            case NAME, TEXT -> "varchar";
            case BINARY -> "blob";
            default -> column.type().name().toLowerCase(Locale.ROOT);
        };
    }

    /** Macros that need no table. */
    private void makeFree() throws SQLException {
        makeViews();
    }

    private void makeViews() throws SQLException {
        for (Prelude.Entry entry : prelude.entries()) {
            if (!viewsMade.contains(entry.name()) && hasAll(entry)) {
                run(entry.sql());
                viewsMade.add(entry.name());
            }
        }
    }

    private boolean hasAll(Prelude.Entry entry) {
        return entry.tables().stream()
                .allMatch(name -> made.contains(name) || straight.contains(name) || viewsMade.contains(name));
    }

    /** All views of the fields of events that occur. */
    void makeEventViews() throws SQLException {
        eventViews.make(this);
    }

    /** Takes the rows of a statement; there may be none. */
    interface Rows {
        void take(ResultSet rows) throws SQLException, IOException;
    }

    /** Runs a statement and gives its rows to {@code taker}, if it has any. */
    void query(String sql, Rows taker) throws SQLException, IOException {
        checkCancelled();
        try (Statement statement = connection.createStatement()) {
            running = statement;
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    taker.take(rows);
                }
            }
        } catch (SQLException fault) {
            throw orCancelled(fault);
        } finally {
            running = null;
        }
    }

    private void execute(String sql) throws SQLException {
        checkCancelled();
        try (Statement statement = connection.createStatement()) {
            running = statement;
            statement.execute(sql);
        } catch (SQLException fault) {
            throw orCancelled(fault);
        } finally {
            running = null;
        }
    }

    /** A survey that is given up within a statement is a fault of that; one of a reading is more than DuckDB knows of it. */
    private SQLException orCancelled(SQLException fault) {
        Throwable own = rows == null ? null : rows.fault();
        if (isCancelled) {
            return Loading.cancelled();
        }
        if (own instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (own instanceof Error thrown) {
            throw thrown;
        }
        return fault;
    }

    /** What comes from now on is wanted, whatever was cancelled before. */
    void resume() {
        isCancelled = false;
        Progress.resume();
    }

    private void checkCancelled() throws SQLException {
        if (isCancelled) {
            throw Loading.cancelled();
        }
    }

    /** Ends what runs, and what would run next until {@link #resume}; may be called by any thread. */
    void cancel() {
        isCancelled = true;
        Progress.stop();
        Statement now = running;
        Loading load = loading;
        try {
            if (load != null) {
                load.cancel();
            }
            if (now != null) {
                now.cancel();
            }
        } catch (SQLException e) {
            // it has ended meanwhile
        }
    }

    /** Runs a reading of one capture into files. */
    void copy(int capture, List<RowTable<?>> tables, Loading.Target target) throws SQLException {
        Loading one = new Loading(connection, feeds, shelf.source(capture), capture, tables);
        loading = one;
        try {
            one.run(target);
        } finally {
            loading = null;
        }
    }

    /** Writes all to the file. */
    void checkpoint() throws SQLException {
        run("checkpoint");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
