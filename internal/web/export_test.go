package web

import "slices"

// Routes lists "METHOD /path" of everything the server answers.
func (s *Server) Routes() []string {
	var all []string
	for _, r := range s.echo.Routes() {
		all = append(all, r.Method+" "+r.Path)
	}
	slices.Sort(all)
	return all
}

// Markup turns the markup of definitions into HTML, as pages do.
func Markup(text string) (string, error) {
	made, err := markup(text)
	return string(made), err
}
