package figure

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"

	"kreisumfrage/internal/survey"
)

// Reconstruct draws synthetic responses whose aggregates equal the published
// values: as many as the study had, each with a county of its own (R001 and on)
// that stands for no real one. The same seed draws the same responses, and a
// change of one item leaves the others as they are.
//
// It fails when an option of a reconstructed item has no known count, or when
// the counts do not fit the responses that the item applies to: then the
// edition does not match the published values.
func Reconstruct(q *survey.Questionnaire, specs []Spec, published *Published, seed uint64) ([]survey.Submission, error) {
	answers := make([]survey.Answers, published.Respondents)
	for i := range answers {
		answers[i] = survey.Answers{}
	}
	byItem := map[string]Spec{}
	for _, spec := range specs {
		byItem[spec.Item] = spec
	}
	for _, it := range q.Items() { // in order, so that routing finds its answers
		spec, figured := byItem[it.ID]
		if facts := published.ByKey(spec.Key); figured && facts != nil {
			if err := drawItem(q, it, spec, facts, answers, seed); err != nil {
				return nil, fmt.Errorf("reconstruct figure %s: %w", facts.Key, err)
			}
		}
	}
	subs := make([]survey.Submission, len(answers))
	for i, a := range answers {
		subs[i] = survey.Submission{
			Kind: survey.FromPublished,
			County: survey.County{
				Key:  fmt.Sprintf("R%03d", i+1),
				Name: fmt.Sprintf("Rekonstruktion %03d", i+1),
			},
			Rows: q.Snapshot(a),
		}
	}
	return subs, nil
}

// drawItem gives the responses to which the item applies their answers.
func drawItem(q *survey.Questionnaire, it *survey.Item, spec Spec, facts *PublishedFigure, answers []survey.Answers, seed uint64) error {
	var eligible []int
	for i, a := range answers {
		if q.Shown(it, a) && (spec.Base.Kind != Filtered || q.Holds(spec.Base.Filter, a)) {
			eligible = append(eligible, i)
		}
	}
	counts := make([]int, len(it.Options))
	for i, o := range it.Options {
		p := facts.Option(o.Key)
		if p == nil || p.Count < 0 {
			return fmt.Errorf("option %q: no known count: %w", o.Key, survey.ErrInvalid)
		}
		counts[i] = p.Count
	}
	h := fnv.New64a()
	h.Write([]byte(it.ID))
	random := rand.New(rand.NewPCG(seed, h.Sum64()))
	draw := drawEach
	if it.Kind.OneOption() {
		draw = drawOne
	}
	chosen, err := draw(random, counts, len(eligible))
	if err != nil {
		return err
	}
	for i, options := range chosen {
		if v := chosenValue(it, options); !v.IsEmpty() {
			answers[eligible[i]][survey.Ref{Item: it.ID}] = v
		}
	}
	return nil
}

// drawOne splits n responses among the options; who is left over chose none.
func drawOne(random *rand.Rand, counts []int, n int) ([][]int, error) {
	chosen, order := make([][]int, n), random.Perm(n)
	for option, count := range counts {
		if count > len(order) {
			return nil, fmt.Errorf("counts exceed %d responses: %w", n, survey.ErrInvalid)
		}
		for _, i := range order[:count] {
			chosen[i] = []int{option}
		}
		order = order[count:]
	}
	return chosen, nil
}

// drawEach draws every option on its own: the study tells nothing about which
// answers come together.
func drawEach(random *rand.Rand, counts []int, n int) ([][]int, error) {
	chosen := make([][]int, n)
	for option, count := range counts {
		if count > n {
			return nil, fmt.Errorf("count %d exceeds %d responses: %w", count, n, survey.ErrInvalid)
		}
		for _, i := range random.Perm(n)[:count] {
			chosen[i] = append(chosen[i], option)
		}
	}
	return chosen, nil
}

func chosenValue(it *survey.Item, options []int) survey.Value {
	if len(options) == 0 {
		return survey.Value{None: it.Kind == survey.KindMultiple && it.NoneOfThese}
	}
	var keys []string
	for _, o := range options {
		keys = append(keys, it.Options[o].Key)
	}
	return survey.Choose(keys...)
}
