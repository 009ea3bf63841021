package io.xenscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SearchTest {
    @Test
    void finds_the_first_of_every_place_it_can_be_at() {
        for (long from = 0; from < 5; from++) {
            for (long to = from; to < 12; to++) {
                for (long first = 0; first < 14; first++) {
                    long expected = first;
                    assertEquals(
                            Math.min(to, Math.max(from, first)), Search.first(from, to, place -> place >= expected));
                }
            }
        }
    }
}
