package fieldwork

import "kreisumfrage/internal/survey"

// Begun counts the questions that have an answer, by county and section. What the
// answers are, it does not know.
type Begun map[string]map[string]int

// SectionProgress is how far a county is with one section.
type SectionProgress struct {
	Section *survey.Section
	Begun   bool // something is answered
	Done    bool // all its pages are declared finished
}

// Sections says how far a county is with each section.
func Sections(q *survey.Questionnaire, r survey.Response, begun Begun) []SectionProgress {
	var all []SectionProgress
	for _, section := range q.Sections {
		done := len(section.Pages) > 0
		for _, p := range section.Pages {
			_, marked := r.PagesDone[p.Key]
			done = done && marked
		}
		all = append(all, SectionProgress{section, begun[r.County.Key][section.Key] > 0, done})
	}
	return all
}

// SectionsDone counts the sections whose pages are all declared finished.
func SectionsDone(q *survey.Questionnaire, r survey.Response) (done, all int) {
	for _, s := range Sections(q, r, nil) {
		if s.Done {
			done++
		}
	}
	return done, len(q.Sections)
}

// ItemsBySection are the questions whose answers Begun counts, companions left
// out.
func ItemsBySection(q *survey.Questionnaire) map[string][]string {
	items := map[string][]string{}
	for _, it := range q.Items() {
		if it.CompanionOf == "" {
			items[it.Page.Section.Key] = append(items[it.Page.Section.Key], it.ID)
		}
	}
	return items
}
