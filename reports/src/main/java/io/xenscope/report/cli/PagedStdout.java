package io.xenscope.report.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Standard output on a terminal: what fits a screen is printed as it is, what is longer goes through a pager. So nothing is
 * printed until it is known which of both it is.
 */
final class PagedStdout extends Stdout {
    /** Of the screen, for the prompt of the shell. */
    private static final int ROWS_OF_OTHERS = 2;

    private final Pager pager;
    private final int room;
    private ByteArrayOutputStream held = new ByteArrayOutputStream();
    private int lines;
    private OutputStream paged;
    private boolean isOver;

    PagedStdout(Pager pager, int rows) {
        this.pager = pager;
        this.room = Math.max(1, rows - ROWS_OF_OTHERS);
    }

    @Override
    void write(ByteBuffer bytes) throws IOException {
        byte[] piece = new byte[bytes.remaining()];
        bytes.get(piece);
        if (paged == null) {
            hold(piece);
        } else {
            send(piece);
        }
    }

    private void hold(byte[] piece) throws IOException {
        held.write(piece);
        for (byte one : piece) {
            lines += one == '\n' ? 1 : 0;
        }
        if (lines > room) {
            paged = pager.start();
            send(held.toByteArray());
            held = null;
        }
    }

    private void send(byte[] piece) throws IOException {
        try {
            paged.write(piece);
        } catch (IOException readerHasQuit) {
            throw OutputException.unwanted(readerHasQuit);
        }
    }

    @Override
    public void close() throws IOException {
        if (isOver) {
            return;
        }
        isOver = true;
        if (paged == null) {
            super.write(ByteBuffer.wrap(held.toByteArray()));
        } else {
            pager.end();
        }
    }

    /** Whoever reads may go on until they quit, also when there is nothing more to come. */
    @Override
    void abandon() {
        isOver = true;
        if (paged != null) {
            pager.end();
        }
    }
}
