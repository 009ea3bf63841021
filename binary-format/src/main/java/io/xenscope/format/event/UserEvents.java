package io.xenscope.format.event;

import io.xenscope.format.fault.CaptureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Events that a user names in a file, as of a patched Xen: lines as {@code events.tbl} has them, whose head explains the columns.
 *
 * <pre>{@code
 * 0082031 TRC_HVM_MY_EVENT all any yes 5 vcpu:u16@0=vcpu dom:u16@0.16=domain gpa:u64@1=hex # what it means
 * }</pre>
 *
 * <p>Headings of classes, {@code 0x} before ids, and the remark at the end may be left out. A line for an id that Xen has takes its place.
 */
public final class UserEvents {
    private static final String EXPECTED = "ID NAME VERSIONS ARCH TSC WORDS [NAME:TYPE@WORD...] # MEANING";
    private static final int LAST_BIT = 31;

    private UserEvents() {}

    /**
     * Reads them.
     *
     * @throws CaptureException with the file and the line where one cannot be understood
     */
    public static List<EventKind> read(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new CaptureException(
                    file.toString(), -1, "cannot be read: " + e, "lines as of events.tbl", "check --events", e);
        }
        StringBuilder table = new StringBuilder();
        int number = 0;
        for (String line : text.split("\\r?\\n", -1)) {
            number++;
            String plain = line.strip().replaceAll("[ \\t]+", " ");
            if (!plain.isEmpty() && plain.charAt(0) != '#' && plain.charAt(0) != '[') {
                String whole = whole(plain);
                check(file, number, whole);
                table.append(whole).append('\n');
            }
        }
        return new EventTable(new TableScanner(table.toString())).anyClass().read();
    }

    /** The line with the parts that may be left out. */
    private static String whole(String line) {
        String id = line.startsWith("0x") || line.startsWith("0X") ? line.substring(2) : line;
        return (" " + id + " ").contains(" # ") ? id : id + " #";
    }

    /** Reads one line alone, and to its end, so that what is wrong has a number. */
    private static void check(Path file, int number, String line) {
        try {
            for (EventKind kind :
                    new EventTable(new TableScanner(line + "\n")).anyClass().read()) {
                if (kind.id() >>> EventId.BITS != 0 || kind.id() == 0) {
                    throw new IllegalArgumentException("no id of 28 bits");
                }
                for (PayloadLayout layout : kind.layouts()) {
                    layout.fields().forEach(field -> check(field, layout));
                }
            }
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException wrong) {
            throw new CaptureException(
                    file.toString(),
                    -1,
                    "line " + number + ": not a line of events: " + line,
                    EXPECTED,
                    "see 'Events of your own' in the README",
                    wrong);
        }
    }

    private static void check(Field field, PayloadLayout layout) {
        int most = layout.words().known() ? layout.maxWords() : WordCounts.MOST;
        boolean fits = field.firstWord() >= 0
                && field.lastWord() >= field.firstWord()
                && field.lastWord() < most
                && field.low() >= 0
                && field.high() <= LAST_BIT
                && field.high() >= field.low()
                && !field.name().isEmpty();
        if (!fits) {
            throw new IllegalArgumentException(field.name() + " lies outside the words");
        }
    }
}
