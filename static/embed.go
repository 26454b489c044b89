// Package static embeds stylesheets, fonts and pictures with their licences.
package static

import "embed"

// Files holds the folders as they are served.
//
//go:embed css fonts img kern
var Files embed.FS
