package web

import (
	"slices"

	"github.com/labstack/echo/v4"
)

// Routes lists "METHOD /path" of everything the server answers.
func (s *Server) Routes() []string {
	var all []string
	for _, r := range s.echo.Routes() {
		if r.Method != echo.RouteNotFound {
			all = append(all, r.Method+" "+r.Path)
		}
	}
	slices.Sort(all)
	return all
}
