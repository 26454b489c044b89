// Package templates embeds the pages' HTML templates.
package templates

import "embed"

// Files holds one file a page in pages, in layout and partials what pages share, in
// texts the drafts of the operator's texts, in mails one file a kind of mail.
//
//go:embed layout mails pages partials texts
var Files embed.FS
