package io.xenscope.report.cli;

import io.xenscope.report.table.Layout;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What standard output and standard error are connected to, and what that can show. */
final class Terminal {
    /** Rows and columns where a terminal does not say. */
    static final Size USUAL = new Size(24, 80);

    /** Of a process without any: output goes to files and other programs. */
    static final Terminal NONE = new Terminal(Map.of(), false, false, () -> USUAL);

    private static final long PATIENCE_MILLIS = 500;

    /** How many characters it has room for. */
    record Size(int rows, int columns) {}

    private final Map<String, String> environment;
    private final boolean isOut;
    private final boolean isErr;
    private final Supplier<Size> asked;
    private Size said;

    /** {@code asked}: what the terminal says of its size. */
    Terminal(Map<String, String> environment, boolean isOut, boolean isErr, Supplier<Size> asked) {
        this.environment = environment;
        this.isOut = isOut;
        this.isErr = isErr;
        this.asked = asked;
    }

    /** That of this process. The launcher says what is a terminal; without it, Linux does. */
    static Terminal ofProcess() {
        return new Terminal(
                System.getenv(),
                Boolean.getBoolean("stdout.tty") || isTerminal(1),
                Boolean.getBoolean("stderr.tty") || isTerminal(2),
                Terminal::ask);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** Only a system call knows the size, and Java has none for it. */
    private static Size ask() {
        try {
            Process process = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] words = new String(process.getInputStream().readNBytes(64), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            boolean ended = process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return ended && words.length == 2 ? new Size(number(words[0]), number(words[1])) : USUAL;
        } catch (IOException noStty) {
            return USUAL;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    /** 0 for what is no number of rows or columns. */
    private static int number(String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    boolean isOut() {
        return isOut;
    }

    boolean isErr() {
        return isErr;
    }

    /** What the environment says, which may be what someone wants it to be, or else the terminal. */
    Size size() {
        int rows = number(environment.get("LINES"));
        int columns = number(environment.get("COLUMNS"));
        if (said == null) {
            said = rows > 0 && columns > 0 ? USUAL : asked.get();
        }
        int shownRows = rows > 0 ? rows : said.rows() > 0 ? said.rows() : USUAL.rows();
        int shownColumns = columns > 0 ? columns : said.columns() > 0 ? said.columns() : USUAL.columns();
        return new Size(shownRows, Math.max(Layout.LEAST_WIDTH, shownColumns));
    }

    /** Whether it can do nothing but show characters. */
    boolean isDumb() {
        String kind = variable("TERM");
        return kind.isEmpty() || kind.equals("dumb");
    }

    /** Whether someone wants no colours anywhere, see no-color.org. */
    boolean refusesColour() {
        return !variable("NO_COLOR").isEmpty();
    }

    /** Whether it shows no more than ASCII, as the locale says. The launcher replaces such a locale, but says so. */
    boolean isAscii() {
        String locale = "";
        for (String name : new String[] {"LANG", "LC_CTYPE", "LC_ALL"}) {
            locale = variable(name).isEmpty() ? locale : variable(name);
        }
        String encoding = locale.toUpperCase(Locale.ROOT).replace("-", "");
        return Boolean.getBoolean("xenscope.ascii") || !encoding.contains("UTF8");
    }

    /** A variable of the environment; empty where it is not set. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
