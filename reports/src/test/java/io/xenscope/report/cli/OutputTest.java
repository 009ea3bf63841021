package io.xenscope.report.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputTest {
    @TempDir
    private Path directory;

    private static void write(Path file, String text) throws IOException {
        try (Output out = Output.toFile(file)) {
            out.writer().write(text);
            out.commit();
        }
    }

    @Test
    void a_file_appears_when_it_is_whole() throws IOException {
        Path file = directory.resolve("a.json");
        try (Output out = Output.toFile(file)) {
            out.writer().write("é");
            out.writer().flush();
            assertFalse(Files.exists(file));
            out.commit();
        }
        assertEquals("é", Files.readString(file));
        assertEquals(1, directory.toFile().list().length);
    }

    @Test
    void without_commit_nothing_is_left() throws IOException {
        try (Output out = Output.toFile(directory.resolve("a"))) {
            out.stream().write(new byte[1 << 20]);
        }
        assertEquals(0, directory.toFile().list().length);
    }

    @Test
    void a_name_with_gz_is_compressed() throws IOException {
        Path file = directory.resolve("a.csv.gz");
        write(file, "a,b\n");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertEquals("a,b\n", new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_link_stays_a_link_and_a_private_file_stays_private() throws IOException {
        Path file = directory.resolve("real");
        Path link = directory.resolve("link");
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.createSymbolicLink(link, Path.of("real"));
        write(link, "new");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void a_link_to_nothing_yet_is_followed() throws IOException {
        Path link = directory.resolve("link");
        Files.createSymbolicLink(link, Path.of("later"));
        write(link, "new");
        assertEquals("new", Files.readString(directory.resolve("later")));
    }

    @Test
    void devices_are_written_as_they_are() throws IOException {
        write(Path.of("/dev/null"), "gone");
        assertTrue(Files.exists(Path.of("/dev/null")) && !Files.isRegularFile(Path.of("/dev/null")));
    }

    @Test
    void a_place_that_is_not_there_is_the_outputs_fault() {
        assertThrows(OutputException.class, () -> Output.toFile(directory.resolve("no/such")));
        assertThrows(OutputException.class, () -> Output.toFile(directory));
    }

    @Test
    void a_directory_that_cannot_be_is_a_fault_of_the_output() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertEquals(
                "cannot write " + file + ": is no directory",
                assertThrows(OutputException.class, () -> Output.directory(file))
                        .getMessage());
        assertThrows(OutputException.class, () -> Output.directory(file.resolve("below")));
        Output.directory(directory.resolve("a").resolve("b"));
        assertTrue(Files.isDirectory(directory.resolve("a").resolve("b")));
    }
}
