package export

import (
	"io"
	"strings"
	"time"

	"kreisumfrage/internal/survey"
)

var successionHeader = []string{"vorgaenger", "name", "nachfolger", "tag"}

// SuccessionsCSV writes one line each, as ReadSuccessions reads them.
func SuccessionsCSV(w io.Writer, all survey.Successions) error {
	return writeCSV(w, successionHeader, func(yield func([]cell) bool) {
		for _, step := range all {
			if !yield(texts(step.Predecessor, step.Name, step.Successor, string(step.Day))) {
				return
			}
		}
	})
}

// ReadSuccessions reads such a list; days may be written as 01.11.2016. Whether keys
// and days make sense is left to others.
func ReadSuccessions(content []byte) (all survey.Successions, faults []survey.FrameFault) {
	r := &frameReading{columnOf: successionColumn, needed: []string{"vorgaenger", "nachfolger", "tag"}}
	r.read(content)
	for _, l := range r.file.Lines {
		day := l.Cells["tag"]
		if t, err := time.Parse("2.1.2006", day); err == nil {
			day = t.Format(time.DateOnly)
		}
		all = append(all, survey.Succession{Predecessor: l.Cells["vorgaenger"], Name: l.Cells["name"], Successor: l.Cells["nachfolger"], Day: survey.Day(day)})
	}
	return all, r.faults
}

func successionColumn(name string) string {
	switch name = strings.ToLower(name); name {
	case "vorgänger":
		return "vorgaenger"
	case "datum":
		return "tag"
	}
	return name
}
