package io.xenscope.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The examples beside this module's README: compiled as users would, and run. */
final class AskSqlExample {
    static final String NAME = "AskSql";
    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();
    static final List<Path> QUESTIONS = List.of(EXAMPLES.resolve("views.sql"), EXAMPLES.resolve("questions.sql"));
    /** The setting that says where the captures are. */
    static final String CAPTURES = "spark.xenscope.captures";

    private AskSqlExample() {}

    /** Compiles the example; returns the directory of its class. */
    private static Path compiled() throws IOException {
        Path classes = Files.createDirectories(Path.of("target", "examples").toAbsolutePath());
        int faults = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none",
                        "-nowarn",
                        "-d",
                        classes.toString(),
                        EXAMPLES.resolve(NAME + ".java").toString());
        if (faults != 0) {
            throw new IllegalStateException(NAME + " does not compile");
        }
        return classes;
    }

    /** The jar that is submitted. */
    static Path jar() throws IOException {
        Path classes = compiled();
        return jar("ask.jar", classes, Stream.of(classes.resolve(NAME + ".class")));
    }

    /** A jar of some classes below a directory. */
    static Path jar(String name, Path directory, Stream<Path> classes) throws IOException {
        Path jar = Path.of("target", name).toAbsolutePath();
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path one : classes.toList()) {
                entries.putNextEntry(new JarEntry(directory.relativize(one).toString()));
                Files.copy(one, entries);
                entries.closeEntry();
            }
        }
        return jar;
    }
}
