package fieldwork

import (
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestOpenAreThoseWhoAreExpectedAndHaveNotSent(t *testing.T) {
	county := func(name, land string, d survey.Disposition, submissions int) survey.Response {
		return survey.Response{County: survey.County{Key: name, Name: name, Land: land}, Disposition: d, Submissions: submissions}
	}
	o := Open([]survey.Response{
		county("Zwei", "B", survey.InProgress, 0), county("Eins", "B", survey.NotStarted, 0), county("Drei", "A", survey.NotStarted, 0),
		county("Fertig", "A", survey.Submitted, 1), county("Noch einmal", "A", survey.Returned, 1), county("Nein", "A", survey.Refused, 0),
	})
	var names []string
	for _, r := range o.Counties {
		names = append(names, r.County.Name)
	}
	if got := strings.Join(names, " "); got != "Drei Eins Zwei" || o.Sent != 2 || o.Frame != 5 {
		t.Errorf("open %q, %d of %d sent", got, o.Sent, o.Frame)
	}
	if text := o.Circular("Probe", "Hessen", "30.11.2026"); !strings.Contains(text, "in Hessen bisher 2 von 5 Landkreisen") || !strings.Contains(text, "bis zum 30.11.2026") {
		t.Error(text)
	}
	if text := Open(nil).Circular("Probe", "", ""); !strings.Contains(text, "bundesweit alle 0") {
		t.Error(text)
	}
}
