package io.xenscope.report.export;

import io.xenscope.analyze.base.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Pieces of a document that threads make side by side and that are taken in their order, by whoever made the one whose turn it is.
 *
 * @param <T> what is made of a piece
 */
final class PiecesInTurn<T> {
    /** Makes pieces, any number of threads at a time. */
    interface Maker<T> {
        /** {@code isItsTurn}: all pieces before have been taken, and until this one is made nobody takes any. */
        T make(int piece, boolean isItsTurn) throws IOException;
    }

    /** Takes pieces, one thread at a time, in their order. */
    interface Taker<T> {
        void take(int piece, T made) throws IOException;
    }

    private final int ahead;
    private final Maker<T> maker;
    private final Taker<T> taker;

    /** Pieces that were made and wait for those before them. */
    private Object[] made = {};

    private int next;
    private boolean hasFailed;

    /** So many pieces may be in the making or wait: what they need does not grow with how many there are. */
    PiecesInTurn(int ahead, Maker<T> maker, Taker<T> taker) {
        this.ahead = ahead;
        this.maker = maker;
        this.taker = taker;
    }

    /** Makes pieces 0 .. {@code count} - 1, and returns when all have been taken. */
    void run(int count, Workers workers) throws IOException {
        made = new Object[count];
        next = 0;
        try {
            workers.each(count, this::makeInTurn);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void makeInTurn(int piece) {
        boolean isDone = false;
        try {
            put(piece, maker.make(piece, awaitTurn(piece)));
            isDone = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!isDone) {
                giveUp();
            }
        }
    }

    /** Whoever makes the piece that is taken next does not wait here, so this ends; whether it is this one. */
    private synchronized boolean awaitTurn(int piece) {
        while (piece >= next + ahead && !hasFailed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return piece == next;
    }

    private synchronized void giveUp() {
        hasFailed = true;
        notifyAll();
    }

    @SuppressWarnings("unchecked")
    private synchronized void put(int piece, T one) throws IOException {
        made[piece] = one;
        while (next < made.length && made[next] != null) {
            taker.take(next, (T) made[next]);
            made[next++] = null;
        }
        notifyAll();
    }
}
