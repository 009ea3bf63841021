package io.xenscope.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Jackson's generator is the oracle: both have to write the same bytes. */
class JsonBytesTest {
    private static final String[] TEXTS = {
        "",
        "plain",
        "d1v0",
        "a \"quoted\" \\ one",
        "line\nand\ttab\u0001\u001f\u007f",
        "\u00e9\u20ac",
        "\ud83d\ude00",
        "</script>"
    };

    private final EventBytes bytes = new EventBytes();
    private final JsonBytes json = new JsonBytes(bytes);
    private final ByteArrayOutputStream expected = new ByteArrayOutputStream();
    private final JsonGenerator jackson;

    JsonBytesTest() throws IOException {
        jackson = new JsonFactory().createGenerator(expected);
    }

    private void assertSame() throws IOException {
        jackson.close();
        assertEquals(expected.toString(StandardCharsets.UTF_8), new String(bytes.copy(), StandardCharsets.UTF_8));
    }

    @Test
    void texts_are_quoted_as_jackson_quotes_them() throws IOException {
        json.startObject();
        json.array("texts");
        jackson.writeStartObject();
        jackson.writeArrayFieldStart("texts");
        for (int round = 0; round < 2; round++) {
            for (String text : TEXTS) {
                json.text(text);
                jackson.writeString(text);
            }
        }
        json.text(null);
        jackson.writeNull();
        json.endArray();
        jackson.writeEndArray();
        for (String text : TEXTS) {
            json.text(text, text);
            jackson.writeStringField(text, text);
        }
        json.endObject();
        jackson.writeEndObject();
        assertSame();
    }

    @Test
    void members_and_elements_have_commas_between_them_and_nowhere_else() throws IOException {
        Random random = new Random(7);
        json.startObject();
        jackson.writeStartObject();
        inside(random, 0);
        json.endObject();
        jackson.writeEndObject();
        assertSame();
    }

    private void inside(Random random, int depth) throws IOException {
        int members = random.nextInt(6);
        for (int member = 0; member < members; member++) {
            String name = "m" + random.nextInt(1_000);
            switch (random.nextInt(depth < 5 ? 6 : 4)) {
                case 0 -> {
                    json.number(name, member - 2);
                    jackson.writeNumberField(name, member - 2);
                }
                case 1 -> {
                    json.isTrue(name);
                    jackson.writeBooleanField(name, true);
                }
                case 2 -> {
                    json.isNull(name);
                    jackson.writeNullField(name);
                }
                case 3 -> {
                    json.numberAsText(name, depth);
                    jackson.writeStringField(name, "" + depth);
                }
                case 4 -> object(name, random, depth);
                default -> array(name, random, depth);
            }
        }
    }

    private void object(String name, Random random, int depth) throws IOException {
        json.object(name);
        jackson.writeObjectFieldStart(name);
        inside(random, depth + 1);
        json.endObject();
        jackson.writeEndObject();
    }

    private void array(String name, Random random, int depth) throws IOException {
        json.array(name);
        jackson.writeArrayFieldStart(name);
        for (int element = random.nextInt(4); element > 0; element--) {
            json.startObject();
            jackson.writeStartObject();
            inside(random, depth + 1);
            json.endObject();
            jackson.writeEndObject();
            json.number(element);
            jackson.writeNumber(element);
        }
        json.endArray();
        jackson.writeEndArray();
    }

    @Test
    void more_names_than_are_remembered_are_written_all_the_same() throws IOException {
        json.startObject();
        jackson.writeStartObject();
        for (int round = 0; round < 2; round++) {
            for (int name = 0; name < 5_000; name++) {
                json.text("n" + name, "v" + name % 3_000);
                jackson.writeStringField("n" + name, "v" + name % 3_000);
            }
        }
        json.endObject();
        jackson.writeEndObject();
        assertSame();
    }
}
