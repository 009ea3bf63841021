package io.xenscope.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.util.SerializableConfiguration;

/** One reading of a table, from what the query wants to the tasks. On the driver only. */
final class CapturesScan implements ScanBuilder, Scan, Batch, SupportsPushDownRequiredColumns, SupportsPushDownFilters {
    private static final int MOST_SLICES = 64;
    private static final int TASKS_A_CORE = 4;

    private final ReadOptions options;
    private final CaseInsensitiveStringMap asked;
    private final Configuration hadoop;
    private StructType wanted;
    private PushedFilters filters = new PushedFilters();
    private Filter[] used = {};

    CapturesScan(ReadOptions options, CaseInsensitiveStringMap asked) {
        this.options = options;
        this.asked = asked;
        this.hadoop = new Configuration(SparkSession.active().sparkContext().hadoopConfiguration());
        this.wanted = Schema.of(options.rowTable());
    }

    @Override
    public void pruneColumns(StructType required) {
        wanted = required;
    }

    @Override
    public Filter[] pushFilters(Filter[] all) {
        List<Filter> taken = new ArrayList<>();
        filters = PushedFilters.of(options, all, taken);
        used = taken.toArray(Filter[]::new);
        return all;
    }

    @Override
    public Filter[] pushedFilters() {
        return used;
    }

    @Override
    public Scan build() {
        return this;
    }

    @Override
    public StructType readSchema() {
        return wanted;
    }

    @Override
    public String description() {
        return "xentrace " + options.rowTable() + " [" + filters + "]";
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
        List<CaptureFile> files = new ArrayList<>(CaptureFiles.find(asked, hadoop));
        files.removeIf(file -> !filters.hasCapture(file.path()));
        Packing packing = new Packing(most(files));
        for (CaptureFile file : files) {
            int slices = slices(file);
            for (int i = 0; i < slices; i++) {
                packing.add(new CaptureSlice(file, i, slices));
            }
        }
        return packing.partitions().toArray(InputPartition[]::new);
    }

    /** How many bytes of captures one task may have, so that there are some for each core, and no more than a task is meant to have. */
    private long most(List<CaptureFile> files) {
        long all = files.stream().mapToLong(Packing::bytes).sum();
        int tasks = TASKS_A_CORE * SparkSession.active().sparkContext().defaultParallelism();
        return Math.min(options.sliceBytes(), all / tasks);
    }

    private int slices(CaptureFile file) {
        if (!options.rowTable().isSliced()) {
            return 1;
        }
        return (int) Math.max(1, Math.min(MOST_SLICES, (file.length() - 1) / options.sliceBytes() + 1));
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        // Sent to each executor once; unpacked for each task it took as long as reading a small capture.
        Broadcast<SerializableConfiguration> sent = new JavaSparkContext(
                        SparkSession.active().sparkContext())
                .broadcast(new SerializableConfiguration(hadoop));
        return new RowReaders(options, wanted.fieldNames(), filters, sent);
    }
}
