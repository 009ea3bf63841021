package io.xenscope.report.frame;

import io.xenscope.report.cli.Invocation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What files that are written of several captures are called, each after its capture. */
public final class CaptureStems {
    private static final Pattern SUFFIX = Pattern.compile("(?i)(\\.xen|\\.xentrace|\\.trace|\\.bin)?(\\.gz)?$");

    private final Invocation asked;
    private final Map<String, Integer> stems = new HashMap<>();

    public CaptureStems(Invocation asked) {
        this.asked = asked;
    }

    /**
     * The name of a capture without directory and suffix; where one before was called the same, with a number, which a warning
     * says.
     */
    public String of(Path capture) {
        Path name = capture.getFileName();
        String text = name == null || name.toString().equals("-") ? "stdin" : name.toString();
        String bare = SUFFIX.matcher(text).replaceFirst("");
        String taken = bare.isEmpty() ? text : bare;
        int before = stems.merge(taken, 1, Integer::sum) - 1;
        if (before == 0) {
            return taken;
        }
        String stem;
        do {
            stem = taken + "-" + (++before);
        } while (stems.putIfAbsent(stem, 1) != null);
        asked.warn(capture + ": its files are called " + stem + ", since " + taken + " is another capture's");
        return stem;
    }
}
