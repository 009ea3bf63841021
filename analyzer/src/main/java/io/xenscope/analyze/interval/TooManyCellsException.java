package io.xenscope.analyze.interval;

/** More figures than fit into memory were asked for: so many intervals of so many vcpus. */
public final class TooManyCellsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyCellsException() {
        super("too many intervals");
    }
}
