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
		{"a reviewer reads everything", Member{Part: Reviewer}, Read, everywhere, true},
		{"a reviewer reads what there is not", Member{Part: Reviewer}, Read, []*survey.Item{nil}, false},
		{"a reviewer edits", Member{Part: Reviewer, Shares: []Share{{SharePage, "p1"}}}, Edit, everywhere[:1], false},
		{"a reviewer writes a note", Member{Part: Reviewer}, Note, everywhere[:1], false},
		{"a colleague writes a note about what they read", reader, Note, everywhere, true},
		{"a colleague writes a note about what is not theirs", shared(SharePage, "p1"), Note, []*survey.Item{other}, false},
		{"a reviewer submits", Member{Part: Reviewer}, Submit, nil, false},
		{"a reviewer manages", Member{Part: Reviewer}, Manage, nil, false},
		{"a reviewer releases", Member{Part: Reviewer}, Review, nil, true},
		{"a former reviewer releases", Member{Part: Reviewer, Revoked: true}, Review, nil, false},
		{"the coordinator releases in the reviewer's place", Member{Part: Coordinator}, Review, nil, false},
		{"a colleague releases", reader, Review, everywhere, false},
		{"the deputy submits", Member{Part: Deputy, Rule: ReleasedOnly}, Submit, nil, true},
		{"the deputy submits where only the coordinator may", Member{Part: Deputy, Rule: CoordinatorOnly}, Submit, nil, false},
		{"the deputy edits there", Member{Part: Deputy, Rule: CoordinatorOnly}, Edit, everywhere, true},
		{"the coordinator submits there", Member{Part: Coordinator, Rule: CoordinatorOnly}, Submit, nil, true},
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
