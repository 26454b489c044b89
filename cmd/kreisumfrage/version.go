package main

import (
	"fmt"
	"runtime/debug"
)

// version is set when a release is linked.
var version string

type versionCommand struct{}

// Run prints the version.
func (versionCommand) Run(p *program) error {
	_, err := fmt.Fprintln(p.stdout, "kreisumfrage", programVersion())
	return err
}

func programVersion() string {
	info, _ := debug.ReadBuildInfo()
	return versionOf(version, info)
}

// versionOf prefers what was linked to the commit that was built. info is nil
// where the program was built without modules.
func versionOf(linked string, info *debug.BuildInfo) string {
	if linked != "" {
		return linked
	}
	var revision, changed string
	if info != nil {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				revision = s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = "-dirty" // as git describe says it
			}
		}
	}
	if revision == "" {
		return "Entwicklung"
	}
	return revision[:min(len(revision), 12)] + changed
}
