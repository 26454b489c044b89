package web

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"kreisumfrage/internal/survey"
)

// datesMark is the line of the privacy statement at which the days of the waves
// stand.
const datesMark = "{Löschtage}"

// anyDates is what stands there while no wave is known.
const anyDates = `- Ohne andere Festlegung löscht die Anwendung von selbst, gerechnet vom Ende der Erhebung: Namen, Adressen und Nachrichten nach sechs Monaten; Angaben in Arbeit mit ihrem Verlauf, Ansprechpersonen in eingereichten Antworten und Protokolle nach zwölf Monaten.
`

// keptWords say to those whom it concerns what is deleted after its day.
var keptWords = map[survey.RetentionKind]string{
	survey.KeepContacts: "Namen, E-Mail-Adressen, Zugänge, Notizen und Nachrichten",
	survey.KeepAnswers:  "Angaben in Arbeit mit ihrem Verlauf",
	survey.KeepPersonal: "Ansprechpersonen in eingereichten Antworten",
	survey.KeepLogs:     "Protokolle der Anwendung",
}

// withDates puts the days of the visitor's wave, or else of those that are open,
// into the privacy statement. They come from the settings, so they are those that
// hold.
func (s *Server) withDates(ctx context.Context, v *visitor, text []byte) ([]byte, error) {
	dates, err := s.dates(ctx, v)
	if err != nil {
		return nil, err
	}
	if !bytes.Contains(text, []byte(datesMark)) { // the operator's own words
		if dates == "" {
			return text, nil
		}
		return slices.Concat(bytes.TrimSpace(text), []byte("\n\n## Löschtage\n\n"+dates)), nil
	}
	if dates == "" {
		dates = anyDates
	}
	return bytes.ReplaceAll(text, []byte(datesMark), []byte(dates)), nil
}

func (s *Server) dates(ctx context.Context, v *visitor) (string, error) {
	waves, err := s.Store.Waves(ctx)
	if err != nil {
		return "", err
	}
	now, err := s.Store.Now(ctx)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, w := range waves {
		if v.Wave != w.Key && (v.Wave != "" || !w.Open(now) || w.Reconstructed || w.Pretest) {
			continue
		}
		kept, err := s.Store.WaveRetention(ctx, w.Key)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "Erhebung „%s“, vom %s bis zum %s", w.Title, germanDay(w.FirstDay), germanDay(w.LastDay))
		if w.Grace > 0 {
			fmt.Fprintf(&b, "; Nachzügler können bis zum %s antworten", germanDay(w.LastDay.Add(w.Grace)))
		}
		b.WriteString(". Die Anwendung löscht von selbst:\n\n")
		for _, r := range kept {
			fmt.Fprintf(&b, "- %s: nach dem %s\n", keptWords[r.Kind], germanDay(r.Until))
		}
		b.WriteString("\n")
	}
	return b.String(), nil
}
