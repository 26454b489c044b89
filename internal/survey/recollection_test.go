package survey

import "testing"

// recalling asks for the stand of a portal, and on a second page for that of
// another thing which is only asked of those with a portal.
func recallable() *Questionnaire {
	stand := func() []*Option {
		return []*Option{{Key: "done", Label: "Fertig"}, {Key: "planned", Label: "Geplant", CannotFollow: []string{"done"}}, {Key: "never", Label: "Nie"}}
	}
	portal := &Item{ID: "a.portal", Kind: KindSingle, NoAnswer: true, Options: stand()}
	file := &Item{ID: "b.file", Kind: KindSingle, Options: stand(), ShowIf: &Condition{Item: "a.portal", In: []string{"planned"}}}
	return New("k", "t", []*Section{{Key: "s", Pages: []*Page{
		{Key: "a", Topics: []*Topic{{Items: []*Item{portal}}}}, {Key: "b", Topics: []*Topic{{Items: []*Item{file}}}}}}})
}

func TestAnAnswerThatCannotFollowTheEarlierOneIsAskedAboutUntilItIsConfirmed(t *testing.T) {
	plain := recallable()
	q := plain.Recalling(Earlier{Year: 2026, Answers: Answers{{Item: "a.portal"}: Choose("done"), {Item: "b.file"}: Choose("done")}})
	a := Answers{}
	keys := func(q *Questionnaire) (keys string) {
		for _, o := range q.Obstacles(a).Objections {
			keys += o.Key + " "
		}
		return keys
	}
	for _, c := range []struct{ portal, file, want string }{
		{"done", "planned", ""}, // the file is off the path
		{"never", "", ""},
		{"planned", "done", "earlier/a.portal "},
		{"planned", "planned", "earlier/a.portal earlier/b.file "},
	} {
		a[Ref{Item: "a.portal"}], a[Ref{Item: "b.file"}] = Choose(c.portal), Choose(c.file)
		if got := keys(q); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.portal, c.file, got, c.want)
		}
	}
	if got := keys(plain); got != "" {
		t.Errorf("without an earlier wave %q", got)
	}

	for _, o := range q.Objections(a) {
		if o.Recollection.Year != 2026 || o.Recollection.Then.Key != "done" || o.Recollection.Now.Key != "planned" {
			t.Errorf("%+v", o.Recollection)
		}
		a[o.Ref()] = o.Confirmation
	}
	if got := keys(q); got != "" {
		t.Errorf("confirmed, and still asked: %q", got)
	}
	rows := q.Snapshot(a)
	if last := rows[len(rows)-1]; !last.Recalled() || len(rows) != 4 {
		t.Errorf("rows %+v", rows)
	}
	read := Lineage{Editions: []string{"e"}, Last: plain}.Submissions([]Submission{{Edition: "e", Rows: rows}})
	if len(read[0].Rows) != 2 || len(rows) != 4 {
		t.Errorf("figures and exports read %+v", read[0].Rows)
	}
	other := plain.Recalling(Earlier{Year: 2024, Answers: q.earlier.Answers})
	if got := keys(other); got != "earlier/a.portal earlier/b.file " {
		t.Errorf("a confirmation holds against another wave: %q", got)
	}
	a[Ref{Item: "a.portal"}] = Value{NoAnswer: true}
	if got := keys(q); got != "" {
		t.Errorf("keine Angabe: %q", got)
	}
}

func TestWhoMayEditTheQuestionMayConfirmItsRecollection(t *testing.T) {
	q := recallable()
	if len(q.Recalls()) != 2 {
		t.Fatalf("%d recalls", len(q.Recalls()))
	}
	items := q.Concerned(q.Recalls()[1].Ref())
	if len(items) != 1 || items[0].ID != "b.file" {
		t.Errorf("concerned %+v", items)
	}
}
