package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import java.io.IOException;

/** The spans inside an activation as begins and ends, each end before what begins behind it, the innermost first. */
final class Nesting {
    /** Takes begins and ends. */
    interface Teller {
        void begin(int span) throws IOException;

        void end(int span) throws IOException;
    }

    private Nesting() {}

    /** Reports all spans but the first, which is the activation itself. */
    static void tell(Activation activation, Teller teller) throws IOException {
        int open = 0;
        for (int span = 1; span < activation.spans(); span++) {
            open = endUpTo(activation, open, activation.parent(span), teller);
            teller.begin(span);
            open = span;
        }
        endUpTo(activation, open, 0, teller);
    }

    /** Ends what is open inside {@code around}, the innermost first. */
    private static int endUpTo(Activation activation, int innermost, int around, Teller teller) throws IOException {
        int open = innermost;
        while (open != around && open != 0) {
            teller.end(open);
            open = activation.parent(open);
        }
        return open;
    }
}
