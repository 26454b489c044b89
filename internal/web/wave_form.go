package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// Fields of the forms that make or change a wave, in the order of the page.
const (
	waveTitleField   = "titel"
	waveKeyField     = "kennung"
	waveYearField    = "jahr"
	waveFirstField   = "von"
	waveLastField    = "bis"
	waveGraceField   = "nachfrist"
	waveLoginField   = "anmeldung"
	waveEarlierField = "frueher"
	waveTargetField  = "ziel"
	waveSizesField   = "groessen"
	wavePauseField   = "abstand"
	waveMailsField   = "mails"
	waveValuesField  = "vergleich"
)

const maxWaveTitle = 120 // characters

// waveForm is a plan as it is typed.
type waveForm struct {
	Title, Year, First, Last, Login, Earlier  string
	Grace, Target, Sizes, Pause, MailsPerHour string
	Benchmark                                 bool
}

func waveFormOf(p survey.WavePlan) waveForm {
	var sizes []string
	for _, limit := range p.SizeLimits {
		sizes = append(sizes, form.Number(limit))
	}
	return waveForm{Title: p.Title, Year: strconv.Itoa(p.Year), First: germanDay(p.FirstDay), Last: germanDay(p.LastDay), Login: string(p.Login), Earlier: p.Earlier,
		Grace: strconv.Itoa(p.Grace), Target: strconv.Itoa(p.Target), Sizes: strings.Join(sizes, "; "), Pause: strconv.Itoa(p.ReminderPause),
		MailsPerHour: strconv.Itoa(p.MailsPerHour), Benchmark: p.Benchmark}
}

func readWaveForm(values url.Values) waveForm {
	text := func(name string) string { return strings.Join(strings.Fields(values.Get(name)), " ") }
	return waveForm{Title: text(waveTitleField), Year: text(waveYearField), First: text(waveFirstField), Last: text(waveLastField),
		Login: text(waveLoginField), Earlier: text(waveEarlierField), Grace: text(waveGraceField), Target: text(waveTargetField),
		Sizes: text(waveSizesField), Pause: text(wavePauseField), MailsPerHour: text(waveMailsField), Benchmark: text(waveValuesField) == "ja"}
}

// waveFaults are what is wrong with the fields of a form, by field.
type waveFaults map[string]string

// summary leads to the fields in the order of the page.
func (f waveFaults) summary(anchors map[string]string) (problems []form.Problem) {
	for _, name := range []string{draftField, waveTitleField, waveKeyField, waveYearField, waveFirstField, waveLastField, waveGraceField, waveLoginField,
		waveEarlierField, frameField, countiesField, waveTargetField, waveSizesField, wavePauseField, waveMailsField} {
		if text, wrong := f[name]; wrong {
			at := name
			if anchor, ok := anchors[name]; ok {
				at = anchor
			}
			problems = append(problems, form.Problem{Href: "#" + at, Text: text})
		}
	}
	return problems
}

// waveAnchors are the fields that are groups of controls.
var waveAnchors = map[string]string{waveLoginField: "anmeldung-letter"}

// plan reads the form; what does not fit stands in the faults.
func (f waveForm) plan() (survey.WavePlan, waveFaults) {
	faults := waveFaults{}
	p := survey.WavePlan{Title: f.Title, Login: survey.Login(f.Login), Earlier: f.Earlier}
	p.Benchmark = f.Benchmark
	if n := utf8.RuneCountInString(f.Title); n == 0 || n > maxWaveTitle {
		faults[waveTitleField] = fmt.Sprintf("Geben Sie bitte einen Titel mit höchstens %d Zeichen ein.", maxWaveTitle)
	}
	faults.day(waveFirstField, f.First, "ersten", &p.FirstDay)
	faults.day(waveLastField, f.Last, "letzten", &p.LastDay)
	if p.FirstDay != "" && p.LastDay != "" && p.LastDay < p.FirstDay {
		faults[waveLastField] = "Der letzte Tag liegt vor dem ersten. Tragen Sie bitte einen späteren ein."
	}
	if p.Login != survey.LoginLetter && p.Login != survey.LoginMail {
		faults[waveLoginField] = "Wählen Sie bitte, wie sich die Landkreise anmelden."
	}
	for _, number := range []struct {
		name, typed, what string
		low, high         int
		into              *int
	}{
		{waveYearField, f.Year, "das Jahr der Angaben", 1990, 2199, &p.Year},
		{waveGraceField, f.Grace, "die Nachfrist in Tagen", 0, survey.MaxGrace, &p.Grace},
		{waveTargetField, f.Target, "die angestrebte Rücklaufquote in Prozent", 1, 100, &p.Target},
		{wavePauseField, f.Pause, "den Abstand zwischen Erinnerungen in Tagen", 1, survey.MaxPause, &p.ReminderPause},
		{waveMailsField, f.MailsPerHour, "die Zahl der Nachrichten in der Stunde", 1, survey.MaxMailsPerHour, &p.MailsPerHour},
	} {
		faults.number(number.name, number.typed, number.what, number.low, number.high, number.into)
	}
	faults.sizes(f.Sizes, &p.SizeLimits)
	return p, faults
}

