package io.xenscope.report.dump;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Files of the xentrace specification, where {@code -Dxenscope.spec=FOLDER} says where it is; else tests are skipped. */
public final class Specification {
    private static final String WHERE = "xenscope.spec";

    private Specification() {}

    public static Path file(String name) {
        String folder = System.getProperty(WHERE, "");
        Path file = Path.of(folder, name);
        if (folder.isEmpty() || !Files.exists(file)) {
            skip("SKIPPED: not compared with " + name + "; -D" + WHERE + "=FOLDER says where it is");
        }
        return file;
    }

    public static void skip(String why) {
        System.err.println(why); // an aborted test shows as a mere number on the console
        Assumptions.abort(why);
    }
}
