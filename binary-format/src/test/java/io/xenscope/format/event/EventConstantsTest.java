package io.xenscope.format.event;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every constant says of an id what the event table says of it. */
class EventConstantsTest {
    /** The classes of constants, each with what Xen's names begin with. */
    private static final Map<Class<?>, String> PREFIXES = Map.of(
            GenEvents.class, "TRC_",
            SchedEvents.class, "TRC_SCHED_",
            SchedulerEvents.class, "TRC_",
            Dom0Events.class, "TRC_DOM0_",
            HvmEvents.class, "TRC_HVM_",
            MemEvents.class, "TRC_MEM_",
            PvEvents.class, "TRC_PV_",
            ShadowEvents.class, "TRC_SHADOW_",
            HwEvents.class, "TRC_HW_",
            ContextEvents.class, "TRC_CTX_");

    /** Constants for many events at once, with how the headings of all of them begin. */
    private static final Map<String, String> SECTIONS = Map.ofEntries(
            Map.entry("GenEvents.CLASS", "GEN "),
            Map.entry("SchedEvents.CLASS", "SCHED "),
            Map.entry("SchedEvents.MIN", "SCHED MIN"),
            Map.entry("SchedEvents.VERBOSE", "SCHED VERBOSE"),
            Map.entry("SchedulerEvents.SUBCLASS", "SCHED CLASS/"),
            Map.entry("SchedulerEvents.CSCHED", "SCHED CLASS/credit#"),
            Map.entry("SchedulerEvents.CSCHED2", "SCHED CLASS/credit2#"),
            Map.entry("SchedulerEvents.RTDS", "SCHED CLASS/rtds"),
            Map.entry("SchedulerEvents.SNULL", "SCHED CLASS/null"),
            Map.entry("Dom0Events.CLASS", "DOM0OP "),
            Map.entry("Dom0Events.DOMOPS", "DOM0OP DOMOPS"),
            Map.entry("HvmEvents.CLASS", "HVM "),
            Map.entry("HvmEvents.ENTRYEXIT", "HVM ENTRYEXIT"),
            Map.entry("HvmEvents.HANDLER", "HVM HANDLER"),
            Map.entry("HvmEvents.EMUL", "HVM EMUL"),
            Map.entry("MemEvents.CLASS", "MEM "),
            Map.entry("MemEvents.ALL", "MEM -"),
            Map.entry("PvEvents.CLASS", "PV "),
            Map.entry("PvEvents.ENTRY", "PV ENTRY"),
            Map.entry("PvEvents.SUBCALL", "PV SUBCALL"),
            Map.entry("PvEvents.OLD_ENTRY", "PV ALL"),
            Map.entry("ShadowEvents.CLASS", "SHADOW "),
            Map.entry("ShadowEvents.ALL", "SHADOW -"),
            Map.entry("HwEvents.CLASS", "HW "),
            Map.entry("HwEvents.PM", "HW PM#"),
            Map.entry("HwEvents.IRQ", "HW IRQ"),
            Map.entry("GuestEvents.CLASS", "GUEST "),
            Map.entry("GuestEvents.ALL", "GUEST "),
            Map.entry("ContextEvents.CTX", "HW CTX"),
            Map.entry("ContextEvents.GUEST_CTX", "GUEST CTX"));

    /** Parts of ids; {@link EventPredicatesTest} shows what they say. */
    private static final Map<String, Integer> PARTS = Map.ofEntries(
            Map.entry("SchedEvents.OLD_STATE_BITS", 0x300),
            Map.entry("SchedEvents.NEW_STATE_BITS", 0x030),
            Map.entry("SchedEvents.STATE_BITS", 0x330),
            Map.entry("SchedulerEvents.EVENT_BITS", 0x1ff),
            Map.entry("HvmEvents.WIDE", 0x100),
            Map.entry("HvmEvents.WRITE", 0x200),
            Map.entry("HvmEvents.NESTED", 0x400),
            Map.entry("PvEvents.WIDE", 0x100),
            Map.entry("PvEvents.KIND_BITS", 0xf),
            Map.entry("ShadowEvents.LEVEL_BITS", 0x300));

