#!/bin/sh
# Fetches axe-core anew and checks it against axe.sha256. For another version:
# change VERSION, run with --update, read the diff, commit.
set -eu
VERSION=4.14.1
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "axe-core@$VERSION" >/dev/null && tar -xzf axe-core-*.tgz)
cp "$work/package/axe.min.js" axe.min.js
cp "$work/package/LICENSE" axe.LICENSE.txt
cp "$work/package/LICENSE-3RD-PARTY.txt" axe.LICENSE-3RD-PARTY.txt
echo "$VERSION" >axe.version
if [ "${1:-}" = --update ]; then
	sha256sum axe.min.js >axe.sha256
fi
sha256sum -c axe.sha256
