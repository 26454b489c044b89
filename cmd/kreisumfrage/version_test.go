package main

import (
	"os"
	"runtime/debug"
	"strings"
	"testing"
)

func TestVersionIsNamed(t *testing.T) {
	o := command(t, "version")
	name, text, found := strings.Cut(strings.TrimSuffix(o.out, "\n"), " ")
	if o.code != 0 || name != "kreisumfrage" || !found || text == "" {
		t.Errorf("%+v", o)
	}
}

func TestTheVersionIsTheLinkedOneElseTheCommit(t *testing.T) {
	built := func(settings ...debug.BuildSetting) *debug.BuildInfo { return &debug.BuildInfo{Settings: settings} }
	commit := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef0123456789abcdef01234567"}
	for _, c := range []struct {
		linked string
		info   *debug.BuildInfo
		want   string
	}{
		{"v1.2", built(commit), "v1.2"},
		{"", built(commit, debug.BuildSetting{Key: "vcs.modified", Value: "false"}), "0123456789ab"},
		{"", built(commit, debug.BuildSetting{Key: "vcs.modified", Value: "true"}), "0123456789ab-dirty"},
		{"", built(debug.BuildSetting{Key: "vcs", Value: "git"}), "Entwicklung"},
		{"", nil, "Entwicklung"},
	} {
		if got := versionOf(c.linked, c.info); got != c.want {
			t.Errorf("linked %q, %+v: %q, want %q", c.linked, c.info, got, c.want)
		}
	}
}

func TestBothWaysToBuildLinkTheVersion(t *testing.T) {
	for file, flag := range map[string]string{"Makefile": "-X main.version=$(VERSION)", "Dockerfile": "-X main.version=$VERSION"} {
		text, err := os.ReadFile("../../" + file)
		if err != nil || !strings.Contains(string(text), flag) {
			t.Errorf("%s does not link %s: %v", file, flag, err)
		}
	}
}
