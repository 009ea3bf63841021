package io.xenscope.analyze.companion.xenstore;

/** One life of a domain as the store saw it, by items of the log; -1 for what it did not see. */
public final class StoreLife {
    private final int domain;
    long firstToolWrite = -1;
    long introduce = -1;
    long introduced = -1;
    long firstRequest = -1;
    long lastRequest = -1;
    long disconnect = -1;
    long lastToolRemoval = -1;

    StoreLife(int domain) {
        this.domain = domain;
    }

    public int domain() {
        return domain;
    }

    /** The tools' first write below a path of the domain's own. */
    public long firstToolWrite() {
        return firstToolWrite;
    }

    /** The request to introduce it, or the opening of its ring. */
    public long introduce() {
        return introduce;
    }

    /** The answer to that; the same item where the log has none. */
    public long introduced() {
        return introduced;
    }

    /** What the domain asked first. */
    public long firstRequest() {
        return firstRequest;
    }

    public long lastRequest() {
        return lastRequest;
    }

    /** Its ring was closed. */
    public long disconnect() {
        return disconnect;
    }

    /** The tools' last removal of a path of the domain's own. */
    public long lastToolRemoval() {
        return lastToolRemoval;
    }
}
