package io.xenscope.sql;

import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.sql.Sql;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The limit of memory of the database. */
final class MemoryLimit {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([KMGT])(i?B)?", Pattern.CASE_INSENSITIVE);
    private static final String DEFAULT = "256MB";

    private MemoryLimit() {}

    /** As DuckDB writes it. */
    static String limit(Invocation asked) {
        if (!asked.has(Sql.MEMORY)) {
            return DEFAULT;
        }
        Matcher size = SIZE.matcher(asked.value(Sql.MEMORY));
        if (!size.matches() || size.group(1).matches("0+")) {
            throw UsageException.badValue(Sql.MEMORY, asked.value(Sql.MEMORY), "a size, as 512M or 2G");
        }
        return size.group(1) + size.group(2).toUpperCase(java.util.Locale.ROOT) + "B";
    }
}
