package io.xenscope.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The query inside a statement that is none itself, so that only what that names has to be made. */
final class QueryInside {
    private static final Pattern COPY = Pattern.compile("copy\\s*\\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEFORE = Pattern.compile(
            "(explain(\\s+analyze)?|describe|summarize|create\\s[^(]*?\\sas)\\s+(?=(select|with|from)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_TABLE =
            Pattern.compile("(describe|summarize|copy)\\s+([a-z_.]+)(\\s.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern OF_NONE =
            Pattern.compile("(show|set|reset|pragma|checkpoint|begin|commit|use)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private QueryInside() {}

    /** Null where all tables may be meant. */
    static String of(String statement) {
        Matcher copy = COPY.matcher(statement);
        if (copy.lookingAt()) {
            int end = closing(statement, copy.end());
            return end < 0 ? null : statement.substring(copy.end(), end);
        }
        Matcher before = BEFORE.matcher(statement);
        if (before.lookingAt()) {
            return statement.substring(before.end());
        }
        Matcher table = OF_TABLE.matcher(statement);
        if (table.matches()) {
            return "select * from " + table.group(2);
        }
        return OF_NONE.matcher(statement).matches() ? "select 1" : null;
    }

    /** Where the parenthesis closes that was opened before {@code from}; -1 where it does not. */
    private static int closing(String text, int from) {
        int depth = 1;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
