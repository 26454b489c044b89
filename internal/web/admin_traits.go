package web

import (
	"cmp"
	"fmt"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/survey"
)

// traitRow is what the frame says about a county in one of its own columns.
type traitRow struct{ Label, Text string }

// traits tell what the frame knows of the county, and where it comes from.
func (s *Server) traits(c echo.Context, county survey.County, view *adminCountyPage) error {
	for _, column := range fieldwork.FrameColumns([]survey.Listing{{County: county}}) {
		view.Traits = append(view.Traits, traitRow{column.Label, column.Text(county.Columns[column.Key])})
	}
	all, err := s.Store.Successions(c.Request().Context())
	if err != nil {
		return err
	}
	before, after := all.Of(county.Key)
	for _, step := range before {
		view.Lineage = append(view.Lineage, fmt.Sprintf("Seit %s Nachfolger von %s (%s).", germanDay(step.Day), cmp.Or(step.Name, s.countyName(step.Predecessor)), step.Predecessor))
	}
	for _, step := range after {
		view.Lineage = append(view.Lineage, fmt.Sprintf("Seit %s aufgegangen in %s (%s).", germanDay(step.Day), s.countyName(step.Successor), step.Successor))
	}
	return nil
}

// countyName is what the shipped list calls the county.
func (s *Server) countyName(key string) string {
	for _, c := range s.Shipped.Frame {
		if c.Key == key {
			return c.Name
		}
	}
	return "einem anderen Landkreis"
}
