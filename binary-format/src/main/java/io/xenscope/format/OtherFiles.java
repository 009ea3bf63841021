package io.xenscope.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Kinds of files that people have beside captures and that are easily taken for one: each with its sign and the way out. */
final class OtherFiles {
    /** What a file is, and what to do with it. */
    record Kind(String what, String advice) {}

    private record Magic(byte[] bytes, Kind kind) {}

    private record Text(Pattern line, Kind kind) {}

    private static final int TEXT_BYTES = 1 << 12;
    private static final String ITS_CAPTURE = "give the capture that it was made from";
    private static final String NOT_OURS = "give a file that xentrace wrote";
    private static final Kind PCAP = new Kind("a network capture (pcap)", NOT_OURS);

    private static final List<Magic> MAGICS = List.of(
            magic("PK\3\4", new Kind("a zip archive", "unpack it, or pipe it in: unzip -p FILE | xenscope COMMAND -")),
            magic("PK\5\6", new Kind("an empty zip archive", NOT_OURS)),
            magic("7z\u00BC\u00AF'\34", new Kind("a 7z archive", "unpack it: 7z x FILE")),
            magic("\4\"M\30", new Kind("packed with lz4", "pipe it in: lz4 -dc FILE | xenscope COMMAND -")),
            magic("\u0017\u0008Dtracing", new Kind("a trace.dat of trace-cmd (Linux)", NOT_OURS)),
            magic("PERFILE2", new Kind("a perf.data of Linux", NOT_OURS)),
            magic("\u00C1\u001F\u00FC\u00C1", new Kind("a trace in the Common Trace Format", NOT_OURS)),
            magic("\u00A1\u00B2\u00C3\u00D4", PCAP),
            magic("\u00D4\u00C3\u00B2\u00A1", PCAP),
            magic("\u004D\u003C\u00B2\u00A1", PCAP),
            magic("\n\r\r\n", PCAP),
            magic("\u007FELF", new Kind("an ELF file", NOT_OURS)));

    private static final List<Text> TEXTS = List.of(
            text("CPU\\d+ +\\d+ \\(\\+ *\\d+\\)", "the text that xentrace_format makes of a capture"),
            text(
                    "[\\]>.* ]* *\\d+\\.\\d{9} \\S+ +(p\\d+ +)?d\\S+v\\S+ ",
                    "a text dump of a capture (xenalyze -a, xenscope dump)"),
            text("\\|-- Domain \\S+ --\\|", "a summary that xenalyze printed"),
            text("\\A\\s*<(!DOCTYPE|html|\\?xml)", "HTML or XML"),
            text("\\A\\s*\\[?\\{\\s*\"", "JSON"));

    private OtherFiles() {}

    private static Magic magic(String latin, Kind kind) {
        return new Magic(latin.getBytes(StandardCharsets.ISO_8859_1), kind);
    }

    private static Text text(String line, String what) {
        return new Text(Pattern.compile("(?m)^" + line), new Kind(what, ITS_CAPTURE));
    }

    /** The kind that the first bytes say, or null: none that is known. */
    static Kind byMagic(ByteSource source) {
        byte[] head = head(source, 16);
        for (Magic magic : MAGICS) {
            if (startsWith(head, magic.bytes())) {
                return magic.kind();
            }
        }
        return null;
    }

    /** The kind that the first lines say, or null: no text, or none that is known. */
    static Kind byText(ByteSource source) {
        byte[] head = head(source, TEXT_BYTES);
        for (byte one : head) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\t' && one != '\r') {
                return null;
            }
        }
        String lines = new String(head, StandardCharsets.UTF_8);
        for (Text text : TEXTS) {
            if (text.line().matcher(lines).find()) {
                return text.kind();
            }
        }
        return head.length < 4 ? null : new Kind("text", NOT_OURS);
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] head(ByteSource source, int most) {
        byte[] head = new byte[(int) Math.min(most, source.size() & ~3)];
        for (int at = 0; at < head.length; at += 4) {
            int word = source.i32(at);
            for (int i = 0; i < 4; i++) {
                head[at + i] = (byte) (word >>> 8 * i);
            }
        }
        return head;
    }
}
