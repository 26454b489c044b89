package instrument

import "go.yaml.in/yaml/v4"

// The raw types mirror the YAML. Their tags say what a key is called, what it
// may hold and, for German texts, whether they are one line or markup.

type rawDefinition struct {
	place
	Format        int          `yaml:"format" validate:"required,eq=1"`
	Key           string       `yaml:"key" validate:"required,slug"`
	Title         string       `yaml:"title" validate:"required,max=200" text:"line"`
	FiguresOf     int          `yaml:"figures_of" validate:"oneof=2018"`
	PublishedOnly []*yaml.Node `yaml:"published_only"` // numbers, or rawDroppedFigures
	NoAnswer      *rawState    `yaml:"no_answer"`
	NoneOfThese   *rawState    `yaml:"none_of_these"`
	Bases         *yaml.Node   `yaml:"bases"`
	OptionSets    *yaml.Node   `yaml:"option_sets"`
	Blocks        *yaml.Node   `yaml:"blocks"`
	Sections      []rawSection `yaml:"sections" validate:"required,min=1"`
	Mappings      *rawMappings `yaml:"mappings"`
}

type rawState struct {
	place
	Label string `yaml:"label" validate:"required,max=100" text:"line"`
	New   bool   `yaml:"new"`
}

type rawBase struct {
	place
	Label  string        `yaml:"label" validate:"required,max=200" text:"line"`
	Filter *rawCondition `yaml:"filter" validate:"required"`
}

type rawBlock struct {
	place
	Parameters []*yaml.Node `yaml:"parameters" validate:"required"`
	Page       *yaml.Node   `yaml:"page"`
	Items      []*yaml.Node `yaml:"items" validate:"min=1"`
}

// rawUse stands in a list of questions, rawPageUse in a list of pages.
type rawUse struct {
	place
	Use  string     `yaml:"use" validate:"required"`
	With *yaml.Node `yaml:"with"`
}

type rawPageUse struct {
	place
	Use  string        `yaml:"use" validate:"required"`
	With *yaml.Node    `yaml:"with"`
	Add  []rawAddition `yaml:"add" validate:"min=1"`
}

type rawAddition struct {
	place
	After string       `yaml:"after"`
	Items []*yaml.Node `yaml:"items" validate:"required,min=1"`
}

type rawSection struct {
	place
	Key    string        `yaml:"key" validate:"required,slug"`
	Title  string        `yaml:"title" validate:"required,max=200" text:"line"`
	Intro  string        `yaml:"intro" validate:"max=4000" text:"markup" pipes:"yes"`
	ShowIf *rawCondition `yaml:"show_if"`
	Pages  []rawPage     `yaml:"pages" validate:"required,min=1"`
}

type rawPage struct {
	place
	Key     string        `yaml:"key" validate:"required,slug"`
	Title   string        `yaml:"title" validate:"required,max=200" text:"line"`
	Intro   string        `yaml:"intro" validate:"max=4000" text:"markup" pipes:"yes"`
	ShowIf  *rawCondition `yaml:"show_if"`
	Absence *rawAbsence   `yaml:"absence"`
	Items   []rawItem     `yaml:"items" validate:"min=1"`
	Topics  []rawTopic    `yaml:"topics" validate:"min=1"`
	Checks  []rawCheck    `yaml:"checks" validate:"min=1"`
}

type rawTopic struct {
	place
	Title string    `yaml:"title" validate:"required,max=200" text:"line"`
	Items []rawItem `yaml:"items" validate:"required,min=1"`
}

type rawAbsence struct {
	place
	Label   string             `yaml:"label" validate:"required,max=200" text:"line"`
	Confirm string             `yaml:"confirm" validate:"required,max=1000" text:"line"`
	Answers []rawAbsenceAnswer `yaml:"answers" validate:"required,min=1"`
}

type rawAbsenceAnswer struct {
	place
	Item   string   `yaml:"item" validate:"required"`
	Choose []string `yaml:"choose" validate:"min=1"`
	None   bool     `yaml:"none"`
}

type rawCheck struct {
	place
	Key   string        `yaml:"key" validate:"required,key"`
	Level string        `yaml:"level" validate:"required,oneof=error warning"`
	When  *rawCondition `yaml:"when" validate:"required"`
	Text  string        `yaml:"text" validate:"required,max=1000" text:"line" pipes:"yes"`
	At    string        `yaml:"at"`
}

