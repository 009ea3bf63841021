package io.xenscope.report.cli;

/** The command line asks for something that is not there; the message says what and, where it can, what instead. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }

    /** A value that an option cannot take. */
    public static UsageException badValue(Option option, String value, String expected) {
        return new UsageException(option.longForm() + " " + value + ": expected " + expected);
    }
}
