package io.xenscope.report.cli;

import java.io.IOException;

/** The output cannot be written. Distinct from other I/O failures since those are the input's. */
public final class OutputException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean ofNoInterest;

    private OutputException(String message, IOException cause, boolean ofNoInterest) {
        super(message, cause);
        this.ofNoInterest = ofNoInterest;
    }

    /** Why a file of this name cannot be written. */
    public static OutputException cannotWrite(String name, String reason) {
        return cannotWrite(name, reason, null);
    }

    static OutputException cannotWrite(String name, String reason, IOException cause) {
        return new OutputException("cannot write " + name + ": " + reason, cause, false);
    }

    /** The reader of our pipe has seen enough, or the user interrupted us: nobody wants to hear about it. */
    static OutputException unwanted(IOException cause) {
        return new OutputException("output no longer wanted", cause, true);
    }

    boolean isOfNoInterest() {
        return ofNoInterest;
    }
}
