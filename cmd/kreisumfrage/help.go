package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"kreisumfrage/internal/survey"
)

type helpCommand struct {
	Command []string `arg:"" optional:"" name:"befehl" help:"Befehl, der erklärt werden soll."`
}

// Run explains all commands, or one with its flags.
func (h helpCommand) Run(p *program, k *kong.Kong) error {
	node := k.Model.Node
	for _, name := range h.Command {
		if node != k.Model.Node && len(node.Children) == 0 {
			break // what follows a command are its own words
		}
		next := child(node, name)
		if next == nil {
			return fmt.Errorf("den Befehl „%s“ gibt es nicht; alle Befehle: kreisumfrage help", strings.Join(h.Command, " "))
		}
		node = next
	}
	printNode(p.stdout, node)
	return nil
}

func germanHelp(_ kong.HelpOptions, ctx *kong.Context) error {
	printNode(ctx.Stdout, ctx.Model.Node)
	return nil
}

func child(n *kong.Node, name string) *kong.Node {
	for _, c := range n.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

func printNode(w io.Writer, n *kong.Node) {
	if n.Type == kong.ApplicationNode {
		fmt.Fprint(w, "kreisumfrage: die Umfrage des Deutschen Landkreistages zur Digitalisierung\n\nAufruf: kreisumfrage BEFEHL [ANGABEN]\n\nBefehle:\n")
		for _, leaf := range n.Leaves(true) {
			fmt.Fprintf(w, "  %-16s  %s\n", strings.TrimPrefix(leaf.Path(), "kreisumfrage "), leaf.Help)
		}
		fmt.Fprint(w, "\nEin Befehl im Einzelnen: kreisumfrage help BEFEHL\n")
		return
	}
	fmt.Fprintf(w, "%s\n\nAufruf: kreisumfrage %s\n", n.Help, strings.NewReplacer("kreisumfrage ", "", "[flags]", "[ANGABEN]").Replace(n.Summary()))
	for _, c := range n.Children {
		fmt.Fprintf(w, "  %-14s %s\n", c.Name, c.Help)
	}
	for _, a := range n.Positional {
		fmt.Fprintf(w, "  %-28s %s\n", a.Summary(), a.Help)
	}
	for _, f := range n.Flags {
		text := f.Help
		if len(f.Envs) > 0 {
			text += " (Umgebung: " + f.Envs[0] + ")"
		}
		if f.Default != "" {
			text += " [" + f.Default + "]"
		}
		fmt.Fprintf(w, "  --%-26s %s\n", f.Name, text)
	}
}

// usageWords are the words of Kong's messages about a command line that it
// does not understand.
var usageWords = strings.NewReplacer(
	"unexpected argument ", "überflüssig oder unbekannt ist ", "unknown flag ", "unbekannt ist ",
	"missing flags: ", "es fehlen ", "missing positional arguments ", "es fehlen ",
	"expected one of ", "es fehlt eines von ", "expected string value but got \"EOL\" (<EOL>)", "der Wert fehlt",
	"expected a valid 64 bit int but got ", "erwartet wird eine ganze Zahl, nicht ",
	"bool value must be true, 1, yes, false, 0 or no but got ", "möglich sind true und false, nicht ",
	"expected ", "es fehlt ", " must be one of ", " kann nur eines sein von ", " but got ", ", nicht ",
	", did you mean one of ", "; gemeint ist vielleicht eines von ", ", did you mean ", "; gemeint ist vielleicht ",
)

// german explains the errors that an operator meets; others keep their text,
// which says what was being done.
func german(err error) string {
	for _, known := range []struct {
		err  error
		text string
	}{
		{survey.ErrNotFound, "Das Gesuchte gibt es nicht"},
		{survey.ErrConflict, "Das gibt es schon, oder es wurde gerade von anderer Seite geändert"},
		{survey.ErrReconstructed, "Diese Erhebung ist eine Rekonstruktion; sie hat keine Zugänge und nimmt keine Antwortbögen an"},
		{survey.ErrArchived, "Die Erhebung ist archiviert und bleibt, wie sie ist"},
		{survey.ErrClosed, "Die Erhebung ist nicht geöffnet"},
		{survey.ErrInvalid, "Die Angaben passen nicht"},
	} {
		if errors.Is(err, known.err) {
			return fmt.Sprintf("%s. Einzelheiten: %v", known.text, err)
		}
	}
	return err.Error()
}
