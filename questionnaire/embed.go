// Package questionnaire embeds the definitions, the published results of 2018
// the frame of counties and their map that are shipped with the program.
package questionnaire

import "embed"

// Files holds the shipped files by their plain names.
//
//go:embed dlt-2026.yaml rekonstruktion-2017.yaml published-2018.yaml landkreise.csv kreise.svg
var Files embed.FS
