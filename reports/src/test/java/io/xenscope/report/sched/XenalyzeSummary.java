package io.xenscope.report.sched;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a summary by xenalyze that tell of states: how many stays, and their mean in cycles, rounded down. */
final class XenalyzeSummary {
    /** So many stays of so many cycles each. */
    record Stays(long count, long mean) {}

    private static final Pattern DOMAIN = Pattern.compile("\\|-- Domain (\\d+) --\\|");
    private static final Pattern VCPU = Pattern.compile("-- v(\\d+) --");
    private static final Pattern STAYS = Pattern.compile(" +(?:\\* )?([a-z_ ]+): +(\\d+) +[\\d.]+s +(\\d+).*");

    private final Map<String, Stays> lines = new TreeMap<>();

    XenalyzeSummary(Path file) throws IOException {
        String domain = "";
        String vcpu = "";
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            Matcher newDomain = DOMAIN.matcher(line);
            Matcher newVcpu = VCPU.matcher(line);
            Matcher stays = STAYS.matcher(line);
            if (newDomain.matches()) {
                domain = "d" + newDomain.group(1);
                vcpu = "";
            } else if (newVcpu.matches()) {
                vcpu = "v" + newVcpu.group(1);
            } else if (stays.matches()) {
                lines.put(
                        domain + vcpu + " " + stays.group(1).strip().replace(' ', '_'),
                        new Stays(Long.parseLong(stays.group(2)), Long.parseLong(stays.group(3))));
            }
        }
    }

    /** By {@code d0v1 blocked} and {@code d0 full_run}; of interrupts to halt, those of a vcpu's highest vector. */
    Map<String, Stays> lines() {
        return lines;
    }
}
