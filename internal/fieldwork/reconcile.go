package fieldwork

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"kreisumfrage/internal/survey"
)

// FrameRules say which counties and addresses a list may name.
type FrameRules struct {
	Known       map[string]survey.County // counties that may join; nil: any key
	Successions survey.Successions
	Day         survey.Day // on which the counties must exist
	Fixed       bool       // no county may join or leave
	Address     func(string) bool
	Domain      func(string) (normal string, ok bool)
}

// Reconciliation is what a file would change in a frame.
type Reconciliation struct {
	New     []survey.Listing
	Changed []FrameChange
	Missing []survey.Listing // counties of the frame without a line
	Same    int
	Padded  int           // keys whose leading zero was lost
	Columns []FrameColumn // own ones of the file
}

// FrameChange is a county that the file would change.
type FrameChange struct {
	Before, After survey.Listing
	Differences   []Difference
}

// Difference is one change in words.
type Difference struct{ What, Old, New string }

// Empty reports whether nothing would change, unless missing counties leave.
func (r Reconciliation) Empty() bool { return len(r.New)+len(r.Changed) == 0 }

// Update is what to store. With leave, the missing counties go, except for those
// that are bound to the wave.
func (r Reconciliation) Update(leave bool, bound map[string]survey.Bond) survey.FrameUpdate {
	u := survey.FrameUpdate{New: r.New}
	for _, c := range r.Changed {
		u.Changed = append(u.Changed, c.After)
	}
	for _, l := range r.Missing {
		if _, stays := bound[l.County.Key]; leave && !stays {
			u.Gone = append(u.Gone, l.County.Key)
		}
	}
	return u
}

// Reconcile compares a file with the frame. Everything that is wrong in it comes
// back as faults, and then nothing else counts.
func Reconcile(frame []survey.Listing, table survey.FrameTable, rules FrameRules) (Reconciliation, []survey.FrameFault) {
	r := reconciling{rules: rules, table: table, before: map[string]survey.Listing{}, lands: map[string]string{}, lines: map[string]int{}}
	for _, c := range rules.Known {
		r.lands[landKey(c.Key)] = c.Land
	}
	for _, l := range frame {
		r.before[l.County.Key] = l
		if survey.CountyKey(l.County.Key) && l.County.Land != "" {
			r.lands[landKey(l.County.Key)] = l.County.Land
		}
	}
	r.header()
	for _, line := range table.Lines {
		r.line(line)
	}
	for _, l := range frame {
		if r.lines[l.County.Key] == 0 && !table.Partial {
			r.found.Missing = append(r.found.Missing, l)
		}
	}
	return r.found, r.faults
}

type reconciling struct {
	rules  FrameRules
	table  survey.FrameTable
	before map[string]survey.Listing
	lands  map[string]string // by the first two digits of the key
	lines  map[string]int    // key → line
	found  Reconciliation
	faults []survey.FrameFault
}

func landKey(key string) string { return key[:min(2, len(key))] }

func (r *reconciling) fault(line int, format string, args ...any) {
	r.faults = append(r.faults, survey.FrameFault{Line: line, Text: fmt.Sprintf(format, args...)})
}

func (r *reconciling) has(column string) bool { return slices.Contains(r.table.Columns, column) }

func (r *reconciling) header() {
	for _, column := range r.table.Columns {
		switch part, n := contactColumn(column); {
		case part != "" && !r.has(contactKey("email", n)):
			r.fault(1, "Zur Spalte „%s“ fehlt die Spalte „%s“: Ansprechpersonen werden an ihrer Adresse erkannt. Ergänzen Sie sie, oder löschen Sie die Spalte.",
				column, contactKey("email", n))
		case part == "" && !slices.Contains([]string{survey.ColumnKey, survey.ColumnName, survey.ColumnLand, survey.ColumnDomain}, column):
			c, _ := ColumnOf(column)
			r.found.Columns = append(r.found.Columns, c)
		}
	}
}

func (r *reconciling) line(l survey.FrameLine) {
	key := r.key(l)
	if key == "" {
		return
	}
	before, stands := r.before[key]
	after := survey.Listing{County: before.County, Contacts: before.Contacts, Domains: before.Domains}
	after.County.Key = key
	after.County.Columns = maps.Clone(before.County.Columns)
	if after.County.Columns == nil {
		after.County.Columns = map[string]string{}
	}
	known := len(r.faults)
	if r.place(l, &after.County); !stands && len(r.faults) == known {
		r.admit(l, after.County)
	}
	r.columns(l, before, &after)
	r.reach(l, &after)
	switch {
	case !stands:
		r.found.New = append(r.found.New, after)
	case before.Equal(after):
		r.found.Same++
	default:
		r.found.Changed = append(r.found.Changed, FrameChange{before, after, differences(before, after)})
	}
}

// key reads the county's key and refuses one that stands there twice.
func (r *reconciling) key(l survey.FrameLine) string {
	key := l.Cells[survey.ColumnKey]
	if _, stands := r.before[key]; len(key) == 4 && !stands && survey.CountyKey("0"+key) {
		key = "0" + key
		r.found.Padded++
	}
	if key == "" {
		r.fault(l.Number, "Der Schlüssel (ags) fehlt.")
		return ""
	}
	if first := r.lines[key]; first != 0 {
		r.fault(l.Number, "Der Schlüssel %s steht schon in Zeile %d. Jeder Landkreis hat eine Zeile; löschen Sie eine der beiden. Weitere Ansprechpersonen bekommen eigene Spalten: email_2, ansprechperson_2 und so weiter.", key, first)
		return ""
	}
	r.lines[key] = l.Number
	return key
}

