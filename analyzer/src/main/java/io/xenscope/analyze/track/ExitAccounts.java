package io.xenscope.analyze.track;

import java.util.Arrays;

/** The exit accounts of one vcpu, by reason. */
public final class ExitAccounts {
    private ExitAccount[] byReason = new ExitAccount[64];

    /** The account of a reason, made on first use. */
    public ExitAccount of(int reason) {
        if (reason >= byReason.length) {
            byReason = Arrays.copyOf(byReason, Integer.highestOneBit(reason) << 1);
        }
        ExitAccount account = byReason[reason];
        return account == null ? byReason[reason] = new ExitAccount() : account;
    }

    public void add(ExitAccounts other) {
        other.forEach((reason, account) -> of(reason).add(account));
    }

    /** Takes each reason that occurs. */
    public interface Visitor {
        void account(int reason, ExitAccount account);
    }

    public void forEach(Visitor visitor) {
        for (int reason = 0; reason < byReason.length; reason++) {
            if (byReason[reason] != null) {
                visitor.account(reason, byReason[reason]);
            }
        }
    }
}
