#!/usr/bin/env bash
# Gives exports of the samples to the programs they are made for, each installed here for that: the Zipkin server, the
# speedscope application in headless Chromium, protoc; and tries the pages of `html` and `compare --html` in headless Chromium and, where
# it is installed, in headless Firefox. Everything listens on loopback only. A client that cannot be had is skipped with a loud line; one
# that refuses a file ends this with exit code 1.
#
#   test/clients/run.sh [zipkin|speedscope|perfetto|page]...    all of them without arguments
#   mvn verify -Pclients -pl test -am -DskipTests            the same, with a build before
#
# Needs Maven, node with npm, curl; and to install what is missing, apt-get (as root, or with sudo).
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
home=$(cd ../.. && pwd)
work=$home/test/target/clients
mkdir -p "$work"
# with-logs: the first sample with the logs that were made up for it.
samples=(pv-domain-create hvm-boot lost-records toolstack-context with-logs)
logs=$home/analyzer/src/test/resources/io/xenscope/analyze/companion/e2e-pv-domain-create
failed=0
zipkin_pid=''
trap '[ -z "$zipkin_pid" ] || kill "$zipkin_pid" 2>/dev/null || true' EXIT

skip() { printf '\n*** SKIPPED: %s ***\n\n' "$*" >&2; }
verdict() { if [ "$1" = 0 ]; then echo "ok      $2"; else echo "REFUSED $2"; failed=1; fi; }

# have COMMAND PACKAGE: the command is there, or could be installed.
have() {
    command -v "$1" >/dev/null && return
    local as_root=()
    ((EUID == 0)) || as_root=(sudo -n)
    { "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "$2"; } >"$work/apt.log" 2>&1 || true
    command -v "$1" >/dev/null
}

# of_sample SAMPLE COMMAND...: the command with the capture, and the logs that belong to it.
of_sample() {
    local sample=$1 capture=$1 with=()
    shift
    if [ "$sample" = with-logs ]; then
        capture=pv-domain-create
        with=(--with "$logs.strace.txt" --with "$logs.oxenstored.log" --with "ftrace,dom=1,clock=tsc:$logs.guest-ftrace.txt")
    fi
    "$home/xenscope" "$@" -q "$home/samples/captures/$capture.xentrace.gz" "${with[@]}"
}

# export_sample FORMAT SAMPLE FILE [OPTIONS]
export_sample() {
    local format=$1 sample=$2 file=$3
    shift 3
    of_sample "$sample" export "$format" -o "$file" "$@"
}

zipkin() {
    local version=3.6.1 port=19411 jar url
    jar=$work/zipkin-server-$version-exec.jar
    url=http://127.0.0.1:$port
    if ! { [ -f "$jar" ] || mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
        -Dartifact=io.zipkin:zipkin-server:$version:jar:exec -DoutputDirectory="$work" </dev/null >"$work/mvn.log" 2>&1; }; then
        skip "zipkin: the server cannot be had, see $work/mvn.log"
        return
    fi
    STORAGE_TYPE=mem COLLECTOR_SCRIBE_ENABLED=false java -Xmx1g -jar "$jar" "--armeria.ports[0].ip=127.0.0.1" \
        "--armeria.ports[0].port=$port" "--armeria.ports[0].protocols[0]=http" >"$work/zipkin.log" 2>&1 &
    zipkin_pid=$!
    for ((i = 0; i < 240; i++)); do
        curl -sf "$url/health" >/dev/null 2>&1 && break
        kill -0 "$zipkin_pid" 2>/dev/null || break
        sleep 0.5
    done
    if ! curl -sf "$url/health" >/dev/null 2>&1; then
        skip "zipkin: the server does not start, see $work/zipkin.log"
        return
    fi
    for sample in "${samples[@]}"; do
        # with-logs has the same traces under the same ids, and more in them: the server would put both together.
        [ "$sample" != pv-domain-create ] || continue
        rm -f "$work/$sample"-*.zipkin.json
        export_sample zipkin "$sample" "$work/$sample.zipkin.json" --split 10000 --max-spans 0
        local rc=0
        node zipkin-check.mjs "$url" "$work/$sample"-*.zipkin.json || rc=1
        verdict $rc "zipkin gives back $sample"
    done
    kill "$zipkin_pid" && wait "$zipkin_pid" 2>/dev/null || true
    zipkin_pid=''
}

speedscope() {
    if ! have chromium chromium; then
        skip "speedscope: no chromium, see $work/apt.log"
        return
    fi
    if ! (cd "$work" && { [ -d node_modules/speedscope ] ||
        npm install --no-audit --no-fund --prefix . speedscope@1.25.0 puppeteer-core@24; }) >"$work/npm.log" 2>&1; then
        skip "speedscope: npm cannot install it, see $work/npm.log"
        return
    fi
    for sample in "${samples[@]}"; do
        # The application guesses from names: .chrome.json would be a profile of another kind.
        export_sample speedscope "$sample" "$work/$sample.speedscope.json"
        export_sample chrome "$sample" "$work/$sample.trace.json"
        export_sample folded "$sample" "$work/$sample.folded.txt"
        local rc=0
        NODE_PATH=$work/node_modules node speedscope-check.cjs "$work/$sample.speedscope.json" \
            "$work/$sample.trace.json" "$work/$sample.folded.txt" || rc=1
        verdict $rc "speedscope opens $sample"
    done
}

# beside PAGE COMMAND...: adds a page to be checked, and puts beside it what reports print of the same; COMMAND runs xenscope on its capture.
beside() {
    local page=$1
    shift
    case $page in
        # These reports say more where there are logs.
        *with-logs) ;;
        *)
            "$@" sched --json -o "$page.sched.json"
            "$@" chain --top 20 --json -o "$page.chain.json"
            "$@" blame --json -o "$page.blame.json"
            "$@" exits --json -o "$page.exits.json"
            "$@" calls --json -o "$page.calls.json"
            "$@" export folded -o "$page.folded"
            ;;
    esac
    pages+=("$page.html")
}

