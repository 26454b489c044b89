package fieldwork_test

import (
	"strings"
	"testing"

	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/survey"
)

var (
	pinneberg = survey.Listing{County: survey.County{Key: "01056", Name: "Kreis Pinneberg", Land: "Schleswig-Holstein",
		Columns: map[string]string{"population": "316103", "population_source": "Destatis", "land_ags": "01", "lon": "9.1180", "kfz": "PI"}},
		Contacts: []survey.ListedContact{{Salutation: "Frau", Name: "Muster", Function: "Landrätin", Email: "lr@pi.example", Phone: "04121 1"}, {Name: "Post", Email: "post@pi.example"}}, Domains: []string{"pi.example"}}
	hannover = survey.Listing{County: survey.County{Key: "03241", Name: "Region Hannover", Land: "Niedersachsen"}}
	rules    = fieldwork.FrameRules{Known: map[string]survey.County{"01051": {Key: "01051", Land: "Schleswig-Holstein"}, "07131": {Key: "07131", Land: "Rheinland-Pfalz"}},
		Successions: survey.Successions{{Predecessor: "03152", Successor: "03159", Day: "2016-11-01"}}, Day: "2026-11-01",
		Address: func(a string) bool { return strings.Contains(a, "@") }, Domain: func(d string) (string, bool) { return strings.ToLower(d), strings.Contains(d, ".") }}
)

// table reads lines whose cells stand between bars.
func table(columns string, lines ...string) (t survey.FrameTable) {
	t.Columns = strings.Split(columns, "|")
	for i, line := range lines {
		cells := map[string]string{}
		for j, cell := range strings.Split(line, "|") {
			cells[t.Columns[j]] = cell
		}
		t.Lines = append(t.Lines, survey.FrameLine{Number: i + 2, Cells: cells})
	}
	return t
}

func TestAFileChangesOnlyWhatItHasColumnsFor(t *testing.T) {
	frame := []survey.Listing{pinneberg, hannover}
	reconcile := func(columns string, lines ...string) fieldwork.Reconciliation {
		t.Helper()
		r, faults := fieldwork.Reconcile(frame, table(columns, lines...), rules)
		if len(faults) > 0 {
			t.Fatalf("%s: %+v", columns, faults)
		}
		return r
	}
	changes := func(r fieldwork.Reconciliation) (all string) {
		for _, c := range r.Changed {
			for _, d := range c.Differences {
				all += d.What + ": " + d.Old + " → " + d.New + "; "
			}
		}
		return all
	}
	for _, c := range []struct{ name, columns, line, want string }{
		{"nothing", "ags", "01056", ""},
		{"as a spreadsheet writes it", "ags|population|land_ags|lon", "1056|316.103|1|9,118", ""},
		{"a number loses its source", "ags|population", "01056|320000", "Einwohnerzahl: 316.103 → 320.000; Quelle von Einwohnerzahl und Fläche: Destatis → ; "},
		{"or gets another one", "ags|population|population_source", "01056|320000|Zensus", "Einwohnerzahl: 316.103 → 320.000; Quelle von Einwohnerzahl und Fläche: Destatis → Zensus; "},
		{"an own column is emptied", "ags|kfz", "01056|", "kfz: PI → ; "},
		{"a new one", "ags|landesverband", "01056|SHLKT", "Landesverband:  → SHLKT; "},
		{"contacts in another order", "ags|email|email_2", "01056|POST@pi.example|lr@pi.example", "Reihenfolge der Ansprechpersonen: lr@pi.example, post@pi.example → post@pi.example, lr@pi.example; "},
		{"another telephone", "ags|email|telefon|email_2|telefon_2", "01056|lr@pi.example|04121 2|post@pi.example|", "Ansprechperson: Frau Muster, Landrätin, lr@pi.example, 04121 1 → Frau Muster, Landrätin, lr@pi.example, 04121 2; "},
		{"one contact leaves and another comes", "ags|email|ansprechperson", "01056|neu@pi.example|Neu",
			"Ansprechperson entfällt: Frau Muster, Landrätin, lr@pi.example, 04121 1 → ; Ansprechperson entfällt: Post, post@pi.example → ; Neue Ansprechperson:  → Neu, neu@pi.example; "},
		{"domains", "ags|domain", "01056|PI.example, kreis.example", "Domänen: pi.example → kreis.example pi.example; "},
	} {
		if got := changes(reconcile(c.columns, c.line, "03241"+strings.Repeat("|", strings.Count(c.columns, "|")))); got != c.want {
			t.Errorf("%s: %q\nwant %q", c.name, got, c.want)
		}
	}
	r := reconcile("ags|name|land", "07131|Landkreis Ahrweiler|Rheinland-Pfalz", "01056||", "03159|Landkreis Göttingen|Niedersachsen")
	if len(r.New) != 2 || len(r.Missing) != 1 || r.Missing[0].County.Key != "03241" || r.Same != 1 {
		t.Errorf("%+v", r)
	}
	if u := r.Update(true, map[string]survey.Bond{"03241": survey.BondAccess}); len(u.Gone) != 0 || len(u.New) != 2 {
		t.Errorf("%+v", u)
	}
	if u := r.Update(true, nil); len(u.Gone) != 1 || len(r.Update(false, nil).Gone) != 0 {
		t.Errorf("%+v", u)
	}
}

