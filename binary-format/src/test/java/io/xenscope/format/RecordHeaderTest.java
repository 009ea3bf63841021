package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordHeaderTest {
    @ParameterizedTest
    @CsvSource({
        "0x2001f003, 0x001f003, 2, false, 12",
        "0xa0028006, 0x0028006, 2, true, 20",
        "0x7001f002, 0x001f002, 7, false, 32",
        "0xf001f002, 0x001f002, 7, true, 40",
        "0x0001f002, 0x001f002, 0, false, 4",
        "0x8800f123, 0x800f123, 0, true, 12"
    })
    void is_taken_apart(String header, String event, int words, boolean tsc, int size) {
        int word = Integer.parseUnsignedInt(header.substring(2), 16);
        assertEquals(Integer.decode(event), RecordHeader.event(word));
        assertEquals(words, RecordHeader.words(word));
        assertEquals(tsc, RecordHeader.hasTsc(word));
        assertEquals(size, RecordHeader.size(word));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x001, 0x002, 0x004, 0x008, 0x010, 0x020, 0x040, 0x080, 0x800})
    void classes_of_one_assigned_bit_are_plausible(int eventClass) {
        assertTrue(RecordHeader.isPlausible(eventClass << 16 | 0xf001));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x003, 0x100, 0x200, 0x400, 0x801, 0xfff})
    void others_are_not(int eventClass) {
        assertFalse(RecordHeader.isPlausible(eventClass << 16 | 0xf001));
    }

    @Test
    void the_header_of_a_window_is_the_word_of_the_format() {
        assertEquals(0x2001_f003, RecordHeader.CPU_CHANGE);
        assertEquals(268_431_352, 65_535L * 4096 - 8);
        assertEquals(268_431_352, RecordHeader.LARGEST_WINDOW);
    }
}