type rawItem struct {
	place
	ID          string        `yaml:"id" validate:"required,itemid"`
	Kind        string        `yaml:"kind" validate:"required,oneof=single multiple scale text longtext url email number percent date records group"`
	Label       string        `yaml:"label" validate:"required,max=1000" text:"line" pipes:"yes"`
	Proposed    bool          `yaml:"proposed"`
	Hint        string        `yaml:"hint" validate:"max=1000" text:"line" pipes:"yes"`
	Help        string        `yaml:"help" validate:"max=4000" text:"markup" pipes:"yes"`
	CompanionOf string        `yaml:"companion_of"`
	ShowIf      *rawCondition `yaml:"show_if"`
	Required    bool          `yaml:"required"`
	Options     *yaml.Node    `yaml:"options"` // the name of a set, or the options themselves
	NoAnswer    *bool         `yaml:"no_answer"`
	NoneOfThese *bool         `yaml:"none_of_these"`
	MinChoices  int           `yaml:"min_choices" validate:"min=2,max=100"`
	MaxChoices  int           `yaml:"max_choices" validate:"min=2,max=100"`
	MaxLength   int           `yaml:"max_length" validate:"min=1,max=20000"`
	Minimum     *yaml.Node    `yaml:"minimum"`
	Maximum     *yaml.Node    `yaml:"maximum"`
	Decimals    int           `yaml:"decimals" validate:"min=0,max=3"`
	Unit        string        `yaml:"unit" validate:"max=40" text:"line"`
	Columns     []rawColumn   `yaml:"columns" validate:"min=1"`
	Parts       []rawPart     `yaml:"parts" validate:"min=1"`
	Total       *rawTotal     `yaml:"total"`
	MaxRecords  int           `yaml:"max_records" validate:"min=1,max=50"`
	Personal    bool          `yaml:"personal"`
	Errors      *yaml.Node    `yaml:"errors"`                     // code of a mistake → sentence
	Figure      *yaml.Node    `yaml:"figure" validate:"required"` // a number, "none", or a rawFigure
}

type rawOption struct {
	place
	Key       string        `yaml:"key" validate:"required,key"`
	Label     string        `yaml:"label" validate:"required,max=300" text:"line"`
	Proposed  bool          `yaml:"proposed"`
	New       bool          `yaml:"new"`
	Exclusive bool          `yaml:"exclusive"`
	Neutral   bool          `yaml:"neutral"`
	Text      bool          `yaml:"text"`
	TextLabel string        `yaml:"text_label" validate:"max=200" text:"line"`
	TextMax   int           `yaml:"text_max" validate:"min=1,max=4000"`
	ShowIf    *rawCondition `yaml:"show_if"`

	CannotFollow []string `yaml:"cannot_follow" validate:"min=1"`
}

type rawColumn struct {
	place
	Key       string     `yaml:"key" validate:"required,key"`
	Kind      string     `yaml:"kind" validate:"required,oneof=text longtext url email number percent date single"`
	Label     string     `yaml:"label" validate:"required,max=300" text:"line"`
	Hint      string     `yaml:"hint" validate:"max=1000" text:"line"`
	Options   *yaml.Node `yaml:"options"`
	MaxLength int        `yaml:"max_length" validate:"min=1,max=20000"`
	Minimum   *yaml.Node `yaml:"minimum"`
	Maximum   *yaml.Node `yaml:"maximum"`
	Decimals  int        `yaml:"decimals" validate:"min=0,max=3"`
	Unit      string     `yaml:"unit" validate:"max=40" text:"line"`
	Personal  bool       `yaml:"personal"`
}

type rawPart struct {
	place
	Key   string `yaml:"key" validate:"required,key"`
	Label string `yaml:"label" validate:"required,max=300" text:"line"`
	Hint  string `yaml:"hint" validate:"max=1000" text:"line"`
}

type rawTotal struct {
	place
	Label string     `yaml:"label" validate:"required,max=300" text:"line"`
	Equal *yaml.Node `yaml:"equal"`
}

type rawCondition struct {
	place
	Item     string         `yaml:"item"`
	Part     string         `yaml:"part"`
	Sum      []string       `yaml:"sum" validate:"min=1"`
	In       []string       `yaml:"in" validate:"min=1"`
	Answered bool           `yaml:"answered"`
	Above    *yaml.Node     `yaml:"above"` // a value, or a rawOperand
	AtLeast  *yaml.Node     `yaml:"at_least"`
	Below    *yaml.Node     `yaml:"below"`
	AtMost   *yaml.Node     `yaml:"at_most"`
	Equal    *yaml.Node     `yaml:"equal"`
	Unequal  *yaml.Node     `yaml:"unequal"`
	All      []rawCondition `yaml:"all" validate:"min=1"`
	Any      []rawCondition `yaml:"any" validate:"min=1"`
	Not      *rawCondition  `yaml:"not"`
}

type rawOperand struct {
	place
	Item string   `yaml:"item"`
	Part string   `yaml:"part"`
	Sum  []string `yaml:"sum" validate:"min=1"`
}

type rawFigure struct {
	place
	Key        string       `yaml:"key" validate:"required" text:"number"`
	Classes    []*yaml.Node `yaml:"classes" validate:"min=1"` // numbers
	Title      string       `yaml:"title" validate:"max=1000" text:"line"`
	Comparison string       `yaml:"comparison" validate:"oneof=identical wording_changed options_changed new"`
	Note       string       `yaml:"note" validate:"max=1000" text:"line"`
	Chart      string       `yaml:"chart" validate:"oneof=stacked bars"`
	Base       string       `yaml:"base"`
	Readings   []string     `yaml:"readings"`
	Order      []string     `yaml:"order"`
}

type rawDroppedFigure struct {
	place
	Key  string `yaml:"key" validate:"required" text:"number"`
	Note string `yaml:"note" validate:"max=1000" text:"line"`
}
