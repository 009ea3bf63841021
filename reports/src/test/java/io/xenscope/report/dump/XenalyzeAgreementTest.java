package io.xenscope.report.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.samples.SharedCaptures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Dump agrees with xenalyze's, record by record, on a capture of Intel and credit2 without losses: time, pcpu, vcpu,
 * event, and all fields that xenalyze shows. Xenalyze shows neither fillers of the ring nor emulated devices.
 */
final class XenalyzeAgreementTest {
    private static final String CAPTURE = "vmx-hvm-credit2";

    /** Of each pcpu, because at equal times xenalyze does not keep to one order of pcpus. */
    private static List<List<String>> byPcpu() {
        List<List<String>> byPcpu = new ArrayList<>();
        for (int pcpu = 0; pcpu < 8; pcpu++) {
            byPcpu.add(new ArrayList<>());
        }
        return byPcpu;
    }

    @Test
    void every_record_is_the_same() throws IOException {
        Path golden = Specification.file("golden/dump-all.txt.gz");
        if (!SharedCaptures.present() || !Files.exists(SharedCaptures.trace(CAPTURE))) {
            Specification.skip(SharedCaptures.ABSENT);
        }
        List<XenalyzeLine> theirs = theirs(golden);
        List<String[]> ours = ours();
        List<List<String>> expected = byPcpu();
        theirs.forEach(line -> expected.get(line.pcpu()).add(line.nanos() + " " + line.vcpu() + " " + line.text()));
        List<List<String>> found = byPcpu();
        for (String[] line : ours) {
            List<String> own = found.get(Integer.parseInt(line[1]));
            List<String> other = expected.get(Integer.parseInt(line[1]));
            String text = AsXenalyze.text(line[3], line[5]);
            if (text != null) {
                String unknown =
                        own.size() < other.size() ? other.get(own.size()).split(" ")[1] : "";
                String vcpu = unknown.equals("null") ? "null" : line[2].isEmpty() ? "d?v?" : line[2];
                own.add(xenalyzeNanos(Long.parseLong(line[0])) + " " + vcpu + " " + text);
            }
        }
        for (int pcpu = 0; pcpu < 8; pcpu++) {
            assertSame(expected.get(pcpu), found.get(pcpu));
        }
        for (int i = 1; i < ours.size(); i++) {
            assertTrue(Long.parseLong(ours.get(i)[0]) >= Long.parseLong(ours.get(i - 1)[0]), "in the order of time");
        }
    }

    private static void assertSame(List<String> expected, List<String> found) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertEquals(cut(expected.get(i), found.get(i)), found.get(i));
        }
        assertEquals(expected.size(), found.size());
    }

    /** Their line, where ours leaves the end open as open. */
    private static String cut(String theirs, String ours) {
        int known = ours.length() - AsXenalyze.ANY.length();
        return ours.endsWith(AsXenalyze.ANY) && theirs.length() > known
                ? theirs.substring(0, known) + AsXenalyze.ANY
                : theirs;
    }

    /** Ticks as xenalyze makes nanoseconds of them: by 2.4 GHz, in integers. */
    private static long xenalyzeNanos(long ticks) {
        return ticks * 1024 / 2457;
    }

    private static List<XenalyzeLine> theirs(Path golden) throws IOException {
        List<XenalyzeLine> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(golden)), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                XenalyzeLine record = XenalyzeLine.of(line);
                if (record != null) {
                    lines.add(record);
                }
            }
        }
        return lines;
    }

    /** With a TSC of 1 GHz, nanoseconds are ticks. */
    private static List<String[]> ours() {
        return Dumped.text(SharedCaptures.trace(CAPTURE), "--csv", "--cpu-hz", "1G")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }
}
