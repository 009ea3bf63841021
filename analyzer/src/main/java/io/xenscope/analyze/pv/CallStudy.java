package io.xenscope.analyze.pv;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.ByVcpu;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.span.CallRecords;
import io.xenscope.analyze.stats.PairTable;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Dom0Events;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.PvEvents;
import io.xenscope.format.event.Runstate;
import io.xenscope.format.event.SchedEvents;

/**
 * The hypercalls of PV vcpus: by number, by command, with the bounds of their durations, and the members of multicalls.
 *
 * <pre>
 * a call goes on with the one before         it says so (bit 31 of its count)                    certain
 *   (entered again after a preemption):      multicall of all but the members done before        certain
 *                                            grant_table_op with the same command, for fewer     maybe
 * </pre>
 */
public final class CallStudy implements Activity {
    private static final int MOST = 1 << 15;
    private static final int[] OF_CALLS = {Dom0Events.DOMOPS, MemEvents.ALL};
    private static final int[] ONE_BY_ONE = {
        SchedEvents.DOM_ADD, SchedEvents.DOM_REM, SchedEvents.YIELD, SchedEvents.BLOCK
    };

    private final ByVcpu<OpenCall> calls = new ByVcpu<>(OpenCall::new);
    private final PairTable<CallAccount> byNumber = new PairTable<>(MOST, CallAccount::new);
    private final PairTable<CallAccount> byCommand = new PairTable<>(MOST, CallAccount::new);
    private final PairTable<CallAccount> members = new PairTable<>(MOST, CallAccount::new);

    @Override
    public void register(HostTable events) {
        events.onSubclass(PvEvents.ENTRY, this::entry)
                .onSubclass(PvEvents.OLD_ENTRY, this::entry)
                .onSubclass(PvEvents.SUBCALL, this::member)
                .on(SchedEvents.RUNSTATE_CHANGE, SchedEvents.NEW_STATE_BITS, this::leaves)
                .on(SchedEvents.RUNSTATE_CHANGE, SchedEvents.OLD_STATE_BITS, this::arrives);
        for (int subclass : OF_CALLS) {
            events.onSubclass(subclass, this::proof);
        }
        for (int event : ONE_BY_ONE) {
            events.on(event, this::proof);
        }
    }

    private void entry(Moment now) {
        OpenCall call = calls.of(now);
        call.close(call.lastProof, now.time());
        boolean begins = PvEvents.isHypercall(now.record().event());
        if (begins) {
            begin(call, now);
        }
        call.isFresh = begins;
    }

    private void begin(OpenCall call, Moment now) {
        RecordCursor record = now.record();
        int number = CallRecords.number(record);
        long command = CallArguments.command(number, record);
        long raw = CallArguments.rawCount(number, record);
        long count = CallArguments.count(number, raw);
        CallAccount account = byNumber.of(call.slot(), number);
        CallAccount commandAccount = command == CallArguments.NONE && raw == CallArguments.NONE
                ? null
                : byCommand.of((long) call.slot() << 32 | number, command);
        int goesOn = continuation(call, number, command, raw, count);
        account(account, count, goesOn);
        if (commandAccount != null) {
            account(commandAccount, count, goesOn);
        }
        call.isOpen = true;
        call.number = number;
        call.command = command;
        call.count = count;
        call.begin = now.time();
        call.lastProof = now.time();
        call.members = 0;
        call.account = account;
        call.commandAccount = commandAccount;
    }

    private static void account(CallAccount account, long count, int goesOn) {
        account.count();
        if (count != CallArguments.NONE) {
            account.countItems(count);
        }
        if (goesOn != 0) {
            account.addContinued(goesOn > 1);
        }
    }

    /** Whether an entry goes on with the call before: 0 no, 1 maybe, 2 certainly. */
    private static int continuation(OpenCall before, int number, long command, long raw, long count) {
        if (CallArguments.goesOn(number, raw)) {
            return 2;
        }
        if (!before.isFresh || before.number != number || count == CallArguments.NONE || count >= before.count) {
            return 0;
        }
        if (number == CallArguments.MULTICALL) {
            // The last member seen may itself have been preempted: then it comes again.
            long left = before.count - before.members;
            return before.members > 0 && (count == left || count == left + 1) ? 2 : 0;
        }
        return number == CallArguments.GRANT_TABLE_OP && command == before.command ? 1 : 0;
    }

    private void member(Moment now) {
        OpenCall call = calls.of(now);
        call.closeMember(now.time(), now.time());
        CallAccount account = members.of(call.slot(), CallRecords.number(now.record()));
        account.count();
        if (call.isOpen) {
            call.member = account;
            call.memberBegin = now.time();
        }
        call.members++;
        call.lastProof = now.time();
    }

    private void proof(Moment now) {
        calls.of(now).lastProof = now.time();
    }

    /** A call that blocks its vcpu lasts until then; of any other that is only the latest end. */
    private void leaves(Moment now) {
        OpenCall call = calls.of(now);
        boolean blocks = SchedEvents.newState(now.record().event()) == Runstate.Numbers.BLOCKED;
        call.close(blocks ? now.time() : call.lastProof, now.time());
    }

    /** A call that is still open was not seen to the end of its stint. */
    private void arrives(Moment now) {
        OpenCall call = calls.of(now.record().word(0), now.pcpu());
        if (call.isOpen) {
            call.cut();
        }
    }

    @Override
    public void lossBegins(Moment now) {
        calls.of(now).cut();
    }

    @Override
    public void finish(long ticks) {
        calls.forEach(OpenCall::cut);
    }

    /** Takes each account. */
    public interface Visitor {
        /** {@code command} is {@link CallArguments#NONE} where there is none. */
        void calls(int vcpu, int number, long command, CallAccount account);
    }

    /** By number. */
    public void forEachCall(Visitor visitor) {
        byNumber.forEach((slot, number, account) ->
                visitor.calls(calls.vcpu((int) slot), (int) number, CallArguments.NONE, account));
    }

    /** By number and command, of those calls whose records tell more than the number. */
    public void forEachCommand(Visitor visitor) {
        byCommand.forEach((first, command, account) ->
                visitor.calls(calls.vcpu((int) (first >>> 32)), (int) first, command, account));
    }

    /** Members of multicalls, by number. */
    public void forEachMember(Visitor visitor) {
        members.forEach((slot, number, account) ->
                visitor.calls(calls.vcpu((int) slot), (int) number, CallArguments.NONE, account));
    }

    /** Calls that there was no more room to tell apart by number. */
    public long otherCalls() {
        return byNumber.left();
    }

    /** The same by command. */
    public long otherCommands() {
        return byCommand.left();
    }

    /** The same of members. */
    public long otherMembers() {
        return members.left();
    }
}
