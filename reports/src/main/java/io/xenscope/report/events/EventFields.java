package io.xenscope.report.events;

import io.xenscope.format.event.Field;
import io.xenscope.format.event.FieldType;
import io.xenscope.format.event.PayloadLayout;
import io.xenscope.format.event.PayloadWords;
import io.xenscope.format.event.Unit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** What fields of payloads are called where a number stands alone, and which of them a record has. */
public final class EventFields {
    private EventFields() {}

    /** Its name with the unit, as {@code ran_for_ns}; the bare name where it has none, or is no plain number. */
    public static String name(Field field) {
        String unit = isPlain(field) ? unit(field.unit()) : "";
        return unit.isEmpty() ? field.name() : field.name() + "_" + unit.toLowerCase(Locale.ROOT);
    }

    private static boolean isPlain(Field field) {
        return field.type() != FieldType.BLOCK && !field.unit().hexadecimal();
    }

    /** The unit as it stands behind a number in base 10; empty where there is none. */
    public static String unit(Unit unit) {
        return switch (unit) {
            case NANOS -> "ns";
            case MICROS -> "us";
            case KHZ -> "kHz";
            case MHZ -> "MHz";
            default -> "";
        };
    }

    /** The value that stands for none. */
    public static OptionalInt none(Field field) {
        boolean mayBeNone = field.type() == FieldType.I32 && isPlace(field.unit());
        if (mayBeNone || field.name().equals("slice")) {
            return OptionalInt.of(-1);
        }
        boolean isBudget = field.name().equals("budget") && field.type() == FieldType.I32;
        return isBudget ? OptionalInt.of(Integer.MIN_VALUE) : OptionalInt.empty();
    }

    /** What is numbered from 0 on: -1 is none of them. */
    private static boolean isPlace(Unit unit) {
        return unit == Unit.PCPU || unit == Unit.IRQ || unit == Unit.VECTOR;
    }

    /** All of a layout but padding. */
    public static List<Field> of(PayloadLayout layout) {
        return layout.fields().stream()
                .filter(field -> field.unit() != Unit.JUNK)
                .toList();
    }

    /** Those that a record with so many words has. */
    public static List<Field> present(PayloadLayout layout, int words) {
        PayloadWords length = PayloadWords.of(new int[words]);
        return of(layout).stream().filter(field -> field.isPresent(length)).toList();
    }

    /** The same of a record by its name in a dump: where a loss begins, it is known only how many were lost. */
    public static List<Field> present(String event, PayloadLayout layout, int words) {
        List<Field> all = present(layout, words);
        return event.equals(EventName.LOSS_BEGIN) ? all.subList(0, Math.min(1, all.size())) : all;
    }
}