    private final List<EventLine> lines = EventLine.all();

    @Test
    void a_constant_for_an_event_has_the_id_and_the_name_of_a_line() {
        Map<String, Integer> events = constants();
        events.keySet().removeAll(SECTIONS.keySet());
        events.keySet().removeAll(PARTS.keySet());
        List<String> withoutLine = new ArrayList<>();
        events.forEach((constant, id) -> {
            if (lines.stream().noneMatch(line -> line.id() == id && isNamed(line, constant))) {
                withoutLine.add(constant + " " + Integer.toHexString(id));
            }
        });

        assertEquals(List.of(), withoutLine);
        assertTrue(events.size() > 100, "only " + events.size() + " constants found");
    }

    @Test
    void a_constant_for_many_events_is_what_their_ids_have_in_common() {
        Map<String, Integer> constants = constants();

        assertEquals(
                SECTIONS.keySet().stream()
                        .collect(toMap(constant -> constant, constant -> Set.of(constants.get(constant)))),
                SECTIONS.keySet().stream().collect(toMap(constant -> constant, this::commonOf)));
    }

    @Test
    void parts_of_ids_are_where_xen_has_them() {
        Map<String, Integer> constants = constants();
        constants.keySet().retainAll(PARTS.keySet());

        assertEquals(new TreeMap<>(PARTS), constants);
    }

    private static boolean isNamed(EventLine line, String constant) {
        String name = constant.substring(constant.indexOf('.') + 1);
        boolean isOld = name.startsWith("OLD_");
        boolean isGuests = name.startsWith("GUEST_");
        return line.isOfOldId() == isOld
                && line.section().startsWith("GUEST ") == isGuests
                && line.name().equals(xensName(line, prefix(constant), name.substring(isOld ? 4 : isGuests ? 6 : 0)));
    }

    private static String prefix(String constant) {
        if (constant.contains(".PM_") || constant.contains(".OLD_PM_")) {
            return "TRC_";
        }
        return PREFIXES.entrySet().stream()
                .filter(entry -> constant.startsWith(entry.getKey().getSimpleName() + "."))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Changes of runstate name both states, and events of shadow paging the guest's levels: constants are for two. */
    private static String xensName(EventLine line, String prefix, String name) {
        int to = name.indexOf("_TO_");
        if (to >= 0) {
            String states = name.substring(0, to) + "->" + name.substring(to + 4);
            return prefix + "RUNSTATE_CHANGE(" + states.toLowerCase(Locale.ROOT) + ")";
        }
        if (name.equals("RUNSTATE_CHANGE")) {
            return prefix + name + "(running->running)";
        }
        return prefix + name + (line.name().endsWith("(gpl2)") ? "(gpl2)" : "");
    }

    private Set<Integer> commonOf(String constant) {
        String section = SECTIONS.get(constant);
        int free = constant.endsWith(".CLASS")
                ? EventId.BELOW_CLASS
                : constant.matches("SchedulerEvents\\.(CSCHED2?|RTDS|SNULL)")
                        ? SchedulerEvents.EVENT_BITS
                        : constant.endsWith(".GUEST_CTX") ? 0xf : EventId.NUMBER_BITS;
        return lines.stream()
                .filter(line -> (line.section() + "#").startsWith(section))
                .map(line -> line.id() & ~free)
                .collect(toSet());
    }

    /** Every constant that other classes can see, as {@code SchedEvents.DOM_ADD}. */
    private static Map<String, Integer> constants() {
        List<Class<?>> owners = new ArrayList<>(PREFIXES.keySet());
        owners.add(GuestEvents.class);
        return owners.stream()
                .flatMap(owner -> Arrays.stream(owner.getDeclaredFields()))
                .filter(field -> !Modifier.isPrivate(field.getModifiers()) && field.getType() == int.class)
                .collect(toMap(
                        field -> field.getDeclaringClass().getSimpleName() + "." + field.getName(),
                        EventConstantsTest::value,
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static int value(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field.toString(), e);
        }
    }
}
