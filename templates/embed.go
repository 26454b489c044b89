// Package templates embeds the pages' HTML templates.
package templates

import "embed"

// Files holds one file a page in pages, and in layout and partials what pages share.
//
//go:embed layout pages partials
var Files embed.FS
