package io.xenscope.report.manual;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks inside a text. */
final class Inline {
    private static final Pattern MARK =
            Pattern.compile("`(?<code>[^`]+)`|\\*\\*(?<bold>[^*]+)\\*\\*|\\[(?<text>[^]]+)]\\((?<to>[^)]+)\\)");

    private Inline() {}

    /** The text with every mark replaced; {@code escape} makes text of text, {@code strong} of what is marked. */
    static String render(String text, UnaryOperator<String> escape, UnaryOperator<String> strong) {
        StringBuilder out = new StringBuilder();
        Matcher mark = MARK.matcher(text);
        int done = 0;
        while (mark.find()) {
            out.append(escape.apply(text.substring(done, mark.start())));
            out.append(marked(mark, escape, strong));
            done = mark.end();
        }
        return out.append(escape.apply(text.substring(done))).toString();
    }

    private static String marked(Matcher mark, UnaryOperator<String> escape, UnaryOperator<String> strong) {
        if (mark.group("to") == null) {
            return strong.apply(mark.group("code") == null ? mark.group("bold") : mark.group("code"));
        }
        String to = mark.group("to");
        String text = render(mark.group("text"), escape, strong);
        return to.startsWith("http") ? text + escape.apply(" <" + to + ">") : text;
    }
}
