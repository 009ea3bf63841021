package io.xenscope.report.export;

/** Numbers of the fields, as Perfetto publishes them. */
final class PerfettoField {
    static final int TRACE_PACKET = 1;

    static final int PACKET_TIMESTAMP = 8;
    static final int PACKET_SEQUENCE = 10;
    static final int PACKET_TRACK_EVENT = 11;
    static final int PACKET_INTERNED = 12;
    static final int PACKET_SEQUENCE_FLAGS = 13;
    static final int PACKET_TRACK_DESCRIPTOR = 60;

    static final int INTERNED_CATEGORIES = 1;
    static final int INTERNED_NAMES = 2;
    static final int INTERNED_ANNOTATIONS = 3;
    static final int INTERNED_NUMBER = 1;
    static final int INTERNED_NAME = 2;

    static final int EVENT_CATEGORY_NUMBER = 3;
    static final int EVENT_ANNOTATION = 4;
    static final int EVENT_TYPE = 9;
    static final int EVENT_NAME_NUMBER = 10;
    static final int EVENT_NAME = 23;
    static final int EVENT_TRACK = 11;
    static final int EVENT_COUNTER_VALUE = 30;
    static final int EVENT_FLOW = 47;
    static final int EVENT_LAST_FLOW = 48;

    static final int ANNOTATION_NAME_NUMBER = 1;
    static final int ANNOTATION_BOOL = 2;
    static final int ANNOTATION_INT = 4;
    static final int ANNOTATION_TEXT = 6;
    static final int ANNOTATION_POINTER = 7;

    static final int TRACK_NUMBER = 1;
    static final int TRACK_NAME = 2;
    static final int TRACK_PROCESS = 3;
    static final int TRACK_THREAD = 4;
    static final int TRACK_PARENT = 5;
    static final int TRACK_COUNTER = 8;
    static final int TRACK_PLACE = 12;
    static final int PROCESS_PID = 1;
    static final int PROCESS_NAME = 6;
    static final int THREAD_PID = 1;
    static final int THREAD_TID = 2;
    static final int THREAD_NAME = 5;

    private PerfettoField() {}
}
