package fieldwork

import (
	"fmt"

	"kreisumfrage/internal/survey"
)

// SuccessionFault says what is wrong with a step.
type SuccessionFault struct {
	Part string // "vorgaenger", "nachfolger" or "tag"
	Text string // German
}

// SuccessionFaults says what is wrong with which step, by its place.
func SuccessionFaults(all survey.Successions) map[int]SuccessionFault {
	faults, seen := map[int]SuccessionFault{}, map[[2]string]bool{}
	for i, step := range all {
		pair := [2]string{step.Predecessor, step.Successor}
		_, err := survey.ParseDay(string(step.Day))
		switch {
		case !survey.CountyKey(step.Predecessor):
			faults[i] = SuccessionFault{"vorgaenger", fmt.Sprintf("„%s“ ist kein Schlüssel. Tragen Sie beim Vorgänger bitte fünf Ziffern ein, zum Beispiel 03152.", step.Predecessor)}
		case !survey.CountyKey(step.Successor):
			faults[i] = SuccessionFault{"nachfolger", fmt.Sprintf("„%s“ ist kein Schlüssel. Tragen Sie beim Nachfolger bitte fünf Ziffern ein, zum Beispiel 03159.", step.Successor)}
		case step.Predecessor == step.Successor:
			faults[i] = SuccessionFault{"nachfolger", "Vorgänger und Nachfolger sind derselbe Landkreis. Behält ein Landkreis seinen Schlüssel, brauchen Sie nichts einzutragen."}
		case err != nil || step.Day < survey.FirstDate || step.Day > survey.LastDate:
			faults[i] = SuccessionFault{"tag", "Tragen Sie bitte den ersten Tag des Nachfolgers ein, zum Beispiel 01.11.2016."}
		case seen[pair]:
			faults[i] = SuccessionFault{"vorgaenger", fmt.Sprintf("Dass %s in %s aufgegangen ist, steht schon weiter oben.", step.Predecessor, step.Successor)}
		}
		seen[pair] = true
	}
	return faults
}
