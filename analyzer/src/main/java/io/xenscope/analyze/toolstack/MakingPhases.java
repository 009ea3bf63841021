package io.xenscope.analyze.toolstack;

import io.xenscope.analyze.life.DomainLife;
import io.xenscope.format.event.Hypercalls.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the phases of the making of a domain from the calls of who made it. No record names a phase:
 *
 * <pre>
 * prepare   management calls right before createdomain, no second between two of them
 * create    the domctl in which the domain is added
 * memory    the largest group of memory_op after that, not a quarter of a second between two of them
 * load      the largest group of mmu_update of 16 entries and more after that, likewise: foreign pages are mapped in batches
 * vcpus     from then to the unpausing, the domctls inside which vcpus of the domain are put to sleep (setvcpucontext)
 * devices   from the first mapping of a grant of the domain to the unpausing
 * start     from the last domctl in which a vcpu of the domain leaves offline to the domain's first run
 * </pre>
 */
final class MakingPhases {
    private final DomainLife life;
    private final long end;
    private final List<ToolCall> calls;
    private final long second;
    private final List<DomainMaking.Part> parts = new ArrayList<>();

    /** {@code calls} in the order of time, none that made another domain before this one; {@code second} in ticks. */
    MakingPhases(DomainLife life, long end, List<ToolCall> calls, long second) {
        this.life = life;
        this.end = end;
        this.calls = calls;
        this.second = second;
    }

    List<DomainMaking.Part> find() {
        ToolCall create = last(call -> call.subOp() == SubOp.CREATE && isOurs(call) && call.begin() <= life.begin());
        long made = create == null ? life.begin() : create.latestEnd();
        long asked = create == null ? life.begin() : create.begin();
        prepare(asked);
        add(MakingPhase.CREATE, asked, made);
        boolean hasRun = life.firstRun() != DomainLife.NEVER && life.firstRun() == end;
        ToolCall unpause = hasRun ? last(call -> call.subOp() == SubOp.UNPAUSE && isOurs(call)) : null;
        long start = unpause == null ? end : unpause.begin();
        build(made, start);
        if (unpause != null) {
            add(MakingPhase.START, start, end);
        }
        return parts;
    }

    private boolean isOurs(ToolCall call) {
        return call.target() == life.domain();
    }

    private void prepare(long until) {
        long begin = until;
        for (int i = calls.size() - 1; i >= 0; i--) {
            ToolCall call = calls.get(i);
            boolean isBefore = call.isManagement() && call.begin() < until;
            if (isBefore && begin - call.latestEnd() <= second) {
                begin = Math.min(begin, call.begin());
            } else if (isBefore) {
                break;
            }
        }
        if (begin < until) {
            add(MakingPhase.PREPARE, begin, until);
        }
    }

    private void build(long made, long start) {
        DomainMaking.Part memory = group(MakingPhase.MEMORY, made, start, call -> call.number() == Numbers.MEMORY_OP);
        long afterMemory = memory == null ? made : memory.end();
        DomainMaking.Part load = group(MakingPhase.LOAD, afterMemory, start, ToolCall::isBatch);
        long afterLoad = load == null ? afterMemory : load.begin();
        ToolCall first = first(call -> isSleep(call) && call.begin() >= afterLoad && call.begin() < start);
        ToolCall last = last(call -> isSleep(call) && call.begin() < start);
        boolean hasVcpus = first != null && (memory != null || load != null);
        addIf(memory);
        if (load != null) {
            add(MakingPhase.LOAD, load.begin(), hasVcpus ? Math.min(load.end(), first.begin()) : load.end());
        }
        if (hasVcpus) {
            add(MakingPhase.VCPUS, first.begin(), Math.min(start, last.latestEnd()));
        }
        long afterVcpus = parts.get(parts.size() - 1).end();
        ToolCall map = first(call -> call.subOp() == SubOp.MAP && isOurs(call) && call.begin() >= afterVcpus);
        if (map != null && map.begin() < start) {
            add(MakingPhase.DEVICES, map.begin(), start);
        }
    }

    private boolean isSleep(ToolCall call) {
        return call.subOp() == SubOp.PAUSE && isOurs(call);
    }

    private void addIf(DomainMaking.Part part) {
        if (part != null) {
            parts.add(part);
        }
    }

    private void add(MakingPhase phase, long from, long to) {
        parts.add(new DomainMaking.Part(phase, from, Math.min(end, Math.max(from, to))));
    }

    /** The group with the most calls, the first of equal ones; null where there is none. */
    private DomainMaking.Part group(MakingPhase phase, long from, long to, Predicate<ToolCall> kind) {
        DomainMaking.Part best = null;
        int most = 0;
        int count = 0;
        long begin = 0;
        long last = 0;
        for (ToolCall call : calls) {
            if (!kind.test(call) || call.begin() < from || call.begin() >= to) {
                continue;
            }
            boolean isNear = count > 0 && call.begin() - last <= second / 4;
            count = isNear ? count + 1 : 1;
            begin = isNear ? begin : call.begin();
            last = Math.max(call.begin(), Math.min(to, call.latestEnd()));
            if (count > most) {
                most = count;
                best = new DomainMaking.Part(phase, begin, last);
            }
        }
        return best;
    }

    private ToolCall first(Predicate<ToolCall> kind) {
        return calls.stream().filter(kind).findFirst().orElse(null);
    }

    private ToolCall last(Predicate<ToolCall> kind) {
        return calls.stream().filter(kind).reduce((a, b) -> b).orElse(null);
    }
}
