package io.xenscope.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A method is read in one glance. The formatter's indentation says where one begins and ends. */
class MethodLengthTest {
    private static final Path HOME = Path.of(System.getProperty("xenscope.home"));
    private static final int MOST_LINES = 40;
    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|enum|record) \\w+");
    private static final Pattern OPENS = Pattern.compile("^((?: {4})+)(\\S.*)?\\{$");

    @Test
    void no_method_is_long() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int methods = 0;
        for (Path source : sources()) {
            List<String> lines = Files.readAllLines(source);
            for (int at = 0; at < lines.size(); at++) {
                int end = isMember(lines, at) ? end(lines, at) : at;
                if (end - at - 1 > MOST_LINES) {
                    tooLong.add(HOME.relativize(source) + ":" + (at + 1) + ": " + (end - at - 1) + " lines");
                }
                methods += end > at ? 1 : 0;
            }
        }
        assertTrue(methods > 3000, methods + " methods found");
        assertEquals(List.of(), tooLong);
    }

    /** Whether a body opens on this line, and not that of a type. */
    private static boolean isMember(List<String> lines, int at) {
        return OPENS.matcher(lines.get(at)).matches()
                && !TYPE.matcher(header(lines, at)).find();
    }

    /** The line with those before it that it continues. */
    private static String header(List<String> lines, int at) {
        StringBuilder header = new StringBuilder(lines.get(at));
        int first = at;
        while (first > 0
                && lines.get(first).startsWith("            ")
                && !lines.get(first - 1).isBlank()) {
            first--;
            header.insert(0, lines.get(first) + " ");
        }
        return header.toString();
    }

    private static int end(List<String> lines, int at) {
        Matcher opens = OPENS.matcher(lines.get(at));
        assertTrue(opens.matches());
        String indent = opens.group(1);
        for (int end = at + 1; end < lines.size(); end++) {
            String line = lines.get(end);
            if (line.startsWith(indent + "}")) {
                return end;
            }
            if (!line.isBlank() && !line.startsWith(indent)) {
                return at;
            }
        }
        return at;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(HOME)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().replace('\\', '/').contains("src/main/java"))
                    .filter(file -> !file.toString().contains("target"))
                    .toList();
            assertTrue(sources.size() > 100, "only " + sources.size() + " source files below " + HOME);
            return sources;
        }
    }
}
