package io.xenscope.analyze.track;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.rules.ExitReason;
import io.xenscope.analyze.rules.VmExitRecord;
import io.xenscope.analyze.walk.HeaderTable;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Track;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.SchedulerEvents;

/**
 * Votes of records on how payloads are to be read, see {@link EraEvidence}. Of events that are rare on a pcpu all records vote, of
 * others some of every part of the capture: a few thousand of each pcpu. Which ones hangs on the capture alone.
 */
public final class EraVotes implements Track {
    private static final int LARGEST_ORDER = 18;
    private static final int MOST_SKIPPED = 4096;

    private final Ballot amd = new Ballot();
    private final Ballot swapped = new Ballot();
    private final Ballot before418 = new Ballot();
    private final Ballot candidate48 = new Ballot();
    private final Capture capture;
    private final Voters exits;
    private final Voters memory;
    private final Voters schedulers;

    public EraVotes(Capture capture) {
        this.capture = capture;
        int pcpus = capture.windows().pcpuLimit();
        exits = new Voters(pcpus, this::exit);
        memory = new Voters(pcpus, this::memory);
        schedulers = new Voters(pcpus, this::scheduler);
    }

    @Override
    public void register(HeaderTable table) {
        exits.sample(table)
                .of(HvmEvents.VMX_EXIT, VmExitRecord.EXIT_BITS)
                .of(HvmEvents.SVM_EXIT, VmExitRecord.EXIT_BITS)
                .of(HvmEvents.INTR, 0);
        memory.sample(table)
                .of(MemEvents.DECREASE_RESERVATION, 0)
                .of(MemEvents.POD_POPULATE, 0)
                .of(MemEvents.POD_ZERO_RECLAIM, 0)
                .of(MemEvents.POD_SUPERPAGE_SPLINTER, 0);
        schedulers
                .sample(table)
                .of(SchedulerEvents.CSCHED2_CREDIT_BURN, 0)
                .of(SchedulerEvents.RTDS_BUDGET_BURN, 0)
                .of(SchedulerEvents.CSCHED2_UPDATE_RUNQ_LOAD, 0)
                .of(SchedulerEvents.CSCHED2_LOAD_BALANCE, 0)
                .of(SchedulerEvents.CSCHED2_RUNQ_ASSIGN, 0)
                .of(SchedulerEvents.CSCHED2_RUNQ_CANDIDATE, 0);
    }

    @Override
    public boolean followsRuns() {
        return false;
    }

    @Override
    public void windowBegins(PcpuWalk pcpu, int window) {
        double share = (double) capture.windows().end(window) / capture.source().size();
        exits.windowBegins(pcpu.pcpu(), share);
        memory.windowBegins(pcpu.pcpu(), share);
        schedulers.windowBegins(pcpu.pcpu(), share);
    }

    private void exit(RecordCursor record, PcpuWalk pcpu) {
        int event = record.event();
        if (event == HvmEvents.INTR) {
            amd.vote(record.wordCount() == 0);
        } else if ((event & ~VmExitRecord.EXIT_BITS) == HvmEvents.SVM_EXIT) {
            amd.yes();
        } else if (record.wordCount() > 0) {
            amd.vote(ExitReason.isSvmOnly(record.word(0)));
        }
    }

    private void memory(RecordCursor record, PcpuWalk pcpu) {
        boolean hasTwoDomains =
                record.event() == MemEvents.POD_POPULATE || record.event() == MemEvents.POD_ZERO_RECLAIM;
        order(record, hasTwoDomains ? 4 : 2);
    }

    /** Domain and order in two words, or in one with junk after it. */
    private void order(RecordCursor record, int word) {
        if (record.wordCount() == word + 2) {
            int order = record.word(word + 1);
            before418.vote(record.word(word) >>> 15 != 0 || order < 0 || order > LARGEST_ORDER);
        }
    }

    private void scheduler(RecordCursor record, PcpuWalk pcpu) {
        switch (record.event()) {
            case SchedulerEvents.CSCHED2_CREDIT_BURN -> charged(record, running(pcpu));
            case SchedulerEvents.RTDS_BUDGET_BURN -> {
                charged(record, running(pcpu));
                padding(record, 6, 5, 8);
            }
            case SchedulerEvents.CSCHED2_UPDATE_RUNQ_LOAD, SchedulerEvents.CSCHED2_LOAD_BALANCE ->
                padding(record, 6, 5, 0);
            case SchedulerEvents.CSCHED2_RUNQ_ASSIGN -> padding(record, 2, 1, 16);
            default -> candidate(record);
        }
    }

    private static int running(PcpuWalk pcpu) {
        return pcpu.isRunning() ? pcpu.schedule().slots().key(pcpu.slot()) : VcpuKey.UNKNOWN;
    }

    /** The vcpu that is charged is the one that runs. */
    private void charged(RecordCursor record, int running) {
        if (record.wordCount() < 2) {
            return;
        }
        int word = record.word(0);
        int turned = Integer.rotateLeft(word, 16);
        if (word == turned) {
            return;
        }
        if (word == running || VcpuKey.isIdle(word)) {
            swapped.no();
        } else if (turned == running || VcpuKey.isIdle(turned)) {
            swapped.yes();
        }
    }

    /** Of a record with so many words, the bits of one of them that mean nothing. */
    private void padding(RecordCursor record, int words, int word, int meaningfulBits) {
        if (record.wordCount() == words && record.word(word) >>> meaningfulBits != 0) {
            before418.yes();
        }
    }

    private void candidate(RecordCursor record) {
        if (record.wordCount() == 3) {
            int third = record.word(2);
            candidate48.vote(third >= 0 && third < MOST_SKIPPED);
        }
    }

    /** Adds those of the pcpus that another worker walked. */
    void add(EraVotes other) {
        amd.add(other.amd);
        swapped.add(other.swapped);
        before418.add(other.before418);
        candidate48.add(other.candidate48);
    }

    Ballot amd() {
        return amd;
    }

    Ballot swapped() {
        return swapped;
    }

    Ballot before418() {
        return before418;
    }

    Ballot candidate48() {
        return candidate48;
    }
}
