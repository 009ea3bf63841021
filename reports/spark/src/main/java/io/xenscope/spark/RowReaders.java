package io.xenscope.spark;

import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What tasks are sent: how to read, without the file.
 *
 * @param columns names of those that are wanted, in the order of Spark's rows
 */
record RowReaders(
        ReadOptions options, String[] columns, PushedFilters filters, Broadcast<SerializableConfiguration> hadoop)
        implements PartitionReaderFactory {
    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        return new RowReader(this, (CapturePartition) partition);
    }
}
