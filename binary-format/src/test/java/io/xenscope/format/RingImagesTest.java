package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A capture of whole ring buffers begins midway on every pcpu; sizes of windows alone tell it. */
class RingImagesTest {
    private static boolean areRings(int... sizesByPcpu) {
        WindowIndex windows = new WindowIndex();
        long at = 12;
        for (int pcpu = 0; pcpu < sizesByPcpu.length; pcpu++) {
            windows.add(pcpu, at, at + sizesByPcpu[pcpu]);
            at += sizesByPcpu[pcpu] + 12;
        }
        return RingImages.are(windows);
    }

    @Test
    void windows_that_fill_rings_of_whole_frames_but_for_a_record_are_images_of_them() {
        assertEquals(true, areRings(8184, 8160, 8184 - 116));
    }

    @Test
    void windows_of_any_other_size_are_none() {
        assertEquals(false, areRings(8184, 4000, 8184));
        assertEquals(false, areRings(8184, 12280));
        assertEquals(false, areRings(8184));
    }

    @Test
    void several_windows_of_a_pcpu_are_none() {
        WindowIndex windows = new WindowIndex();
        windows.add(0, 12, 8196);
        windows.add(0, 8208, 16392);
        assertEquals(false, RingImages.are(windows));
    }
}
