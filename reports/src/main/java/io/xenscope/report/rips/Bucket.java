package io.xenscope.report.rips;

import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.UsageException;

/** The steps in which rips are counted. */
public final class Bucket {
    public static final Option OPTION =
            Option.value("", "bucket", "BYTES", "count rips in steps of so many bytes, a power of two");

    private Bucket() {}

    /** What the option says; 1 without it. */
    public static long of(Invocation asked) {
        String text = asked.value(OPTION);
        if (text == null) {
            return 1;
        }
        try {
            long bytes = Long.decode(text);
            if (Long.bitCount(bytes) == 1 && bytes > 0) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            // reported below, as any other value
        }
        throw UsageException.badValue(OPTION, text, "a power of two such as 4096 or 0x1000000");
    }
}
