package io.xenscope.report.dump;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of {@code xenalyze --dump-all}, taken apart: {@code ]  0.000704423 - .  x- d14v2 vmexit exit_reason ...}.
 *
 * @param nanos by xenalyze's reckoning of 2.4 GHz
 * @param vcpu null where xenalyze has not learnt it yet, {@code d?v?} between two vcpus
 * @param text event and fields, in normal form
 */
record XenalyzeLine(long nanos, int pcpu, String vcpu, String text) {
    /** Chatter may stand before the line, without an end of its own. At time 0 there are blanks instead. */
    private static final Pattern LINE = Pattern.compile(
            "(?:^|.*?)[\\]! ] (?:  ?(\\d+)\\.(\\d{9})| {13}) ([-|.x ]+) (d\\d+v\\d+|d\\?v\\?) (\\S.*?) *");

    /** Null where the line is no record. */
    static XenalyzeLine of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return null;
        }
        long nanos = parts.group(1) == null
                ? 0
                : Long.parseLong(parts.group(1)) * 1_000_000_000 + Long.parseLong(parts.group(2));
        String vcpu = parts.group(4).startsWith("d32768v") ? null : named(parts.group(4));
        return new XenalyzeLine(nanos, parts.group(3).indexOf('x'), vcpu, normal(parts.group(5)));
    }

    /** Its text without what follows from other records, fractions padded, numbers for names that are its own. */
    private static String normal(String text) {
        String plain = named(text)
                .replaceAll("[-\\d.]+% \\(", "(")
                .replaceAll("^vmentry.*", "vmentry")
                .replaceAll(" +", " ")
                .replaceAll("^intr vec \\S+\\((\\w+)\\)", "intr vec $1")
                .replaceAll("^(vmcall \\w+).*", "$1");
        plain = plain.replaceAll("\\.(\\d\\d?)us", ".00$1us").replaceAll("\\.0+(\\d{3})us", ".$1us");
        return plain.replaceAll("^io_assist \\[ (\\w+) (\\w+) \\]", "io read port $1 val $2");
    }

    /** The idle vcpus have names of their own in xenalyze. */
    static String named(String vcpu) {
        return vcpu.replaceAll("d32767v\\d+", "idle");
    }
}
