package survey

import (
	"slices"
	"testing"
)

// sample is a small questionnaire with every kind and every way of routing.
//
//	I    strategy  a.status, a.areas, a.areas_note (companion)
//	II   portal    b.status, b.contents (b.status=yes), b.contents_note (companion),
//	               b.rating (b.contents has news)
//	     data      page unless b.status=no: c.link, c.examples
//	III  outlook   section if (a.status=yes and b.status=yes) or b.rating=high: d.text
func sample() *Questionnaire {
	chosen := func(item string, keys ...string) *Condition { return &Condition{Item: item, In: keys} }
	strategy := &Page{Key: "strategy", Topics: []*Topic{{Number: "I.1", Items: []*Item{
		{ID: "a.status", Number: "I.1.1", Kind: KindSingle, NoAnswer: true, Options: options("yes", "plan", "no")},
		{ID: "a.areas", Number: "I.1.2", Kind: KindMultiple, NoneOfThese: true, Options: []*Option{
			{Key: "health", Label: "Gesundheit"}, {Key: "roads", Label: "Straßen"},
			{Key: "other", Label: "Sonstiges", Text: true, TextMax: 20}, {Key: "all", Label: "Alle", Exclusive: true},
		}},
		{ID: "a.areas_note", Number: "I.1.2a", Kind: KindText, CompanionOf: "a.areas", MaxLength: 10},
	}}}}
	portal := &Page{Key: "portal", Topics: []*Topic{{Number: "II.1", Items: []*Item{
		{ID: "b.status", Number: "II.1.1", Kind: KindSingle, NoAnswer: true, Options: options("yes", "no")},
		{ID: "b.contents", Number: "II.1.2", Kind: KindMultiple, ShowIf: chosen("b.status", "yes"), Options: options("news", "forms")},
		{ID: "b.contents_note", Number: "II.1.2a", Kind: KindLongText, CompanionOf: "b.contents", MaxLength: 30},
	}}, {Number: "II.2", Items: []*Item{
		{ID: "b.rating", Number: "II.2.1", Kind: KindScale, NoAnswer: true, ShowIf: chosen("b.contents", "news"), Options: options("low", "high")},
	}}}}
	data := &Page{Key: "data", ShowIf: &Condition{Not: chosen("b.status", "no")}, Topics: []*Topic{{Number: "II.3", Items: []*Item{
		{ID: "c.link", Number: "II.3.1", Kind: KindURL, MaxLength: 60},
		{ID: "c.examples", Number: "II.3.2", Kind: KindRecords, MaxRecords: 3, Columns: []*Column{
			{Key: "title", Label: "Titel", Kind: KindText, MaxLength: 10},
			{Key: "about", Label: "Was", Kind: KindLongText, MaxLength: 30},
			{Key: "link", Label: "Adresse", Kind: KindURL, MaxLength: 60},
			{Key: "publish", Label: "Namentlich?", Kind: KindSingle, Options: options("yes", "no")},
		}},
	}}}}
	outlook := &Page{Key: "outlook", Topics: []*Topic{{Number: "III.1", Items: []*Item{
		{ID: "d.text", Number: "III.1.1", Kind: KindLongText, MaxLength: 30},
	}}}}
	both := &Condition{All: []*Condition{chosen("a.status", "yes", "plan"), chosen("b.status", "yes")}}
	return New("test", "Test", []*Section{
		{Key: "general", Number: "I", Pages: []*Page{strategy}},
		{Key: "services", Number: "II", Pages: []*Page{portal, data}},
		{Key: "outlook", Number: "III", Pages: []*Page{outlook}, ShowIf: &Condition{Any: []*Condition{both, chosen("b.rating", "high")}}},
	})
}

func options(keys ...string) []*Option {
	var all []*Option
	for _, key := range keys {
		all = append(all, &Option{Key: key, Label: key})
	}
	return all
}

func at(item string) Ref { return Ref{Item: item} }

func ids(items []*Item) []string {
	var all []string
	for _, it := range items {
		all = append(all, it.ID)
	}
	return all
}

func TestNewLinksEverythingInTheOrderOfTheDefinition(t *testing.T) {
	q := sample()
	want := []string{"a.status", "a.areas", "a.areas_note", "b.status", "b.contents", "b.contents_note", "b.rating", "c.link", "c.examples", "d.text"}
	if got := ids(q.Items()); !slices.Equal(got, want) {
		t.Fatalf("Items() = %v, want %v", got, want)
	}
	for i, it := range q.Items() {
		if it.Index != i || q.Item(it.ID) != it || it.Page.Section.Questionnaire != q {
			t.Errorf("%s: index %d at %d, or found wrongly, or not linked to its questionnaire", it.ID, it.Index, i)
		}
	}
	rating, data := q.Item("b.rating"), q.Page("data")
	if rating.Page.Key != "portal" || rating.Topic.Number != "II.2" || rating.Topic.Page != rating.Page || rating.Page.Section.Key != "services" {
		t.Errorf("b.rating stands on %s, topic %s", rating.Page.Key, rating.Topic.Number)
	}
	if data.Index != 2 || len(q.Pages()) != 4 {
		t.Errorf("page data has the index %d of %d", data.Index, len(q.Pages()))
	}
	if got := ids(rating.Page.Items()); !slices.Equal(got, want[3:7]) {
		t.Errorf("items of the page portal = %v", got)
	}
	if q.Item("a.unknown") != nil || q.Page("unknown") != nil {
		t.Error("something unknown was found")
	}
}

func TestOptionsAndColumnsAreFoundByKey(t *testing.T) {
	q := sample()
	if o := q.Item("a.areas").Option("other"); o == nil || o.Label != "Sonstiges" {
		t.Errorf("Option(other) = %v", o)
	}
	column := q.Item("c.examples").Column("publish")
	if column == nil || column.Option("no") == nil || column.Option("perhaps") != nil {
		t.Errorf("Column(publish) = %v", column)
	}
	if q.Item("a.areas").Option("cinema") != nil || q.Item("c.examples").Column("price") != nil {
		t.Error("something unknown was found")
	}
}

func TestEachKindSaysHowItIsAnswered(t *testing.T) {
	for kind, want := range map[Kind][4]bool{ // has options, only one, is a text, is typed
		KindSingle: {true, true}, KindScale: {true, true}, KindMultiple: {true},
		KindText: {2: true, 3: true}, KindLongText: {2: true, 3: true}, KindURL: {2: true, 3: true}, KindEmail: {2: true, 3: true},
		KindNumber: {3: true}, KindPercent: {3: true}, KindDate: {3: true},
		KindRecords: {},
	} {
		if got := [4]bool{kind.HasOptions(), kind.OneOption(), kind.IsText(), kind.IsTyped()}; got != want {
			t.Errorf("%s: %v, want %v", kind, got, want)
		}
	}
}
