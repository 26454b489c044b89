package access

import (
	"testing"

	"kreisumfrage/internal/survey"
)

func TestAMemberMayDoWhatTheirPartAndSharesAllow(t *testing.T) {
	one, two := &survey.Item{ID: "one"}, &survey.Item{ID: "two"}
	below, other := &survey.Item{ID: "below", CompanionOf: "two"}, &survey.Item{ID: "other"}
	survey.New("q", "Q", []*survey.Section{
		{Key: "first", Pages: []*survey.Page{{Key: "p1", Topics: []*survey.Topic{{Items: []*survey.Item{one}}}},
			{Key: "p2", Topics: []*survey.Topic{{Items: []*survey.Item{two, below}}}}}},
		{Key: "second", Pages: []*survey.Page{{Key: "p3", Topics: []*survey.Topic{{Items: []*survey.Item{other}}}}}},
	})
	everywhere := []*survey.Item{one, two, below, other}
	shared := func(kind ShareKind, key string) Member {
		return Member{Part: Colleague, Shares: []Share{{kind, key}}}
	}
	reader := shared(SharePage, "p1")
	reader.ReadsRest = true
	gone := Member{Part: Deputy, Revoked: true}
	for _, c := range []struct {
		name  string
		m     Member
		act   Act
		items []*survey.Item
		want  bool
	}{
		{"a guest reads", Member{}, Read, everywhere[:1], false},
		{"a guest submits", Member{}, Submit, nil, false},
		{"a guest with shares edits", Member{Shares: []Share{{SharePage, "p1"}}}, Edit, everywhere[:1], false},
		{"the coordinator edits everything", Member{Part: Coordinator}, Edit, everywhere, true},
		{"the coordinator submits", Member{Part: Coordinator}, Submit, nil, true},
		{"the deputy manages", Member{Part: Deputy}, Manage, nil, true},
		{"a former deputy edits", gone, Edit, everywhere[:1], false},
		{"a former deputy manages", gone, Manage, nil, false},
		{"a colleague submits", shared(ShareSection, "first"), Submit, nil, false},
		{"a colleague submits with items", shared(ShareSection, "first"), Submit, everywhere[:1], false},
		{"a colleague manages", reader, Manage, nil, false},
		{"a section covers its pages", shared(ShareSection, "first"), Edit, []*survey.Item{one, two, below}, true},
		{"a section covers no other", shared(ShareSection, "first"), Edit, everywhere, false},
		{"a page covers its questions", shared(SharePage, "p2"), Edit, []*survey.Item{two, below}, true},
		{"a page covers no other", shared(SharePage, "p2"), Read, []*survey.Item{one}, false},
		{"a question covers its companion", shared(ShareItem, "two"), Edit, []*survey.Item{two, below}, true},
		{"a companion does not cover its question", shared(ShareItem, "below"), Edit, []*survey.Item{two}, false},
		{"keys of different kinds differ", shared(ShareItem, "p1"), Edit, []*survey.Item{one}, false},
		{"an unknown question", shared(ShareSection, "first"), Edit, []*survey.Item{nil}, false},
		{"nothing at all", shared(ShareSection, "first"), Edit, nil, false},
		{"a reader reads the rest", reader, Read, everywhere, true},
		{"a reader edits only their share", reader, Edit, []*survey.Item{one, other}, false},
		{"no shares", Member{Part: Colleague}, Read, everywhere[:1], false},
	} {
		if got := c.m.May(c.act, c.items...); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestAPersonIsCalledByNameAndOffice(t *testing.T) {
	for c, want := range map[Contact]string{
		{Name: "Frau Beispiel", Office: "Schulamt"}: "Frau Beispiel, Schulamt",
		{Name: "Frau Beispiel"}:                     "Frau Beispiel",
		{}:                                          "",
	} {
		if got := c.Text(); got != want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}
