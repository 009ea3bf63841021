package io.xenscope.analyze.base;

import java.util.Arrays;

/** The exit accounts of one vcpu, by reason. */
public final class VmExitAccounts {
    private static final int FIRST_REASONS = 64;
    private static final VmExitAccount[] NONE = {};

    private VmExitAccount[] byReason = NONE;

    /** The account of a reason, made on first use. */
    public VmExitAccount of(int reason) {
        if (reason >= byReason.length) {
            byReason = Arrays.copyOf(byReason, Math.max(FIRST_REASONS, Integer.highestOneBit(reason) << 1));
        }
        VmExitAccount account = byReason[reason];
        return account == null ? byReason[reason] = new VmExitAccount() : account;
    }

    public void add(VmExitAccounts other) {
        other.forEach((reason, account) -> of(reason).add(account));
    }

    /** Nobody knows which vcpu these are of. */
    public void ofUnknownVcpu() {
        forEach((reason, account) -> account.undivided(account.total()));
    }

    /** Whether no exit was counted. */
    public boolean isEmpty() {
        for (VmExitAccount account : byReason) {
            if (account != null) {
                return false;
            }
        }
        return true;
    }

    /** Takes each reason that occurs. */
    public interface Visitor {
        void account(int reason, VmExitAccount account);
    }

    public void forEach(Visitor visitor) {
        for (int reason = 0; reason < byReason.length; reason++) {
            if (byReason[reason] != null) {
                visitor.account(reason, byReason[reason]);
            }
        }
    }
}
