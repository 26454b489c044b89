package pgtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

const folderPrefix = "ku-pg-"

// supervise keeps the server exactly as long as its standard input is open. The
// other end of that pipe is held by the test process alone, so the server and
// its folder are gone however that process ends, kill -9 included. A death
// signal would hang on the thread that started the server instead.
const supervise = `
bin=$1 folder=$2
shift 2
"$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=200 -c timezone=UTC "$@" \
	</dev/null >"$folder/log" 2>&1 &
server=$!
while read -r _; do :; done
kill -INT $server
wait $server
rm -rf "$folder"
`

// lifelines are the supervisors' standard inputs. They stand in a variable so
// that no finalizer closes them; the kernel does when this process is gone.
var lifelines struct {
	sync.Mutex
	open []io.Closer
}

// start makes a cluster in a temporary folder and serves it on a Unix socket.
func start(settings []string) (string, error) {
	bin, err := binaries()
	if err != nil {
		return "", err
	}
	sweep()
	// Not t.TempDir: a socket's path may have 107 bytes only.
	folder, err := os.MkdirTemp("", fmt.Sprintf("%s%d-", folderPrefix, os.Getpid()))
	if err != nil {
		return "", err
	}
	owner, err := owner(folder)
	if err != nil {
		return "", err
	}
	initdb := command(owner, folder, filepath.Join(bin, "initdb"), "-D", filepath.Join(folder, "data"),
		"-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
	if out, err := initdb.CombinedOutput(); err != nil {
		return "", fmt.Errorf("initdb: %w: %s", err, out)
	}
	args := []string{"-c", supervise, "sh", bin, folder}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	server := command(owner, folder, "/bin/sh", args...)
	lifeline, err := server.StdinPipe()
	if err != nil {
		return "", err
	}
	lifelines.Lock()
	lifelines.open = append(lifelines.open, lifeline)
	lifelines.Unlock()
	if err := server.Start(); err != nil {
		return "", fmt.Errorf("start PostgreSQL: %w", err)
	}
	target := "postgres://postgres@/postgres?host=" + url.QueryEscape(folder)
	return target, ready(target, folder)
}

// binaries finds the folder with initdb and postgres.
func binaries() (string, error) {
	if initdb, err := exec.LookPath("initdb"); err == nil {
		if real, err := filepath.EvalSymlinks(initdb); err == nil {
			return filepath.Dir(real), nil
		}
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return "", errors.New("no PostgreSQL for the tests: install Debian's package postgresql " +
			"(no running server is needed), or set TEST_DATABASE_URL to a server on which " +
			"databases may be created and dropped")
	}
	return filepath.Dir(found[len(found)-1]), nil
}

// Binary returns the path of one of PostgreSQL's programs, such as pg_dump.
func Binary(name string) (string, error) {
	bin, err := binaries()
	if err != nil {
		return "", err
	}
	return filepath.Join(bin, name), nil
}

// owner hands the folder to the user postgres when the tests run as root, which
// PostgreSQL refuses to do.
func owner(folder string) (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	account, err := user.Lookup("postgres")
	if err != nil {
		return nil, fmt.Errorf("tests run as root and there is no user postgres: %w", err)
	}
	uid, err := strconv.ParseUint(account.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(account.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	if err := os.Chown(folder, int(uid), int(gid)); err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

func command(owner *syscall.Credential, folder, name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir = folder // the test's own folder may be closed to the user postgres
	c.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8"}
	c.SysProcAttr = &syscall.SysProcAttr{Credential: owner, Setsid: true}
	return c
}

func ready(target, folder string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, target)
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-ctx.Done():
			log, _ := os.Open(filepath.Join(folder, "log"))
			text, _ := io.ReadAll(log)
			return fmt.Errorf("PostgreSQL does not answer: %w: %s", err, text)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// sweep removes what a killed supervisor left behind. Only the end of the test
// process in the folder's name tells that: while initdb works, the processes in
// postmaster.pid come and go.
func sweep() {
	old, _ := filepath.Glob(filepath.Join(os.TempDir(), folderPrefix+"*"))
	for _, folder := range old {
		number, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(folder), folderPrefix), "-")
		if pid, err := strconv.Atoi(number); err == nil && gone(pid) {
			os.RemoveAll(folder)
		}
	}
}

// gone reports whether there is no process with the id any more.
func gone(pid int) bool { return errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) }
