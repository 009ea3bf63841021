package io.xenscope.spark;

import io.xenscope.format.Capture;
import io.xenscope.report.rows.RowSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The captures that tasks of one executor have open. Tasks that read slices of one capture share it, and with it the survey. The one
 * that was left last stays open, because the next task often wants another slice of it; a copy does not stay.
 */
final class OpenCaptures {
    /** What makes two readings share a capture. */
    private record Key(CaptureFile file, RowSource.Options options) {}

    private static final Map<Key, Shared> OPEN = new HashMap<>();
    /** Open, though nobody reads it; null where there is none. */
    private static Shared left;

    private OpenCaptures() {}

    private static final class Shared {
        private final Key key;
        private int users;
        private LocalFile file;
        private Capture capture;
        private RowSource source;

        Shared(Key key) {
            this.key = key;
        }

        /** Opens it, once; who comes second waits. */
        synchronized void open(RowReaders how) throws IOException {
            if (source != null) {
                return;
            }
            LocalFile local = LocalFile.of(key.file, how);
            try {
                capture = Capture.open(local.path(), key.options.threads());
                source = new RowSource(capture, key.options);
                file = local;
            } finally {
                if (source == null) {
                    local.close();
                }
            }
        }

        void close() {
            if (source != null) {
                source.close();
                capture.close();
                file.close();
            }
        }
    }

    /** One reader's hold on a capture. */
    static final class Use implements AutoCloseable {
        private final Shared shared;

        private Use(Shared shared) {
            this.shared = shared;
        }

        RowSource source() {
            return shared.source;
        }

        @Override
        public void close() {
            leave(shared);
        }
    }

    /** Opens a capture, or takes part in it where it is open. */
    static Use use(CaptureFile file, RowReaders how) throws IOException {
        Shared shared = join(new Key(file, how.options().reading()));
        boolean isOpen = false;
        try {
            shared.open(how);
            isOpen = true;
            return new Use(shared);
        } finally {
            if (!isOpen) {
                leave(shared);
            }
        }
    }

    private static Shared join(Key key) {
        synchronized (OPEN) {
            Shared shared = OPEN.computeIfAbsent(key, Shared::new);
            shared.users++;
            if (left == shared) {
                left = null;
            }
            return shared;
        }
    }

    private static void leave(Shared shared) {
        synchronized (OPEN) {
            if (--shared.users > 0) {
                return;
            }
            boolean stays = shared.source != null && !shared.file.isCopy();
            Shared over = stays ? left : shared;
            if (stays) {
                left = shared;
            }
            if (over != null) {
                OPEN.remove(over.key);
                over.close();
            }
        }
    }
}
