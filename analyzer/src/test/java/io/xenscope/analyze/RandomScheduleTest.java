package io.xenscope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.samples.DamagedBytes;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The analyzer against schedules of which everything is known, and against what is left of them after damage. */
class RandomScheduleTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 40})
    void findsOutTheTruthOfAnySchedule(int pcpus) {
        for (int seed = 0; seed < 40; seed++) {
            RandomSchedule schedule = new RandomSchedule(seed, pcpus, 1 + seed % (2 * pcpus + 1), 40 * seed);
            assertEquals(schedule.truth(), Outcome.of(schedule.bytes(), 1).toString(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void anyNumberOfThreadsFindsTheSame(int threads) {
        for (int seed = 0; seed < 20; seed++) {
            RandomSchedule schedule = new RandomSchedule(seed, 5, 9, 2000);
            assertEquals(schedule.truth(), Outcome.of(schedule.bytes(), threads).toString(), "seed " + seed);
        }
    }

    /** The identities are checked by {@link Outcome}. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void damageNeitherStopsTheAnalysisNorBreaksTheIdentities(int threads) {
        Random random = new Random(threads);
        for (int seed = 0; seed < 300; seed++) {
            byte[] damaged = damaged(new RandomSchedule(seed, 3, 5, 200).bytes(), random);
            assertEquals(
                    Outcome.of(damaged, 1).toString(),
                    Outcome.of(damaged, threads).toString());
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        int from = 12 + random.nextInt(whole.length - 200);
        int to = from + random.nextInt(180);
        return switch (random.nextInt(6)) {
            case 0 -> DamagedBytes.zeroed(whole, from & ~3, to);
            case 1 -> DamagedBytes.without(whole, from, to);
            case 2 -> DamagedBytes.cut(whole, from);
            case 3 -> DamagedBytes.word(whole, from & ~3, random.nextInt());
            case 4 -> DamagedBytes.inserted(whole, from, new byte[random.nextInt(100)]);
            default -> {
                byte[] flipped = whole;
                for (int i = 0; i < 5; i++) {
                    flipped = DamagedBytes.flipBit(flipped, 96 + random.nextInt(whole.length * 8 - 96));
                }
                yield flipped;
            }
        };
    }
}
