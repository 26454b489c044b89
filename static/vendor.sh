#!/bin/sh
# Rebuilds what is vendored in this folder: the KERN stylesheet, its licence and the subset fonts.
#
# Needs npm, node and pyftsubset (Debian: apt-get install fonttools python3-brotli). The results are committed;
# run it only to change a version or the list of components in vendor.mjs, then set `date` to that day: the licence
# asks for the day of the last change. The same inputs always give the same files.
set -eu

kern=2.7.2
postcss=8.5.33
date=2026-11-22

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$here/vendor.mjs" "$work/"
cd "$work"
printf '{"private":true}\n' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund "@kern-ux/native@$kern" "postcss@$postcss"
package=node_modules/@kern-ux/native

mkdir -p "$here/kern" "$here/fonts"
node vendor.mjs "$package" "$date" >kern.css
cp kern.css "$here/kern/kern.css"
cp "$package/LICENSE.md" "$here/kern/LICENSE"
printf '@kern-ux/native %s\npostcss %s (build only)\n' "$kern" "$postcss" >"$here/kern/VERSION"

# Latin with the accents of European names, German quotes, dashes, arrows and the signs of tables. Tabular figures
# (tnum) stay, so that columns of numbers line up. Name records 13 and 14 carry the licence and must survive.
for weight in Regular SemiBold; do
  pyftsubset "$package/dist/fonts/fira-sans/FiraSans-$weight.woff2" \
    --unicodes='U+0020-007E,U+00A0-00FF,U+0100-0107,U+010C-0111,U+0118-011B,U+0131,U+0141-0144,U+0147,U+0148,U+0150-0153,U+0158-015B,U+015E-0161,U+0163-0165,U+016E-0171,U+0178-017E,U+2009,U+2011,U+2013,U+2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+2030,U+2039,U+203A,U+20AC,U+2190-2193,U+2212,U+2264,U+2265' \
    --layout-features=kern,liga,locl,tnum,lnum,mark,mkmk,ccmp \
    --name-IDs='*' --flavor=woff2 \
    --output-file="$here/fonts/FiraSans-$weight.woff2"
done
printf 'Fira Sans Regular and SemiBold from @kern-ux/native %s, subset to Latin\n' "$kern" >"$here/fonts/VERSION"
