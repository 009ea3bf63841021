package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Perfetto's packets, by the numbers of their fields: one order of time, slices that nest, names and tracks before use. */
final class PerfettoCheck implements DocumentCheck {
    /** One document. */
    private static final class Packets {
        private final Map<Long, String> tracks = new HashMap<>();
        private final Map<Integer, Set<Long>> interned = new HashMap<>();
        private final Map<Long, Deque<Begun>> open = new HashMap<>();
        private final Set<Long> arrows = new HashSet<>();
        private final List<String> spans = new ArrayList<>();
        private long time;

        /** A slice; {@code span} is null where it is none of a span. */
        private record Begun(String span, long time) {}

        void take(UnknownFieldSet packet) throws InvalidProtocolBufferException {
            assertEquals(1, number(packet, 10));
            if (packet.hasField(12)) {
                assertEquals(1, number(packet, 13));
                intern(message(packet, 12));
            } else if (packet.hasField(60)) {
                describe(message(packet, 60));
            } else {
                long at = number(packet, 8);
                assertTrue(at >= time, at + " behind " + time);
                time = at;
                assertEquals(2, number(packet, 13));
                event(message(packet, 11));
            }
        }

        private void intern(UnknownFieldSet names) throws InvalidProtocolBufferException {
            for (int field : List.of(1, 2, 3)) {
                Set<Long> numbers = new HashSet<>();
                for (ByteString entry : names.getField(field).getLengthDelimitedList()) {
                    UnknownFieldSet name = UnknownFieldSet.parseFrom(entry);
                    assertTrue(numbers.add(number(name, 1)));
                    assertTrue(!text(name, 2).isEmpty());
                }
                interned.put(field, numbers);
            }
        }

        private void describe(UnknownFieldSet track) throws InvalidProtocolBufferException {
            boolean hasParent = track.hasField(5);
            assertTrue(!hasParent || tracks.containsKey(number(track, 5)));
            String name = track.hasField(3)
                    ? text(message(track, 3), 6)
                    : track.hasField(4) ? text(message(track, 4), 5) : text(track, 2);
            assertEquals(null, tracks.put(number(track, 1), name));
        }

        private void event(UnknownFieldSet event) throws InvalidProtocolBufferException {
            long track = number(event, 11);
            assertTrue(tracks.containsKey(track));
            Deque<Begun> stack = open.computeIfAbsent(track, id -> new ArrayDeque<>());
            event.getField(47).getFixed64List().forEach(arrow -> assertTrue(arrows.add(arrow)));
            event.getField(48).getFixed64List().forEach(arrow -> assertTrue(arrows.remove(arrow)));
            switch ((int) number(event, 9)) {
                case 1 -> {
                    checkNames(event);
                    stack.push(new Begun(span(event), time));
                }
                case 2 -> {
                    Begun begun = stack.pop();
                    if (begun.span() != null) {
                        spans.add(Exported.slice(begun.span(), time - begun.time()));
                    }
                }
                case 3 -> {
                    checkNames(event);
                    assertTrue(event.getField(47).getFixed64List().isEmpty() || !stack.isEmpty(), event::toString);
                }
                case 4 -> assertTrue(number(event, 30) >= 0);
                default -> throw new AssertionError(event.toString());
            }
        }

        private void checkNames(UnknownFieldSet event) throws InvalidProtocolBufferException {
            assertTrue(interned.get(1).contains(number(event, 3)));
            assertTrue(
                    event.hasField(23)
                            ? !text(event, 23).isEmpty()
                            : interned.get(2).contains(number(event, 10)));
            for (ByteString annotation : event.getField(4).getLengthDelimitedList()) {
                assertTrue(interned.get(3).contains(number(UnknownFieldSet.parseFrom(annotation), 1)));
            }
        }

        private static String span(UnknownFieldSet event) throws InvalidProtocolBufferException {
            for (ByteString annotation : event.getField(4).getLengthDelimitedList()) {
                UnknownFieldSet fields = UnknownFieldSet.parseFrom(annotation);
                if (fields.hasField(7)) {
                    return "%016x".formatted(number(fields, 7));
                }
            }
            return null;
        }

        private static long number(UnknownFieldSet message, int field) {
            List<Long> values = message.getField(field).getVarintList();
            assertEquals(1, values.size(), "field " + field);
            return values.get(0);
        }

        private static String text(UnknownFieldSet message, int field) {
            return message.getField(field).getLengthDelimitedList().get(0).toStringUtf8();
        }

        private static UnknownFieldSet message(UnknownFieldSet message, int field)
                throws InvalidProtocolBufferException {
            return UnknownFieldSet.parseFrom(
                    message.getField(field).getLengthDelimitedList().get(0));
        }
    }

    @Override
    public void check(byte[] document, Exported expected) throws InvalidProtocolBufferException {
        Packets packets = new Packets();
        for (ByteString packet : UnknownFieldSet.parseFrom(document).getField(1).getLengthDelimitedList()) {
            packets.take(UnknownFieldSet.parseFrom(packet));
        }
        packets.open.forEach((track, stack) -> assertTrue(stack.isEmpty(), () -> track + ": " + stack));
        assertEquals(Set.of(), packets.arrows);
        assertEquals(expected.slices(), packets.spans.stream().sorted().toList());
    }
}
