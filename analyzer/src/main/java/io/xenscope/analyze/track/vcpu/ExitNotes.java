package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.VmExitAccount;

/** The accounts that records inside the present VM exit belong to: the exit is added to each when it ends, once. */
final class ExitNotes {
    /** Accounts of one exit that are remembered for its end; records of more are only counted. */
    private static final int MOST = 32;

    private final VmExitAccount[] accounts = new VmExitAccount[MOST];
    private int count;

    void clear() {
        count = 0;
    }

    void add(VmExitAccount account) {
        for (int i = 0; i < count; i++) {
            if (accounts[i] == account) {
                return;
            }
        }
        if (count < MOST) {
            accounts[count++] = account;
        }
    }

    void settle(VmExit exit, long entry) {
        for (int i = 0; i < count; i++) {
            exit.addTo(accounts[i], entry);
        }
        count = 0;
    }
}
