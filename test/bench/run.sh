#!/usr/bin/env bash
# Runs xenscope and Debian's xenalyze in turn on large captures and prints a Markdown table: see README.md beside this.
#
#   --quick      without the 4 GB capture
#   --big        also 10 GB, and 500 MB of 8 and of 512 pcpus
#   --reports    also every deep report and every export, one thread and two, and a newer JDK if one is found
#   --fleet      instead: 200 captures of 8 MB asked by a cluster of Apache Spark on this machine, and by xenscope
#   --inputs     make the inputs and stop: what is measured later finds them
#   --rounds N   runs of each program for each line of the table (3); medians are shown
#   --work DIR   where inputs, xenalyze and the single results are kept (${TMPDIR:-/tmp}/xenscope-bench)
#
#   XENSCOPE           the program to measure (the launcher of this repository)
#   XENSCOPE_OPTS      options for the Java virtual machine (-Xmx256m)
#   XENSCOPE_CAPTURES  directory with longer captures; without it the samples of the repository are repeated
#   XENSCOPE_NEWER     the java of --reports' second JDK (otherwise the newest of /usr/lib/jvm that is newer than the first)

set -euo pipefail
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
xenscope=${XENSCOPE:-$root/xenscope}
captures=${XENSCOPE_CAPTURES:-$root/../shared/captures}
work=${TMPDIR:-/tmp}/xenscope-bench
rounds=3 scale=normal reports='' only_inputs='' fleet='' cold=''
export XENSCOPE_OPTS=${XENSCOPE_OPTS--Xmx256m}

fail() {
    printf 'bench: %s\n' "$*" >&2
    exit 70
}

usage() {
    sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

options() {
    while [ $# -gt 0 ]; do
        case $1 in
            --quick) scale=quick ;;
            --big) scale=big ;;
            --reports) reports=yes ;;
            --fleet) fleet=yes ;;
            --inputs) only_inputs=yes ;;
            --rounds) rounds=${2:?--rounds needs a number} && shift ;;
            --work) work=${2:?--work needs a directory} && shift ;;
            -h | --help) usage && exit 0 ;;
            *) usage >&2 && exit 2 ;;
        esac
        shift
    done
    [[ $rounds =~ ^[1-9][0-9]*$ ]] || { usage >&2 && exit 2; }
    mkdir -p "$work"
    work=$(cd "$work" && pwd -P)
}

# --- programs -----------------------------------------------------------------------------------------------------

