package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.PairTable;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.analyze.track.Merging;
import io.xenscope.analyze.track.VcpuTracker;

/**
 * The hypercalls of one PV vcpu: by number, by command, with the bounds of their durations, and the members of multicalls.
 *
 * <p>A call is accounted for once: most say more than their number, and the account of a number gets those of its commands at the
 * end.
 */
public final class CallsByNumber implements VcpuTracker, PvCallListener, Merging<CallsByNumber> {
    private static final int SMALL = 64;
    private static final PvCallAccount[] NOTHING = {};

    private final Range range;
    /** Until the end without calls that have an account by command. */
    private final PairTable<PvCallAccount> byNumber;

    private final PairTable<PvCallAccount> byCommand;
    private final PairTable<PvCallAccount> members;
    /** Those of {@link #byNumber} whose numbers are small, where they were asked for: few calls have other numbers. */
    private PvCallAccount[] ofSmall = NOTHING;

    private PvCallAccount account;
    /** Of a call whose command has no account of its own: the rest, besides that of its number; otherwise null. */
    private PvCallAccount otherAccount;

    private long begin;
    /** The last call has ended, and whether it goes on will be known when the next is entered. */
    private boolean isEnded;

    private long endEarliest;
    private long endLatest;
    private boolean isTruncated;
    private PvCallAccount member;
    private long memberBegin;

    /** {@code most} numbers have accounts of their own. */
    public CallsByNumber(Range range, int most) {
        this.range = range;
        this.byNumber = new PairTable<>(most, PvCallAccount::new);
        this.byCommand = new PairTable<>(most, PvCallAccount::new);
        this.members = new PairTable<>(most, PvCallAccount::new);
    }

    @Override
    public void entered(Moment now, PvCallEntry call, Confidence continues, boolean isSame) {
        enter(now.time(), call, continues, isSame);
    }

    @Override
    public boolean takesSimple() {
        return true;
    }

    @Override
    public void entered(long time, PvCallEntry call) {
        enter(time, call, null, false);
    }

    @Override
    public void endedBy(long earliest, long time, PvCallEntry next) {
        endLatest = time;
        isTruncated = false;
        end(earliest);
        begin(time, next, null);
    }

    private void enter(long time, PvCallEntry call, Confidence continues, boolean isSame) {
        settle(isSame);
        begin(time, call, continues);
    }

    private void begin(long time, PvCallEntry call, Confidence continues) {
        begin = time;
        choose(call);
        if (range.includes(begin)) {
            count(account, call, continues);
            if (otherAccount != null) {
                count(otherAccount, call, continues);
            }
        }
    }

    private void choose(PvCallEntry call) {
        boolean saysMore = call.command() != PvCallEntry.NONE || call.count() != PvCallEntry.NONE;
        account = saysMore ? byCommand.of(call.number(), call.command()) : ofNumber(call.number());
        otherAccount = null;
        if (saysMore && account == byCommand.rest()) {
            otherAccount = account;
            account = byNumber.of(call.number(), PvCallEntry.NONE);
        } else if (saysMore && account.entries() == 0) {
            // Numbers get their accounts in the order in which they are met, as long as there is room.
            byNumber.of(call.number(), PvCallEntry.NONE);
        }
    }

    private PvCallAccount ofNumber(int number) {
        PvCallAccount known = number < ofSmall.length ? ofSmall[number] : null;
        return known == null ? newOfNumber(number) : known;
    }

    private PvCallAccount newOfNumber(int number) {
        PvCallAccount found = byNumber.of(number, PvCallEntry.NONE);
        if (number < SMALL && found != byNumber.rest()) {
            ofSmall = ofSmall == NOTHING ? new PvCallAccount[SMALL] : ofSmall;
            ofSmall[number] = found;
        }
        return found;
    }

    private static void count(PvCallAccount account, PvCallEntry call, Confidence continues) {
        account.count();
        if (call.count() != PvCallEntry.NONE) {
            account.countItems(call.count());
        }
        if (continues != null) {
            account.countContinued(continues);
        }
    }

    @Override
    public void enteredAgain(Moment now, PvCallEntry call, Confidence continues) {
        ended(now.time(), now.time(), false);
        entered(now, call, continues, true);
    }

    @Override
    public void ended(long earliest, long latest, boolean isTruncated) {
        settle(false);
        endEarliest = earliest;
        endLatest = latest;
        this.isTruncated = isTruncated;
        isEnded = true;
    }

    /** Accounts for the call that has ended; {@code goesOn} where the next one turns out to be the same. */
    private void settle(boolean goesOn) {
        if (isEnded) {
            end(goesOn ? endLatest : endEarliest);
        }
        isEnded = false;
    }

    private void end(long earliest) {
        end(account, earliest);
        if (otherAccount != null) {
            end(otherAccount, earliest);
        }
    }

    private void end(PvCallAccount of, long earliest) {
        if (!isTruncated) {
            of.add(range, begin, earliest, endLatest);
        } else if (range.includes(begin)) {
            of.countTruncated();
        }
    }

    @Override
    public void finish(long end) {
        settle(false);
        byCommand.forEach((number, command, calls) ->
                byNumber.of(number, PvCallEntry.NONE).add(calls));
    }

    @Override
    public void memberEntered(Moment now, int number, boolean isInside) {
        member = members.of(number, PvCallEntry.NONE);
        memberBegin = now.time();
        if (range.includes(memberBegin)) {
            member.count();
        }
    }

    @Override
    public void memberEnded(long earliest, long latest) {
        member.add(range, memberBegin, earliest, latest);
    }

    @Override
    public void merge(CallsByNumber other) {
        byNumber.add(other.byNumber, PvCallAccount::add);
        byCommand.add(other.byCommand, PvCallAccount::add);
        members.add(other.members, PvCallAccount::add);
    }

    /** Takes each account. */
    public interface Visitor {
        /** {@code command} is {@link PvCallEntry#NONE} where there is none. */
        void calls(int number, long command, PvCallAccount account);
    }

    /** By number. */
    public void forEachCall(Visitor visitor) {
        forEach(byNumber, visitor);
    }

    /** By number and command, of those calls whose records say more than the number. */
    public void forEachCommand(Visitor visitor) {
        forEach(byCommand, visitor);
    }

    /** Members of multicalls, by number. */
    public void forEachMember(Visitor visitor) {
        forEach(members, visitor);
    }

    private static void forEach(PairTable<PvCallAccount> accounts, Visitor visitor) {
        accounts.forEach((number, command, account) -> {
            if (!account.isEmpty()) {
                visitor.calls((int) number, command, account);
            }
        });
    }

    /** Calls that there was no more room to tell apart by number. */
    public long otherCalls() {
        return entries(byNumber.rest());
    }

    /** The same by command. */
    public long otherCommands() {
        return entries(byCommand.rest());
    }

    /** The same of members. */
    public long otherMembers() {
        return entries(members.rest());
    }

    private static long entries(PvCallAccount rest) {
        return rest == null ? 0 : rest.entries();
    }
}
