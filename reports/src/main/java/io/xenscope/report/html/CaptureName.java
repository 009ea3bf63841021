package io.xenscope.report.html;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a capture is called on its page. */
final class CaptureName {
    private static final Pattern SUFFIX = Pattern.compile("(?i)(\\.xen|\\.xentrace|\\.trace|\\.bin)?(\\.gz)?$");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private CaptureName() {}

    /** The name of its file without directories; {@code stdin} where it has none. */
    static String file(String name) {
        Path file = Path.of(name).getFileName();
        return file == null || file.toString().equals("-") ? "stdin" : file.toString();
    }

    /** The same without what says of which kind the file is. */
    static String bare(String name) {
        String file = file(name);
        String bare = SUFFIX.matcher(file).replaceFirst("");
        return bare.isEmpty() ? file : bare;
    }

    /** The same as a shell takes it. */
    static String quoted(String name) {
        String file = file(name);
        if (file.equals("stdin")) {
            return "-";
        }
        return shellWord(file.startsWith("-") ? "./" + file : file);
    }

    /** Any text as one word of a shell. */
    static String shellWord(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
