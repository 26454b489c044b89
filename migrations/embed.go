// Package migrations holds the schema of both databases as numbered SQL files:
// one folder a dialect, the same numbers and titles in both.
//
// A merged file is never edited. There are no way-down sections: the way back
// is the backup taken before.
package migrations

import "embed"

// FS holds the folders postgres and sqlite.
//
//go:embed postgres/*.sql sqlite/*.sql
var FS embed.FS
