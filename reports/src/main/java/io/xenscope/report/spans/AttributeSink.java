package io.xenscope.report.spans;

import java.io.IOException;

/** Takes the attributes of a span; a format's own word for them may be tags, arguments or annotations. */
public interface AttributeSink {
    void text(String key, String value) throws IOException;

    void number(String key, long value) throws IOException;

    /** Only for what is true; what is false has no attribute. */
    void flag(String key) throws IOException;
}
