package web

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"regexp"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/survey"
)

// operatorText is a page whose words the operator keeps in a text file.
type operatorText struct {
	path  string
	file  string
	title string
}

var operatorTexts = []operatorText{
	{"/hilfe", "hilfe.md", "Hilfe"},
	{contactPath, "kontakt.md", "Kontakt"},
	{"/impressum", "impressum.md", "Impressum"},
	{privacyPath, "datenschutz.md", "Datenschutzerklärung"},
	{"/barrierefreiheit", "barrierefreiheit.md", "Erklärung zur Barrierefreiheit"},
	{"/leichte-sprache", "leichte-sprache.md", "Diese Umfrage in Leichter Sprache"},
	{"/lizenzen", "lizenzen.md", "Lizenzen"},
}

const (
	contactPath = "/kontakt"
	privacyPath = "/datenschutz"
)

// Gap is a place in a text that only the operator can fill in.
type Gap struct {
	File string
	Page string // path of the page that shows it
	Line int    // 0 where it is the whole file
	Text string
}

// Place says where the gap is.
func (g Gap) Place() string {
	if g.Line == 0 {
		return g.File
	}
	return fmt.Sprintf("%s, Zeile %d", g.File, g.Line)
}

// gapMark is such a place; a mark that nobody closed reaches to the end of its
// line.
var gapMark = regexp.MustCompile(`\[\[.*?(\]\]|$)`)

// Gaps lists what is still to be filled in, in the order of the pages. A text that
// says nothing is a gap itself.
func Gaps(texts fs.FS) ([]Gap, error) {
	var all []Gap
	for _, t := range operatorTexts {
		text, err := fs.ReadFile(texts, t.file)
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		if err != nil {
			return nil, fmt.Errorf("read text: %w", err)
		}
		all = append(all, t.gaps(string(text))...)
	}
	return all, nil
}

func (t operatorText) gaps(text string) []Gap {
	if strings.TrimSpace(text) == "" {
		return []Gap{{File: t.file, Page: t.path, Text: "Der Text ist leer."}}
	}
	var gaps []Gap
	for i, line := range strings.Split(text, "\n") {
		for _, mark := range gapMark.FindAllString(line, -1) {
			gaps = append(gaps, Gap{t.file, t.path, i + 1, strings.TrimSpace(mark)})
		}
	}
	return gaps
}

// openGaps are those of the texts, and what no setting says about whom to ask.
func (s *Server) openGaps() ([]Gap, error) {
	gaps, err := Gaps(s.Texts)
	for _, c := range []struct{ setting, given string }{
		{"KREIS_CONTACT_PHONE", s.Contact.Phone}, {"KREIS_CONTACT_MAIL", s.Contact.Mail}, {"KREIS_CONTACT_ADDRESS", s.Contact.Address},
	} {
		if c.given == "" {
			gaps = append(gaps, Gap{File: "Einstellung " + c.setting, Page: contactPath, Text: "Die Angabe fehlt."})
		}
	}
	return gaps, err
}

// textPage shows one of the operator's texts.
type textPage struct {
	base
	Text    string // markup
	Reaches bool   // begins with whom to ask
	Gaps    int
}

func (s *Server) showText(t operatorText) handler {
	return func(c echo.Context, v *visitor) error {
		text, err := fs.ReadFile(s.Texts, t.file)
		if errors.Is(err, fs.ErrNotExist) {
			return survey.ErrNotFound
		}
		if err != nil {
			return fmt.Errorf("read text: %w", err)
		}
		if t.path == privacyPath {
			if text, err = s.withDates(c.Request().Context(), v, text); err != nil {
				return err
			}
		}
		view := textPage{base: s.base(c, t.title), Text: string(text), Reaches: t.path == contactPath, Gaps: len(t.gaps(string(text)))}
		return s.render(c, http.StatusOK, "text", view)
	}
}
