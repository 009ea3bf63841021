package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.xenscope.clock.foreign.Epoch;
import io.xenscope.clock.foreign.EpochChain;
import io.xenscope.clock.foreign.LogOrder;
import io.xenscope.clock.foreign.Marks;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.clock.foreign.OffsetSieve;
import io.xenscope.clock.foreign.TimeBounds;
import io.xenscope.clock.foreign.WallOffset;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps by which a log's clock is placed, one by one, as {@code companions/placement.json} has them. */
final class PlacementCasesTest {
    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = PlacementCasesTest.class.getResourceAsStream("/companions/placement.json");
                JsonParser json = new JsonFactory().createParser(in)) {
            json.nextToken();
            List<?> all = (List<?>) value(json);
            return all.stream().map(one -> (Map<?, ?>) one).map(one -> Arguments.of(one.get("name"), one));
        }
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_ARRAY -> {
                List<Object> all = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    all.add(value(json));
                }
                yield all;
            }
            case START_OBJECT -> {
                Map<String, Object> all = new LinkedHashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    all.put(name, value(json));
                }
                yield all;
            }
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> json.getText();
        };
    }

    private static List<List<Long>> rows(Object of) {
        return ((List<?>) of).stream().map(PlacementCasesTest::row).toList();
    }

    private static List<Long> row(Object of) {
        return ((List<?>) of)
                .stream().map(number -> ((Number) number).longValue()).toList();
    }

    private static List<Long> ends(OffsetInterval interval) {
        return List.of(interval.lo(), interval.hi());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void step_gives_what_the_case_says(String name, Map<?, ?> one) {
        switch (one.get("kind").toString()) {
            case "sieve" -> sieve(one);
            case "order" -> order(one);
            case "chain" -> chain(one);
            case "wall_offset" -> wallOffset(one);
            default -> throw new AssertionError(name + ": unknown kind");
        }
    }

    private static void sieve(Map<?, ?> one) {
        Marks items = new Marks();
        rows(one.get("items")).forEach(item -> items.add(item.get(0), item.get(1)));
        Marks events = new Marks();
        row(one.get("events")).forEach(event -> events.add(event, event));
        List<Long> window = row(one.get("window"));
        OffsetSieve.Result result =
                new OffsetSieve(items, events).within(new OffsetInterval(window.get(0), window.get(1)));
        Map<?, ?> expected = (Map<?, ?>) one.get("expected");
        assertEquals(((Number) expected.get("cover")).intValue(), result.cover());
        assertEquals(row(expected.get("hull")), ends(result.hull()));
        assertEquals(
                rows(expected.get("pieces")),
                result.pieces().stream().map(PlacementCasesTest::ends).toList());
    }

    /** Intervals of lines, in arrays. */
    private record Lines(long[][] bounds) implements TimeBounds {
        @Override
        public long size() {
            return bounds.length;
        }

        @Override
        public long lo(long item) {
            return bounds[(int) item][0];
        }

        @Override
        public long hi(long item) {
            return bounds[(int) item][1];
        }

        @Override
        public void set(long item, long lo, long hi) {
            bounds[(int) item] = new long[] {lo, hi};
        }
    }

    private static void order(Map<?, ?> one) {
        Lines lines = new Lines(rows(one.get("intervals")).stream()
                .map(interval -> new long[] {interval.get(0), interval.get(1)})
                .toArray(long[][]::new));
        LogOrder.narrow(lines);
        List<List<Long>> narrowed = Stream.of(lines.bounds)
                .map(bound -> List.of(bound[0], bound[1]))
                .toList();
        assertEquals(rows(one.get("expected")), narrowed);
    }

    private static void chain(Map<?, ?> one) {
        List<Epoch> epochs = rows(one.get("epochs")).stream()
                .map(epoch -> new Epoch(epoch.get(0), new OffsetInterval(epoch.get(1), epoch.get(2))))
                .toList();
        EpochChain chain = EpochChain.of(epochs, ((Number) one.get("rho")).doubleValue());
        List<List<Long>> chained = chain.epochs().stream()
                .map(epoch ->
                        List.of(epoch.at(), epoch.offset().lo(), epoch.offset().hi()))
                .toList();
        assertEquals(rows(one.get("expected")), chained);
        assertEquals(one.get("empty"), chain.isEmpty());
    }

    private static void wallOffset(Map<?, ?> one) {
        WallOffset offset = new WallOffset();
        for (List<Long> stamp : rows(one.get("second_stamps"))) {
            offset.add(stamp.get(0) * 1000, 1000, stamp.get(1), stamp.get(2));
        }
        assertEquals(row(one.get("expected")), ends(offset.offset(0)));
    }
}