func (f waveFaults) day(name, typed, which string, into *survey.Day) {
	day, ok := form.Day(typed)
	if !ok || day < survey.FirstDate || day > survey.LastDate {
		f[name] = "Tragen Sie bitte den " + which + " Tag so ein: 30.11.2026."
		return
	}
	*into = day
}

func (f waveFaults) number(name, typed, what string, low, high int, into *int) {
	n, err := strconv.Atoi(strings.ReplaceAll(typed, ".", ""))
	if err != nil || n < low || n > high {
		f[name] = fmt.Sprintf("Tragen Sie bitte %s als ganze Zahl von %d bis %d ein.", what, low, high)
		return
	}
	*into = n
}

func (f waveFaults) sizes(typed string, into *[]int) {
	for part := range strings.FieldsFuncSeq(typed, func(r rune) bool { return r == ';' || r == ' ' }) {
		n, err := strconv.Atoi(strings.ReplaceAll(part, ".", ""))
		if err != nil {
			f[waveSizesField] = fmt.Sprintf("„%s“ ist keine ganze Zahl. Trennen Sie die Grenzen bitte mit Strichpunkten, zum Beispiel 100.000; 200.000.", part)
			return
		}
		*into = append(*into, n)
	}
	if (survey.WaveSettings{Target: 1, ReminderPause: 1, MailsPerHour: 1, SizeLimits: *into}).Check() != nil {
		f[waveSizesField] = fmt.Sprintf("Nennen Sie bitte höchstens %d Grenzen, jede größer als die vor ihr und höchstens %s.", survey.MaxSizeLimits, form.Number(survey.MaxInhabitants))
	}
}

// fixedTexts say why a part of a plan stays as it is.
var fixedTexts = map[survey.PlanPart]struct{ field, text string }{
	survey.PlanYear:     {waveYearField, "Das Jahr der Angaben steht fest, seit die Erhebung geöffnet ist."},
	survey.PlanLogin:    {waveLoginField, "Die Art der Anmeldung steht fest, seit die Erhebung geöffnet ist: Die Landkreise haben ihre Zugänge schon."},
	survey.PlanFirstDay: {waveFirstField, "Der erste Tag steht fest, seit die Erhebung geöffnet ist."},
	survey.PlanEarlier:  {waveEarlierField, "Die frühere Erhebung steht fest, seit die Erhebung geöffnet ist."},
	survey.PlanLastDay:  {waveLastField, "Damit wäre die laufende Erhebung sofort zu Ende. Zum Beenden schließen Sie sie bitte auf der Seite „Stand der Erhebung“."},
	survey.PlanGrace:    {waveGraceField, "Damit wäre die laufende Erhebung sofort zu Ende. Zum Beenden schließen Sie sie bitte auf der Seite „Stand der Erhebung“."},
}

// closedText is why the days of a wave that is over stay as they are.
const closedText = "Die Erhebung ist geschlossen. Neue Tage bekommt sie, wenn Sie sie auf der Seite „Stand der Erhebung“ wieder öffnen."

// fixedFields are the fields that only show what is decided.
func fixedFields(w survey.Wave) map[string]bool {
	fixed := map[string]bool{}
	for _, part := range w.Fixed() {
		fixed[fixedTexts[part].field] = true
	}
	return fixed
}

// earlierChoices are the waves to which the check page can refer.
func earlierChoices(waves []survey.Wave, except string) []choiceView {
	choices := []choiceView{{"", "keine"}}
	for _, w := range waves {
		if !w.Reconstructed && !w.Pretest && w.Key != except {
			choices = append(choices, choiceView{w.Key, w.Title})
		}
	}
	return choices
}

// earlier refuses what is not among the choices.
func (f waveFaults) earlier(choices []choiceView, waves []survey.Wave, p survey.WavePlan) {
	if !slices.ContainsFunc(choices, func(c choiceView) bool { return c.Key == p.Earlier }) {
		f[waveEarlierField] = "Wählen Sie bitte eine der genannten Erhebungen."
	}
	for _, w := range waves {
		if w.Key == p.Earlier && p.FirstDay != "" && w.FirstDay >= p.FirstDay {
			f[waveEarlierField] = "Die Erhebung „" + w.Title + "“ hat nicht früher begonnen. Wählen Sie bitte eine andere oder keine."
		}
	}
}
