package io.xenscope.report.dump;

/** Forms by header word in an open-addressing table that is never more than half full. */
final class FormTable {
    private static final int SPREAD = 0x9E37_79B9;

    private int[] headers = new int[1 << 9];
    private RecordForm[] forms = new RecordForm[1 << 9];
    private int shift = 32 - 9;
    private int count;

    /** The form of a header, or null. */
    RecordForm of(int header) {
        int place = place(header);
        while (forms[place] != null && headers[place] != header) {
            place = place + 1 & forms.length - 1;
        }
        return forms[place];
    }

    void add(int header, RecordForm form) {
        if (2 * ++count > forms.length) {
            grow();
        }
        int place = place(header);
        while (forms[place] != null) {
            place = place + 1 & forms.length - 1;
        }
        headers[place] = header;
        forms[place] = form;
    }

    private int place(int header) {
        return header * SPREAD >>> shift;
    }

    private void grow() {
        int[] oldHeaders = headers;
        RecordForm[] oldForms = forms;
        headers = new int[2 * oldHeaders.length];
        forms = new RecordForm[headers.length];
        shift--;
        count = 1;
        for (int i = 0; i < oldForms.length; i++) {
            if (oldForms[i] != null) {
                add(oldHeaders[i], oldForms[i]);
            }
        }
    }
}
