#!/usr/bin/env bash
# Gives the same damaged captures to xenscope and to Debian's xenalyze and prints, as Markdown, how often each had a report.
#
#   --mutants N  how many damaged captures (10000)
#   --first N    the number of the first one (0)
#   --work DIR   where classes and xenalyze are kept (${TMPDIR:-/tmp}/xenscope-fuzz)
#
# The captures are pieces of the samples, damaged in every way that io.xenscope.fuzz.Mutation knows; undamaged, both
# programs read all of them. xenalyze gets --summary, and --svm-mode because the samples are of an AMD host.

set -euo pipefail
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
work=${TMPDIR:-/tmp}/xenscope-fuzz
mutants=10000
first=0
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

fail() {
    printf 'compare-with-xenalyze: %s\n' "$*" >&2
    exit 70
}

usage() {
    sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

options() {
    while [ $# -gt 0 ]; do
        case $1 in
            --mutants) mutants=${2:?--mutants needs a number} && shift ;;
            --first) first=${2:?--first needs a number} && shift ;;
            --work) work=${2:?--work needs a directory} && shift ;;
            -h | --help) usage && exit 0 ;;
            *) usage >&2 && exit 2 ;;
        esac
        shift
    done
    [[ $mutants =~ ^[1-9][0-9]*$ && $first =~ ^[0-9]+$ ]] || { usage >&2 && exit 2; }
    mkdir -p "$work"
    work=$(cd "$work" && pwd -P)
}

# The path of xenalyze, from the PATH or unpacked (not installed) from Debian's package.
find_xenalyze() {
    type -P xenalyze && return
    local unpacked=$work/packages/usr/bin/xenalyze
    if [ ! -x "$unpacked" ]; then
        mkdir -p "$work/packages" && (
            cd "$work/packages" && rm -f ./*.deb
            apt-get -qq download xen-utils-common || { apt-get -qq update && apt-get -qq download xen-utils-common; }
            dpkg -x ./xen-utils-common_*.deb .
        ) >/dev/null 2>&1 || return
    fi
    [ -x "$unpacked" ] && printf '%s\n' "$unpacked"
}

compile() {
    "$root/xenscope" --version >/dev/null || fail "xenscope does not run" # builds it if need be
    rm -rf "$work/classes"
    "${java}c" -cp "$root/reports/target/xenscope.jar" -proc:none -d "$work/classes" \
        -sourcepath "$root/test/src/test/java:$root/samples/src/main/java" \
        "$root/test/src/test/java/io/xenscope/fuzz/Comparison.java"
}

options "$@"
xenalyze=$(find_xenalyze) || fail "no xenalyze: install Debian's xen-utils-common, or put xenalyze on the PATH"
"$xenalyze" --help >/dev/null 2>&1 || fail "$xenalyze does not run: $("$xenalyze" --help 2>&1 | head -n 1)"
compile
cd "$root"
"$java" -Xmx256m -XX:+UseSerialGC -Dslf4j.internal.verbosity=ERROR \
    --add-opens java.base/java.lang.reflect=ALL-UNNAMED --add-opens java.base/sun.nio.ch=ALL-UNNAMED \
    --add-exports java.base/jdk.internal.ref=ALL-UNNAMED \
    -cp "$work/classes:$root/reports/target/xenscope.jar" \
    io.xenscope.fuzz.Comparison "$xenalyze" "$first" "$mutants"
