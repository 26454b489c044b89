package export

import (
	"io"
	"strconv"
	"time"

	"kreisumfrage/internal/survey"
)

// TrailLine is one line of the audit trail in words.
type TrailLine struct {
	Number int64
	Time   time.Time
	Hidden bool   // of the time, only the day may be known
	Person string // random id
	Name   string // of the DLT's people
	Role   string
	Action string // key
	Words  string
	Wave   string
	County string
	Detail string
}

var trailHeader = []string{"nummer", "zeit", "person", "name", "rolle", "vorgang", "vorgang_in_worten", "erhebung", "kreis_schluessel", "einzelheiten"}

// TrailCSV writes one line each.
func TrailCSV(w io.Writer, lines []TrailLine) error {
	return writeCSV(w, trailHeader, func(yield func([]cell) bool) {
		for _, l := range lines {
			at := berlin(l.Time)
			if l.Hidden {
				at = l.Time.In(survey.Berlin).Format(time.DateOnly)
			}
			yield(append([]cell{cell(strconv.FormatInt(l.Number, 10))},
				texts(at, l.Person, l.Name, l.Role, l.Action, l.Words, l.Wave, l.County, l.Detail)...))
		}
	})
}
