#!/bin/sh
# Installs xenscope below a directory, or removes it from there: from an unpacked xenscope-*.tar.gz, or from the source (which builds it
# first if that was not done yet). Needs Java 17 or newer, but for --uninstall.
#
#   ./install.sh PREFIX               for instance /usr/local or ~/.local
#   ./install.sh --uninstall PREFIX   also as PREFIX/share/xenscope/install.sh --uninstall PREFIX
#
# DESTDIR, if set, goes before PREFIX, for makers of packages. What is installed is listed in PREFIX/share/xenscope/files.

set -eu

fail() {
    printf 'install.sh: %s\n' "$*" >&2
    exit 1
}

usage() {
    fail 'usage: ./install.sh PREFIX, or ./install.sh --uninstall PREFIX'
}

# directory NAME: makes it below the root, and notes what was not there before, from the outermost on.
directory() {
    [ -d "$root/$1" ] && return
    case $1 in */*) directory "${1%/*}" ;; esac
    mkdir "$root/$1"
    printf '%s/\n' "$1" >>"$list"
}

# put MODE FILE TO: copies a file below the root and notes it.
put() {
    directory "${3%/*}"
    cp -f "$2" "$root/$3"
    chmod "$1" "$root/$3"
    printf '%s\n' "$3" >>"$list"
}

# Removes what the list names, the innermost first; directories only if nothing of others is in them.
uninstall() {
    installed=$root/share/xenscope/files
    [ -f "$installed" ] || return 1
    reverse=$(sed '1!G;h;$!d' "$installed")
    rm -f "$installed"
    printf '%s\n' "$reverse" | while IFS= read -r name; do
        case $name in
            */) rmdir "$root/${name%/}" 2>/dev/null || : ;;
            *) rm -f "$root/$name" ;;
        esac
    done
}

# Where the source is: the jar is built, and says itself what its manual and scripts are.
from_source() {
    jar=$here/reports/target/xenscope.jar
    [ -f "$here/reports/pom.xml" ] || fail "no xenscope.jar in $here"
    "$here/xenscope" --version >&2 || exit
    parts=$(mktemp -d)
    trap 'rm -rf "$parts"' EXIT
    "$here/xenscope" manual --man "$parts/man"
    mkdir "$parts/completion"
    for shell in bash zsh fish; do
        "$here/xenscope" completion "$shell" >"$parts/completion/xenscope.$shell"
    done
}

install_files() {
    if [ -f "$here/xenscope.jar" ]; then
        jar=$here/xenscope.jar parts=$here
    else
        from_source
    fi
    uninstall || :
    mkdir -p "$root"
    list=$(mktemp)
    directory share/xenscope
    put 755 "$here/xenscope" share/xenscope/xenscope
    put 644 "$jar" share/xenscope/xenscope.jar
    put 755 "$here/install.sh" share/xenscope/install.sh
    put 644 "$here/LICENSE" share/doc/xenscope/LICENSE
    put 644 "$here/README.md" share/doc/xenscope/README.md
    put 644 "$here/CHANGELOG.md" share/doc/xenscope/CHANGELOG.md
    [ ! -f "$here/xenscope.cdx.json" ] || put 644 "$here/xenscope.cdx.json" share/doc/xenscope/xenscope.cdx.json
    for page in "$parts"/man/*.1; do
        put 644 "$page" "share/man/man1/${page##*/}"
    done
    put 644 "$parts/completion/xenscope.bash" share/bash-completion/completions/xenscope
    put 644 "$parts/completion/xenscope.zsh" share/zsh/site-functions/_xenscope
    put 644 "$parts/completion/xenscope.fish" share/fish/vendor_completions.d/xenscope.fish
    directory bin
    ln -sf ../share/xenscope/xenscope "$root/bin/xenscope"
    printf '%s\n' bin/xenscope >>"$list"
    cp "$list" "$root/share/xenscope/files"
    chmod 644 "$root/share/xenscope/files"
    rm -f "$list"
}

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd -P)
action=install_files
if [ "${1-}" = --uninstall ]; then
    action=uninstall
    shift
fi
[ $# -eq 1 ] || usage
case $1 in -* | '') usage ;; esac
case $1 in /*) root=${DESTDIR-}$1 ;; *) root=${DESTDIR-}$PWD/$1 ;; esac
root=${root%/}
"$action" || fail "xenscope is not installed in $root"
