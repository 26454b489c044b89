//go:build !linux

package print

import "os/exec"

// lead remembers the command: process groups are a matter of Linux, where the
// program is operated.
func (g *group) lead(cmd *exec.Cmd) { g.leader = cmd }

func (g *group) kill() {
	if g.leader != nil && g.leader.Process != nil {
		_ = g.leader.Process.Kill() // gone already is what is wanted
	}
}
