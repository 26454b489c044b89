package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"
)

// assets are the static files under addresses that hold their hash: they can be
// cached for ever, and a new version has a new address.
type assets struct {
	byName map[string]asset // "css/app.css"
}

type asset struct {
	hash    string
	kind    string
	plain   []byte
	gzipped []byte // nil where it would not be smaller
}

func newAssets(files fs.FS) (*assets, error) {
	a := &assets{byName: map[string]asset{}}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		a.byName[name] = newAsset(name, content)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read static files: %w", err)
	}
	return a, a.linkStyles()
}

func newAsset(name string, content []byte) asset {
	sum := sha256.Sum256(content)
	made := asset{hash: hex.EncodeToString(sum[:6]), kind: mime.TypeByExtension(path.Ext(name)), plain: content}
	if path.Ext(name) == ".woff2" { // not in every machine's table of types
		made.kind = "font/woff2"
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is valid
	z.Write(content)
	z.Close()
	if b.Len() < len(content) {
		made.gzipped = b.Bytes()
	}
	return made
}

// linkStyles gives the files that style sheets name their hashed addresses too:
// url(../fonts/x.woff2) would otherwise never be cached for long.
func (a *assets) linkStyles() error {
	for name, sheet := range a.byName {
		if path.Ext(name) != ".css" {
			continue
		}
		text := string(sheet.plain)
		for other := range a.byName {
			if path.Ext(other) == ".css" {
				continue
			}
			hashed, err := a.path(other)
			if err != nil {
				return err
			}
			for _, form := range []string{"../" + other, "/static/" + other} {
				for _, quote := range []string{"", "'", `"`} {
					text = strings.ReplaceAll(text, "url("+quote+form+quote+")", "url("+quote+hashed+quote+")")
				}
			}
		}
		a.byName[name] = newAsset(name, []byte(text))
	}
	return nil
}

// path is the address of a file: /static/HASH/css/app.css.
func (a *assets) path(name string) (string, error) {
	found, ok := a.byName[name]
	if !ok {
		return "", fmt.Errorf("no static file %q", name)
	}
	return "/static/" + found.hash + "/" + name, nil
}

func (a *assets) owns(c echo.Context) bool {
	return strings.HasPrefix(c.Request().URL.Path, "/static/")
}

// serve answers under the current hash only; an old page's address is gone.
func (a *assets) serve(c echo.Context) error {
	hash, name, _ := strings.Cut(c.Param("*"), "/")
	found, ok := a.byName[name]
	if !ok || found.hash != hash {
		return echo.ErrNotFound
	}
	h := c.Response().Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	if found.gzipped != nil && strings.Contains(c.Request().Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		return c.Blob(http.StatusOK, found.kind, found.gzipped)
	}
	return c.Blob(http.StatusOK, found.kind, found.plain)
}
