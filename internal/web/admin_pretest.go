package web

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/survey"
)

const pretestPath = "/pretest" // below the address of a wave

// pretestPage is what a pre-test brought.
type pretestPage struct {
	base
	Counts []pretestCount
	Items  []pretestItem
	Pages  []pretestTime
	Total  string
	Left   int
	CSV    string
	Next   string // where a wave is made of it
}

type pretestCount struct {
	Label string
	Count int
}

type pretestItem struct {
	Number, Label string
	Remarks       []remarkRowView
}

type remarkRowView struct {
	Category string
	Text     string
	County   string
	Time     time.Time
}

type pretestTime struct {
	Number, Title string
	Counties      int
	Minutes       string
}

func (s *Server) pretest(c echo.Context, v *visitor) (*bench, fieldwork.Pretest, error) {
	b, err := s.bench(c, v)
	if err == nil && !b.wave.Pretest {
		err = survey.ErrNotFound
	}
	if err != nil {
		return nil, fieldwork.Pretest{}, err
	}
	remarks, times, err := s.Store.Remarks(c.Request().Context(), b.scope)
	return b, fieldwork.PretestOf(b.edition.questionnaire, remarks, times), err
}

func (s *Server) showPretest(c echo.Context, v *visitor) error {
	b, result, err := s.pretest(c, v)
	if err != nil {
		return err
	}
	root := adminPath(b.wave.Key)
	view := pretestPage{base: s.adminBase(c, b, "Ergebnis des Pretests", root+pretestPath), Left: result.Left, Total: minutes(result.Total),
		CSV: root + pretestPath + ".csv", Next: newWavePath + "?" + url.Values{templateField: {b.wave.Key}}.Encode()}
	for _, category := range survey.RemarkCategories {
		view.Counts = append(view.Counts, pretestCount{category.German(), result.Counts[category]})
	}
	for _, item := range result.Items {
		row := pretestItem{Number: item.Item.Number, Label: item.Item.Label}
		for _, r := range item.Remarks {
			row.Remarks = append(row.Remarks, remarkRowView{r.Category.German(), r.Text, r.County, r.Time})
		}
		view.Items = append(view.Items, row)
	}
	for _, p := range result.Pages {
		view.Pages = append(view.Pages, pretestTime{topicNumbers(p.Page), p.Page.Title, p.Counties, minutes(p.Median)})
	}
	return s.render(c, http.StatusOK, "admin_pretest", view)
}

// minutes writes seconds with one decimal.
func minutes(seconds int) string {
	tenths := (seconds*10 + 30) / 60
	return fmt.Sprintf("%d,%d", tenths/10, tenths%10)
}

// downloadPretest hands out the remarks, one line each.
func (s *Server) downloadPretest(c echo.Context, v *visitor) error {
	b, result, err := s.pretest(c, v)
	if err != nil {
		return err
	}
	var remarks []survey.Remark
	for _, item := range result.Items {
		remarks = append(remarks, item.Remarks...)
	}
	var body bytes.Buffer
	if err := export.RemarksCSV(&body, b.wave, b.edition.questionnaire, remarks); err != nil {
		return err
	}
	return s.downloadNoted(c, v, b, access.ActionRemarksExported, "pretest", body.Bytes())
}
