package survey

import (
	"fmt"
	"time"
	"unicode/utf8"
)

// RemarkCategory says what somebody minds about a question of a pre-test.
type RemarkCategory string

// The categories.
const (
	RemarkUnclear RemarkCategory = "unclear"
	RemarkMissing RemarkCategory = "missing"
	RemarkUnknown RemarkCategory = "unknown" // nobody can know that
	RemarkOther   RemarkCategory = "other"
)

// RemarkCategories are all of them, in the order in which they are offered.
var RemarkCategories = []RemarkCategory{RemarkUnclear, RemarkMissing, RemarkUnknown, RemarkOther}

// German is how the category is called.
func (c RemarkCategory) German() string {
	return map[RemarkCategory]string{RemarkUnclear: "unklar", RemarkMissing: "fehlt etwas", RemarkUnknown: "Wer soll das wissen?", RemarkOther: "Sonstiges"}[c]
}

// MaxRemark is how many characters a remark may have.
const MaxRemark = 1000

// Remark is what somebody of a county says about a question of a pre-test.
type Remark struct {
	Item     string
	Category RemarkCategory
	Text     string
	County   string // name; where all are listed
	Time     time.Time
}

// Empty reports whether it says nothing: it is taken back.
func (r Remark) Empty() bool { return r.Category == "" && r.Text == "" }

// Check returns an ErrInvalid for what no form of ours posts.
func (r Remark) Check() error {
	if r.Item == "" || utf8.RuneCountInString(r.Text) > MaxRemark || !r.Empty() && r.Category.German() == "" {
		return fmt.Errorf("remark on %q: %w", r.Item, ErrInvalid)
	}
	return nil
}

// PageTime is how long a form of a page was open before it was saved.
type PageTime struct {
	County  string // key
	Page    string
	Seconds int
}

// MaxPageTime bounds it, in seconds: whoever takes longer has been away.
const MaxPageTime = 2 * 60 * 60
