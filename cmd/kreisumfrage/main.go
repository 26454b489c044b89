// Command kreisumfrage runs the survey: server, demonstration, definitions,
// waves, figures and data exchange. "kreisumfrage help" explains it in German.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// program is what every subcommand works with.
type program struct {
	ctx    context.Context
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
}

// commands is the whole command line. Kong fills it; each field has a Run method.
type commands struct {
	Serve    serveCommand    `cmd:"" help:"Startet den Server."`
	Demo     demoCommand     `cmd:"" help:"Startet einen Vorführ-Server mit Beispieldaten."`
	Migrate  migrateCommand  `cmd:"" help:"Bringt die Datenbank auf den Stand dieses Programms."`
	Lint     lintCommand     `cmd:"" help:"Prüft Fragebogen-Dateien und nennt jeden Fehler mit Zeile, Spalte und Hinweis."`
	Diff     diffCommand     `cmd:"" help:"Vergleicht zwei Ausgaben eines Fragebogens und sagt, was eine Änderung bricht."`
	Forecast forecastCommand `cmd:"" help:"Sagt vor der Erhebung, welche Abbildungen sich mit 2017 vergleichen lassen und welche Veränderung rechnerisch erkennbar wäre."`
	Schema   schemaCommand   `cmd:"" help:"Gibt das JSON-Schema aus, mit dem ein Editor Fragebogen-Dateien ergänzt und prüft."`
	Paper    paperCommand    `cmd:"" help:"Schreibt einen Fragebogen als Word-Datei zur Abstimmung: Nummern, Antworten, Bedingungen in Worten und eine Spalte für Anmerkungen."`
	Texts    textsCommand    `cmd:"" help:"Nennt, was in Impressum, Datenschutz und den anderen Texten noch auszufüllen ist."`
	Admin    adminCommands   `cmd:"" help:"Verwaltet die Zugänge des DLT."`
	Wave     waveCommands    `cmd:"" help:"Legt Erhebungen an, öffnet und schließt sie."`
	Frame    frameCommands   `cmd:"" help:"Gibt die Liste der Landkreise einer Erhebung aus und gleicht sie mit Dateien ab."`
	Access   accessCommand   `cmd:"" help:"Gibt neue Links und Zugangscodes der Landkreise als CSV für den Serienbrief aus oder, in Erhebungen mit --login mail, schickt ihnen Einladungen; frühere Links gelten weiter, außer mit --ersetzen oder --aufloesen."`
	Contact  contactCommands `cmd:"" help:"Hinterlegt, unter welchen E-Mail-Adressen die Landkreise eingeladen werden."`
	Mail     mailCommands    `cmd:"" help:"Zeigt den Postausgang und verschickt von Hand."`
	Audit    auditCommands   `cmd:"" help:"Prüft das Protokoll."`
	Purge    purgeCommand    `cmd:"" help:"Löscht, was nach den Löschtagen der Erhebungen fällig ist; Einreichungen und Abbildungen bleiben."`
	Disclose discloseCommand `cmd:"" help:"Gibt aus, was zu genau einer E-Mail-Adresse gespeichert ist (Art. 15 DSGVO), auch das, was der DLT nicht lesen darf."`
	Register registerCommand `cmd:"" help:"Gibt das Verzeichnis der Verarbeitungstätigkeiten (Art. 30 DSGVO) aus."`
	Jobs     jobsCommands    `cmd:"" help:"Erledigt von Hand, was der Server von selbst tut."`
	Figures  figuresCommand  `cmd:"" help:"Berechnet alle Abbildungen einer Erhebung."`
	Export   exportCommand   `cmd:"" help:"Gibt die eingereichten Antworten einer Erhebung oder ihr Codebuch aus."`
	Import   importCommand   `cmd:"" help:"Liest Antworten aus CSV oder JSON ein: alles oder nichts."`
	Health   healthCommand   `cmd:"" help:"Fragt einen laufenden Server, ob er bereit ist."`
	Version  versionCommand  `cmd:"" help:"Nennt die Version."`
	Help     helpCommand     `cmd:"" help:"Zeigt diese Übersicht."`
}

// run executes one command line and returns the exit code: 0 done, 1 failed, 2
// not understood.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{ctx: ctx, stdin: stdin, stdout: stdout, stderr: stderr}
	var cli commands
	parser, err := kong.New(&cli, kong.Name("kreisumfrage"), kong.Bind(p), kong.Writers(stdout, stderr),
		kong.NoDefaultHelp(), kong.Help(germanHelp))
	if err != nil {
		fmt.Fprintln(stderr, "kreisumfrage:", err)
		return 1
	}
	parsed, err := parser.Parse(askingForHelp(args))
	if err != nil {
		fmt.Fprintf(stderr, "kreisumfrage: Die Eingabe wurde nicht verstanden: %s\nHilfe: kreisumfrage help\n", usageWords.Replace(err.Error()))
		return 2
	}
	if err := parsed.Run(p); err != nil {
		fmt.Fprintln(stderr, "kreisumfrage:", german(err))
		return 1
	}
	return 0
}

// askingForHelp puts "wave create --help" into the words of the help command.
func askingForHelp(args []string) []string {
	if len(args) == 0 {
		return []string{"help"}
	}
	if !slices.ContainsFunc(args, func(a string) bool { return a == "--help" || a == "-h" }) {
		return args
	}
	words := slices.IndexFunc(args, func(a string) bool { return strings.HasPrefix(a, "-") })
	return append([]string{"help"}, args[:words]...)
}
