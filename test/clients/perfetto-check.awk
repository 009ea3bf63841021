# awk -f perfetto-check.awk FILE...: what protoc decoded of a trace must go forward in time, end on each track as many slices as
# begin there and none before, and end only flows that began, and all of them. Exit code 1 if not.
/^  timestamp:/ { if ($2 + 0 < last) back++; last = $2 + 0 }
/^  track_event / { events++ }
/^    type:/ { type = $2 }
/^    track_uuid:/ {
    if (type == "TYPE_SLICE_BEGIN") { open[$2]++; slices++ }
    if (type == "TYPE_SLICE_END" && --open[$2] < 0) unbegun++
}
/^    flow_ids:/ { if (!($2 in flow)) flows++; flow[$2] = "begun" }
/^    terminating_flow_ids:/ { if (!($2 in flow)) flow_unbegun++; flow[$2] = "ended" }
END {
    for (track in open) if (open[track] > 0) unended++
    for (id in flow) if (flow[id] == "begun") flow_unended++
    faults = back + unbegun + unended + flow_unbegun + flow_unended
    printf "%d events, %d slices, %d flows, %d faults\n", events, slices, flows, faults
    if (faults) printf "  back in time %d, ends without a begin %d, tracks with open slices %d, flows without a begin %d or an end %d\n",
        back, unbegun, unended, flow_unbegun, flow_unended
    exit faults > 0 || slices == 0
}
