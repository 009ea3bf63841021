package io.xenscope.analyze.companion.join;

/** A process of a domain's tools, as logs show it. Times are ns by the logs' own clocks. */
public final class ToolProcess {
    private final int domain;
    private final long pid;
    String name;
    long calls;
    long failed;
    long hypercalls;
    long nanos;
    long hypercallNanos;
    long requests;
    long requestErrors;

    ToolProcess(int domain, long pid) {
        this.domain = domain;
        this.pid = pid;
    }

    public int domain() {
        return domain;
    }

    /** -1 where the log does not say. */
    public long pid() {
        return pid;
    }

    /** The last program that it executed; null where the logs do not say. */
    public String name() {
        return name;
    }

    /** System calls, of a log of strace. */
    public long calls() {
        return calls;
    }

    /** Those that failed. */
    public long failed() {
        return failed;
    }

    /** Those that can make hypercalls. */
    public long hypercalls() {
        return hypercalls;
    }

    /** How long all system calls took. */
    public long nanos() {
        return nanos;
    }

    /** How long those took that can make hypercalls. */
    public long hypercallNanos() {
        return hypercallNanos;
    }

    /** Requests of xenstore. */
    public long requests() {
        return requests;
    }

    /** Those that failed. */
    public long requestErrors() {
        return requestErrors;
    }
}
