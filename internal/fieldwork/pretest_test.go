package fieldwork

import (
	"testing"

	"kreisumfrage/internal/survey"
)

func TestAPretestIsListedByQuestionAndTimedByPage(t *testing.T) {
	page := func(key string, items ...string) *survey.Page {
		p := &survey.Page{Key: key, Topics: []*survey.Topic{{}}}
		for _, id := range items {
			p.Topics[0].Items = append(p.Topics[0].Items, &survey.Item{ID: id, Kind: survey.KindText})
		}
		return p
	}
	q := survey.New("q", "Q", []*survey.Section{{Key: "s", Pages: []*survey.Page{page("one", "a", "b"), page("two", "c"), page("three", "d")}}})
	got := PretestOf(q, []survey.Remark{
		{Item: "c", Category: survey.RemarkMissing, Text: "zuerst gesagt"}, {Item: "a", Category: survey.RemarkUnclear},
		{Item: "c", Category: survey.RemarkMissing}, {Item: "gone", Category: survey.RemarkOther},
	}, []survey.PageTime{
		{County: "1", Page: "one", Seconds: 60}, {County: "1", Page: "one", Seconds: 40}, // together 100
		{County: "2", Page: "one", Seconds: 10}, {County: "3", Page: "one", Seconds: 300},
		{County: "1", Page: "two", Seconds: 20}, {County: "2", Page: "two", Seconds: 31}, // between 20 and 31
		{County: "1", Page: "gone", Seconds: 7},
	})
	if len(got.Items) != 2 || got.Items[0].Item.ID != "a" || got.Items[1].Item.ID != "c" || got.Items[1].Remarks[0].Text != "zuerst gesagt" {
		t.Errorf("%+v", got.Items)
	}
	if got.Counts[survey.RemarkMissing] != 2 || got.Counts[survey.RemarkUnclear] != 1 || got.Counts[survey.RemarkUnknown] != 0 || got.Left != 1 {
		t.Errorf("%+v, %d left", got.Counts, got.Left)
	}
	if len(got.Pages) != 2 || got.Pages[0].Median != 100 || got.Pages[0].Counties != 3 || got.Pages[1].Median != 25 || got.Total != 125 {
		t.Errorf("%+v, %d", got.Pages, got.Total)
	}
}
