package io.xenscope.spark;

import io.xenscope.analyze.clock.Clocks;
import io.xenscope.clock.TscRate;
import io.xenscope.report.rows.RowSource;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * What the options of a reading say.
 *
 * @param table the name of the table
 * @param event whose records with named fields are read; empty for all records as words
 * @param sliceBytes how much of a file is one task, of tables that can be cut
 * @param threads of the survey, in one task
 * @param localDir where copies of files lie that cannot be mapped where they are
 * @param maxCopyBytes that all copies of one executor may have at a time
 * @param cpuHz rate of the TSC; 0 where the capture is to tell
 * @param isAligned whether clocks that are apart are aligned
 */
record ReadOptions(
        String table,
        String event,
        Mode mode,
        long sliceBytes,
        int threads,
        String localDir,
        long maxCopyBytes,
        double cpuHz,
        boolean isAligned)
        implements Serializable {
    /** What becomes of files that are no captures. */
    enum Mode {
        /** No rows, but one with {@code error} in {@code captures}. */
        PERMISSIVE,
        /** No rows, not even that. */
        DROPMALFORMED,
        /** The job fails. */
        FAILFAST
    }

    private static final long SLICE_BYTES = 64L << 20;
    private static final long COPY_BYTES = 8L << 30;

    static ReadOptions of(CaseInsensitiveStringMap options) {
        double cpuHz = decimal(options, "cpuHz");
        if (cpuHz != 0 && !(cpuHz >= TscRate.LEAST_HZ && cpuHz <= TscRate.MOST_HZ)) {
            throw refused("cpuHz", options.get("cpuHz"), "a rate in Hz from 1e6 to 1e10");
        }
        String event = options.getOrDefault("event", "").strip().toLowerCase(Locale.ROOT);
        String otherwise = (event.isEmpty() ? Tables.SPANS : Tables.EVENTS).name();
        String table = table(options.getOrDefault("table", otherwise));
        check(event, table);
        return new ReadOptions(
                table,
                event,
                mode(options.getOrDefault("mode", Mode.PERMISSIVE.name())),
                atLeastOne(options, "sliceBytes", SLICE_BYTES),
                (int) Math.min(Integer.MAX_VALUE, atLeastOne(options, "threads", 1)),
                options.getOrDefault("localDir", ""),
                atLeastOne(options, "maxCopyBytes", COPY_BYTES),
                cpuHz,
                flag(options, "align", true));
    }

    /** The table that is read. */
    RowTable<?> rowTable() {
        if (!event.isEmpty()) {
            return Tables.ofEvent(event);
        }
        return isCaptures() ? Tables.CAPTURES : Tables.named(table);
    }

    /** Whether the table is that of captures, for which none has to be surveyed. */
    boolean isCaptures() {
        return table.equals(Tables.CAPTURES.name());
    }

    RowSource.Options reading() {
        return new RowSource.Options(
                threads, cpuHz == 0 ? null : TscRate.given(cpuHz), isAligned ? Clocks.ALIGNED : Clocks.AS_RECORDED);
    }

    private static void check(String event, String table) {
        if (event.isEmpty()) {
            return;
        }
        if (!table.equals(Tables.EVENTS.name())) {
            throw refused("event", event, "none with table " + table + ": it is for table " + Tables.EVENTS.name());
        }
        if (Tables.ofEvent(event) == null) {
            throw refused("event", event, "the name of an event as column event of table events has it");
        }
    }

    private static String table(String asked) {
        String name = asked.toLowerCase(Locale.ROOT);
        if (name.equals(Tables.CAPTURES.name()) || Tables.named(name) != null) {
            return name;
        }
        String known = Stream.concat(
                        Stream.of(Tables.CAPTURES.name()), Tables.ALL.stream().map(RowTable::name))
                .collect(Collectors.joining(", "));
        throw refused("table", asked, "one of " + known);
    }

    private static Mode mode(String asked) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> refused("mode", asked, "PERMISSIVE, DROPMALFORMED or FAILFAST"));
    }

    private static long atLeastOne(CaseInsensitiveStringMap options, String name, long otherwise) {
        String text = options.getOrDefault(name, Long.toString(otherwise));
        try {
            long number = Long.parseLong(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Reported below.
        }
        throw refused(name, text, "a whole number, 1 or more");
    }

    private static double decimal(CaseInsensitiveStringMap options, String name) {
        String text = options.getOrDefault(name, "0");
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException noNumber) {
            throw refused(name, text, "a number");
        }
    }

    static boolean flag(CaseInsensitiveStringMap options, String name, boolean otherwise) {
        String text = options.getOrDefault(name, Boolean.toString(otherwise)).strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(text);
        }
        throw refused(name, text, "true or false");
    }

    private static IllegalArgumentException refused(String option, String value, String expected) {
        return new IllegalArgumentException("xentrace: option " + option + " is '" + value + "'; expected " + expected);
    }
}
