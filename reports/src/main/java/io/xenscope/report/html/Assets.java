package io.xenscope.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The scripts and styles of a page, from resources beside this class, as they are put into it. */
public final class Assets {
    public static final List<String> STYLES = List.of("uplot/uPlot.min.css", "page.css");

    /** In the order in which they need each other. */
    static final List<String> SCRIPTS = List.of(
            "uplot/uPlot.iife.min.js",
            "time.js",
            "decode.js",
            "lanes.js",
            "view.js",
            "draw.js",
            "detail.js",
            "timeline.js",
            "latency.js",
            "flame.js",
            "tables.js",
            "main.js");

    /** Draws spans of companions; needed by what follows it. */
    private static final String LOGS = "logs.js";

    public static final String LICENCE = "uplot/LICENSE";

    private Assets() {}

    /** The scripts of a page with companions. */
    static List<String> scriptsWithLogs() {
        List<String> scripts = new ArrayList<>(SCRIPTS);
        scripts.add(scripts.indexOf("timeline.js"), LOGS);
        return scripts;
    }

    /** One of them as text. */
    public static String text(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
