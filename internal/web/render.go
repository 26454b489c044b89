package web

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"
)

// pages holds one template set a page: layout, partials and the page itself. So
// two pages may use the same block names.
type pages map[string]*template.Template

// Look is what all pages are made of, read and checked once. Servers may share it.
type Look struct {
	templates fs.FS
	pages     pages
	assets    *assets
}

// ReadLook parses the templates (layout/, partials/, pages/) and packs the static
// files (css/, fonts/, img/).
func ReadLook(templates, static fs.FS) (*Look, error) {
	assets, err := newAssets(static)
	if err != nil {
		return nil, err
	}
	pages, err := parsePages(templates, assets.path)
	if err != nil {
		return nil, err
	}
	return &Look{templates: templates, pages: pages, assets: assets}, nil
}

func parsePages(files fs.FS, assetPath func(string) (string, error)) (pages, error) {
	shared, err := template.New("").Funcs(templateFuncs(assetPath)).ParseFS(files, "layout/*.html", "partials/*.html")
	if err != nil {
		return nil, fmt.Errorf("parse templates: %w", err)
	}
	names, err := fs.Glob(files, "pages/*.html")
	if err != nil {
		return nil, err
	}
	all := pages{}
	for _, name := range names {
		set, err := template.Must(shared.Clone()).ParseFS(files, name)
		if err != nil {
			return nil, fmt.Errorf("parse template %s: %w", name, err)
		}
		all[strings.TrimSuffix(path.Base(name), ".html")] = set
	}
	return all, nil
}

// render writes the whole page or none of it.
func (s *Server) render(c echo.Context, status int, page string, data any) error {
	return s.renderBlock(c, status, page, "layout", data)
}

// renderBlock writes one block of a page's templates.
func (s *Server) renderBlock(c echo.Context, status int, page, block string, data any) error {
	body, err := s.compose(page, block, data)
	if err != nil {
		return err
	}
	return c.HTMLBlob(status, body)
}

// compose fills in one block of a page's templates.
func (s *Server) compose(page, block string, data any) ([]byte, error) {
	set, ok := s.Look.pages[page]
	if !ok {
		return nil, fmt.Errorf("render: no template %q", page)
	}
	var b bytes.Buffer
	if err := set.ExecuteTemplate(&b, block, data); err != nil {
		return nil, fmt.Errorf("render %s: %w", page, err)
	}
	return b.Bytes(), nil
}

// seeOther sends the browser on after a post.
func seeOther(c echo.Context, to string) error { return c.Redirect(http.StatusSeeOther, to) }
