#!/bin/sh
# Builds build/balloon_VERSION_ARCH.deb: what `make install` installs, under /usr, with Debian's papers. Needs dpkg-dev (dpkg-shlibdeps).
set -e
version=$1
arch=$(dpkg --print-architecture)
libdir=/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH)
work=build/deb
root=$work/debian/balloon
rm -rf "$work"
mkdir -p "$root/DEBIAN"
make -s install CONFIG=deb-objects DYNAMIC=1 PREFIX=/usr LIBDIR="$libdir" DESTDIR="$PWD/$root" ${CC:+CC="$CC"}
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/balloon"
strip --strip-debug --remove-section=.comment --remove-section=.note "$root$libdir/libballoon.a"
gzip -9n "$root/usr/share/man/man1/balloon.1"

doc=$root/usr/share/doc/balloon
mkdir -p "$doc" "$root/usr/share/lintian/overrides"
sed "s/@VERSION@/$version/; s/@DATE@/$(date -R -r LICENSE)/" scripts/deb/changelog | gzip -9nc >"$doc/changelog.gz"
cp scripts/deb/copyright "$doc/copyright"
cp scripts/deb/overrides "$root/usr/share/lintian/overrides/balloon"
chmod 644 "$doc"/* "$root/usr/share/lintian/overrides/balloon"

# dpkg-shlibdeps wants to see a source package.
printf 'Source: balloon\n\nPackage: balloon\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O debian/balloon/usr/bin/balloon | sed -n 's/^shlibs:Depends=//p')
size=$(du -sk --exclude=DEBIAN "$root" | cut -f1)
sed "s/@VERSION@/$version/; s/@ARCH@/$arch/; s/@DEPENDS@/$depends/; s/@SIZE@/$size/" scripts/deb/control >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -exec md5sum {} + | sort -k2) >"$root/DEBIAN/md5sums"
find "$root" -type d -exec chmod 755 {} +
dpkg-deb --root-owner-group --build "$root" "build/balloon_${version}_$arch.deb"
