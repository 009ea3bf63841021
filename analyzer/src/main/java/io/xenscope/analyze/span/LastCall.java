package io.xenscope.analyze.span;

/** The call that ended last: should it be entered again, it lasted until its vcpu was switched out. */
final class LastCall {
    private Activation activation;
    private int span = Activation.NONE;
    private long switchedOut;
    private boolean isPart;

    void remember(Activation of, int call, long time, boolean part) {
        activation = of;
        span = call;
        switchedOut = time;
        isPart = part;
    }

    void forget() {
        activation = null;
        span = Activation.NONE;
    }

    boolean isKnown() {
        return span != Activation.NONE;
    }

    /** Whether it is known, and was in this activation. */
    boolean isIn(Activation present) {
        return isKnown() && activation == present;
    }

    /** It, as what a later call continues. */
    Cause cause() {
        return new Cause(Cause.Kind.CONTINUED, SpanRef.of(activation, span), activation.end(span));
    }

    /** It has been entered again: it was preempted, with everything that interrupted it since. */
    void goesOn(Asides asides) {
        activation.close(span, switchedOut, isPart ? Certainty.MIDDLE : Certainty.ENDS_LATER);
        asides.settle(activation, span, switchedOut);
    }
}
