package io.xenscope.sql;

import io.xenscope.report.cli.Exit;
import io.xenscope.report.table.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Questions one by one on a terminal: lines up to a semicolon, with history. Faults do not end it. Ctrl-C leaves a line, ends what
 * runs, and ends the prompt where what runs does not end.
 */
final class Prompt {
    private static final String HELP = """
            SQL; ends a statement, which may have several lines.
            .tables        what there is
            .schema TABLE  its columns
            .examples      questions; .examples N asks one
            .quit          or Ctrl-D
            """;

    /** Runs statements. */
    interface Asker {
        void ask(String sql, Results results) throws SQLException, IOException;
    }

    private final Database database;
    private final Asker asker;
    private final Format format;
    private final AtomicInteger interrupts = new AtomicInteger();
    private PrintWriter out;

    Prompt(Database database, Asker asker, Format format) {
        this.database = database;
        this.asker = asker;
        this.format = format;
    }

    /** Asks until there are no more questions; returns an exit code. */
    int run() throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            return run(terminal, history());
        }
    }

    /** The same on some terminal; {@code history} is null where none is kept. */
    int run(Terminal terminal, Path history) throws IOException {
        out = terminal.writer();
        LineReaderBuilder builder =
                LineReaderBuilder.builder().terminal(terminal).appName("xenscope");
        if (history != null) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        LineReader reader =
                builder.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true).build();
        terminal.handle(Terminal.Signal.INT, signal -> interrupted());
        out.println("tables are made when they are named first; .help, .examples");
        StringBuilder statement = new StringBuilder();
        while (true) {
            try {
                // Ctrl-C that comes between here and an answer is meant for that.
                interrupts.set(0);
                database.resume();
                String line = reader.readLine(statement.isEmpty() ? "sql> " : "  -> ");
                if (statement.isEmpty() && line.strip().startsWith(".")) {
                    if (!command(line.strip())) {
                        return Exit.OK;
                    }
                } else if (!line.isBlank() || !statement.isEmpty()) {
                    statement.append(line).append('\n');
                    if (Statements.isComplete(statement.toString())) {
                        ask(statement.toString());
                        statement.setLength(0);
                    }
                }
            } catch (UserInterruptException left) {
                statement.setLength(0);
            } catch (EndOfFileException over) {
                return Exit.OK;
            }
        }
    }

    /** The first Ctrl-C ends what runs, the second one the program. */
    private void interrupted() {
        if (interrupts.incrementAndGet() > 1) {
            Interrupted.exit();
        }
        database.cancel();
    }

    private void ask(String text) throws IOException {
        for (String sql : Statements.of(text)) {
            if (interrupts.get() > 0) {
                return;
            }
            try {
                asker.ask(sql, new Results(out, format, false));
            } catch (SQLException fault) {
                out.println(Faults.line(fault));
            } catch (RuntimeException fault) {
                out.println(fault.getMessage());
            }
            out.flush();
        }
    }

    /** Whether the prompt goes on. */
    private boolean command(String line) throws IOException {
        List<String> words = List.of(line.split("\\s+"));
        switch (words.get(0)) {
            case ".quit", ".exit" -> {
                return false;
            }
            case ".tables" -> out.print(Words.tables());
            case ".schema" -> out.print(words.size() > 1 ? Words.schema(words.get(1)) : ".schema TABLE\n");
            case ".examples" -> examples(words);
            default -> out.print(HELP);
        }
        out.flush();
        return true;
    }

    private void examples(List<String> words) throws IOException {
        for (Examples.Example one : Examples.read().all()) {
            if (words.size() == 1) {
                out.println(one.number() + "  " + one.title());
            } else if (words.get(1).equals(Integer.toString(one.number()))) {
                out.println(one.sql() + ";");
                ask(one.sql() + ";");
            }
        }
    }

    /** Beside other states of programs; null where there is no home. */
    private static Path history() throws IOException {
        String state = System.getenv("XDG_STATE_HOME");
        String home = System.getenv("HOME");
        if (state == null && home == null) {
            return null;
        }
        Path directory = state != null ? Path.of(state, "xenscope") : Path.of(home, ".local", "state", "xenscope");
        Path file = directory.resolve("sql_history");
        try {
            Files.createDirectories(directory);
            keepPrivate(file);
        } catch (IOException refused) {
            return null;
        }
        return file;
    }

    /** Makes it, if need be, and its owner the only one who reads it: JLine warns of any other history. */
    private static void keepPrivate(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
