package io.xenscope.analyze.pv;

/** The hypercall that one PV vcpu is in, and the one before. */
final class OpenCall {
    private final int slot;
    boolean isOpen;
    int number;
    long command;
    long count;
    long begin;
    long lastProof;
    long members;
    CallAccount account;
    CallAccount commandAccount;
    CallAccount member;
    long memberBegin;
    /** Nothing but the call before has been seen of the guest since. */
    boolean isFresh;

    OpenCall(int vcpu, int slot) {
        this.slot = slot;
    }

    int slot() {
        return slot;
    }

    void closeMember(long leastEnd, long mostEnd) {
        if (member != null) {
            member.add(memberBegin, leastEnd, mostEnd);
            member = null;
        }
    }

    void close(long leastEnd, long mostEnd) {
        if (isOpen) {
            closeMember(leastEnd, mostEnd);
            account.add(begin, leastEnd, mostEnd);
            if (commandAccount != null) {
                commandAccount.add(begin, leastEnd, mostEnd);
            }
        }
        isOpen = false;
    }

    void cut() {
        if (isOpen) {
            account.addCut();
            if (commandAccount != null) {
                commandAccount.addCut();
            }
        }
        isOpen = false;
        isFresh = false;
        member = null;
    }
}
