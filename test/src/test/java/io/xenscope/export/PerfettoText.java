package io.xenscope.export;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints a trace of Perfetto's as {@code protoc --decode} does, by the description of its messages in {@code test/clients}. */
final class PerfettoText {
    private static final Pattern MESSAGE = Pattern.compile("message (\\w+) \\{(.*)");
    private static final Pattern FIELD = Pattern.compile("(?:optional|required|repeated) (\\w+) (\\w+) = (\\d+);");
    private static final Pattern CONSTANT = Pattern.compile("\\s+(\\w+) = (\\d+);");

    private record Field(String type, String name) {}

    private final Map<String, Map<Integer, Field>> messages = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private PerfettoText() throws IOException {
        String message = "";
        for (String line : Files.readAllLines(Path.of("clients", "perfetto.proto"))) {
            Matcher begin = MESSAGE.matcher(line);
            if (begin.matches()) {
                message = begin.group(1);
                messages.put(message, new HashMap<>());
            }
            Matcher field = FIELD.matcher(line);
            Matcher constant = CONSTANT.matcher(line);
            if (field.find()) {
                messages.get(message).put(Integer.valueOf(field.group(3)), new Field(field.group(1), field.group(2)));
            } else if (constant.matches()) {
                constants.put(constant.group(2), constant.group(1));
            }
        }
    }

    static String of(byte[] trace) throws IOException {
        PerfettoText printed = new PerfettoText();
        printed.print("Trace", UnknownFieldSet.parseFrom(trace), "");
        return printed.text.toString();
    }

    private void print(String message, UnknownFieldSet set, String indent) throws InvalidProtocolBufferException {
        for (Map.Entry<Integer, UnknownFieldSet.Field> entry : set.asMap().entrySet()) {
            Field field = messages.get(message).get(entry.getKey());
            if (field == null) {
                throw new AssertionError("field " + entry.getKey() + " of " + message + " is not in the description");
            }
            List<Object> values = new ArrayList<>(entry.getValue().getVarintList());
            values.addAll(entry.getValue().getFixed64List());
            values.addAll(entry.getValue().getLengthDelimitedList());
            for (Object value : values) {
                print(field, value, indent);
            }
        }
    }

    private void print(Field field, Object value, String indent) throws InvalidProtocolBufferException {
        text.append(indent).append(field.name());
        if (messages.containsKey(field.type())) {
            text.append(" {\n");
            print(field.type(), UnknownFieldSet.parseFrom((ByteString) value), indent + "  ");
            text.append(indent).append("}\n");
        } else {
            text.append(": ").append(printed(field, value)).append('\n');
        }
    }

    private String printed(Field field, Object value) {
        return switch (field.type()) {
            case "string" -> '"' + ((ByteString) value).toStringUtf8() + '"';
            case "bool" -> (Long) value != 0 ? "true" : "false";
            case "uint64", "fixed64" -> Long.toUnsignedString((Long) value);
            case "Type" -> constants.get(value.toString());
            default -> value.toString();
        };
    }
}
