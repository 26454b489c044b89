package export

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"kreisumfrage/internal/survey"
)

// Gazetteer is the Gemeindeverzeichnis of the Federal Statistical Office, summed
// up to counties.
type Gazetteer struct {
	Territory survey.Day // whose borders it follows
	Counties  map[string]GazetteerCounty
}

// GazetteerCounty is one county, or a city that belongs to none.
type GazetteerCounty struct {
	Name       string
	City       bool
	Population int
	Hectares   int
}

// MaxGazetteerBytes is twice what the whole of Germany takes.
const MaxGazetteerBytes = 8 << 20

// A line of GV100AD has 220 characters. Of what the description of the record names
// (Satzart 40: Kreis, 60: Gemeinde), these are read; they count from 1.
var (
	recordKind       = span{1, 2}
	recordTerritory  = span{3, 10}
	recordCounty     = span{11, 15}
	recordName       = span{23, 72}
	recordCountyKind = span{123, 124} // 41 kreisfreie Stadt, 42 Stadtkreis
	recordHectares   = span{129, 139}
	recordPopulation = span{140, 150}
)

type span struct{ first, last int }

func (s span) of(line []rune) string {
	if len(line) < s.first {
		return ""
	}
	return strings.TrimSpace(string(line[s.first-1 : min(s.last, len(line))]))
}

var gazetteerLine = regexp.MustCompile(`^(\x{feff})?[1-6]0(19|20)\d{6}\d{2}`)

// IsGazetteer reports whether the file looks like a GV100AD.
func IsGazetteer(content []byte) bool {
	line, _, _ := bytes.Cut(content, []byte("\n"))
	return len(line) >= recordName.first && gazetteerLine.Match(line)
}

// ReadGazetteer reads a GV100AD as the office hands it out, in any of its
// encodings. A county's numbers are those of its own record or, where that has
// none, the sums of its municipalities.
func ReadGazetteer(content []byte) (Gazetteer, []survey.FrameFault) {
	r := gazetteerReading{Gazetteer: Gazetteer{Counties: map[string]GazetteerCounty{}}, sums: map[string]GazetteerCounty{}}
	text, _, problem := decoded(content, MaxGazetteerBytes)
	if problem != "" {
		return r.Gazetteer, []survey.FrameFault{{Text: problem}}
	}
	number := 0
	for line := range strings.Lines(text) {
		number++
		if r.line(number, []rune(strings.TrimRight(line, "\r\n"))); len(r.faults) >= mostFaults {
			break
		}
	}
	for key, c := range r.Counties {
		if c.Population == 0 {
			c.Population = r.sums[key].Population
		}
		if c.Hectares == 0 {
			c.Hectares = r.sums[key].Hectares
		}
		r.Counties[key] = c
	}
	if len(r.Counties) == 0 && len(r.faults) == 0 {
		r.fault(0, "Die Datei enthält keinen Kreis (Satzart 40). Wählen Sie bitte die Textdatei „GV100AD“ aus dem Archiv des Statistischen Bundesamtes.")
	}
	return r.Gazetteer, r.faults
}

type gazetteerReading struct {
	Gazetteer
	sums   map[string]GazetteerCounty
	faults []survey.FrameFault
}

func (r *gazetteerReading) fault(line int, text string) {
	r.faults = append(r.faults, survey.FrameFault{Line: line, Text: text})
}

func (r *gazetteerReading) line(number int, line []rune) {
	kind := recordKind.of(line)
	if kind != "40" && kind != "60" {
		return
	}
	key := recordCounty.of(line)
	day, err := time.Parse("20060102", recordTerritory.of(line))
	if err != nil || !survey.CountyKey(key) {
		r.fault(number, "Gebietsstand oder Schlüssel sind nicht zu lesen. Die Datei ist beschädigt oder hat einen anderen Satzaufbau als GV100AD.")
		return
	}
	territory := survey.Day(day.Format(time.DateOnly))
	if r.Territory == "" {
		r.Territory = territory
	}
	population, wrong := recordNumber(recordPopulation.of(line))
	hectares, broken := recordNumber(recordHectares.of(line))
	switch {
	case territory != r.Territory:
		r.fault(number, fmt.Sprintf("Die Zeile hat einen anderen Gebietsstand (%s) als die vor ihr (%s). Laden Sie die Datei bitte neu herunter.", territory, r.Territory))
	case wrong || broken:
		r.fault(number, "Fläche oder Bevölkerung sind keine Zahl. Die Datei ist beschädigt oder hat einen anderen Satzaufbau als GV100AD.")
	case kind == "60":
		sum := r.sums[key]
		sum.Population += population
		sum.Hectares += hectares
		r.sums[key] = sum
	default:
		city := recordCountyKind.of(line)
		r.Counties[key] = GazetteerCounty{Name: recordName.of(line), City: city == "41" || city == "42", Population: population, Hectares: hectares}
	}
}

func recordNumber(cell string) (n int, wrong bool) {
	if cell == "" {
		return 0, false
	}
	n, err := strconv.Atoi(cell)
	return n, err != nil || n < 0
}

// Source is the notice that belongs to the numbers wherever they are shown.
func (g Gazetteer) Source() string {
	return "Statistisches Bundesamt (Destatis), Gemeindeverzeichnis GV100AD, Gebietsstand " + g.Territory.Start().In(survey.Berlin).Format("02.01.2006")
}

// File says as a list what the gazetteer knows of those counties of the frame that
// it names.
func (g Gazetteer) File(frame []survey.Listing) (f FrameFile, unnamed []survey.County) {
	var b strings.Builder
	b.WriteString(strings.Join([]string{survey.ColumnKey, survey.ColumnPopulation, survey.ColumnArea, survey.ColumnSource, survey.ColumnTerritory}, ";") + "\r\n")
	for _, l := range frame {
		c, named := g.Counties[l.County.Key]
		if !named || c.Population == 0 {
			unnamed = append(unnamed, l.County)
			continue
		}
		fmt.Fprintf(&b, "%s;%d;%d,%02d;\"%s\";%s\r\n", l.County.Key, c.Population, c.Hectares/100, c.Hectares%100, g.Source(), g.Territory)
	}
	f, _ = ReadFrame([]byte(b.String()))
	f.Partial = true
	return f, unnamed
}

// Unlisted are the counties of the gazetteer, without the cities, that the frame
// does not have.
func (g Gazetteer) Unlisted(frame []survey.Listing) (all []survey.County) {
	listed := map[string]bool{}
	for _, l := range frame {
		listed[l.County.Key] = true
	}
	for key, c := range g.Counties {
		if !listed[key] && !c.City {
			all = append(all, survey.County{Key: key, Name: c.Name})
		}
	}
	return all
}
