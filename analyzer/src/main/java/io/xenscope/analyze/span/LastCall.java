package io.xenscope.analyze.span;

/** The call that was open when its vcpu was last switched out: should it be entered again, it lasted until then. */
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

    Activation activation() {
        return activation;
    }

    int span() {
        return span;
    }

    /** It has been entered again: it was preempted, with whatever interrupted it since. */
    void lasted(Asides asides) {
        if (isKnown()) {
            activation.close(span, switchedOut, isPart ? Certainty.MIDDLE : Certainty.ENDS_LATER);
            asides.settle(activation, span, switchedOut);
        }
    }
}
