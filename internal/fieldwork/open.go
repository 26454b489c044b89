package fieldwork

import (
	"fmt"

	"kreisumfrage/internal/survey"
)

// OpenList are the counties whose answer is still missing, as an association
// needs them for a circular.
type OpenList struct {
	Counties []survey.Response // underway or untouched, by Land and name
	Sent     int
	Frame    int // without those that will not take part
}

// Open picks the counties that are missing. Whoever has declined is neither
// missing nor expected.
func Open(responses []survey.Response) (o OpenList) {
	for _, r := range List(responses, Filter{}, ByLand) {
		switch StandingOf(r) {
		case Sent:
			o.Sent++
		case Declined:
			continue
		default:
			o.Counties = append(o.Counties, r)
		}
		o.Frame++
	}
	return o
}

// Circular is the text that an association may put into its circular. land is
// empty where the list holds all Länder.
func (o OpenList) Circular(title, land, deadline string) string {
	where := "bundesweit"
	if land != "" {
		where = "in " + land
	}
	if len(o.Counties) == 0 {
		return fmt.Sprintf("An der Umfrage „%s“ des Deutschen Landkreistages haben %s alle %d Landkreise teilgenommen, die erwartet wurden. Herzlichen Dank!", title, where, o.Frame)
	}
	return fmt.Sprintf("An der Umfrage „%s“ des Deutschen Landkreistages haben %s bisher %d von %d Landkreisen teilgenommen. "+
		"Antworten sind bis zum %s möglich. Wir bitten die unten genannten Landkreise herzlich, sich noch zu beteiligen: "+
		"Je mehr antworten, desto besser lässt sich die Lage der Landkreise belegen. "+
		"Den Zugang zum Antwortbogen hat jeder Landkreis mit seinem Anschreiben erhalten.", title, where, o.Sent, o.Frame, deadline)
}
