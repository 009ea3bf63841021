package io.xenscope.analyze.companion.xenstore;

/**
 * One request with its answer, as text.
 *
 * @param index in {@link StoreLog#requests}
 * @param line of the request
 * @param answerLine 0 where there is no answer
 * @param op see {@link StoreOp}
 * @param args all arguments, as logged
 * @param path empty where the operation has none
 * @param value what stands behind the path
 * @param result what was answered, the name of the error where it is one; null where it is not known
 * @param isError whether it failed
 */
public record StoreRequest(
        long index,
        long line,
        long answerLine,
        StoreConnection connection,
        String op,
        String args,
        String path,
        String value,
        String result,
        boolean isError) {

    static StoreRequest of(
            long index,
            long line,
            long answerLine,
            StoreConnection connection,
            String op,
            String args,
            String result,
            boolean isError) {
        boolean hasPath = StoreOp.hasPath(op);
        int blank = args.indexOf(' ');
        String path = !hasPath ? "" : blank < 0 ? args : args.substring(0, blank);
        String value = !hasPath ? args : blank < 0 ? "" : args.substring(blank + 1);
        return new StoreRequest(index, line, answerLine, connection, op, args, path, value, result, isError);
    }
}
