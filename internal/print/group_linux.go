package print

import (
	"os/exec"
	"syscall"
)

// lead makes the command the leader of a group of its own, which ends with our
// program even where that is killed.
func (g *group) lead(cmd *exec.Cmd) {
	g.leader = cmd
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	cmd.Cancel = func() error {
		g.kill()
		return nil
	}
}

func (g *group) kill() {
	if g.leader != nil && g.leader.Process != nil {
		_ = syscall.Kill(-g.leader.Process.Pid, syscall.SIGKILL) // nobody left is what is wanted
	}
}
