package io.xenscope.report.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** Writes symbols as ASCII characters that look alike, of which a terminal without UTF-8 shows nothing else. */
final class AsciiWriter extends FilterWriter {
    private static final Map<Character, String> SYMBOLS = Map.ofEntries(
            Map.entry('─', "-"),
            Map.entry('│', "|"),
            Map.entry('├', "|"),
            Map.entry('└', "`"),
            Map.entry('┴', "+"),
            Map.entry('µ', "u"),
            Map.entry('μ', "u"),
            Map.entry('→', "->"),
            Map.entry('±', "+-"),
            Map.entry('×', "x"),
            Map.entry('…', "..."),
            Map.entry('█', "#"),
            Map.entry('▓', "#"),
            Map.entry('▒', "+"),
            Map.entry('░', "."),
            Map.entry('·', "."));

    AsciiWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int character) throws IOException {
        char one = (char) character;
        if (one < 0x80) {
            out.write(one);
        } else if (!Character.isLowSurrogate(one)) {
            out.write(SYMBOLS.getOrDefault(one, "?"));
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(text[i]);
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(text.charAt(i));
        }
    }
}
