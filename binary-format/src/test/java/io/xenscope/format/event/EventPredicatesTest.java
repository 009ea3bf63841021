package io.xenscope.format.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every predicate is true for exactly the lines of the event table whose names say so. */
class EventPredicatesTest {
    private static final String CHANGE = "TRC_SCHED_RUNSTATE_CHANGE\\(";

    private final List<EventLine> lines = EventLine.all();

    @Test
    void changes_of_runstate_are_known_with_their_states() {
        named(SchedEvents::isRunstateChange, CHANGE + ".*");
        named(SchedEvents::isFromRunning, CHANGE + "running->.*");
        named(SchedEvents::isToRunning, CHANGE + ".*->running\\)");
        named(SchedEvents::isWakeUp, CHANGE + "(blocked|offline)->runnable\\)");
        for (Runstate state : Runstate.values()) {
            named(id -> isChange(id) && SchedEvents.oldState(id) == state.number(), CHANGE + state + "->.*");
            named(id -> isChange(id) && SchedEvents.newState(id) == state.number(), CHANGE + ".*->" + state + "\\)");
        }
    }

    private static boolean isChange(int id) {
        return SchedEvents.isRunstateChange(id);
    }

    @Test
    void a_change_of_runstate_is_made_of_its_states() {
        List<String> made = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Runstate from : Runstate.values()) {
            for (Runstate to : Runstate.values()) {
                if (from != to) {
                    made.add("TRC_SCHED_RUNSTATE_CHANGE(" + from + "->" + to + ")");
                    names.add(EventCatalogue.standard().name(SchedEvents.runstateChange(from, to)));
                }
            }
        }
        assertEquals(made, names);
    }

    @Test
    void tickles_are_those_of_any_scheduler() {
        named(SchedulerEvents::isTickle, "TRC_.*_TICKLE");
    }

    @Test
    void vm_exits_and_entries_are_known_with_their_flags() {
        named(HvmEvents::isVmEntry, "TRC_HVM_VMENTRY.*");
        named(HvmEvents::isVmExit, "TRC_HVM_(VMX_|SVM_|VM)EXIT.*");
        named(
                id -> (HvmEvents.isVmEntry(id) || HvmEvents.isVmExit(id)) && HvmEvents.isNested(id),
                "TRC_HVM_VM.*\\|NESTED|TRC_HVM_SVM.*\\|NESTED");
        law(HvmEvents::isHvm, line -> line.kind().eventClass() == EventClass.HVM);
        law(HvmEvents::isEmulation, line -> line.section().equals("HVM EMUL"));
        // The one line left out is a number that a tool took for itself.
        law(
                id -> HvmEvents.isHvm(id) && HvmEvents.isWide(id) && id != 0x82100,
                line -> line.name().matches("TRC_HVM_.*64(\\|NESTED)?"));
        law(
                id -> (id & ~(HvmEvents.WIDE | HvmEvents.WRITE)) == HvmEvents.IOPORT_READ && HvmEvents.isWrite(id),
                line -> line.name().matches("TRC_HVM_IOPORT_WRITE.*"));
        law(
                id -> (id & ~(HvmEvents.WIDE | HvmEvents.WRITE)) == HvmEvents.IOMEM_READ && HvmEvents.isWrite(id),
                line -> line.name().matches("TRC_HVM_IOMEM_WRITE.*"));
    }

    @Test
    void entries_of_pv_guests_are_known_by_their_kinds() {
        law(PvEvents::isPvEntry, line -> line.kind().eventClass() == EventClass.PV);
        named(PvEvents::isHypercall, "TRC_PV_HYPERCALL(\\|64|_V2)?");
        named(PvEvents::isSubcall, "TRC_PV_HYPERCALL_SUBCALL");
        law(
                PvEvents::hasArguments,
                line -> line.layout().fields().stream()
                        .anyMatch(field -> field.name().equals("argmap")));
        named(id -> PvEvents.isPvEntry(id) && (id & PvEvents.WIDE) != 0, "TRC_PV_.*\\|64");
        isOneToOne(line -> line.name().startsWith("TRC_PV_"), "\\|64", PvEvents::kind);
    }

    @Test
    void events_of_shadow_paging_are_known_by_kinds_and_levels() {
        law(
                id -> isShadow(id) && ShadowEvents.hasLevels(id),
                line -> line.name().matches("TRC_SHADOW_.*\\(gpl.\\)"));
        for (int levels = 2; levels <= 4; levels++) {
            int of = levels;
            named(
                    id -> isShadow(id) && ShadowEvents.hasLevels(id) && ShadowEvents.levels(id) == of,
                    ".*\\(gpl" + levels + "\\)");
        }
        named(id -> isShadow(id) && ShadowEvents.isUnpin(id), "TRC_SHADOW_PREALLOC_UNPIN");
        named(id -> isShadow(id) && ShadowEvents.isResync(id), "TRC_SHADOW_RESYNC_.*");
        isOneToOne(line -> isShadow(line.id()), "\\(gpl.\\)", ShadowEvents::kind);
    }

    private static boolean isShadow(int id) {
        return EventClass.of(id) == EventClass.SHADOW;
    }

    @Test
    void handled_interrupts_have_two_ids() {
        named(HwEvents::isIrqHandled, "TRC_HW_IRQ_HANDLED|TRC_TRACE_IRQ");
    }

    @Test
    void trace_context_is_known_in_both_forms() {
        named(ContextEvents::isOfSpan, "TRC_CTX_(BEGIN|END|PARENT|SUSPEND|RESUME|ATTR)");
        named(ContextEvents::isClock, "TRC_CTX_CLOCK");
        law(ContextEvents::isXens, line -> line.section().equals("HW CTX"));
        List<String> misfits = new ArrayList<>();
        for (EventLine line : lines) {
            int xens = ContextEvents.asXens(line.id());
            boolean isGuests = line.section().equals("GUEST CTX");
            boolean isRight = isGuests
                    ? EventCatalogue.standard().name(xens).equals(line.name()) && ContextEvents.isXens(xens)
                    : xens == line.id();
            if (!isRight) {
                misfits.add(line.toString());
            }
        }
        assertEquals(List.of(), misfits);
    }

    private void named(IntPredicate predicate, String names) {
        Pattern pattern = Pattern.compile(names);
        law(predicate, line -> pattern.matcher(line.name()).matches());
    }

    /** For both ends of a range of ids the predicate is to say what the line says. */
    private void law(IntPredicate predicate, Predicate<EventLine> says) {
        List<String> misfits = new ArrayList<>();
        for (EventLine line : lines) {
            boolean expected = says.test(line);
            int last = line.id() | line.kind().freeBits();
            boolean isRange = last != line.id();
            if (predicate.test(line.id()) != expected
                    || isRange && !isTaken(last) && predicate.test(last) != expected) {
                misfits.add(line + " " + !expected);
            }
        }
        assertEquals(List.of(), misfits);
        assertTrue(lines.stream().anyMatch(says), "no line is meant");
    }

    /** Whether an id in a range has a line of its own. */
    private static boolean isTaken(int id) {
        return EventCatalogue.standard().kind(id).freeBits() == 0;
    }

    /** Lines have one kind exactly if they have one name, but for {@code suffix}. */
    private void isOneToOne(Predicate<EventLine> of, String suffix, java.util.function.IntUnaryOperator kind) {
        Map<String, Set<Integer>> kinds = lines.stream()
                .filter(of)
                .collect(groupingBy(
                        line -> line.name().replaceFirst(suffix, ""),
                        mapping(line -> kind.applyAsInt(line.id()), toSet())));
        assertTrue(kinds.size() > 1 && kinds.values().stream().allMatch(set -> set.size() == 1), kinds.toString());
        assertEquals(
                kinds.size(),
                kinds.values().stream().flatMap(Set::stream).distinct().count(),
                kinds.toString());
    }
}