// place reads name and Land.
func (r *reconciling) place(l survey.FrameLine, c *survey.County) {
	for _, part := range []struct {
		column, what string
		into         *string
	}{{survey.ColumnName, "der Name", &c.Name}, {survey.ColumnLand, "das Land", &c.Land}} {
		switch cell := l.Cells[part.column]; {
		case r.has(part.column) && cell != "":
			*part.into = cell
		case *part.into == "" && !(r.rules.Known == nil && part.column == survey.ColumnLand):
			r.fault(l.Number, "Bei %s fehlt %s (Spalte „%s“).", c.Key, part.what, part.column)
		}
	}
	if land := r.lands[landKey(c.Key)]; land != "" && c.Land != "" && c.Land != land && survey.CountyKey(c.Key) {
		r.fault(l.Number, "Zum Schlüssel %s gehört das Land „%s“, nicht „%s“.", c.Key, land, c.Land)
	}
}

// admit refuses a county that may not join the frame.
func (r *reconciling) admit(l survey.FrameLine, c survey.County) {
	step, ended := r.rules.Successions.EndedBy(c.Key, r.rules.Day)
	_, known := r.rules.Known[c.Key]
	before, _ := r.rules.Successions.Of(c.Key)
	switch {
	case r.rules.Known == nil:
	case r.rules.Fixed:
		r.fault(l.Number, "%s (%s) steht nicht in der Liste dieser Erhebung. Die Erhebung ist geschlossen: Es kommt kein Landkreis mehr dazu. Löschen Sie die Zeile.", c.Name, c.Key)
	case !survey.CountyKey(c.Key):
		r.fault(l.Number, "„%s“ ist kein Schlüssel eines Landkreises. Er hat fünf Ziffern, zum Beispiel 01056.", c.Key)
	case ended:
		r.fault(l.Number, "Den Landkreis %s gibt es seit dem %s nicht mehr; er ist in %s aufgegangen. Löschen Sie die Zeile, oder berichtigen Sie „Vorgänger und Nachfolger“.", c.Key, germanDay(step.Day), step.Successor)
	case !known && len(before) == 0:
		r.fault(l.Number, "Der Schlüssel %s ist unbekannt: Er steht weder in der mitgelieferten Liste noch unter „Vorgänger und Nachfolger“. Berichtigen Sie ihn, oder tragen Sie den neu gebildeten Landkreis zuerst dort ein.", c.Key)
	}
}

func germanDay(d survey.Day) string { return d.Start().In(survey.Berlin).Format("02.01.2006") }

// columns reads the own columns. A source does not outlive the number that it
// belongs to.
func (r *reconciling) columns(l survey.FrameLine, before survey.Listing, after *survey.Listing) {
	own := after.County.Columns
	for _, c := range r.found.Columns {
		stored, typed := before.County.Columns[c.Key], l.Cells[c.Key]
		if c.same(stored, typed) {
			continue
		}
		cell, ok := c.read(typed)
		if !ok {
			r.fault(l.Number, "„%s“ in der Spalte „%s“ ist nicht zu lesen. Erwartet wird dort %s.", typed, c.Key, expected[c.Measure])
		}
		own[c.Key] = cell
	}
	counted := func(key string) bool {
		return before.County.Columns[key] != "" && before.County.Columns[key] != own[key]
	}
	if (counted(survey.ColumnPopulation) || counted(survey.ColumnArea)) && own[survey.ColumnSource] == before.County.Columns[survey.ColumnSource] &&
		own[survey.ColumnTerritory] == before.County.Columns[survey.ColumnTerritory] {
		own[survey.ColumnSource], own[survey.ColumnTerritory] = "", ""
	}
}

var expected = map[Measure]string{MeasureWhole: "eine ganze Zahl wie 133460", MeasureNumber: "eine Zahl wie 1428,18", MeasureDay: "ein Tag wie 31.08.2025"}

func differences(before, after survey.Listing) (all []Difference) {
	add := func(what, old, now string) {
		if old != now {
			all = append(all, Difference{what, old, now})
		}
	}
	add("Name", before.County.Name, after.County.Name)
	add("Land", before.County.Land, after.County.Land)
	for _, c := range FrameColumns([]survey.Listing{before, after}) {
		add(c.Label, c.Text(before.County.Columns[c.Key]), c.Text(after.County.Columns[c.Key]))
	}
	others := len(all)
	for _, contact := range before.Contacts {
		now, stays := contactAt(after.Contacts, contact.Email)
		if stays {
			add("Ansprechperson", contactText(contact), contactText(now))
		} else {
			add("Ansprechperson entfällt", contactText(contact), "")
		}
	}
	for _, contact := range after.Contacts {
		if _, was := contactAt(before.Contacts, contact.Email); !was {
			add("Neue Ansprechperson", "", contactText(contact))
		}
	}
	if len(all) == others {
		add("Reihenfolge der Ansprechpersonen", addressesOf(before), addressesOf(after))
	}
	add("Domänen", strings.Join(slices.Sorted(slices.Values(before.Domains)), " "), strings.Join(slices.Sorted(slices.Values(after.Domains)), " "))
	return all
}

func addressesOf(l survey.Listing) string {
	var addresses []string
	for _, c := range l.Contacts {
		addresses = append(addresses, c.Email)
	}
	return strings.Join(addresses, ", ")
}

func contactText(c survey.ListedContact) string {
	parts := slices.DeleteFunc([]string{strings.TrimSpace(c.Salutation + " " + c.Name), c.Function, c.Email, c.Phone}, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}
