package io.xenscope.spark;

import java.io.Serializable;
import org.apache.spark.sql.connector.catalog.functions.AggregateFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A function that makes one encoded histogram of a column. Its state {@code S} is of classes of the JDK only, because Spark reads
 * states with a class loader that does not know those of {@code --jars}.
 */
abstract class HdrAggregate<S extends Serializable> implements AggregateFunction<S, byte[]> {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final DataType input;

    HdrAggregate(String name, DataType input) {
        this.name = name;
        this.input = input;
    }

    @Override
    public final DataType[] inputTypes() {
        return new DataType[] {input};
    }

    @Override
    public final DataType resultType() {
        return DataTypes.BinaryType;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String canonicalName() {
        return "io.xenscope." + name;
    }
}
