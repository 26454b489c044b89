package print

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/chromedp"
)

// press starts a browser for the document and ends it with all that belongs to
// it, whatever happens.
func press(ctx context.Context, program string, d Document, medium string, result chromedp.Action[[]byte]) (data []byte, err error) {
	home, err := os.MkdirTemp("", "druck-")
	if err != nil {
		return nil, fmt.Errorf("make a folder to print in: %w", err)
	}
	var run group
	defer func() {
		run.kill()
		err = errors.Join(err, removeAll(home))
	}()
	allocator, endAllocator := chromedp.NewExecAllocator(ctx, append(flags(program, home), chromedp.ModifyCmdFunc(run.lead))...)
	defer endAllocator()
	tab, endTab := chromedp.NewContext(allocator)
	defer endTab()
	if err := chromedp.Do(tab, load(d, medium)); err != nil {
		return nil, fmt.Errorf("load the document: %w", err)
	}
	if data, err = chromedp.Run(tab, result); err != nil {
		return nil, fmt.Errorf("print the document: %w", err)
	}
	return data, nil
}

// flags keep the browser from the network, from the user's own folders and from
// what stands in our environment.
func flags(program, home string) []chromedp.ExecAllocatorOption {
	options := append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...)
	return append(options,
		chromedp.ExecPath(program), chromedp.UserDataDir(home), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserAgent("Kreisumfrage"),
		chromedp.NoInheritEnv, chromedp.Env("HOME="+home, "TMPDIR="+home, "PATH="+os.Getenv("PATH"), "TZ=Europe/Berlin"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("disable-crash-reporter", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("no-pings", true),
		chromedp.Flag("lang", "de-DE"),
	)
}

// group is the browser with every process it starts.
type group struct {
	leader *exec.Cmd
}

// removeAll tries more than once: what was killed may be writing its last file.
func removeAll(dir string) (err error) {
	for range 50 {
		if err = os.RemoveAll(dir); err == nil {
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return fmt.Errorf("remove what was printed in: %w", err)
}
