package io.xenscope.format;

/** A temporary file cannot be made or written: neither the capture nor the output is at fault. The message says what to do. */
public final class TemporaryFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemporaryFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
