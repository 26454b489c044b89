package survey

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// strictJSON refuses unknown fields and anything behind the first value, so
// that a damaged or foreign text is never read as half an answer.
func strictJSON(s string, into any) error {
	d := json.NewDecoder(strings.NewReader(s))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("text behind the value")
	}
	return nil
}
