package io.xenscope.bench;

import io.xenscope.report.table.Column;
import io.xenscope.report.table.Format;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Printing a table of vcpus, in nanoseconds a row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(TableBenchmark.ROWS)
public class TableBenchmark {
    static final int ROWS = 5000;

    @Param
    private Format format;

    private final Page page = new Page("xenscope.bench/1").table(table());

    private static Table table() {
        Table table = new Table(
                "vcpus",
                "Vcpus",
                Column.domain("dom", "domain"),
                Column.count("vcpu", "vcpu"),
                Column.percent("running_pct", "running"),
                Column.nanos("wake_p99_ns", "p99"),
                Column.text("name", "name"));
        for (int row = 0; row < ROWS; row++) {
            table.row(row >> 4, row & 15, row % 100 / 3.0, row * 7919L, "mmu_update");
        }
        return table;
    }

    @Benchmark
    public void print() throws IOException {
        format.printer().print(page, Writer.nullWriter());
    }
}
