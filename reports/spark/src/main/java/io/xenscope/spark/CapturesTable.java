package io.xenscope.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** One table of some captures. */
final class CapturesTable implements SupportsRead {
    private final ReadOptions options;
    private final Map<String, String> properties;

    CapturesTable(ReadOptions options, Map<String, String> properties) {
        this.options = options;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "xentrace." + options.rowTable();
    }

    // Newer interfaces offer columns() instead, which Spark makes of the schema.
    @Override
    @SuppressWarnings("deprecation")
    public StructType schema() {
        return Schema.of(options.rowTable());
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap more) {
        Map<String, String> all = new HashMap<>(properties);
        all.putAll(more.asCaseSensitiveMap());
        return new CapturesScan(options, new CaseInsensitiveStringMap(all));
    }
}
