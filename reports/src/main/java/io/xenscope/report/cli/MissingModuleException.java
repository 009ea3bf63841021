package io.xenscope.report.cli;

/** What was asked for is in an optional module that is not here. */
public final class MissingModuleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** {@code what} was asked for, {@code module} has it. */
    public MissingModuleException(String what, String module) {
        super(what + " needs the optional module " + module + ": unpack " + module + "-" + Version.number()
                + ".tar.gz beside xenscope.jar, or run ./xenscope in a source tree, which builds it");
    }
}
