package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// running is a server command of this process on a port of its own.
type running struct {
	address string   // http://127.0.0.1:…
	lines   []string // printed before the address
	stop    context.CancelFunc
	ended   chan outcome
}

// start runs a command that serves and waits until it says where.
func start(t *testing.T, args ...string) *running {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	r := &running{stop: stop, ended: make(chan outcome, 1)}
	var log strings.Builder
	go func() {
		code := run(ctx, append(args, "--addr", "127.0.0.1:0"), strings.NewReader(""), in, &log)
		in.Close()
		r.ended <- outcome{code: code, err: log.String()}
	}()
	t.Cleanup(stop)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address, found := strings.CutPrefix(lines.Text(), "Kreisumfrage läuft unter "); found {
			r.address = address
			go io.Copy(io.Discard, out)
			return r
		}
		r.lines = append(r.lines, lines.Text())
	}
	t.Fatalf("no server: %+v", <-r.ended)
	return nil
}

func (r *running) host() string { return strings.TrimPrefix(r.address, "http://") }

// end stops the server and returns what became of it.
func (r *running) end(t *testing.T) outcome {
	t.Helper()
	r.stop()
	select {
	case o := <-r.ended:
		return o
	case <-time.After(20 * time.Second):
		t.Fatal("the server does not end")
		return outcome{}
	}
}

func TestServeShowsItsPagesAndEndsWell(t *testing.T) {
	for _, db := range []place{nowhere(t), emptyPostgres(t)} {
		r := start(t, append([]string{"serve"}, db.flags...)...)
		v := visitAddress(t, r.address)
		for path, says := range map[string]string{"/": "Landkreistag", "/dlt/anmelden": "Passwort", "/impressum": "Impressum", "/lizenzen": "EUPL"} {
			contains(t, v.open(path).text, says)
		}
		if o := command(t, "health", "--addr", r.host()); o.code != 0 || o.out != "bereit\n" {
			t.Errorf("health: %+v", o)
		}
		if o := r.end(t); o.code != 0 {
			t.Errorf("ended with %+v", o)
		}
		command(t, "health", "--addr", r.host()).refused(t, 1, "antwortet nicht")
	}
}

func TestHealthDistrustsAServerThatIsNotReady(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	sick := &http.Server{Handler: http.NotFoundHandler()}
	go sick.Serve(listener)
	defer sick.Close()
	command(t, "health", "--addr", listener.Addr().String()).refused(t, 1, "nicht bereit", "404")
}

func TestARequestInFlightIsAnsweredBeforeTheEnd(t *testing.T) {
	r := start(t, append([]string{"serve"}, sqlitePlace(t).flags...)...)
	conn, err := net.Dial("tcp", r.host())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	// The server asks for the body once it works on the request.
	fmt.Fprintf(conn, "POST /abmelden HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-www-form-urlencoded\r\n"+
		"Content-Length: 8\r\nExpect: 100-continue\r\n\r\n", r.host())
	answers := bufio.NewReader(conn)
	if line, err := answers.ReadString('\n'); err != nil || !strings.Contains(line, "100") {
		t.Fatalf("%q, %v", line, err)
	}
	answers.ReadString('\n')
	r.stop()
	select {
	case o := <-r.ended:
		t.Fatalf("ended with a request in flight: %+v", o)
	case <-time.After(200 * time.Millisecond):
	}
	fmt.Fprint(conn, "_token=x")
	answer, err := http.ReadResponse(answers, nil)
	if err != nil || answer.StatusCode != http.StatusForbidden {
		t.Errorf("answer %+v, %v", answer, err)
	}
	if o := r.end(t); o.code != 0 {
		t.Errorf("ended with %+v", o)
	}
}

func TestAnAddressInUseIsAnError(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	sqlitePlace(t).on(t, "serve", "--addr", listener.Addr().String()).refused(t, 1, "lässt sich nicht öffnen", listener.Addr().String())
}

func TestPublicAddressesOnWhichNobodyCouldLogInAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"https://umfrage.beispiel.de":      "https://umfrage.beispiel.de",
		"https://umfrage.beispiel.de/":     "https://umfrage.beispiel.de",
		"http://localhost:8017":            "http://localhost:8017",
		"http://127.0.0.1:8017":            "http://127.0.0.1:8017",
		"http://[::1]:8017":                "http://[::1]:8017",
		"http://umfrage.beispiel.de":       "",
		"http://0.0.0.0:8017":              "",
		"https://umfrage.beispiel.de/pfad": "",
		"umfrage.beispiel.de":              "",
		"ftp://umfrage.beispiel.de":        "",
		"https://":                         "",
	} {
		u, err := parsePublicURL(text)
		if (err == nil) != (want != "") || (err == nil && u.String() != want) {
			t.Errorf("%s: %v, %v, want %q", text, u, err, want)
		}
	}
	db := sqlitePlace(t)
	db.on(t, "serve", "--addr", "127.0.0.1:0", "--public-url", "http://umfrage.beispiel.de").refused(t, 1, "--public-url", "https")
	db.on(t, "serve", "--addr", "127.0.0.1:0", "--trusted-proxies", "10.0.0.1").refused(t, 1, "--trusted-proxies", "10.0.0.0/24")
}

func TestOwnLegalTextsReplaceTheDrafts(t *testing.T) {
	db := sqlitePlace(t)
	folder := filepath.Join(db.Data, "texte")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "impressum.md"), []byte("Deutscher Landkreistag, Lennéstraße 11\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := start(t, append([]string{"serve"}, db.flags...)...)
	v := visitAddress(t, r.address)
	contains(t, v.open("/impressum").text, "Lennéstraße 11")
	contains(t, v.open("/datenschutz").text, "Datenschutz")
	r.end(t)
}

// stuckChromium stands in Chromium's place: it notes its number and never
// answers.
func stuckChromium(t *testing.T) (program, note string) {
	t.Helper()
	program, note = filepath.Join(t.TempDir(), "chromium"), filepath.Join(t.TempDir(), "pid")
	script := "#!/bin/sh\necho $$ >" + note + ".new\nmv " + note + ".new " + note + "\nexec sleep 1000\n"
	if err := os.WriteFile(program, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return program, note
}

func TestStoppingTheServerEndsWhatItPrints(t *testing.T) {
	db := sqlitePlace(t)
	db.wave(t, "")
	program, note := stuckChromium(t)
	r := start(t, append([]string{"serve", "--chromium", program}, db.flags...)...)
	status := make(chan int, 1)
	go func() {
		answer, err := http.Get(r.address + "/fragebogen/2026/fragebogen.pdf")
		if err != nil {
			status <- 0
			return
		}
		answer.Body.Close()
		status <- answer.StatusCode
	}()
	var pid string
	for pid == "" {
		data, _ := os.ReadFile(note)
		pid = strings.TrimSpace(string(data))
		time.Sleep(5 * time.Millisecond)
	}
	if o := r.end(t); o.code != 0 {
		t.Errorf("ended with %+v", o)
	}
	if got := <-status; got != http.StatusServiceUnavailable {
		t.Errorf("the PDF was answered with %d", got)
	}
	if _, err := os.Stat("/proc/" + pid); err == nil {
		t.Errorf("process %s is still there", pid)
	}
}

func TestServeRefusesAChromiumThatIsNone(t *testing.T) {
	db := sqlitePlace(t)
	command(t, append([]string{"serve", "--addr", "127.0.0.1:0", "--chromium", "/nirgends/chromium"}, db.flags...)...).
		refused(t, 1, "--chromium", "/nirgends/chromium")
}
