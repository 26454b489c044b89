package instrument

import (
	"errors"
	"fmt"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// LoadPublished reads the published results of the study. Unknown keys,
// repeated keys and facts that contradict each other are errors (ErrInvalid).
func LoadPublished(data []byte) (*figure.Published, error) {
	var file publishedFile
	if err := yaml.Load(data, &file, yaml.WithKnownFields()); err != nil {
		return nil, fmt.Errorf("read published results: %w: %w", survey.ErrInvalid, err)
	}
	if file.Format != 1 {
		return nil, fmt.Errorf("read published results: format %d: %w", file.Format, survey.ErrInvalid)
	}
	p := &figure.Published{
		Title: file.Study.Title, Series: file.Study.Series, Date: file.Study.Published,
		FieldPeriod: file.Study.FieldPeriod, Population: file.Study.Population,
		Respondents: file.Study.Respondents, Bases: file.Study.Bases,
	}
	seen := map[string]bool{}
	for _, f := range append(file.Figures, file.Tables...) {
		n, err := f.n(p)
		if err := errors.Join(err, f.check(), once(seen, f.Key)); err != nil {
			return nil, fmt.Errorf("read published results: figure %q: %w", f.Key, err)
		}
		p.Figures = append(p.Figures, f.facts(n))
	}
	return p, nil
}

type publishedFile struct {
	Format int `yaml:"format"`
	Study  struct {
		Title       string         `yaml:"title"`
		Series      string         `yaml:"series"`
		Published   string         `yaml:"published"`
		FieldPeriod string         `yaml:"field_period"`
		Population  int            `yaml:"population"`
		Respondents int            `yaml:"respondents"`
		Bases       map[string]int `yaml:"bases"`
	} `yaml:"study"`
	Figures []publishedFigure `yaml:"figures"`
	Tables  []publishedFigure `yaml:"tables"`
}

type publishedFigure struct {
	Key             string             `yaml:"key"`
	Section         string             `yaml:"section"`
	SectionTitle    string             `yaml:"section_title"`
	Topic           string             `yaml:"topic"`
	TopicTitle      string             `yaml:"topic_title"`
	Item            string             `yaml:"item"`
	Title           string             `yaml:"title"`
	Printed         string             `yaml:"printed"`
	Kind            string             `yaml:"kind"`
	Base            string             `yaml:"base"`
	BaseNote        string             `yaml:"base_note"`
	Values          string             `yaml:"values"`
	OptionsComplete bool               `yaml:"options_complete"`
	AxisMax         int                `yaml:"axis_max"`
	Options         []publishedOption  `yaml:"options"`
	Combined        []publishedSum     `yaml:"combined"`
	Counts          map[string]int     `yaml:"counts"`
	CountsMentions  map[string]int     `yaml:"counts_mentions"`
	Errata          []publishedErratum `yaml:"errata"`
}

type publishedOption struct {
	Key          string   `yaml:"key"`
	Label        string   `yaml:"label"`
	Printed      string   `yaml:"printed"`
	Percent      *float64 `yaml:"percent"`
	Source       string   `yaml:"source"`
	LabelSource  string   `yaml:"label_source"`
	ProseLabel   string   `yaml:"prose_label"`
	ProsePercent *float64 `yaml:"prose_percent"`
	Approx       *struct {
		Printed string  `yaml:"printed"`
		Value   float64 `yaml:"value"`
		Bound   string  `yaml:"bound"`
	} `yaml:"approx"`
	Rank int    `yaml:"rank"`
	Note string `yaml:"note"`
}

type publishedSum struct {
	Keys       []string `yaml:"keys"`
	Percent    float64  `yaml:"percent"`
	Complement bool     `yaml:"complement"`
	Printed    string   `yaml:"printed"`
}

type publishedErratum struct {
	Type string `yaml:"type"`
	Text string `yaml:"text"`
}

// check refuses what could not be drawn or compared.
func (f publishedFigure) check() error {
	for name, text := range map[string]string{"key": f.Key, "section": f.Section, "section_title": f.SectionTitle,
		"topic": f.Topic, "topic_title": f.TopicTitle, "item": f.Item, "title": f.Title} {
		if text == "" {
			return fmt.Errorf("%s is missing: %w", name, survey.ErrInvalid)
		}
	}
	switch figure.PublishedKind(f.Kind) {
	case figure.PublishedSingle, figure.PublishedScale, figure.PublishedMultiple:
	default:
		return fmt.Errorf("kind %q: %w", f.Kind, survey.ErrInvalid)
	}
	return f.checkOptions()
}

func (f publishedFigure) checkOptions() error {
	seen := map[string]bool{}
	for _, o := range f.Options {
		if err := once(seen, o.Key); err != nil {
			return err
		}
		if o.Label == "" || (o.Percent != nil && (*o.Percent < 0 || *o.Percent > 100)) {
			return fmt.Errorf("option %q: %w", o.Key, survey.ErrInvalid)
		}
		if o.Percent != nil && o.Approx != nil {
			return fmt.Errorf("option %q has an exact and a rounded value: %w", o.Key, survey.ErrInvalid)
		}
	}
	for _, counts := range []map[string]int{f.Counts, f.CountsMentions} {
		for key := range counts {
			if !seen[key] {
				return fmt.Errorf("count for unknown option %q: %w", key, survey.ErrInvalid)
			}
		}
	}
	for _, c := range f.Combined {
		for _, key := range c.Keys {
			if !seen[key] {
				return fmt.Errorf("combined value for unknown option %q: %w", key, survey.ErrInvalid)
			}
		}
	}
	return nil
}

func once(seen map[string]bool, key string) error {
	if key == "" || seen[key] {
		return fmt.Errorf("key %q is empty or repeated: %w", key, survey.ErrInvalid)
	}
	seen[key] = true
	return nil
}

// n is how many responses stand behind the percentages.
func (f publishedFigure) n(p *figure.Published) (int, error) {
	if f.Base == string(figure.Respondents) {
		return p.Respondents, nil
	}
	n, known := p.Bases[f.Base]
	if !known {
		return 0, fmt.Errorf("base %q: %w", f.Base, survey.ErrInvalid)
	}
	return n, nil
}

func (f publishedFigure) facts(n int) figure.PublishedFigure {
	facts := figure.PublishedFigure{
		Key: f.Key, Section: f.Section, SectionTitle: f.SectionTitle,
		Topic: f.Section + "." + f.Topic, TopicTitle: f.TopicTitle, Title: f.Title, Printed: f.Printed,
		Item: f.Item, Kind: figure.PublishedKind(f.Kind), N: n, BaseNote: f.BaseNote,
		Complete:        f.Values == "all_figure" || f.Values == "all_prose",
		OptionsComplete: f.OptionsComplete, AxisMax: f.AxisMax,
	}
	for _, o := range f.Options {
		option := figure.PublishedOption{
			Key: o.Key, Label: o.Label, Printed: o.Printed, Source: o.Source, LabelSource: o.LabelSource,
			ProseLabel: o.ProseLabel, Percent: o.Percent, ProsePercent: o.ProsePercent, Rank: o.Rank,
			Count: known(f.Counts, o.Key), Mentions: known(f.CountsMentions, o.Key), Note: o.Note,
		}
		if o.Approx != nil {
			option.Approximately = o.Approx.Printed
		}
		facts.Mentions += max(option.Mentions, 0)
		facts.Options = append(facts.Options, option)
	}
	for _, c := range f.Combined {
		facts.Combined = append(facts.Combined, figure.PublishedSum(c))
	}
	for _, e := range f.Errata {
		facts.Errata = append(facts.Errata, figure.Erratum{Kind: e.Type, Text: e.Text})
	}
	return facts
}

// known returns the count of the option, or -1.
func known(counts map[string]int, key string) int {
	if n, ok := counts[key]; ok {
		return n
	}
	return -1
}
