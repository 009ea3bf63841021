package io.xenscope.report.cli;

import io.xenscope.report.table.Ink;
import io.xenscope.report.table.Layout;
import java.util.List;

/**
 * How text is laid out for where it goes: on a terminal it fits the terminal's width and has colours; in a file or a pipe, which may
 * have any reader, it has neither unless options say so.
 */
record TextLayout(Invocation asked, Terminal terminal, boolean isToTerminal) {
    private static final List<String> WHEN = List.of("auto", "always", "never");
    private static final int MOST_WIDTH = 100_000;

    Layout layout() {
        String unit = asked.has(CommonOptions.UNIT) ? asked.word(CommonOptions.UNIT, Layout.UNITS) : null;
        return new Layout(width(), asked.has(CommonOptions.WIDE), unit, hasColour() ? Ink.ANSI : Ink.NONE);
    }

    private int width() {
        String typed = asked.value(CommonOptions.WIDTH);
        if (typed == null) {
            return isToTerminal ? terminal.size().columns() : 0;
        }
        if (typed.equals("0")) {
            return 0;
        }
        int width = asked.whole(CommonOptions.WIDTH, MOST_WIDTH);
        if (width < Layout.LEAST_WIDTH) {
            throw UsageException.badValue(
                    CommonOptions.WIDTH, typed, "0 for any width, or at least " + Layout.LEAST_WIDTH);
        }
        return width;
    }

    private boolean hasColour() {
        String when = asked.has(CommonOptions.COLOR) ? asked.word(CommonOptions.COLOR, WHEN) : WHEN.get(0);
        boolean isAuto = isToTerminal && !terminal.isDumb() && !terminal.refusesColour();
        return when.equals("always") || isAuto && !when.equals("never");
    }
}
