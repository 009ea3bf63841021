package io.xenscope.analyze.creation;

import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.analyze.toolstack.DomainMaking;
import io.xenscope.analyze.toolstack.MakingPhase;
import io.xenscope.analyze.toolstack.SubOp;
import io.xenscope.analyze.toolstack.ToolCall;
import io.xenscope.format.event.Hypercalls.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The account of one creation, from the first preparation to the first run: where the time of the vcpus went on which it was going
 * on. Its parts follow each other without a gap.
 */
public final class Creation {

    private static final Comparator<Absence> LONGEST =
            Comparator.comparingLong((Absence absence) -> -absence.ticks()).thenComparingLong(Absence::begin);

    private final DomainMaking making;
    private final List<CreationPart> parts = new ArrayList<>();
    private final List<Absence> absences = new ArrayList<>();

    Creation(DomainMaking making) {
        this.making = making;
        long now = making.begin();
        for (DomainMaking.Part part : making.phases()) {
            between(now, part.begin());
            parts.add(new CreationPart(part.phase(), Math.max(now, part.begin()), Math.max(now, part.end())));
            now = Math.max(now, part.end());
        }
        between(now, making.end());
        for (ToolCall call : making.calls()) {
            long mapped = call.isBatch() ? call.items() : call.subOp() == SubOp.MAP ? 1 : 0;
            CreationPart part = partAt(call.begin());
            if (part != null) {
                part.manages(call.isManagement(), mapped);
            }
        }
    }

    private void between(long from, long to) {
        if (to > from) {
            parts.add(new CreationPart(null, from, to));
        }
    }

    /** The part in which a common tick lies; null outside of the creation. */
    private CreationPart partAt(long time) {
        for (CreationPart part : parts) {
            if (time >= part.begin() && time < part.end()) {
                return part;
            }
        }
        return null;
    }

    /** The vcpu was in a state while the making went on on it. */
    synchronized void stays(int vcpu, VcpuState state, long begin, long end, WokenBy wokenBy) {
        for (CreationPart part : parts) {
            long from = Math.max(begin, part.begin());
            long to = Math.min(end, part.end());
            if (to > from) {
                part.spend(state, to - from);
                if (wokenBy != null) {
                    part.sleeps(wokenBy, from, to);
                }
            }
        }
        if (state != VcpuState.RUNNING && end > begin) {
            absences.add(new Absence(vcpu, state, begin, end, wokenBy));
        }
    }

    /** The vcpu entered Xen while the making went on on it. */
    void enters(CallKind kind, long begin, boolean isFirst, long least, long most) {
        CreationPart part = partAt(begin);
        if (part != null) {
            part.calls(kind).add(isFirst ? 1 : 0, least, most);
        }
    }

    public DomainMaking making() {
        return making;
    }

    /** Phases and the times between them, in order. */
    public List<CreationPart> parts() {
        return parts;
    }

    /** All of them as one. */
    public CreationPart whole() {
        CreationPart whole = new CreationPart(null, making.begin(), making.end());
        for (CreationPart part : parts) {
            for (VcpuState state : VcpuState.values()) {
                whole.spend(state, part.ticks(state));
            }
            part.calls().forEach((kind, sum) -> whole.calls(kind).add(sum));
            whole.manages(false, part.pages());
            for (long call = 0; call < part.managementCalls(); call++) {
                whole.manages(true, 0);
            }
        }
        for (Absence absence : absences) {
            if (absence.wokenBy() != null) {
                whole.sleeps(absence.wokenBy(), absence.begin(), absence.end());
            }
        }
        return whole;
    }

    /**
     * Time in Xen of a part, as {least, most} ticks: hypercalls and VM exits, without members of multicalls, and without iret, which
     * does nothing but return to the guest: what can have come after it is the guest's time.
     */
    public static long[] inXen(CreationPart part) {
        long[] sum = new long[2];
        part.calls().forEach((kind, calls) -> {
            boolean isReturn = kind.span() == SpanKind.HYPERCALL && kind.number() == Numbers.IRET;
            if (kind.span() != SpanKind.SUBCALL && !isReturn) {
                sum[0] += calls.least();
                sum[1] += calls.most();
            }
        });
        return sum;
    }

    /** The longest times in which the vcpu that was making the domain did not run, the longest first. */
    public List<Absence> longest(int most) {
        return absences.stream().sorted(LONGEST).limit(most).toList();
    }

    /** The phase in which a common tick lies; null between phases. */
    public MakingPhase phaseAt(long time) {
        CreationPart part = partAt(time);
        return part == null ? null : part.phase();
    }
}
