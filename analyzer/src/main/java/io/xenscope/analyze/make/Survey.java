package io.xenscope.analyze.make;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Era;

/**
 * What is known of a capture when its records are to be gone through one by one.
 *
 * @param analysis clock, extent, counts, problems and schedule; vcpus and irqs only of {@link Analyzer#survey}
 * @param era how payloads of equal length are to be read
 */
public record Survey(Analysis analysis, Era era) implements AutoCloseable {
    /** Surveys a capture with so many threads; {@code givenRate} is null where the capture itself is to tell. */
    public static Survey of(Capture capture, int threads, TscRate givenRate, Clocks clocks) {
        try (Workers workers = new Workers(threads)) {
            return new Surveyor(capture, workers, givenRate, clocks).survey();
        }
    }

    @Override
    public void close() {
        analysis.close();
    }
}
