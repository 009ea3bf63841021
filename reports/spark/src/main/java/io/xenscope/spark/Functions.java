package io.xenscope.spark;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** {@code --conf spark.sql.catalog.xen=io.xenscope.spark.Functions}: a catalog of functions for histograms, as {@code xen.hdr_merge}. */
public final class Functions implements FunctionCatalog {
    private final Map<String, BoundFunction> functions = new LinkedHashMap<>();
    private String name = "xen";

    /** Spark makes it. */
    public Functions() {
        functions.put(HdrMerge.NAME, new HdrMerge());
        functions.put(HdrOf.NAME, new HdrOf());
        for (HdrQuestion.Kind kind : HdrQuestion.Kind.values()) {
            functions.put(kind.function(), new HdrQuestion(kind));
        }
    }

    @Override
    public void initialize(String catalog, CaseInsensitiveStringMap options) {
        name = catalog;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Identifier[] listFunctions(String[] namespace) {
        return functions.keySet().stream()
                .map(function -> Identifier.of(new String[0], function))
                .toArray(Identifier[]::new);
    }

    @Override
    public UnboundFunction loadFunction(Identifier asked) throws NoSuchFunctionException {
        BoundFunction function = functions.get(asked.name().toLowerCase(Locale.ROOT));
        if (function == null || asked.namespace().length > 0) {
            throw new NoSuchFunctionException(asked);
        }
        return new Unbound(function);
    }

    /** A function before its arguments are known. Spark casts them to the types that the function takes. */
    private record Unbound(BoundFunction function) implements UnboundFunction {
        @Override
        public BoundFunction bind(StructType arguments) {
            int expected = function.inputTypes().length;
            if (arguments.size() != expected) {
                throw new UnsupportedOperationException(description() + ", not " + arguments.size());
            }
            return function;
        }

        @Override
        public String description() {
            return function.name() + " takes " + function.inputTypes().length + " argument(s)";
        }

        @Override
        public String name() {
            return function.name();
        }
    }
}
