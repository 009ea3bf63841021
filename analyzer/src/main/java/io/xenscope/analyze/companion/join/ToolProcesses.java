package io.xenscope.analyze.companion.join;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.analyze.companion.read.IoctlCalls;
import io.xenscope.analyze.companion.read.Line;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.companion.read.StraceReader;
import io.xenscope.analyze.companion.xenstore.RequestLog;
import io.xenscope.analyze.companion.xenstore.StoreConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The processes that logs of strace and of xenstored name, added up over all logs: by domain and pid. */
public final class ToolProcesses {
    private static final int PID_BITS = 40;

    private final Map<Long, ToolProcess> all = new TreeMap<>();

    private ToolProcesses() {}

    /** By domain, then by pid. */
    public static List<ToolProcess> of(List<Companion> companions) {
        ToolProcesses processes = new ToolProcesses();
        for (Companion companion : companions) {
            if (companion.kind() == LogKind.STRACE) {
                processes.addCalls(companion);
            } else if (companion.store() != null) {
                processes.addRequests(companion);
            }
        }
        return new ArrayList<>(processes.all.values());
    }

    private ToolProcess process(int domain, long pid) {
        return all.computeIfAbsent((long) domain << PID_BITS | pid + 1, key -> new ToolProcess(domain, pid));
    }

    private void addCalls(Companion companion) {
        LogItems log = companion.log();
        ItemLog items = log.items();
        for (long item = 0; item < items.size(); item++) {
            if (items.kind(item) != ItemKind.CALL) {
                continue;
            }
            Line thread = Line.of(log.threads().name(items.thread(item)));
            ToolProcess process = process(companion.domain(), thread.digits(0, thread.length()));
            String name = log.names().name(items.name(item));
            long lasted = items.value(item) == ItemLog.NONE ? 0 : items.value(item);
            boolean makesCalls = IoctlCalls.of(name) != 0;
            process.calls++;
            process.failed += (items.mark(item) & StraceReader.FAILED) != 0 ? 1 : 0;
            process.nanos += lasted;
            process.hypercalls += makesCalls ? 1 : 0;
            process.hypercallNanos += makesCalls ? lasted : 0;
            boolean isNamed = name.equals("execve") && (items.mark(item) & StraceReader.FAILED) == 0;
            process.name = isNamed ? program(companion.file().text(item), process.name) : process.name;
        }
    }

    /** What stands between the first quotation marks. */
    private static String program(Line line, String otherwise) {
        int open = line.find('"', 0);
        int close = open < 0 ? -1 : line.find('"', open + 1);
        return close < 0 ? otherwise : line.text(open + 1, close);
    }

    private void addRequests(Companion companion) {
        RequestLog requests = companion.store().requests();
        for (long request = 0; request < requests.size(); request++) {
            StoreConnection connection = companion.store().connections().get(requests.connection(request));
            if (connection.pid() >= 0) {
                ToolProcess process = process(connection.domain(), connection.pid());
                process.requests++;
                process.requestErrors += requests.isError(request) ? 1 : 0;
            }
        }
    }
}
