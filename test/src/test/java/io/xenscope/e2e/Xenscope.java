package io.xenscope.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as its users start it: a process of its own. */
public final class Xenscope {
    /** What one run left behind. */
    public record Answer(int exit, byte[] out, String err) {}

    static final Path HOME = Path.of(System.getProperty("xenscope.home"));
    private static final Path JAR = Path.of(System.getProperty("xenscope.jar"));
    private static final long PATIENCE_SECONDS = 60;

    private final Path directory;
    private final List<String> virtualMachine = new ArrayList<>();
    private File in = new File("/dev/null");
    private long patience = PATIENCE_SECONDS;

    /** Runs in a directory, where it also keeps what the program prints. */
    public Xenscope(Path directory) {
        this.directory = directory;
    }

    /** Adds an option of the Java virtual machine. */
    Xenscope with(String option) {
        virtualMachine.add(option);
        return this;
    }

    /** Waits so many seconds before it is said to hang. */
    Xenscope patient(long seconds) {
        patience = seconds;
        return this;
    }

    Xenscope reading(Path stdin) {
        in = stdin.toFile();
        return this;
    }

    /** The words that start the jar with these arguments. */
    List<String> words(String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Half the time of a short run is spent on getting warm.
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
        words.addAll(virtualMachine);
        words.addAll(List.of("-jar", JAR.toString()));
        words.addAll(List.of(arguments));
        return words;
    }

    public Answer run(String... arguments) {
        return runWords(words(arguments));
    }

    Answer runWords(List<String> words) {
        try {
            Path out = Files.createTempFile("xenscope", ".out");
            Path err = Files.createTempFile("xenscope", ".err");
            try {
                Process process = start(words, out, err);
                if (!process.waitFor(patience, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("hangs: " + words);
                }
                return new Answer(process.exitValue(), Files.readAllBytes(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Process start(List<String> words, Path out, Path err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectInput(in)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }
}
