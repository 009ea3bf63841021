package io.xenscope.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Jazzer looks for bytes on which the whole program, asked for a summary, fails. Profile {@code fuzz}. */
class SummaryFuzz {
    @FuzzTest
    void summary(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("xenscope-fuzz", ".xentrace");
        try {
            Trial.reported(bytes, file, List.of(List.of("summary")));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
