package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.e2e.Xenscope.Answer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which compilers the launcher asks for: a Java that only prints its arguments tells. */
class LauncherCompilerTest {
    private static final long MEGABYTE = 1_000_000;

    @TempDir
    Path directory;

    @BeforeEach
    void makeJavaAndCaptures() throws IOException {
        Path java = directory.resolve("java");
        Files.writeString(
                java,
                "#!/bin/sh\ncase $1 in -version) echo 'openjdk version \"17.0.1\"' ;; *) printf '%s\\n' \"$@\" ;; esac\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        sparse("small", 5);
        sparse("-small", 5);
        sparse("middle", 500);
        sparse("large", 4000);
        sparse("packed.gz", 500);
    }

    private void sparse(String name, long megabytes) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve(name).toFile(), "rw")) {
            file.setLength(megabytes * MEGABYTE);
        }
    }

    private String compilers(String options, String... arguments) {
        List<String> words = new ArrayList<>(List.of("env", "XENSCOPE_ARCHIVE=0", "XENSCOPE_OPTS=" + options));
        words.add("XENSCOPE_JAVA=" + directory.resolve("java"));
        words.add(Xenscope.HOME.resolve("xenscope").toString());
        words.addAll(Arrays.asList(arguments));
        Answer answer = new Xenscope(directory).runWords(words);
        assertEquals("0 ", answer.exit() + " " + answer.err());
        String printed = new String(answer.out(), StandardCharsets.UTF_8);
        return printed.contains("-XX:TieredStopAtLevel=1\n") ? "fast" : "both";
    }

    @Test
    void a_short_run_is_compiled_fast() {
        assertEquals("fast", compilers("", "summary", "small"));
        assertEquals("fast", compilers("", "./small"));
        assertEquals("fast", compilers("", "info", "middle"));
        assertEquals("fast", compilers("", "dump", "middle"));
        assertEquals("fast", compilers("", "html", "middle"));
        assertEquals("fast", compilers("", "top", "middle"));
        assertEquals("fast", compilers("", "calls", "middle"));
        assertEquals("fast", compilers("", "export", "jaeger", "middle"));
        assertEquals("fast", compilers("", "export", "perfetto", "small"));
        assertEquals("fast", compilers("", "dump", "--", "-small"));
        assertEquals("fast", compilers("", "--help"));
    }

    @Test
    void a_long_run_is_compiled_well() {
        assertEquals("both", compilers("", "summary", "large"));
        assertEquals("both", compilers("", "summary", "small", "large"));
        assertEquals("both", compilers("", "dump", "large"));
        assertEquals("both", compilers("", "top", "large"));
        assertEquals("both", compilers("", "export", "jaeger", "large"));
        assertEquals("both", compilers("", "export", "perfetto", "middle"));
        assertEquals("both", compilers("", "export", "chrome", "middle"));
        assertEquals("both", compilers("", "summary", "packed.gz"));
        assertEquals("both", compilers("", "summary", "-"));
    }

    @Test
    void who_asks_for_a_compiler_gets_it() {
        assertEquals("both", compilers("-XX:+TieredCompilation", "summary", "small"));
    }

    /** A virtual machine that does not start exits with 1, which is what --strict says of captures. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:NoSuchOption", "-Xmx1", "no.such.Class"})
    void options_that_java_refuses_are_no_problem_of_the_capture(String options) {
        Answer answer = new Xenscope(directory)
                .runWords(List.of(
                        "env",
                        "XENSCOPE_ARCHIVE=0",
                        "XENSCOPE_OPTS=" + options,
                        "XENSCOPE_JAVA=" + System.getProperty("java.home") + "/bin/java",
                        Xenscope.HOME.resolve("xenscope").toString(),
                        "--version"));

        assertEquals(70, answer.exit(), answer.err());
        String begin = "xenscope: Java does not start with XENSCOPE_OPTS='" + options + "': ";
        assertTrue(answer.err().startsWith(begin), answer.err());
        assertEquals(1, answer.err().lines().count());
    }

    @Test
    void options_that_java_takes_are_remembered() throws IOException {
        Path cache = Files.createDirectory(directory.resolve("cache"));
        String remembered = "";
        for (int run = 0; run < 2; run++) {
            Answer answer = new Xenscope(directory)
                    .runWords(List.of(
                            "env",
                            "XDG_CACHE_HOME=" + cache,
                            "XENSCOPE_OPTS=-Xmx256m",
                            "XENSCOPE_JAVA=" + directory.resolve("java"),
                            Xenscope.HOME.resolve("xenscope").toString(),
                            "summary",
                            "small"));
            assertEquals("0 ", answer.exit() + " " + answer.err());
            try (Stream<Path> files = Files.list(cache.resolve("xenscope"))) {
                String all = files.map(file -> file.getFileName().toString())
                        .filter(name -> name.startsWith("options-"))
                        .collect(Collectors.joining(" "));
                assertTrue(run == 0 || all.equals(remembered), all);
                remembered = all;
            }
        }
        assertTrue(remembered.matches("options-[0-9]+"), remembered);
    }
}
