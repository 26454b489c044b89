// Package static embeds stylesheets, scripts, fonts and pictures with their licences.
package static

import "embed"

// Files holds the folders as they are served.
//
//go:embed css fonts img js kern
var Files embed.FS
