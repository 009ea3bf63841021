package io.xenscope.report.exits;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.tables.Reports;
import java.io.IOException;
import java.util.List;

/** {@code exits}: why guests left to Xen, and what that cost. */
public final class Exits implements Command {
    private static final Option BUCKET =
            Option.value("", "bucket", "BYTES", "count rips in steps of so many bytes, a power of two");

    @Override
    public String name() {
        return "exits";
    }

    @Override
    public String summary() {
        return "VM exits: why, how long, what for, from where";
    }

    @Override
    public String example() {
        return "exits --dom 1 boot.xen";
    }

    @Override
    public List<Option> options() {
        return CommonOptions.report(CommonOptions.DOM, CommonOptions.VCPU, CommonOptions.TOP, Symbols.OPTION, BUCKET);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        Symbols symbols = Symbols.of(asked);
        long bucket = bucket(asked.value(BUCKET));
        return Reports.print(asked, "xenscope.exits/1", survey -> new ExitReport(survey, symbols, bucket));
    }

    private static long bucket(String text) {
        if (text == null) {
            return 1;
        }
        try {
            long bytes = Long.decode(text);
            if (Long.bitCount(bytes) == 1 && bytes > 0) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            // told below, as any other value
        }
        throw UsageException.badValue(BUCKET, text, "a power of two such as 4096 or 0x1000000");
    }
}
