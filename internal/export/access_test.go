package export

import (
	"bytes"
	"errors"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestLettersAreHarmlessAndKeepWhatWasMadeBeforeAFailure(t *testing.T) {
	broken := errors.New("broken")
	var b bytes.Buffer
	err := AccessListCSV(&b, survey.Wave{SampleData: true}, func(yield func(AccessLine, error) bool) {
		_ = yield(AccessLine{County: survey.County{Key: "01056", Name: "=HYPERLINK(\"x\")", Land: "a;b"}, Link: "https://x.example/zugang/abc", Code: "K7MQP-3XWTA"}, nil) &&
			yield(AccessLine{}, broken) &&
			yield(AccessLine{County: survey.County{Key: "never"}}, nil)
	})
	if !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	want := "\ufeff" + `"kreis_schluessel";"kreis_name";"land";"link";"zugangscode";"hinweis"` + "\r\n" +
		`"01056";"'=HYPERLINK(""x"")";"a;b";"https://x.example/zugang/abc";"K7MQP-3XWTA";"Beispieldaten"` + "\r\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
