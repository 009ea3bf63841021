package io.xenscope.spark;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** {@code spark.read.format("xentrace").option("table", "waits").load(paths)}: one table of all captures under the paths. */
public final class XentraceSource implements TableProvider, DataSourceRegister {
    /** Spark makes it. */
    public XentraceSource() {}

    @Override
    public String shortName() {
        return "xentrace";
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return Schema.of(ReadOptions.of(options).rowTable());
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return new CapturesTable(ReadOptions.of(new CaseInsensitiveStringMap(properties)), properties);
    }
}
