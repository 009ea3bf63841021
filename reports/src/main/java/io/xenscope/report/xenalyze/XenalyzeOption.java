package io.xenscope.report.xenalyze;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One option of xenalyze. {@code id} is its number in the page for those who come from there, {@code value} the name of its value
 * or empty, {@code call} what gives it here, {@code here} the words of the page. The list is the resource {@code options.tbl}.
 */
public record XenalyzeOption(String id, List<String> names, String value, Effect effect, String call, String here) {
    private static final String HEAD = "| | xenalyze | here |\n|---|---|---|\n";
    /** What xenalyze takes where a histogram of rips is asked for without the size of its steps. */
    private static final String DEFAULT_STEP = "0x1000000";

    enum Effect {
        /** Is printed in the place of the summary. */
        OUTPUT,
        /** Is printed beside it. */
        WITH,
        /** Is an option of the commands that are run. */
        MODIFIER,
        NONE,
        HELP
    }

    /** All of them, by number. */
    public static List<XenalyzeOption> all() {
        try (InputStream in = XenalyzeOption.class.getResourceAsStream("options.tbl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(XenalyzeOption::parse)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static XenalyzeOption parse(String line) {
        String[] cells = line.split("\t");
        return new XenalyzeOption(
                cells[0],
                cells[1].equals("-") ? List.of() : List.of(cells[1].split(" ")),
                cells[2].equals("-") ? "" : cells[2],
                Effect.valueOf(cells[3].toUpperCase(Locale.ROOT)),
                cells[4].equals("-") ? "" : cells[4],
                cells[5]);
    }

    /** The names, the long ones only where it has some. */
    public List<String> longNames() {
        return names.stream().filter(name -> name.startsWith("--")).toList();
    }

    boolean takesValue() {
        return !value.isEmpty();
    }

    /** The calls that give it, each as words without the program's name. */
    List<List<String>> calls(String given) {
        int comma = given.indexOf(',');
        String first = comma < 0 ? given : given.substring(0, comma);
        String second = comma < 0 ? DEFAULT_STEP : given.substring(comma + 1);
        String whole = call.contains("{2}") ? first : given;
        return Arrays.stream(call.split("; "))
                .map(one -> Arrays.stream(one.split(" "))
                        .map(word -> word.replace("{2}", second).replace("{}", whole))
                        .toList())
                .toList();
    }

    /** What it is here, without the marks of a page. */
    String plain() {
        return here.replace("`", "");
    }

    /** The table of all options as the page has it. */
    public static String table() {
        StringBuilder table = new StringBuilder(HEAD);
        for (XenalyzeOption option : all()) {
            table.append("| ")
                    .append(option.id)
                    .append(" | ")
                    .append(option.shown())
                    .append(" | ")
                    .append(option.here)
                    .append(" |\n");
        }
        return table.toString();
    }

    private String shown() {
        return names.isEmpty()
                ? "no option"
                : longNames().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
