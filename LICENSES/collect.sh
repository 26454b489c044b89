#!/bin/sh
# Collects the licence texts of every module in go.mod into go-modules.txt, and
# the licences of what is vendored beside them. Run it after a change of go.mod.
set -eu
cd "$(dirname "$0")/.."
{
	echo "Go modules that Kreisumfrage is built or tested with, and their licences."
	awk '/^require \(/ {inside = 1; next} /^\)/ {inside = 0} inside {print $1} /^require [^(]/ {print $2}' go.mod | sort | while read -r module; do
		go mod download "$module"
		go list -m -f '{{.Path}} {{.Version}} {{.Dir}}' "$module"
	done | while read -r path version dir; do
		printf '\n== %s %s\n\n' "$path" "$version"
		found=
		for file in "$dir"/LICENSE* "$dir"/License* "$dir"/LICENCE* "$dir"/COPYING* "$dir"/NOTICE* "$dir"/PATENTS*; do
			[ -f "$file" ] || continue
			found=yes
			cat "$file"
			echo
		done
		[ -n "$found" ] || { echo "no licence text in $path" >&2; exit 1; }
	done
} >LICENSES/go-modules.txt
cp static/kern/LICENSE LICENSES/EUPL-1.2.txt
cp static/fonts/OFL.txt LICENSES/OFL-1.1.txt
cp internal/browsertest/testdata/axe.LICENSE.txt LICENSES/MPL-2.0.txt
