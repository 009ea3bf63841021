package io.xenscope.bench;

import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Format;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.IntStream;
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
        return Columns.<Integer>of("vcpus", "Vcpus")
                .domain("dom", row -> row >> 4)
                .count("vcpu", row -> row & 15)
                .percent("running_pct", row -> row % 100 / 3.0)
                .nanos("wake_p99_ns", row -> row * 7919L)
                .text("name", row -> "mmu_update")
                .table(null, IntStream.range(0, ROWS).boxed().toList());
    }

    @Benchmark
    public void print() throws IOException {
        format.printer().print(page, Writer.nullWriter());
    }
}
