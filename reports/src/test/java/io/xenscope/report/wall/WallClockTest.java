package io.xenscope.report.wall;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.TraceMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WallClockTest {
    private static final int CTX_CLOCK = 0x804007;

    /** 2026-11-21T10:00:00Z in ns since 1970. */
    private static final long TEN = 1_795_255_200_000_000_000L;

    @TempDir
    private Path directory;

    /** Begins at tick 1000, ends at 5000; a tick is a nanosecond. */
    private static TraceMaker trace() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(1000).runs(d(1).v(0)).at(5000).blocks(d(1).v(0));
        return trace;
    }

    private InProcess dump(TraceMaker trace, String... options) throws IOException {
        Path file = Files.write(directory.resolve("made.xentrace"), trace.bytes());
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-21T10:00:00.000004Z")));
        List<String> all = new ArrayList<>(List.of("dump", "--utc", "--cpu-hz", "1G", file.toString()));
        all.addAll(List.of(options));
        return InProcess.run(all.toArray(new String[0]));
    }

    private static List<String> times(InProcess answer) {
        return answer.out().lines().map(line -> line.split(" ")[0]).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "--start, 2026-11-21T10:00:00Z",
        "--start, 2026-11-21T11:00+01:00",
        "--start, 2026-11-21T11:00:00+0100",
        "--start, 2026-11-21T05:00:00-05",
        "--start, 2026-11-21 11:00:00+01:00",
        "--start, 2026-11-21 11:00:00.000000000+01:00",
        "'--start', '2026-11-21T11:00:00,000000000+01:00'",
        "--start, 2026-11-21 10:00:00 +0000",
        "--start, 1795255200",
        "--start, 1795255200.000000000",
        "--start, @1795255200",
        "--wall, 3000=1795255200.000002",
        "--wall, 3000=2026-11-21T10:00:00.000002Z",
        "--wall, 0x3e8=2026-11-21T10:00:00Z",
        "--start, file"
    })
    void the_begin_stands_where_the_user_puts_it(String option, String value) throws IOException {
        InProcess answer = dump(trace(), option, value);

        assertEquals(List.of("2026-11-21T10:00:00.000000000", "2026-11-21T10:00:00.000004000"), times(answer));
    }

    @Test
    void the_last_resort_is_the_time_of_the_file_and_is_called_a_guess() throws IOException {
        InProcess answer = dump(trace());

        assertEquals(List.of("2026-11-21T10:00:00.000000000", "2026-11-21T10:00:00.000004000"), times(answer));
        assertEquals(
                "xenscope: warning: times are UTC, GUESSED: as if the file had been changed last when its last record was"
                        + " written\n",
                answer.err());
    }

    @Test
    void records_that_tell_the_time_are_believed_before_the_file() throws IOException {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(1000).runs(d(1).v(0));
        long utc = TEN + 500;
        trace.pcpu(0).at(1500).record(CTX_CLOCK, 1, 1_000_000, (int) utc, (int) (utc >>> 32), 0, 0);
        trace.pcpu(0).at(5000).blocks(d(1).v(0));
        InProcess answer = dump(trace, "--csv");

        assertEquals(
                List.of("t_ns,utc_ns", "0," + TEN, "500," + utc, "4000," + (TEN + 4000)),
                answer.out()
                        .lines()
                        .map(line -> line.substring(0, line.indexOf(',', line.indexOf(',') + 1)))
                        .toList());
        assertEquals("xenscope: warning: times are UTC, from context records\n", answer.err());
    }

    @Test
    void absurd_records_of_the_time_are_not_believed() throws IOException {
        TraceMaker trace = trace();
        trace.pcpu(0).at(6000).record(CTX_CLOCK, 2, 1, 1, 1, 1, 1).record(CTX_CLOCK, 1, 1);
        trace.pcpu(0).record(CTX_CLOCK, 1, 1, 0, 0, 0, 0);

        assertEquals(true, dump(trace).err().contains("GUESSED"));
    }

    @Test
    void machines_read_the_calendar_beside_the_time_since_the_begin() throws IOException {
        String first = dump(trace(), "--format", "ndjson", "--start", "2026-11-21T10:00:00Z")
                .out()
                .lines()
                .filter(line -> line.startsWith("{\"table\":\"records\""))
                .findFirst()
                .orElseThrow();

        String begin = "{\"table\":\"records\",\"t_ns\":0,\"utc_ns\":" + TEN + ",\"pcpu\":0,";
        assertEquals(begin, first.substring(0, begin.length()));
    }

    @ParameterizedTest
    @CsvSource({
        "--start, yesterday",
        "--start, 0",
        "--start, 1795255200.0000000001",
        "--start, 99999999999",
        "--start, 2026-11-21 10:00:00",
        "--start, 2026-11-21T10:00:00+1",
        "--start, 2026-11-21T10:00:00",
        "--start, 2026-13-21T10:00:00Z",
        "--start, 1960-01-01T00:00:00Z",
        "--start, 9999-01-01T00:00:00Z",
        "--wall, 1000",
        "--wall, x=2026-11-21T10:00:00Z",
        "--wall, =2026-11-21T10:00:00Z",
        "--wall, 1000=2026-11-21"
    })
    void what_is_no_time_is_refused_in_one_line(String option, String value) throws IOException {
        InProcess answer = dump(trace(), option, value);

        assertEquals(2, answer.exit());
        assertEquals("", answer.out());
        assertEquals(1, answer.err().lines().count());
        assertEquals(true, answer.err().startsWith("xenscope: " + option + " " + value + ": expected a "));
    }

    @Test
    void two_answers_to_one_question_are_refused() throws IOException {
        InProcess answer = dump(trace(), "--start", "file", "--wall", "1=2026-11-21T10:00:00Z");

        assertEquals(new InProcess(2, "", "xenscope: --wall and --start exclude each other\n"), answer);
    }
}
