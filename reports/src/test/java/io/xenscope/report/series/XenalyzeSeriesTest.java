package io.xenscope.report.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.cli.InProcess;
import io.xenscope.report.dump.Specification;
import io.xenscope.samples.SharedCaptures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The points of xenalyze's scatter plot of exits are ours; it writes rips as signed numbers. */
class XenalyzeSeriesTest {
    private static final String CAPTURE = "vmx-hvm-credit2";

    @Test
    void rips_of_exits_in_the_order_of_time() throws IOException {
        var golden = Specification.file("golden/scatterplot-vmexit-eip.txt");
        if (!SharedCaptures.present() || !Files.exists(SharedCaptures.trace(CAPTURE))) {
            Specification.skip(SharedCaptures.ABSENT);
        }
        List<Long> theirs = Files.readAllLines(golden).stream()
                .map(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sorted()
                .toList();
        InProcess answer = InProcess.run(
                "series", "exit", "--csv", SharedCaptures.trace(CAPTURE).toString());
        List<Long> ours = answer.out()
                .lines()
                .skip(1)
                .map(line -> Long.parseUnsignedLong(line.substring(line.lastIndexOf(",0x") + 3), 16))
                .sorted()
                .toList();
        assertEquals(theirs, ours);
    }
}
