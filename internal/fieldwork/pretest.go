package fieldwork

import (
	"slices"

	"kreisumfrage/internal/survey"
)

// PretestItem is what was said about one question of a pre-test.
type PretestItem struct {
	Item    *survey.Item
	Remarks []survey.Remark
}

// PretestPage is how long a page took, in seconds.
type PretestPage struct {
	Page     *survey.Page
	Counties int
	Median   int
}

// Pretest is the result of a pre-test, in the order of the questionnaire.
type Pretest struct {
	Items  []PretestItem // those about which something was said
	Counts map[survey.RemarkCategory]int
	Pages  []PretestPage // those that were saved
	Total  int           // seconds: the sum of the medians
	Left   int           // remarks about questions that there are no more
}

// PretestOf puts the remarks to their questions and the times to their pages. A
// county's time for a page is that of all its forms together.
func PretestOf(q *survey.Questionnaire, remarks []survey.Remark, times []survey.PageTime) Pretest {
	result := Pretest{Counts: map[survey.RemarkCategory]int{}}
	byItem := map[string][]survey.Remark{}
	for _, r := range remarks {
		byItem[r.Item] = append(byItem[r.Item], r)
		result.Counts[r.Category]++
		if q.Item(r.Item) == nil {
			result.Left++
		}
	}
	for _, it := range q.Items() {
		if said := byItem[it.ID]; len(said) > 0 {
			result.Items = append(result.Items, PretestItem{it, said})
		}
	}
	byPage := map[string]map[string]int{}
	for _, t := range times {
		if byPage[t.Page] == nil {
			byPage[t.Page] = map[string]int{}
		}
		byPage[t.Page][t.County] += t.Seconds
	}
	for _, p := range q.Pages() {
		if took := byPage[p.Key]; len(took) > 0 {
			page := PretestPage{Page: p, Counties: len(took), Median: median(took)}
			result.Pages = append(result.Pages, page)
			result.Total += page.Median
		}
	}
	return result
}

func median(byCounty map[string]int) int {
	var all []int
	for _, seconds := range byCounty {
		all = append(all, seconds)
	}
	slices.Sort(all)
	middle := len(all) / 2
	if len(all)%2 == 1 {
		return all[middle]
	}
	return (all[middle-1] + all[middle]) / 2
}