# of_shared NAME COMMAND...: the command with a larger real capture.
of_shared() {
    local capture=$home/../shared/captures/$1/trace.xentrace.gz
    shift
    "$home/xenscope" "$@" -q "$capture"
}

# Each larger real capture: its page opens, and shows what reports print.
all_shared() {
    local pages=() name
    for capture in "$home"/../shared/captures/*/trace.xentrace.gz; do
        name=$(basename "$(dirname "$capture")")
        of_shared "$name" html -o "$work/pages/shared-$name.html"
        beside "$work/pages/shared-$name" of_shared "$name"
    done
    NODE_PATH=$work/node_modules node page-check.cjs --brief "${pages[@]}"
}

page() {
    if ! have chromium chromium; then
        skip "page: no chromium, see $work/apt.log"
        return
    fi
    if ! (cd "$work" && { [ -d node_modules/puppeteer-core ] ||
        npm install --no-audit --no-fund --prefix . puppeteer-core@24; }) >"$work/npm.log" 2>&1; then
        skip "page: npm cannot install puppeteer-core, see $work/npm.log"
        return
    fi
    local pages=() rc=0
    rm -rf "$work/pages"
    mkdir -p "$work/pages"
    for sample in "${samples[@]}"; do
        of_sample "$sample" html -o "$work/pages/$sample.html"
        beside "$work/pages/$sample" of_sample "$sample"
    done
    # Larger real captures, where they are.
    if [ -d "$home/../shared/captures" ]; then
        for sample in contention-credit contention-credit2-8pcpu; do
            of_shared "$sample" html -o "$work/pages/$sample.html"
            beside "$work/pages/$sample" of_shared "$sample"
        done
        rc=0
        (($(stat -c %s "$work/pages/contention-credit.html") < 3000000)) || rc=1
        verdict $rc "the page of contention-credit is below 3 MB"
        of_shared contention-credit html -o "$work/again.html"
        rc=0
        cmp "$work/pages/contention-credit.html" "$work/again.html" || rc=1
        verdict $rc "the page of contention-credit is the same a second time"
        rc=0
        NODE_PATH=$work/node_modules node page-check.cjs --timed "$work/pages/contention-credit.html" || rc=1
        verdict $rc "the page of contention-credit is ready in 4 s, and draws a frame in 100 ms"
        all_shared || rc=1
        verdict $rc "Chromium opens the pages of all shared captures, which show what reports print"
    fi
    # Too small for all of it; names that are markup; a large host, all of it and not.
    "$home/xenscope" html -q --max-bytes 400k --title '<img src=x onerror=alert(1)>"'"'&" -o "$work/pages/small.html" \
        "$home/samples/captures/pv-domain-create.xentrace.gz"
    node many-lanes.mjs "$work/many-lanes.xen" 512 2000 100
    "$home/xenscope" html -q -o "$work/pages/many-lanes.html" "$work/many-lanes.xen"
    "$home/xenscope" html -q --max-bytes 1500k -o "$work/pages/many-lanes-small.html" "$work/many-lanes.xen"
    pages+=("$work/pages/small.html" "$work/pages/many-lanes.html" "$work/pages/many-lanes-small.html")
    # Without any record; two captures side by side.
    printf '\003\360\001\040\0\0\0\0\0\0\0\0' >"$work/empty.xen"
    "$home/xenscope" html -q -o "$work/pages/empty.html" "$work/empty.xen"
    "$home/xenscope" compare -q --html -o "$work/pages/compare.html" "$home/samples/captures/hvm-boot.xentrace.gz" \
        "$home/samples/captures/pv-domain-create.xentrace.gz"
    pages+=("$work/pages/empty.html" "$work/pages/compare.html")
    rc=0
    NODE_PATH=$work/node_modules node page-check.cjs --pictures "$work/pages" "${pages[@]}" || rc=1
    verdict $rc "Chromium shows the pages as it should; look at $work/pages/*.png"
    # The check itself: a page that loads something must not pass.
    sed 's|</body>|<script src="http://127.0.0.1:9/x.js"></script></body>|' "$work/pages/hvm-boot.html" >"$work/loading.html"
    rc=0
    NODE_PATH=$work/node_modules node page-check.cjs "$work/loading.html" >"$work/loading.log" 2>&1 && rc=1
    verdict $rc "a page that loads a script is refused"
    if ! command -v firefox-esr >/dev/null; then
        skip "page: no firefox-esr"
        return
    fi
    rc=0
    NODE_PATH=$work/node_modules node firefox-check.cjs --pictures "$work/pages" "$work/pages/hvm-boot.html" "$work/pages/with-logs.html" || rc=1
    verdict $rc "Firefox shows the pages of two captures"
}

perfetto() {
    if ! have protoc protobuf-compiler; then
        skip "perfetto: no protoc, see $work/apt.log"
        return
    fi
    for sample in "${samples[@]}"; do
        export_sample perfetto "$sample" "$work/$sample.pftrace"
        local rc=0
        protoc --proto_path="$here" --decode=perfetto.Trace perfetto.proto <"$work/$sample.pftrace" \
            >"$work/$sample.pftrace.txt" || rc=1
        # A field that the description does not have is printed by its number.
        if grep -qE '^ *[0-9]+(:| \{)' "$work/$sample.pftrace.txt"; then
            echo "unknown fields in $sample.pftrace" >&2
            rc=1
        fi
        awk -f perfetto-check.awk "$work/$sample.pftrace.txt" || rc=1
        verdict $rc "protoc decodes $sample"
    done
}

for client in "${@:-zipkin speedscope perfetto page}"; do
    for one in $client; do
        case $one in
            zipkin | speedscope | perfetto | page) "$one" ;;
            *) echo "no client $one" >&2; exit 2 ;;
        esac
    done
done
exit $failed
