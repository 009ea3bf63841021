package io.xenscope.format.event;

import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** One line of text for a row of the specification and for a layout of the catalogue, equal if they say the same. */
final class SpecificationRow {
    private static final Map<String, String> ARCHS =
            Map.of("x86+arm", "ANY", "x86", "X86", "x86 AMD", "AMD", "x86 Intel", "INTEL", "file", "FILE", "-", "NONE");
    private static final Map<String, String> SUBCLASSES =
            Map.of("CLASS (no scheduler id)", "CLASS/credit2-old", "IRQ (then PM idle)", "PM/old");
    private static final Map<String, String> TSC_RULES = Map.of(
            "yes",
            "YES",
            "no",
            "NO",
            "either",
            "EITHER",
            "yes (no before 4.7)",
            "SINCE_4_7",
            "-",
            "UNKNOWN",
            "?",
            "UNKNOWN");
    private static final Map<String, String> WORDS = Map.of(
            "?",
            "-",
            "1?",
            "1",
            "2 (1 on x86_32 Xen)",
            "2",
            "1-2",
            "1|2",
            "0-7",
            "0|1|2|3|4|5|6|7",
            "1-6",
            "1|2|3|4|5|6");
    private static final Map<String, String> PAYLOADS = Map.of(
            "opaque", "",
            "none", "",
            "none known", "",
            "caller-defined (n = id bits 11:0)", "data:block@w0-6?",
            "as TRC_LOST_RECORDS", "lost_count:u32@w0;dom:u16@w1[15:0];vcpu:u16@w1[31:16];first_tsc:u64@w2-3");

    private SpecificationRow() {}

    static String text(Map<String, String> row) {
        return String.join(
                " ",
                row.get("id"),
                row.get("name").replaceFirst(" \\(pre-.* id\\)", "").replace(' ', '_'),
                row.get("class"),
                SUBCLASSES.getOrDefault(row.get("subclass"), row.get("subclass")),
                versions(row),
                arch(row),
                TSC_RULES.get(row.get("tsc")),
                WORDS.getOrDefault(row.get("extra_words"), row.get("extra_words")),
                payload(row.get("payload")));
    }

    static String text(EventKind kind, PayloadLayout layout) {
        return String.join(
                " ",
                "0x" + HexFormat.of().toHexDigits(kind.id(), 7),
                layout.name(),
                kind.eventClass().name(),
                layout.subclass(),
                layout.versions().status() + ":" + layout.since() + ".." + layout.until(),
                layout.arch().name(),
                layout.tsc().name(),
                words(layout.words()),
                layout.fields().stream().map(SpecificationRow::field).collect(Collectors.joining(";")));
    }

    private static String versions(Map<String, String> row) {
        String text = row.get("versions");
        if (row.get("name").startsWith("(")) {
            return "RESERVED:3.2..current";
        }
        String status = text.startsWith("xenalyze") ? "PRIVATE" : text.startsWith("defined") ? "DEFINED" : "WRITTEN";
        status = text.equals("unlikely") ? "RARE" : status;
        String first = text.split(" ")[0];
        if (text.contains("<=")) {
            String last = text.substring(text.indexOf("<=") + 2).replace(")", "");
            return status + ":3.2.." + last;
        }
        if (first.endsWith("+")) {
            return status + ":" + first.replace("+", "..current");
        }
        if (Character.isDigit(first.charAt(0))) {
            return status + ":" + (first.contains("-") ? first.replace("-", "..") : first + ".." + first);
        }
        return status + ":3.2..current";
    }

    private static String arch(Map<String, String> row) {
        if (row.get("versions").contains("x86_32 Xen")) {
            return "X86_32";
        }
        return row.get("versions").contains("64-bit Xen") ? "X86_64" : ARCHS.get(row.get("arch"));
    }

    private static String words(WordCounts counts) {
        StringBuilder text = new StringBuilder();
        for (int count = 0; count <= WordCounts.MOST; count++) {
            text.append(counts.contain(count) ? "|" + count : "");
        }
        return text.isEmpty() ? "-" : text.substring(1);
    }

    private static String payload(String payload) {
        return PAYLOADS.getOrDefault(payload, payload)
                .replace("argmap:6x2b", "argmap:u12")
                .replace("args:packed@w1..", "args:block@w1-5?")
                .replace("cpumask:u192", "cpumask:block")
                .replace("pad:u48@w2[31:16],w3", "pad:u16@w2[31:16];pad:u32@w3")
                .replace("[15];", "[15:15];");
    }

    private static String field(Field field) {
        int width = field.high() - field.low() + 1;
        boolean two = field.type().wide() && field.type() != FieldType.BLOCK;
        String type = field.type() == FieldType.BLOCK
                ? "block"
                : (field.type().name().startsWith("I") ? "i" : "u") + (two ? 64 : width);
        String bits = width == 32 ? "" : "[" + field.high() + ":" + field.low() + "]";
        String words = field.type().wide() ? field.firstWord() + "-" + field.lastWord() : field.firstWord() + bits;
        return field.name() + ":" + type + "@w" + words + (field.optional() ? "?" : "");
    }
}
