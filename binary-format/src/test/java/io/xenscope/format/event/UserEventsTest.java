package io.xenscope.format.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.xenscope.format.fault.CaptureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserEventsTest {
    private static final int OWN = 0x82031;

    @TempDir
    private Path directory;

    private List<EventKind> read(String text) throws IOException {
        return UserEvents.read(Files.writeString(directory.resolve("own.tbl"), text));
    }

    @AfterEach
    void forget() {
        EventCatalogue.use(List.of());
    }

    @Test
    void lines_are_those_of_the_table_with_some_freedom() throws IOException {
        List<EventKind> kinds = read("""
            # of our patch
            [HVM HANDLER]
            0082031 TRC_HVM_OURS all any yes 3 vcpu:u16@0=vcpu dom:u16@0.16=domain gpa:u64@1=hex # a meaning
              0x22809\tTRC_CSCHED2_OURS all any yes 1-2 load:u32@0 left:i32@1?

            82031 TRC_HVM_OURS all any yes 1 short:u32@0
            """.replace("    [", "["));
        assertEquals(List.of(0x22809, OWN), kinds.stream().map(EventKind::id).toList());
        EventKind own = kinds.get(1);
        assertEquals("TRC_HVM_OURS", own.name());
        assertEquals(EventClass.HVM, own.eventClass());
        assertEquals("# a meaning".substring(2), own.meaning());
        assertEquals(
                List.of("vcpu", "dom", "gpa"),
                own.layoutFor(3, Era.modern()).fields().stream()
                        .map(Field::name)
                        .toList());
        assertEquals("short", own.layoutFor(1, Era.modern()).fields().get(0).name());
    }

    @Test
    void they_are_known_until_others_are_or_none() throws IOException {
        EventCatalogue.use(
                read("0x82031 TRC_HVM_OURS all any yes 1 a:u32@0\n0x21002 TRC_SCHED_OURS all any yes 1 b:u32@0\n"));
        assertEquals("TRC_HVM_OURS", EventCatalogue.standard().name(OWN));
        assertEquals("TRC_SCHED_OURS", EventCatalogue.standard().name(0x21002));
        assertEquals("TRC_HVM_VMENTRY", EventCatalogue.standard().name(0x81001));

        EventCatalogue.use(List.of());
        assertEquals("unknown:0x00082031", EventCatalogue.standard().name(OWN));
        assertEquals("TRC_SCHED_CONTINUE_RUNNING", EventCatalogue.standard().name(0x21002));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x82031",
                "0x82031 NAME",
                "82g31 NAME all any yes 1 a:u32@0",
                "0xF0082031 NAME all any yes 1 a:u32@0",
                "0x82031 NAME all any yes 1 a:u32@1",
                "0x82031 NAME all any yes 3 a:u16@0.24",
                "0x82031 NAME all any yes 3 a:u99@0",
                "0x82031 NAME all any yes 3 a:u32@9",
                "0x82031 NAME all any yes 3 a=u32@0",
                "0x82031 NAME all any yes 3 a:u32@0=furlong",
                "0x82031 NAME all mips yes 3 a:u32@0"
            })
    void what_cannot_be_understood_has_the_number_of_its_line(String line) {
        String said = assertThrows(CaptureException.class, () -> read("# first\n" + line + "\n"))
                .line();
        String begin = directory.resolve("own.tbl") + ": line 2: not a line of events: ";
        assertEquals(begin, said.substring(0, Math.min(begin.length(), said.length())));
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path none = directory.resolve("none");
        String said = assertThrows(CaptureException.class, () -> UserEvents.read(none))
                .line();
        assertEquals(none + ": cannot be read: ", said.substring(0, (none + ": cannot be read: ").length()));
    }
}
