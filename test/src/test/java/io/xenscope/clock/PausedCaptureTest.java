package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.e2e.AccountLaws;
import io.xenscope.format.Capture;
import io.xenscope.samples.Samples;
import io.xenscope.samples.SharedCaptures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real capture in which nothing was recorded for 0.2 to 30 s, or in which all TSCs jumped ahead by 0.1 s to 8 h, at a random place:
 * the rate is right or said to be doubtful, and no runstate of any vcpu lasts longer, or shorter by more, than what is hidden; what is
 * unknown or lost is no claim.
 *
 * <p>No program can know of a pause where each pcpu lost records between it and the next run time that Xen states, or has a loss in its
 * place: a vcpu that ran throughout would have left the same. There the page says that nothing shows it.
 */
class PausedCaptureTest {
    private static final int TRIES = 4;

    /**
     * Run times of emulated hosts, which most of these captures come from, wander by milliseconds: of a few seconds of them no better
     * rate is to be had.
     */
    private static final double RATE_PPM = 500;

    private static final long LARGEST = 3_000_000;

    static List<Path> captures() {
        List<Path> all = new ArrayList<>(Samples.ALL.stream().map(Samples::path).toList());
        if (SharedCaptures.present()) {
            SharedCaptures.names().stream()
                    .map(SharedCaptures::trace)
                    .filter(path -> path.toFile().length() < LARGEST)
                    .forEach(all::add);
        } else {
            System.err.println(SharedCaptures.ABSENT);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("captures")
    void no_state_lasts_longer_than_it_did_where_nothing_was_recorded(Path path) {
        PausedCapture capture = new PausedCapture(unpacked(path));
        Random random = new Random(5);
        try (Analysis clean = analyzed(capture.clean())) {
            for (int i = 0; i < TRIES; i++) {
                long ticks = clean.rate().ticks((long) (0.2e9 * Math.pow(150, random.nextDouble())));
                long from = capture.at(random.nextDouble());
                try (Analysis paused = analyzed(capture.withoutRecords(from, ticks))) {
                    assertAgree(clean, paused, ticks, ticks, "silent from " + from + " for " + ticks);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void no_state_lasts_longer_than_it_did_where_all_tscs_jump(Path path) {
        PausedCapture capture = new PausedCapture(unpacked(path));
        Random random = new Random(6);
        try (Analysis clean = analyzed(capture.clean())) {
            long ordinary = clean.rate().ticks(400_000_000);
            for (int i = 0; i < TRIES; i++) {
                double nanos = 0.1e9 * Math.pow(288_000, random.nextDouble());
                long ticks = clean.rate().ticks((long) nanos);
                long from = capture.at(random.nextDouble());
                try (Analysis jumped = analyzed(capture.withJump(from, ticks))) {
                    assertAgree(clean, jumped, ordinary, ordinary - ticks, "jump at " + from + " by " + ticks);
                }
            }
        }
    }

    private static Analysis analyzed(byte[] bytes) {
        try (Capture file = PausedCapture.open(bytes)) {
            return Analyzer.analyze(file, 2, null);
        }
    }

    /** {@code more} and {@code less} are ticks by which a state may last longer or shorter. */
    private static void assertAgree(Analysis clean, Analysis now, long more, long less, String what) {
        AccountLaws.assertAddUp(now);
        double spread =
                Math.max(RATE_PPM, Math.max(clean.rate().spreadPpm(), now.rate().spreadPpm()));
        double off = Math.abs(now.rate().hz() / clean.rate().hz() - 1) * 1e6;
        boolean isMostLeft = now.events().records() > clean.events().records() / 2;
        assertTrue(
                !isMostLeft
                        || off < spread
                        || now.rate().isDoubtful()
                        || now.rate().source() == TscRate.Source.ASSUMED,
                what + ": rate " + off);
        if (now.unjudgedSilence() > clean.unjudgedSilence()) {
            assertTrue(
                    clean.pcpus().stream().anyMatch(pcpu -> pcpu.lost() > 0), what + ": nothing is lost, nothing said");
            return;
        }
        for (VcpuFacts before : clean.vcpus()) {
            for (VcpuFacts after : now.vcpus()) {
                if (before.key() == after.key() && !before.isUnknown()) {
                    assertAgree(before, after, more, less, what);
                }
            }
        }
    }

    private static void assertAgree(VcpuFacts before, VcpuFacts after, long more, long less, String what) {
        long unclaimed = unclaimed(before);
        long unclaimedNow = unclaimed(after);
        for (VcpuState state : List.of(VcpuState.RUNNING, VcpuState.RUNNABLE, VcpuState.BLOCKED, VcpuState.OFFLINE)) {
            long gain = after.time().of(state).total() - before.time().of(state).total();
            assertTrue(
                    gain <= more + unclaimed && -gain <= less + unclaimedNow,
                    what + ": d" + before.domain() + "v" + before.vcpu() + " " + state + " gains " + gain);
        }
    }

    private static long unclaimed(VcpuFacts vcpu) {
        return vcpu.time().of(VcpuState.LOST).total()
                + vcpu.time().of(VcpuState.UNKNOWN).total();
    }

    private static byte[] unpacked(Path path) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