# debian_program NAME PACKAGE: the path of a program, from the PATH or unpacked (not installed) from Debian's package.
debian_program() {
    local unpacked=$work/packages/usr/bin/$1
    type -P "$1" && return
    if [ ! -x "$unpacked" ]; then
        mkdir -p "$work/packages" && (
            cd "$work/packages" && rm -f ./*.deb
            apt-get -qq download "$2" || { apt-get -qq update && apt-get -qq download "$2"; }
            dpkg -x ./"$2"_*.deb .
        ) >/dev/null 2>&1 || return
    fi
    [ -x "$unpacked" ] && printf '%s\n' "$unpacked"
}

find_programs() {
    xenalyze=$(debian_program xenalyze xen-utils-common) ||
        fail "no xenalyze: install Debian's xen-utils-common, or put xenalyze on the PATH"
    "$xenalyze" --help >/dev/null 2>&1 || fail "$xenalyze does not run: $("$xenalyze" --help 2>&1 | head -n 1)"
    gnu_time=$(debian_program time time) || gnu_time=''
    "$xenscope" --version >/dev/null || fail "$xenscope does not run" # builds it if need be
    commands=$("$xenscope" help 2>/dev/null || true)
    # A release name such as 4.17.5+72: from the package, as the program itself has no option for it.
    xenalyze_version=$(dpkg-query -W -f '${Version}' xen-utils-common 2>/dev/null) ||
        xenalyze_version=$(find "$work/packages" -name 'xen-utils-common_*.deb' 2>/dev/null | sed 's/.*common_//; s/_[^_]*$//')
}

knows() {
    grep -qw -- "$1" <<<"$commands"
}

# --- inputs -------------------------------------------------------------------------------------------------------

# unpack NAME LONG SHORT: NAME.xentrace from a long capture, if there is one, or from a sample. Enlarged captures that
# were made of something else are removed.
unpack() {
    local packed=$captures/$2/trace.xentrace.gz plain=$work/$1.xentrace
    [ -f "$packed" ] || packed=$root/samples/captures/$3.xentrace.gz
    gzip -dc "$packed" >"$plain.new"
    if cmp -s "$plain.new" "$plain"; then
        rm "$plain.new"
    else
        rm -f "$work/$1"-*.xentrace
        mv "$plain.new" "$plain"
    fi
    printf '%s: %s\n' "$1" "$(basename "$(dirname "$packed")")/$(basename "$packed")" >>"$work/inputs.txt"
}

compile_enlarge() {
    rm -rf "$work/classes"
    "${java}c" -cp "$root/reports/target/xenscope.jar" -sourcepath "$root/test/src/test/java" -proc:none \
        -d "$work/classes" "$root/test/src/test/java/io/xenscope/bench/Enlarge.java" \
        "$root/test/src/test/java/io/xenscope/clock/SkewFile.java"
}

# input NAME SIZE BYTES [OPTION...]: makes NAME-SIZE.xentrace unless it is there.
input() {
    local large=$work/$1-$2.xentrace
    [ -f "$large" ] && return
    printf 'bench: making %s\n' "$large" >&2
    make_with io.xenscope.bench.Enlarge "$work/$1.xentrace" "$large" "$3" "${@:4}"
}

# skewed NAME: makes NAME-skewed.xentrace of NAME.xentrace unless it is there: clocks up to a second and 50 ppm apart.
skewed() {
    local skewed=$work/$1-skewed.xentrace
    [ -f "$skewed" ] && return
    printf 'bench: making %s\n' "$skewed" >&2
    make_with io.xenscope.clock.SkewFile "$work/$1.xentrace" "$skewed" 2.6e9 50
}

make_with() {
    [ -d "$work/classes" ] || compile_enlarge
    "$java" -Xmx128m --add-opens java.base/java.lang.reflect=ALL-UNNAMED --add-opens java.base/sun.nio.ch=ALL-UNNAMED \
        --add-exports java.base/jdk.internal.ref=ALL-UNNAMED \
        -cp "$work/classes:$root/reports/target/xenscope.jar" "$@"
}

# The dump of a host of 8 GiB, sparse; classes of samples make its buffers.
dump_input() {
    local file=$work/vmcore-8g.elf classes=$work/dump-classes
    [ -f "$file" ] && return
    printf 'bench: making %s\n' "$file" >&2
    "${java}c" -cp "$root/reports/target/xenscope.jar" -proc:none -d "$classes" \
        -sourcepath "$root/test/src/test/java:$root/samples/src/main/java" \
        "$root/test/src/test/java/io/xenscope/e2e/SparseDump.java"
    "$java" -cp "$classes:$root/reports/target/xenscope.jar" io.xenscope.e2e.SparseDump "$file"
}

# The captures that all inputs are made of.
unpack_all() {
    : >"$work/inputs.txt"
    rm -rf "$work/classes"
    unpack pv pv-dom0-busy-credit2 pv-domain-create
    unpack hvm hvm-pod-credit hvm-boot
    unpack life pv-lifecycle-credit2 pv-domain-create
    unpack busy contention-credit lost-records
}

make_inputs() {
    unpack_all
    input pv 4m 4000000
    input pv 100m 100000000
    input pv 500m 500000000
    input hvm 500m 500000000
    input life 500m 500000000
    input busy 500m 500000000
    [ -z "$reports" ] || input busy 100m 100000000
    dump_input
    skewed pv-500m
    skewed hvm-500m
    [ $scale = quick ] || input pv 4g 4000000000
    if [ $scale = big ]; then
        input pv 10g 10000000000
        input pv 8pcpus 500000000 --pcpus-times 2
        input pv 512pcpus 500000000 --pcpus-times 128
        skewed pv-512pcpus
    fi
}

# --- measuring ----------------------------------------------------------------------------------------------------

# timed COMMAND...: "wall user system max-RSS-in-KiB" of one run, seconds; "failed" where it does not exit with 0.
timed() {
    local out=$work/time.txt
    if [ -n "$gnu_time" ]; then
        "$gnu_time" -q -o "$out" -f '%e %U %S %M' "$@" >/dev/null 2>&1 </dev/null || { echo failed && return; }
    else
        local TIMEFORMAT='%R %U %S -'
        { time "$@" >/dev/null 2>&1 </dev/null; } 2>"$out" || { echo failed && return; }
    fi
    cat "$out"
}

# column N FILE: the median of a column; "failed" if any run was, "-" if there is none.
median() {
    awk -v n="$1" '$1 == "failed" { bad = 1 } { print $n } END { if (bad) print "failed" }' "$2" | sort -g |
        awk '{ v[NR] = $1; bad = bad || $1 == "failed" } END { print NR == 0 ? "-" : bad ? "failed" : v[int((NR + 1) / 2)] }'
}

# ready FILE: into the page cache once before all runs, or out of it before each where $cold is set.
ready() {
    if [ -n "$cold" ]; then
        dd if="$1" iflag=nocache count=0 status=none
    elif [ "$round" -eq 0 ]; then
        cat "$1" >/dev/null
    fi
}

# measure FILE A... -- B...: A and B in turn on FILE, B may be empty; leaves $ours, $theirs (medians, s) and $rss (MiB).
measure() {
    local file=$1 a=() b=() round
    shift
    while [ "$1" != -- ]; do a+=("$1") && shift; done
    shift && b=("$@")
    : >"$work/a.txt" && : >"$work/b.txt"
    for ((round = 0; round < rounds; round++)); do
        ready "$file"
        timed "${a[@]}" "$file" >>"$work/a.txt"
        [ ${#b[@]} -eq 0 ] || { [ -z "$cold" ] || ready "$file"; timed "${b[@]}" "$file" >>"$work/b.txt"; }
    done
    sed "s|^|xenscope ${file##*/} ${a[*]:1}: |" "$work/a.txt" >>"$work/runs.txt"
    sed "s|^|xenalyze ${file##*/} ${b[*]:1}: |" "$work/b.txt" >>"$work/runs.txt"
    ours=$(median 1 "$work/a.txt") theirs=$(median 1 "$work/b.txt")
    processor=$(awk '{ print $1 == "failed" ? $1 : $2 + $3 }' "$work/a.txt" | sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')
    rss=$(awk '$4 > max { max = $4 } END { print max ? int(max / 1024) : "-" }' "$work/a.txt")
}

# quotient A B: A / B with three decimals, or "-".
quotient() {
    awk -v a="$1" -v b="$2" 'BEGIN { if (a + 0 > 0 && b + 0 > 0) printf "%.3f\n", a / b; else print "-" }'
}

# verdict VALUE OPERATOR LIMIT [UNIT]: the limit, and whether it is kept.
verdict() {
    local limit="$2 $3${4:+ $4}"
    [[ $1 =~ ^[0-9.]+$ ]] || { echo "$limit" && return; }
    awk -v v="$1" -v l="$3" -v op="$2" -v text="$limit" \
        'BEGIN { print text, (op == "<=" ? v <= l : v >= l) ? "ok" : "**missed**" }'
}

heap() {
    grep -o -- '-Xmx[^ ]*' <<<"$XENSCOPE_OPTS" | tail -n 1 || echo default
}

# row WORK SIZE RATIO LIMIT
row() {
    printf '| %s | %s | %s | %s | %s | %s | %s | %s |\n' "$1" "$2" "$ours" "$theirs" "$3" "$4" "$rss" "$(heap)"
}

# compared WORK SIZE LIMIT FILE A... -- B...: a line whose limit is a share of xenalyze's time.
compared() {
    measure "$work/$4.xentrace" "${@:5}"
    local ratio
    ratio=$(quotient "$ours" "$theirs")
    row "$1" "$2" "$ratio" "$(verdict "$ratio" '<=' "$3")"
}

# --- the table ----------------------------------------------------------------------------------------------------

start_up() {
    local limit=0.35
    [ "$(java_version)" -lt 25 ] || limit=0.25
    measure "$work/pv-4m.xentrace" "$xenscope" summary -- "$xenalyze" --summary
    row 'summary, start-up' '4 MB PV' - "$(verdict "$ours" '<=' $limit s)"
}

# Four captures with different mixes of events: what is tuned on one may be slow on another, so the worst ratio counts.
summaries() {
    local name worst=0 ratio
    for name in pv life busy hvm; do
        local mode=()
        [ $name != hvm ] || mode=(--svm-mode)
        measure "$work/$name-500m.xentrace" "$xenscope" summary -- "$xenalyze" --summary "${mode[@]}"
        ratio=$(quotient "$ours" "$theirs")
        row summary "500 MB $name" "$ratio" "$(verdict "$ratio" '<=' 0.45)"
        worst=$(awk -v a="$worst" -v b="$ratio" 'BEGIN { print (a + 0 > b + 0 ? a : b) }')
        c_loop "$work/$name-500m.xentrace"
    done
    ours=- theirs=- rss=-
    row 'summary, worst of the four' '500 MB' "$worst" "$(verdict "$worst" '<=' 0.45)"
    [ $scale = quick ] || compared summary '4 GB pv' 0.18 pv-4g "$xenscope" summary -- "$xenalyze" --summary
    [ $scale = quick ] || c_loop "$work/pv-4g.xentrace"
    [ $scale = big ] || return 0
    compared summary '10 GB pv' 0.25 pv-10g "$xenscope" summary -- "$xenalyze" --summary
    widths
}

# A loop in C that only counts the same file by header, and two of them at once: what two threads can gain on this machine.
c_loop() {
    local one two
    [ -x "$work/count" ] || "${CC:-cc}" -O2 -o "$work/count" "$here/count.c" 2>/dev/null || return 0
    measure "$1" "$work/count" --
    one=$ours
    measure "$1" bash -c '"$0" "$1" & "$0" "$1"; wait' "$work/count" --
    two=$ours
    ours=$one theirs=- rss=-
    row 'a loop in C that counts by header' "$(basename "$1" .xentrace)" "two at once: $two s" -
}

# At equal size, the time may grow by 15 % from 8 to 512 pcpus. xenalyze ends at 256.
widths() {
    compared 'summary, 8 pcpus' '500 MB PV' 0.50 pv-8pcpus "$xenscope" summary -- "$xenalyze" --summary
    local narrow=$ours
    measure "$work/pv-512pcpus.xentrace" "$xenscope" summary --
    local growth
    growth=$(quotient "$ours" "$narrow")
    row 'summary, 512 pcpus, against 8' '500 MB PV' "$growth" "$(verdict "$growth" '<=' 1.15)"
}

dump() {
    knows dump || return 0
    compared 'dump to /dev/null' '500 MB pv' 0.15 pv-500m "$xenscope" dump -- "$xenalyze" --dump-all
}

# Megabytes of JSON a second. What is written is counted in a run of its own.
export_rate() {
    knows export || return 0
    local bytes rate
    bytes=$("$xenscope" export jaeger --max-spans 0 "$work/pv-100m.xentrace" 2>/dev/null | wc -c) || true
    measure "$work/pv-100m.xentrace" "$xenscope" export jaeger --max-spans 0 --
    rate=$(quotient $((bytes / 1000000)) "$ours")
    row "export jaeger, $((bytes / 1000000)) MB of JSON" '100 MB PV' "$rate MB/s" "$(verdict "$rate" '>=' 150 MB/s)"
}

# How much faster two threads are than one.
threads() {
    "$xenscope" summary --threads 1 "$work/pv-4m.xentrace" >/dev/null 2>&1 || return 0
    local file=$work/pv-500m.xentrace one
    [ $scale = quick ] || file=$work/pv-4g.xentrace
    measure "$file" "$xenscope" summary --threads 1 --
    one=$ours
    measure "$file" "$xenscope" summary --threads 2 --
    theirs=-
    local gain
    gain=$(quotient "$one" "$ours")
    row "summary, 2 threads, against 1 ($one s)" "$([ $scale = quick ] && echo '500 MB' || echo '4 GB') PV" \
        "$gain" "$(verdict "$gain" '>=' 1.70)"
}

# What aligning clocks that are apart adds to the time of a summary.
alignment() {
    aligned '500 MB PV' pv-500m
    aligned '500 MB HVM' hvm-500m
    [ $scale != big ] || aligned '500 MB PV, 512 pcpus' pv-512pcpus
}

aligned() {
    local file=$work/$2-skewed.xentrace plain
    measure "$file" "$xenscope" summary --no-align --
    plain=$ours
    measure "$file" "$xenscope" summary --
    theirs=-
    local cost
    cost=$(quotient "$ours" "$plain")
    row "summary, clocks apart, against --no-align ($plain s)" "$1" "$cost" "$(verdict "$cost" '<=' 1.40)"
}

# Gigabytes a second through the memory dump of a host, in a heap of 64 MiB. Start-up is in it.
crash_dump() {
    local XENSCOPE_OPTS=-Xmx64m rate
    export XENSCOPE_OPTS
    measure "$work/vmcore-8g.elf" "$xenscope" info --cpu-hz 1G --
    theirs=-
    rate=$(quotient 8.590 "$ours")
    row 'info, search of a crash dump' '8 GiB vmcore' "$rate GB/s" "$(verdict "$rate" '>=' 1 GB/s)"
}

# A capture that has to come from storage: no slower than storage gives it. Says where the page cache cannot be emptied.
cold_files() {
    local file=$work/pv-500m.xentrace cold=yes round=0 name
    ready "$file"
    if type -P fincore >/dev/null && [ "$(fincore -nb -o RES "$file")" -gt 0 ]; then
        ours=- theirs=- rss=-
        row 'summary, file not in the page cache' '500 MB' 'the page cache keeps the file' -
        return
    fi
    for name in pv-500m hvm-500m pv-4g; do
        if [ -f "$work/$name.xentrace" ] && [ "$scale $name" != 'quick pv-4g' ]; then
            cold='' && measure "$work/$name.xentrace" "$xenscope" summary --
            # Where storage is faster than a summary, the summary is what takes the time.
            cold=yes && compared "summary, not in the page cache (in it: $ours s), against cat; $(storage)" "$name" 1.15 "$name" \
                "$xenscope" summary -- cat
        fi
    done
}

# What the inputs lie on.
storage() {
    df --output=source,fstype "$work" | tail -n 1 | tr -s ' '
}

# --- every report and export ---------------------------------------------------------------------------------------

# line WORK CAPTURE LIMIT ARGUMENT...: a report on a capture with all threads, and with one, against the summary of the same capture; the
# limit is on processor time for exports and on wall time for others.
line() {
    local file=$work/$2.xentrace what=$1 capture=$2 limit=$3 all wall rest
    shift 3
    measure "$file" "$xenscope" "$@" --
    all=$processor wall=$ours
    rest=$(quotient "$wall" "$summary_wall")
    [ "$what" != export ] || rest=$(quotient "$all" "$summary_processor")
    measure "$file" "$xenscope" "$@" --threads 1 --
    printf '| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n' "${*}" "$capture" "$wall" "$all" "$(quotient "$all" "$wall")" \
        "$(quotient "$wall" "$summary_wall")" "$(quotient "$all" "$summary_processor")" "$ours" \
        "$(quotient "$wall" "$summary_theirs")" "$(verdict "$rest" '<=' "$limit")"
}

# base CAPTURE [OPTION]: the summary that the following lines are compared with.
base() {
    measure "$work/$1.xentrace" "$xenscope" summary -- "$xenalyze" --summary "${@:2}"
    summary_wall=$ours summary_processor=$processor summary_theirs=$theirs
    printf '| summary | %s | %s | %s | %s | 1 | 1 | | %s | |\n' "$1" "$ours" "$processor" "$(quotient "$processor" "$ours")" \
        "$(quotient "$ours" "$theirs")"
}

reports_head() {
    printf '\n%s: every report and export\n\n' "$1"
    printf '| work | capture | wall s | processor s | cores | wall / summary | processor / summary | one thread, wall s | wall / xenalyze --summary | limit |\n'
    printf '|---|---|--:|--:|--:|--:|--:|--:|--:|---|\n'
}

deep_reports() {
    local report
    base busy-500m
    for report in sched pcpus irqs latency blame calls memory domains toolstack scheduler findings top chain exits; do
        line report busy-500m 1.5 $report
    done
    line report busy-500m 1.5 latency --by vcpu
    line report busy-500m 1.5 interval --every 1s
    base hvm-500m --svm-mode
    for report in exits timers memory guest top; do
        line report hvm-500m 1.5 $report
    done
}

exports() {
    local format
    base busy-100m
    for format in csv ndjson jaeger perfetto zipkin otlp chrome speedscope folded; do
        line export busy-100m 6 export $format --max-spans 0
    done
}

every_report() {
    [ -n "$reports" ] || return 0
    reports_head "JDK $(java_version)"
    deep_reports
    exports
    newer_java || return 0
    export XENSCOPE_JAVA=$newer
    "$xenscope" --version >/dev/null
    reports_head "JDK $("$newer" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')"
    base busy-500m
    line report busy-500m 1.5 calls
    base hvm-500m --svm-mode
    line report hvm-500m 1.5 exits
    base busy-100m
    line export busy-100m 6 export csv --max-spans 0
    line export busy-100m 6 export jaeger --max-spans 0
    unset XENSCOPE_JAVA
}

# Sets $newer to the java of a newer JDK; false where none is found.
newer_java() {
    newer=${XENSCOPE_NEWER:-$(ls -d /usr/lib/jvm/*/bin/java 2>/dev/null | sed -n 's|.*/[a-z-]*\([0-9][0-9]*\)[^/]*/bin/java|\1 &|p' |
        sort -n | tail -n 1 | cut -d' ' -f2)}
    [ -n "$newer" ] && [ -x "$newer" ] &&
        [ "$("$newer" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')" -gt "$(java_version)" ]
}

java_version() {
    "$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'
}

machine() {
    local model
    model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
    printf '%s, %s cores; Java %s; xenalyze %s; median of %s; load before: %s\n' "${model:-unknown processor}" "$(nproc)" \
        "$(java_version)" "${xenalyze_version:-of unknown version}" "$rounds" "$(cut -d' ' -f1 /proc/loadavg)"
    sed 's/^/input /' "$work/inputs.txt"
}

# --- a fleet ------------------------------------------------------------------------------------------------------

# 50 hosts with a capture of each mix of events, all under one directory. Equal captures are one file of several names.
make_fleet() {
    local name host number
    unpack_all
    for name in pv life busy hvm; do
        input $name 8m 8000000
    done
    rm -rf "$work/fleet"
    for number in {00..49}; do
        host=$work/fleet/host$number/2026-11-30
        mkdir -p "$host"
        for name in pv life busy hvm; do
            ln "$work/$name-8m.xentrace" "$host/$name.xen"
        done
    done
}

# A class of the module's tests starts master and workers, submits, and measures; Maven knows where Spark is.
fleet() {
    (
        cd "$root"
        mvn -q -B -Pspark -pl reports/spark -am -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dcluster.tests=FleetFigures \
            -Dxenscope.fleet="$work/fleet" -Dxenscope.rounds="$rounds" integration-test
    ) >"$work/fleet.log" 2>&1 || fail "the fleet could not be measured: see $work/fleet.log"
    cat "$root/reports/spark/target/fleet.md"
}

options "$@"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [ -n "$fleet" ]; then
    "$xenscope" --version >/dev/null || fail "$xenscope does not run" # builds it if need be
    make_fleet
    [ -z "$only_inputs" ] || exit 0
    machine
    fleet
    exit 0
fi
find_programs
make_inputs
[ -z "$only_inputs" ] || exit 0
: >"$work/runs.txt"
machine
printf '\n| work | capture | xenscope s | xenalyze s | ratio | limit | max RSS MiB | heap |\n'
printf '|---|---|--:|--:|--:|--:|--:|---|\n'
start_up
summaries
dump
export_rate
threads
alignment
cold_files
crash_dump
every_report
printf '\nSingle runs (wall, user, system s; max RSS KiB): %s\n' "$work/runs.txt"