func TestEveryFaultOfAListNamesItsLineAndHowToMendIt(t *testing.T) {
	for _, c := range []struct{ columns, line, want string }{
		{"ags|name|land", "01056|Noch einmal|", "Zeile 3: Der Schlüssel 01056 steht schon in Zeile 2."},
		{"ags|name|land", "|Ohne|Hessen", "Der Schlüssel (ags) fehlt."},
		{"ags|name|land", "99999|Nirgendwo|Hessen", "„99999“ ist kein Schlüssel eines Landkreises."},
		{"ags|name|land", "06999|Unbekannt|Hessen", "Der Schlüssel 06999 ist unbekannt"},
		{"ags|name|land", "03152|Göttingen alt|Niedersachsen", "gibt es seit dem 01.11.2016 nicht mehr; er ist in 03159 aufgegangen"},
		{"ags|name|land", "07131||Rheinland-Pfalz", "Bei 07131 fehlt der Name"},
		{"ags|name|land", "07131|Ahrweiler|Bayern", "Zum Schlüssel 07131 gehört das Land „Rheinland-Pfalz“, nicht „Bayern“."},
		{"ags|population", "03241|viele", "„viele“ in der Spalte „population“ ist nicht zu lesen. Erwartet wird dort eine ganze Zahl"},
		{"ags|population", "03241|133.5", "„133.5“ in der Spalte „population“"},
		{"ags|territory", "03241|im August", "ein Tag wie 31.08.2025"},
		{"ags|telefon", "03241|1", "Zur Spalte „telefon“ fehlt die Spalte „email“"},
		{"ags|email|ansprechperson", "03241||Muster", "fehlt zu „Muster“ die E-Mail-Adresse"},
		{"ags|email", "03241|niemand", "„niemand“ keine E-Mail-Adresse"},
		{"ags|email|email_2", "03241|a@b.example|A@b.example", "steht bei 03241 zweimal"},
		{"ags|domain", "03241|de", "„de“ keine Domäne"},
	} {
		_, faults := fieldwork.Reconcile([]survey.Listing{pinneberg, hannover}, table(c.columns, "01056"+strings.Repeat("|", strings.Count(c.columns, "|")), c.line), rules)
		want, line := strings.CutPrefix(c.want, "Zeile 3: ")
		if len(faults) != 1 || !strings.Contains(faults[0].Text, want) || line && faults[0].Line != 3 {
			t.Errorf("%s: %+v\nwant %s", c.line, faults, c.want)
		}
	}
	fixed := rules
	fixed.Fixed = true
	if _, faults := fieldwork.Reconcile(nil, table("ags|name|land", "07131|Ahrweiler|Rheinland-Pfalz"), fixed); len(faults) != 1 || !strings.Contains(faults[0].Text, "geschlossen") {
		t.Errorf("%+v", faults)
	}
}

func TestColumnsOfNumbersAreKnownByTheirCells(t *testing.T) {
	columns := fieldwork.FrameColumns([]survey.Listing{pinneberg, {County: survey.County{Columns: map[string]string{"kfz": "3", "faktor": "1,5", "vorwahl": "0511", "population": ""}}}})
	var got []string
	for _, c := range columns {
		got = append(got, c.Key+" "+string(c.Measure))
	}
	const want = "population ganze Zahl, population_source Text, land_ags Kennziffer, lon Zahl, faktor Zahl, kfz Text, vorwahl Text"
	if strings.Join(got, ", ") != want {
		t.Errorf("%q, want %s", got, want)
	}
}

func TestAStepFromCountyToCountyIsCheckedWithItsPlace(t *testing.T) {
	faults := fieldwork.SuccessionFaults(survey.Successions{{Predecessor: "03152", Successor: "03159", Day: "2016-11-01"}, {Predecessor: "3152", Successor: "03159", Day: "2016-11-01"}, {Predecessor: "03152", Successor: "3159", Day: "2016-11-01"},
		{Predecessor: "03152", Successor: "03152", Day: "2016-11-01"}, {Predecessor: "03156", Successor: "03159", Day: "gestern"}, {Predecessor: "03152", Name: "noch einmal", Successor: "03159", Day: "2016-11-01"}})
	if len(faults) != 5 || faults[0].Text != "" || faults[4].Part != "tag" {
		t.Errorf("%+v", faults)
	}
}
