package io.xenscope.report.cli;

import com.fasterxml.jackson.core.JsonFactory;
import io.xenscope.format.fault.CaptureException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the demo program in a process of its own, through a shell; what it answered. */
record DemoRun(int exit, String out, String err) {
    /** Runs a shell script in {@code directory} in which {@code $X} is the program. */
    static DemoRun sh(Path directory, String script, String... jvmOptions) throws IOException, InterruptedException {
        Path out = Files.createTempFile("demo", ".out");
        Path err = Files.createTempFile("demo", ".err");
        try {
            Process process = start(directory, script, out, err, jvmOptions);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new DemoRun(process.waitFor(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    static Process start(Path directory, String script, Path out, Path err, String... jvmOptions) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script);
        shell.environment().put("X", String.join(" ", program(jvmOptions)));
        // Not an option: the shell would split it at blanks in the names of directories.
        shell.environment().put("CLASSPATH", classPath());
        return shell.directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    private static List<String> program(String... jvmOptions) {
        List<String> program = new ArrayList<>();
        program.add(System.getProperty("java.home") + "/bin/java");
        program.addAll(List.of(jvmOptions));
        program.addAll(List.of("-XX:TieredStopAtLevel=1", Demo.class.getName()));
        return program;
    }

    private static String classPath() {
        List<String> places = new ArrayList<>();
        for (Class<?> type : List.of(
                Program.class,
                Demo.class,
                CaptureException.class,
                JsonFactory.class,
                org.apache.commons.cli.Option.class)) {
            places.add(new File(URI.create(placeOf(type))).getPath());
        }
        return String.join(File.pathSeparator, places);
    }

    private static String placeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
