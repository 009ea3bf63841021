package io.xenscope.samples;

import java.nio.file.Files;
import java.nio.file.Path;

/** The directory that the modules lie in, found upwards from where the tests run. */
final class Repository {
    private Repository() {}

    static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("binary-format")) && Files.isRegularFile(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw new IllegalStateException("not inside the repository: " + start);
    }
}
