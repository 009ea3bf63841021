package io.xenscope.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventClass;
import io.xenscope.format.event.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Event ids are named once, in {@code io.xenscope.format.event}: no other main code has one as a number.
 *
 * <p>An id is told from other numbers by its class: a hexadecimal number of which bits 27:16 are one class that Xen has. So
 * masks, magic numbers and constants of hash functions need no list of exceptions.
 */
class EventIdTest {
    private static final Path HOME = Path.of(System.getProperty("xenscope.home"));
    private static final Path OWNER = Path.of("io", "xenscope", "format", "event");
    private static final Pattern TEXT = Pattern.compile(
            "/\\*.*?\\*/|//[^\n]*|\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'",
            Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\b0[xX][0-9a-fA-F_]+[lL]?\\b");
    private static final int EVENT_BITS = 0x0FFF_FFFF;

    @Test
    void noMainCodeOutsideOfTheCatalogueHasAnEventIdAsANumber() throws IOException {
        List<String> found = new ArrayList<>();
        int sources = 0;
        try (Stream<Path> modules = Files.list(HOME)) {
            for (Path main : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList()) {
                for (Path source : sources(main)) {
                    sources++;
                    for (String id : ids(Files.readString(source))) {
                        found.add(HOME.relativize(source) + ": " + id);
                    }
                }
            }
        }

        assertEquals(List.of(), found);
        assertTrue(sources > 100, "only " + sources + " source files below " + HOME);
    }

    @Test
    void everyIdOfTheCatalogueIsTakenForOne() {
        List<String> missed = new ArrayList<>();
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            String id = "0x" + Integer.toHexString(kind.id());
            if (!ids("events.on(" + id + ", this::take);").equals(List.of(id))) {
                missed.add(kind.toString());
            }
        }

        assertEquals(List.of(), missed);
    }

    @Test
    void idsAreFoundInCodeHoweverTheyAreWritten() {
        assertEquals(
                List.of("0x21001", "0X0002_8001", "0x80000", "0x2001_F003", "0x802008L"),
                ids("a(0x21001); // 0x21002\nb = 0X0002_8001; /* 0x81001\n0x81002 */ c(\"0x81003\", '\\'', 0x80000);\n"
                        + "d = 0x2001_F003 + \"\"\"\n0x82004 \\\" \"\"\".length(); e = 0x802008L;"));
    }

    @Test
    void masksAndMagicNumbersAreNoIds() {
        assertEquals(
                List.of(),
                ids(
                        "0xFFF 0xFFFF 0xF_FFFF 0xFF_FFFF 0x68_5A42 0x0fff_ffff 0xffffcff 0x9E37_79B9 0xFD2F_B528 0xFEE0_0300L"
                                + " 0x0af7651916cd43ddL"));
    }

    private static List<Path> sources(Path main) throws IOException {
        try (Stream<Path> files = Files.walk(main)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !main.relativize(file).startsWith(OWNER))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> ids(String source) {
        String code = TEXT.matcher(source).replaceAll(" ");
        return NUMBER.matcher(code)
                .results()
                .map(MatchResult::group)
                .filter(EventIdTest::isId)
                .toList();
    }

    private static boolean isId(String literal) {
        String digits = literal.substring(2).replaceAll("[_lL]", "");
        if (digits.length() > 8) {
            return false;
        }
        return EventClass.of(Integer.parseUnsignedInt(digits, 16) & EVENT_BITS) != EventClass.UNKNOWN;
    }
}
