package io.xenscope.report.spans;

/** What differs between two plain spans that look alike: all else in their text is the same. */
public enum PlainPart {
    /** Of its tree, as all spans of that: the same bytes in each. */
    TRACE(true, ""),
    SERVICE(true, ""),
    VCPU(true, SpanAttributes.VCPU),
    DOMAIN_NUMBER(true, ""),
    VCPU_NUMBER(true, ""),

    SPAN(false, ""),
    PARENT(false, ""),
    PCPU(false, SpanAttributes.PCPU),
    BEGIN(false, SpanAttributes.START),
    END(false, ""),
    DURATION(false, SpanAttributes.DURATION),
    SELF(false, SpanAttributes.SELF),
    WAIT(false, SpanAttributes.WAIT),
    LATEST_END(false, SpanAttributes.LATEST_END),
    /** Nanoseconds since 1970. */
    UNIX_BEGIN(false, ""),
    UNIX_END(false, ""),
    /** In whole microseconds, as the format rounds them. */
    MICROS_BEGIN(false, ""),
    MICROS_DURATION(false, ""),
    /** Events noted inside it; a format may put text around them where there are some. */
    NOTES(false, "");

    private static final PlainPart[] ALL = values();

    private final boolean isOfTree;
    private final String attribute;

    PlainPart(boolean isOfTree, String attribute) {
        this.isOfTree = isOfTree;
        this.attribute = attribute;
    }

    /** Whether it is the same in all spans of a tree. */
    public boolean isOfTree() {
        return isOfTree;
    }

    /** The part that is the value of an attribute; null for an attribute that is the same in all that look alike. */
    public static PlainPart ofAttribute(String key) {
        for (PlainPart part : ALL) {
            if (part.attribute.equals(key)) {
                return part;
            }
        }
        return null;
    }
}
