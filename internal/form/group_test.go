package form

import (
	"slices"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestAGroupShowsItsNumbersWithTheirTotal(t *testing.T) {
	q, page := sample()
	teams := find(t, Build(q, page, State{Stored: stored(survey.Answers{at("x.teams"): fields("infra", "1.5", "total", "1.5")}, 3)}), "x.teams")
	if len(teams.Parts) != 2 || teams.Parts[0].Name != "x.teams:infra" || teams.Parts[0].Value != "1,5" || teams.Parts[0].Unit != "Stellen" ||
		teams.Parts[1].Label != "Fachverfahren" || teams.Parts[1].Value != "" {
		t.Errorf("parts %+v", teams.Parts)
	}
	if teams.Total == nil || teams.Total.Name != "x.teams:total" || teams.Total.Value != "1,5" || teams.Sum != "" {
		t.Errorf("total %+v, sum %q", teams.Total, teams.Sum)
	}
	if !teams.Required || teams.VersionName != "v:x.teams" || teams.Version != 3 {
		t.Errorf("%+v", teams)
	}
	if teams.Format != "Zahl von 0 bis 1.000, höchstens eine Nachkommastelle" || teams.Parts[0].Format != "" || teams.Total.Format != "" {
		t.Errorf("the format is said as %q, %q and %q", teams.Format, teams.Parts[0].Format, teams.Total.Format)
	}
	split := find(t, Blank(q, page), "x.split")
	if len(split.Parts) != 2 || split.Total != nil || split.Sum != "Zusammen: 100\u00a0%" || split.Required {
		t.Errorf("%+v", split)
	}
}

func TestAGroupIsReadNumberByNumber(t *testing.T) {
	for _, c := range []struct {
		name  string
		typed []string
		want  survey.Value
		codes []survey.Code
	}{
		{"fits", []string{"x.teams:infra=1,5", "x.teams:apps=1.000", "x.teams:total=1.001,5 Stellen"}, fields("infra", "1.5", "apps", "1000", "total", "1001.5"), nil},
		{"incomplete", []string{"x.teams:infra=1,5", "x.teams:total=7"}, fields("infra", "1.5", "total", "7"), nil},
		{"empty", []string{"x.teams:infra=", "x.teams:apps= "}, survey.Value{}, nil},
		{"does not add up", []string{"x.teams:infra=1", "x.teams:apps=2", "x.teams:total=4"}, fields("infra", "1", "apps", "2", "total", "4"), []survey.Code{survey.WrongTotal}},
		{"cannot be read", []string{"x.teams:infra=1", "x.teams:apps=1.5", "x.teams:total=4"}, fields("infra", "1", "apps", "1.5", "total", "4"), []survey.Code{survey.AmbiguousNumber}},
	} {
		p := decode(t, form(append([]string{"v:x.teams=2"}, c.typed...)...))
		var codes []survey.Code
		for _, problem := range p.Problems {
			codes = append(codes, problem.Code)
		}
		if got := p.Answers[at("x.teams")]; !got.Equal(c.want) || !slices.Equal(codes, c.codes) {
			t.Errorf("%s: %s, %v", c.name, got.Canonical(), codes)
		}
	}
	_, page := sample()
	if _, err := Decode(page, form("v:x.teams=0", "x.teams:gone=1")); err == nil {
		t.Error("an unknown part was read")
	}
}

func TestTheSummaryLeadsToTheNumberOfAGroup(t *testing.T) {
	q, _ := sample()
	got := Summary(q, []survey.Problem{
		{Ref: at("x.split"), Code: survey.WrongTotal, Sum: "1"},
		{Ref: at("x.teams"), Part: survey.TotalKey, Code: survey.WrongTotal, Sum: "1"},
		{Ref: at("x.teams"), Part: "apps", Code: survey.NotNumber},
	})
	var links []string
	for _, p := range got {
		links = append(links, p.Href)
	}
	if want := []string{"#f-x-teams--t--apps", "#f-x-teams--t--total", "#f-x-split--t--own"}; !slices.Equal(links, want) {
		t.Errorf("%v, want %v", links, want)
	}
	if !IsTyped(q, "x.teams:apps") || IsTyped(q, "x.teams") || IsTyped(q, "check/many") || LabelOf(q, "x.teams:apps") != "II.2.4 Stellen" {
		t.Error("the names of a group are not known")
	}
}
