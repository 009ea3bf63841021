package io.xenscope.html;

import io.xenscope.report.cli.InProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page of {@code html}, its block of data taken apart by code that shares nothing with what wrote it. */
final class PageFile {
    static final int RUNNING = 0;
    static final int WOKEN = 1;
    static final int LEFT_OUT = 8;

    /** A runstate interval in ticks. */
    record Slice(int vcpu, int state, boolean truncated, int pcpu, long begin, long end) {
        boolean isWait() {
            return state == 1 || state == 2 || state == 7;
        }
    }

    final String text;
    final JsonNode data;

    private PageFile(String text) {
        this.text = text;
        String mark = "<script type=\"application/json\" id=\"data\">";
        int begin = text.indexOf(mark) + mark.length();
        this.data = JsonMapper.shared().readTree(text.substring(begin, text.indexOf("</script>", begin)));
    }

    /** Makes the page of a capture. */
    static PageFile of(String capture, String... options) {
        try {
            Path file = Files.createTempFile("page", ".html");
            List<String> args = new ArrayList<>(List.of("html", "-q", capture));
            args.addAll(List.of(options));
            InProcess run = InProcess.into(file, args.toArray(new String[0]));
            String text = Files.readString(file);
            Files.delete(file);
            if (run.exit() != 0) {
                throw new IllegalStateException(run.err());
            }
            return new PageFile(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of a column. */
    long[] column(String name) {
        byte[] packed = Base64.getDecoder().decode(data.get(name).asString());
        Inflater inflater = new Inflater(true);
        inflater.setInput(packed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 16];
        try {
            while (!inflater.finished()) {
                bytes.write(piece, 0, inflater.inflate(piece));
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException(name, e);
        }
        return numbers(bytes.toByteArray());
    }

    private static long[] numbers(byte[] bytes) {
        List<Long> numbers = new ArrayList<>();
        long number = 0;
        int shift = 0;
        for (byte one : bytes) {
            number |= (long) (one & 127) << shift;
            shift += 7;
            if (one >= 0) {
                numbers.add(number);
                number = 0;
                shift = 0;
            }
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** All slices, vcpu by vcpu, in the order of time. */
    List<Slice> slices() {
        long[] durations = column("VD");
        long[] states = column("VS");
        List<Slice> slices = new ArrayList<>();
        int at = 0;
        int vcpu = 0;
        for (JsonNode one : data.get("vcpus")) {
            long now = 0;
            for (int i = 0; i < one.get(2).asInt(); i++, at++) {
                int word = (int) states[at];
                slices.add(new Slice(vcpu, word & 15, (word >> 4 & 1) == 1, (word >> 5) - 1, now, now + durations[at]));
                now += durations[at];
            }
            vcpu++;
        }
        return slices;
    }

    /** As {@code d1v0}. */
    String vcpu(int index) {
        JsonNode one = data.get("vcpus").get(index);
        return "d" + one.get(0).asInt() + "v" + one.get(1).asInt();
    }

    long span() {
        return data.get("span").asLong();
    }

    /** Ticks in nanoseconds, as the page's scripts compute them. */
    long nanos(long ticks) {
        JsonNode rate = data.get("rate");
        return BigInteger.valueOf(ticks)
                .multiply(new BigInteger(rate.get("factor").asString()))
                .shiftRight(rate.get("shift").asInt())
                .longValueExact();
    }
}
