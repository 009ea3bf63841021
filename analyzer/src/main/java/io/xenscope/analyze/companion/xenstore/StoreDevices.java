package io.xenscope.analyze.companion.xenstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the two ends of each device agreed: every state that either wrote. */
public final class StoreDevices implements StoreVisitor {
    private static final int MOST = 100_000;
    private static final Pattern BACKEND = Pattern.compile("/local/domain/(\\d+)/backend/([^/]+)/(\\d+)/(\\d+)/state");
    private static final Pattern FRONTEND = Pattern.compile("/local/domain/(\\d+)/device/([^/]+)/(\\d+)/state");
    private static final String[] STATES = {
        "Unknown",
        "Initialising",
        "InitWait",
        "Initialised",
        "Connected",
        "Closing",
        "Closed",
        "Reconfiguring",
        "Reconfigured"
    };

    /** A device: of which domain, its type, its number. */
    public record Device(int domain, String type, int number) {}

    /**
     * A state that was written.
     *
     * @param isBackend by the backend or for it, else the frontend
     * @param state 0 to 8
     * @param by the domain that wrote it
     */
    public record Change(boolean isBackend, int state, int by, long item) {
        /** Its name in Xen's interface. */
        public String name() {
            return STATES[state];
        }
    }

    private final Map<Device, List<Change>> devices = new TreeMap<>(java.util.Comparator.comparingInt(Device::domain)
            .thenComparing(Device::type)
            .thenComparingInt(Device::number));
    private long count;

    @Override
    public void request(StoreRequest request, long item) {
        if (!request.op().equals("WRITE")
                || request.isError()
                || !request.path().endsWith("state")
                || count == MOST) {
            return;
        }
        int by = request.connection().domain();
        String path = StorePaths.absolute(request.path(), by);
        int state = request.value().length() == 1 ? request.value().charAt(0) - '0' : -1;
        if (state < 0 || state >= STATES.length) {
            return;
        }
        Matcher back = BACKEND.matcher(path);
        Matcher front = FRONTEND.matcher(path);
        if (back.matches()) {
            add(back.group(3), back.group(2), back.group(4), new Change(true, state, by, item));
        } else if (front.matches()) {
            add(front.group(1), front.group(2), front.group(3), new Change(false, state, by, item));
        }
    }

    private void add(String domain, String type, String number, Change change) {
        Device device = new Device(StorePairs.number(domain), type, StorePairs.number(number));
        List<Change> changes = devices.computeIfAbsent(device, key -> new ArrayList<>());
        changes.add(change);
        count++;
    }

    /** By device, the changes of each in the order of the log. */
    public Map<Device, List<Change>> all() {
        return devices;
    }
}
