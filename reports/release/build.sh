#!/usr/bin/env bash
# Puts together what users install: xenscope-VERSION.tar.gz, xenscope-sql-VERSION.tar.gz (DuckDB) and, where dpkg-deb is,
# xenscope_VERSION_all.deb. The same source gives the same bytes. Called by the build (mvn -Prelease package), after the jars and the
# list of libraries are made.
#
#   reports/release/build.sh VERSION TIME OUTPUT-DIRECTORY
set -euo pipefail
export LC_ALL=C TZ=UTC
umask 022
version=$1
SOURCE_DATE_EPOCH=$(date -d "$2" +%s)
export SOURCE_DATE_EPOCH
out=$3
home=$(cd "$(dirname "$0")/../.." && pwd)
built=$home/reports/target
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

stage=$out/xenscope-$version
rm -rf "$stage" "$out/deb"
mkdir -p "$stage/completion"
cp -p "$home/xenscope" "$home/install.sh" "$home/LICENSE" "$home/README.md" "$home/CHANGELOG.md" "$stage"
cp "$built/xenscope.jar" "$stage"
cp "$built/xenscope.cdx.json" "$stage"
"$java" -jar "$built/xenscope.jar" manual --man "$stage/man"
for shell in bash zsh fish; do
    "$java" -jar "$built/xenscope.jar" completion "$shell" >"$stage/completion/xenscope.$shell"
done
chmod -R u=rwX,go=rX "$stage"
tar -C "$out" --sort=name --format=ustar --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
    -cf - "xenscope-$version" | gzip -9n >"$out/xenscope-$version.tar.gz"
echo "made $out/xenscope-$version.tar.gz"

# The module for SQL and its libraries, to be unpacked where xenscope.jar lies.
module=$home/reports/sql/target
tar --sort=name --format=ustar --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
    -C "$module" -cf - xenscope-sql.jar lib | gzip -n >"$out/xenscope-sql-$version.tar.gz"
echo "made $out/xenscope-sql-$version.tar.gz"

if ! command -v dpkg-deb >/dev/null; then
    echo "*** SKIPPED: the .deb: no dpkg-deb (package dpkg) ***" >&2
    exit 0
fi
deb=$out/deb
mkdir -p "$deb/DEBIAN"
DESTDIR=$deb "$stage/install.sh" /usr
# The package manager has a list of its own, removes by it, and has its own places for these.
rm "$deb/usr/share/xenscope/files" "$deb/usr/share/xenscope/install.sh"
mkdir -p "$deb/usr/share/zsh/vendor-completions"
mv "$deb/usr/share/zsh/site-functions/_xenscope" "$deb/usr/share/zsh/vendor-completions"
rmdir "$deb/usr/share/zsh/site-functions"
doc=$deb/usr/share/doc/xenscope
{
    echo 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/'
    echo 'Upstream-Name: xenscope'
    echo
    echo 'Files: *'
    echo 'Copyright: the authors of xenscope'
    echo 'License: Apache-2.0'
    echo ' On Debian systems the text is in /usr/share/common-licenses/Apache-2.0. The licences of the libraries inside'
    echo ' xenscope.jar are in its META-INF; xenscope.cdx.json lists them.'
} >"$doc/copyright"
rm "$doc/LICENSE"
mv "$doc/CHANGELOG.md" "$doc/changelog"
gzip -9n "$doc/changelog" "$deb"/usr/share/man/man1/*.1
sed -e "s/@VERSION@/${version/-SNAPSHOT/~SNAPSHOT}/" \
    -e "s/@SIZE@/$(find "$deb/usr" -type f -printf '%s\n' | awk '{ sum += int(($1 + 1023) / 1024) } END { print sum }')/" \
    "$home/reports/release/control" >"$deb/DEBIAN/control"
(cd "$deb" && find usr -type f | sort | xargs md5sum) >"$deb/DEBIAN/md5sums"
chmod -R u=rwX,go=rX "$deb"
find "$deb" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
package=$out/xenscope_${version/-SNAPSHOT/~SNAPSHOT}_all.deb
dpkg-deb --root-owner-group -Zxz --build "$deb" "$package"
rm -rf "$deb"
