package io.xenscope.analyze.companion.xenstore;

/** Requests added up: by domain, by the first components of paths, and errors by what failed. */
public final class StoreAccounts implements StoreVisitor {
    private static final int MOST = 10_000;

    /** Counts of requests. */
    public static final class Account {
        long requests;
        long writes;
        long errors;
        long events;

        public long requests() {
            return requests;
        }

        public long writes() {
            return writes;
        }

        public long errors() {
            return errors;
        }

        public long events() {
            return events;
        }

        private void add(StoreRequest request) {
            requests++;
            writes += StoreOp.isWrite(request.op()) ? 1 : 0;
            errors += request.isError() ? 1 : 0;
        }
    }

    /** What failed. */
    public record ErrorKey(String op, String errno, int domain, String prefix) {}

    /** How often, and where in the log. */
    public static final class ErrorAccount {
        long count;
        long firstItem = -1;
        long lastItem;

        public long count() {
            return count;
        }

        public long firstItem() {
            return firstItem;
        }

        public long lastItem() {
            return lastItem;
        }
    }

    private final Limited<Integer, Account> domains = new Limited<>(MOST, Account::new);
    private final Limited<String, Account> prefixes = new Limited<>(MOST, Account::new);
    private final Limited<ErrorKey, ErrorAccount> errors = new Limited<>(MOST, ErrorAccount::new);

    @Override
    public void request(StoreRequest request, long item) {
        int domain = request.connection().domain();
        String prefix = StorePaths.prefix(StorePaths.absolute(request.path(), domain));
        domains.of(domain).add(request);
        prefixes.of(prefix).add(request);
        if (request.isError()) {
            ErrorAccount account = errors.of(new ErrorKey(request.op(), errno(request.result()), domain, prefix));
            account.count++;
            account.firstItem = account.firstItem < 0 ? item : account.firstItem;
            account.lastItem = item;
        }
    }

    /** Some daemons write more behind the name of the error. */
    private static String errno(String result) {
        String text = String.valueOf(result);
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    @Override
    public void event(StoreConnection to, String path, String token, long item) {
        domains.of(to.domain()).events++;
        prefixes.of(StorePaths.prefix(StorePaths.absolute(path, to.domain()))).events++;
    }

    /** By domain number. */
    public Limited<Integer, Account> domains() {
        return domains;
    }

    /** By the first components of paths; requests without a path under the empty one. */
    public Limited<String, Account> prefixes() {
        return prefixes;
    }

    public Limited<ErrorKey, ErrorAccount> errors() {
        return errors;
    }
}
