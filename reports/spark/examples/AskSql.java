import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs files of SQL on a cluster and prints the first rows of each answer: {@code AskSql FILE.sql...}. A statement is a line that ends
 * in a semicolon.
 * {@code spark-sql -f} does the same where a distribution of Spark has it.
 */
public final class AskSql {
    private static final int ROWS = 6;

    private AskSql() {}

    public static void main(String[] files) throws Exception {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            for (String file : files) {
                ask(spark, Files.readAllLines(Path.of(file)));
            }
        }
    }

    /** Asks the statements of some lines; comments stand above theirs. */
    private static void ask(SparkSession spark, List<String> lines) {
        String comment = "";
        for (String line : lines) {
            if (line.startsWith("--")) {
                comment = line;
            } else if (line.endsWith(";")) {
                Dataset<Row> answer = spark.sql(line.substring(0, line.length() - 1));
                if (answer.columns().length > 0) {
                    System.out.println(comment);
                    System.out.println(String.join(" | ", answer.columns()));
                    answer.limit(ROWS).collectAsList().forEach(row -> System.out.println(row.mkString(" | ")));
                    System.out.println();
                }
            }
        }
    }
}
