package fieldwork

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/survey"
)

func TestEverythingThatLacksBeforeAnOpeningIsListed(t *testing.T) {
	now := time.Date(2026, 11, 16, 11, 0, 0, 0, time.UTC)
	sound := Opening{Wave: survey.Wave{State: survey.WaveDraft, FirstDay: "2026-11-16", LastDay: "2026-11-30"}, Now: now, Frame: 3, Mails: true}
	many := strings.Split("A B C D E F G H I J K L", " ")
	for name, c := range map[string]struct {
		spoil func(*Opening)
		want  []string // subject, ! where it bars
		says  string
	}{
		"nothing":                      {func(*Opening) {}, nil, ""},
		"opened before":                {func(o *Opening) { o.Wave.State = survey.WaveClosed }, []string{"state!"}, "nur einmal"},
		"last day over":                {func(o *Opening) { o.Wave.FirstDay, o.Wave.LastDay = "2026-11-01", "2026-11-15" }, []string{"dates!"}, "in der Vergangenheit"},
		"last day today":               {func(o *Opening) { o.Wave.LastDay = "2026-11-16" }, nil, ""},
		"no last day":                  {func(o *Opening) { o.Wave.LastDay = "" }, []string{"dates!"}, "stimmt nicht"},
		"first day over":               {func(o *Opening) { o.Wave.FirstDay = "2026-11-15" }, []string{"dates"}, "sofort beginnen"},
		"no frame":                     {func(o *Opening) { o.Frame = 0 }, []string{"frame!"}, "ist leer"},
		"no addresses, letters":        {func(o *Opening) { o.Unreached, o.Mails = many, false }, nil, ""},
		"no addresses, mails":          {func(o *Opening) { o.Wave.Login, o.Unreached = survey.LoginMail, many }, []string{"addresses!"}, "I, J und 2 weitere."},
		"addresses anybody could have": {func(o *Opening) { o.Wave.Login, o.Shared = survey.LoginMail, []string{"A"} }, []string{"addresses"}, "für alle, und Domänen sind nicht hinterlegt: A."},
		"no mail server":               {func(o *Opening) { o.Wave.Login, o.Mails = survey.LoginMail, false }, []string{"mails!"}, "kein Mailserver"},
		"findings": {func(o *Opening) {
			o.Unreadable, o.Findings = true, []survey.Finding{{Line: 7, Text: "Falsch.", Hint: "Mach es richtig."}}
		}, []string{"definition!"}, "Zeile 7: Falsch. Mach es richtig."},
		"unreadable": {func(o *Opening) { o.Unreadable = true }, []string{"definition!"}, "nicht lesen"},
		"a text":     {func(o *Opening) { o.Texts = []TextLack{{"impressum.md, Zeile 5", "[[Name]]", "/impressum"}} }, []string{"texts!"}, "impressum.md, Zeile 5: [[Name]]"},
		"no contact": {func(o *Opening) { o.Contact = []string{"Telefon", "Anschrift"} }, []string{"contact"}, "Telefon, Anschrift"},
		"invented answers": {func(o *Opening) {
			o.Wave.SampleData, o.Wave.LastDay, o.Texts = true, "2020-01-01", []TextLack{{"a", "b", "c"}}
		}, []string{"texts"}, ""},
		"all of it, in its order": {func(o *Opening) {
			*o = Opening{Wave: survey.Wave{Login: survey.LoginMail}, Now: now, Unreached: many, Unreadable: true, Texts: []TextLack{{}}, Contact: many}
		}, []string{"state!", "dates!", "frame!", "addresses!", "mails!", "definition!", "texts!", "contact"}, ""},
		"an invented wave by mail":  {func(o *Opening) { o.Wave.SampleData, o.Wave.Login, o.Mails = true, survey.LoginMail, false }, []string{"mails"}, ""},
		"a reconstruction, no text": {func(o *Opening) { o.Wave.Reconstructed, o.Texts = true, []TextLack{{}} }, []string{"texts"}, ""},
	} {
		o := sound
		c.spoil(&o)
		lacks := o.Lacks()
		var got []string
		bars := false
		for _, l := range lacks {
			mark := ""
			if l.Bars {
				mark, bars = "!", true
			}
			got = append(got, string(l.Subject)+mark)
		}
		if !reflect.DeepEqual(got, c.want) || Barred(lacks) != bars || !strings.Contains(fmt.Sprint(lacks), c.says) {
			t.Errorf("%s: %+v, want %v", name, lacks, c.want)
		}
	}
}
