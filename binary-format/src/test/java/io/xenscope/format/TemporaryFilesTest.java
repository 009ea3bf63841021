package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class TemporaryFilesTest {
    @Test
    void only_its_user_may_read_one_and_it_can_be_deleted_twice() throws IOException {
        Path file = TemporaryFiles.create(".test", "a test");
        assertEquals(TemporaryFiles.directory(), file.getParent());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        TemporaryFiles.delete(file);
        TemporaryFiles.delete(file);
        assertFalse(Files.exists(file));
    }

    @Test
    void a_full_disk_is_named_with_what_was_needed() {
        String where = TemporaryFiles.directory().toString();
        IOException full = new IOException("No space left on device");
        assertEquals(
                "no space in " + where + " for the unpacked capture: it needs about 4.2 GB; set TMPDIR",
                TemporaryFiles.failed("the unpacked capture", 4_200_000_000L, full)
                        .getMessage());
        assertEquals(
                "no space in " + where + " for x: it needs more than there is; set TMPDIR",
                TemporaryFiles.failed("x", 0, full).getMessage());
        String other = TemporaryFiles.failed("x", 0, new IOException("Input/output error"))
                .getMessage();
        assertTrue(other.startsWith("cannot write a temporary file for x in " + where + ": Input/output error"), other);
    }
}
