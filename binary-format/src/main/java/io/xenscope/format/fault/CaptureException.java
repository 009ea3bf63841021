package io.xenscope.format.fault;

/** A file that cannot be read as a capture at all; everything less is a counted problem ({@code format.Problems}). */
public final class CaptureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;
    private final String what;
    private final String expected;
    private final String advice;

    /** {@code offset} is -1 where no place in the file is meant; {@code expected} and {@code advice} may be empty. */
    public CaptureException(String file, long offset, String what, String expected, String advice, Throwable cause) {
        super(what, cause);
        this.file = file;
        this.offset = offset;
        this.what = what;
        this.expected = expected;
        this.advice = advice;
    }

    public String file() {
        return file;
    }

    public long offset() {
        return offset;
    }

    public String what() {
        return what;
    }

    public String expected() {
        return expected;
    }

    public String advice() {
        return advice;
    }

    /** The one line a user gets: file, offset, what is there, what was expected, what to do. */
    public String line() {
        StringBuilder line = new StringBuilder(file).append(": ");
        if (offset >= 0) {
            line.append("offset ").append(offset).append(": ");
        }
        line.append(what);
        if (!expected.isEmpty()) {
            line.append("; expected ").append(expected);
        }
        if (!advice.isEmpty()) {
            line.append("; ").append(advice);
        }
        return line.toString();
    }
}
