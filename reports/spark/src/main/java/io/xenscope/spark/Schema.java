package io.xenscope.spark;

import io.xenscope.report.rows.ColumnType;
import io.xenscope.report.rows.RowColumn;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of a table as Spark knows them: before those that the table declares the name of the capture. */
final class Schema {
    private static final String CAPTURE_COMMENT = "the file, as Spark names it";

    private Schema() {}

    static StructType of(RowTable<?> table) {
        StructType schema = new StructType().add(Tables.CAPTURE_COLUMN, DataTypes.StringType, false, CAPTURE_COMMENT);
        for (RowColumn column : table.columns()) {
            schema = schema.add(column.name(), type(column.type()), true, column.fullComment());
        }
        return schema;
    }

    private static DataType type(ColumnType type) {
        return switch (type) {
            case SMALLINT -> DataTypes.ShortType;
            case INTEGER -> DataTypes.IntegerType;
            case BIGINT -> DataTypes.LongType;
            case BOOLEAN -> DataTypes.BooleanType;
            case WORD, NAME, TEXT, JSON -> DataTypes.StringType;
            case BINARY -> DataTypes.BinaryType;
        };
    }

    /** A number as rows of Spark hold it. */
    static Object value(ColumnType type, long number) {
        return switch (type) {
            case SMALLINT -> (short) number;
            case INTEGER -> (int) number;
            case BOOLEAN -> number != 0;
            default -> number;
        };
    }
}
