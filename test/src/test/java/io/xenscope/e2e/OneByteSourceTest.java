package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.ByteSource;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each word of each record is read through an interface, which the fast compiler sees through while one loaded class implements it. */
final class OneByteSourceTest {
    @Test
    void a_normal_run_loads_one_class_of_bytes(@TempDir Path directory) throws IOException, InterruptedException {
        for (String command : List.of("summary", "dump", "top")) {
            Path log = directory.resolve(command + ".log");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xlog:class+load:file=" + log,
                            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "io.xenscope.report.Main",
                            command,
                            Samples.path(Samples.HVM_BOOT).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("out").toFile())
                    .start();
            assertEquals(0, process.waitFor(), command);
            TreeSet<String> loaded = new TreeSet<>();
            for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
                for (String word : line.split(" ")) {
                    if (isSource(word)) {
                        loaded.add(word);
                    }
                }
            }
            assertEquals(new TreeSet<>(List.of("io.xenscope.format.MappedSource")), loaded, command);
        }
    }

    private static boolean isSource(String name) {
        if (!name.startsWith("io.xenscope.format.") || !name.matches("[\\w.$]+")) {
            return false;
        }
        try {
            Class<?> type = Class.forName(name, false, OneByteSourceTest.class.getClassLoader());
            return !type.isInterface() && ByteSource.class.isAssignableFrom(type);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
