package io.xenscope.format.vmcore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** One ELF note of a dump: registers of a pcpu, or where Xen lies. */
record Note(String owner, int type, ByteBuffer content) {
    private static final int HEADER_BYTES = 12;

    /** All whole notes in these bytes. */
    static List<Note> all(ByteBuffer bytes) {
        List<Note> notes = new ArrayList<>();
        int at = 0;
        while (at + HEADER_BYTES <= bytes.limit()) {
            int ownerBytes = bytes.getInt(at);
            int contentBytes = bytes.getInt(at + 4);
            long content = at + HEADER_BYTES + padded(ownerBytes);
            if (ownerBytes < 0 || contentBytes < 0 || content + contentBytes > bytes.limit()) {
                break;
            }
            String owner = text(bytes, at + HEADER_BYTES, ownerBytes);
            ByteBuffer part = bytes.slice((int) content, contentBytes).order(ByteOrder.LITTLE_ENDIAN);
            notes.add(new Note(owner, bytes.getInt(at + 8), part));
            at = (int) Math.min(bytes.limit(), content + padded(contentBytes));
        }
        return notes;
    }

    private static long padded(int count) {
        return (long) count + 3 & -4;
    }

    private static String text(ByteBuffer bytes, int from, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count && bytes.get(from + i) != 0; i++) {
            text.append((char) (bytes.get(from + i) & 0xFF));
        }
        return text.toString();
    }
}
