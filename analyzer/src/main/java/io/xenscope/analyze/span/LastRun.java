package io.xenscope.analyze.span;

/** The run of a vcpu before the present one. */
final class LastRun {
    private boolean isKnown;
    private long treeBegin;
    private int treeRepeat;
    private int pcpu;
    private long record;
    private long begin;

    void set(Activation tree, int onPcpu, long atRecord, long since) {
        isKnown = true;
        treeBegin = tree.begin(0);
        treeRepeat = tree.repeat();
        pcpu = onPcpu;
        record = atRecord;
        begin = since;
    }

    boolean wasElsewhere(int than) {
        return isKnown && pcpu != than;
    }

    SpanRef ref(int vcpu) {
        return new SpanRef(vcpu, treeBegin, treeRepeat, SpanKind.RUN, pcpu, 0, record, begin);
    }
}
