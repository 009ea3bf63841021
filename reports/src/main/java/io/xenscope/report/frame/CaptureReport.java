package io.xenscope.report.frame;

import io.xenscope.format.Capture;
import java.io.IOException;

/** What a command answers of one of the captures that it was given. */
public interface CaptureReport {
    /** Answers; returns whether the capture is clean, see {@link CaptureFacts#isClean}. */
    boolean answer(Capture capture) throws IOException;
}
