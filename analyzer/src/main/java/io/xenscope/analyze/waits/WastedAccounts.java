package io.xenscope.analyze.waits;

import io.xenscope.analyze.base.Range;
import io.xenscope.format.Search;
import java.util.List;
import java.util.function.Consumer;

/** The accounts of one subject in each of some ranges, which lie in the order of time one after the other. */
final class WastedAccounts {
    private final List<Range> ranges;
    private final Wasted[] accounts;

    WastedAccounts(int subject, List<Range> ranges, long leastTicks, int most) {
        this.ranges = ranges;
        this.accounts = new Wasted[ranges.size()];
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = new Wasted(subject, ranges.get(i), leastTicks, most);
        }
    }

    /** Reasons are going to be asked for. */
    void split() {
        for (Wasted account : accounts) {
            account.splits();
        }
    }

    Wasted of(int range) {
        return accounts[range];
    }

    /** Gives the accounts of all ranges that have a part of an interval. */
    void forEach(long begin, long end, Consumer<Wasted> taker) {
        if (accounts.length == 1) {
            taker.accept(accounts[0]);
            return;
        }
        int last = accounts.length - 1;
        int at = (int) Search.first(0, last, range -> ranges.get((int) range).to() > begin);
        while (at < last && ranges.get(at).to() < end) {
            taker.accept(accounts[at++]);
        }
        taker.accept(accounts[at]);
    }
}
