package io.xenscope.report.cli;

/** The command line asks for something that is not there; the message says what and, where it can, what instead. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean isOfOneCapture;

    public UsageException(String message) {
        this(message, false);
    }

    private UsageException(String message, boolean isOfOneCapture) {
        super(message);
        this.isOfOneCapture = isOfOneCapture;
    }

    /** What was asked for is not in this capture; it may be in the next. */
    public static UsageException notIn(String capture, String asked, String there) {
        return new UsageException(capture + ": " + asked + " matches nothing; " + there, true);
    }

    /** Whether other captures may have what was asked for. */
    public boolean isOfOneCapture() {
        return isOfOneCapture;
    }

    /** A value that an option cannot take. */
    public static UsageException badValue(Option option, String value, String expected) {
        return new UsageException(option.longForm() + " " + value + ": expected " + expected);
    }
}
