package main

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"errors"
	"fmt"
	netmail "net/mail"
	"net/url"
	"os"
	"path"
	"strings"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/survey"
)

type demoCommand struct {
	site
	Data  string `name:"data" type:"path" placeholder:"ORDNER" help:"Neuer Ordner für die Daten; ohne Angabe ein vorübergehender, der am Ende gelöscht wird."`
	Login string `name:"login" enum:"brief,mail" default:"brief" help:"Wie die Landkreise hereinkommen: mit Link und Code (brief), oder mit einem Link, dessen Code jedes Mal per E-Mail kommt (mail); dann liegt alles im Postfach der Vorführung."`
}

// Keys of the demonstration's waves.
const (
	demoWave  = "2026"
	demoLogin = "vorfuehrung"
)

const demoMail = "umfrage@beispiel.invalid"

// Run fills a fresh database with sample data and serves it.
func (d demoCommand) Run(p *program) error {
	dir, cleanUp, err := d.folder()
	if err != nil {
		return err
	}
	defer cleanUp()
	st, err := database{Data: dir}.migrated(p, jsonLogger(p))
	if err != nil {
		return err
	}
	defer st.Close()
	fmt.Fprintln(p.stdout, "Beispieldaten werden angelegt …")
	if err := fillDemo(p, st, logins[d.Login]); err != nil {
		return fmt.Errorf("Beispieldaten anlegen: %w", err)
	}
	password, err := demoPassword()
	if err != nil {
		return err
	}
	vault, err := d.vault(p.ctx, st, dir)
	if err != nil {
		return err
	}
	accounts := &demoAccounts{store: st, password: password}
	if err := accounts.create(p.ctx, vault); err != nil {
		return err
	}
	if d.ContactPhone == "" && d.ContactMail == "" {
		d.ContactPhone, d.ContactMail, d.ContactAddress = "030 0000-000", demoMail, "Musterstraße 1, 00000 Musterstadt"
	}
	mailbox := &mail.Mailbox{}
	out := outgoing{sender: mailbox, mailbox: mailbox, showcase: accounts, from: netmail.Address{Name: "Deutscher Landkreistag", Address: demoMail}}
	return d.serve(p, st, dir, out, func(public *url.URL) error { accounts.announce(p, public); return d.announce(p, st, public) })
}

// folder never touches data that are there already.
func (d demoCommand) folder() (dir string, cleanUp func(), err error) {
	if d.Data == "" {
		dir, err = os.MkdirTemp("", "kreisumfrage-demo-")
		return dir, func() { os.RemoveAll(dir) }, err
	}
	entries, err := os.ReadDir(d.Data)
	if err == nil && len(entries) > 0 {
		return "", nil, fmt.Errorf("der Ordner %s ist nicht leer; die Vorführung legt ihre Daten nur in einem neuen an", d.Data)
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", nil, err
	}
	return d.Data, func() {}, nil
}

func demoPassword() (string, error) {
	raw := make([]byte, 12)
	if _, err := rand.Read(raw); err != nil {
		return "", err
	}
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw)), nil
}

func (d demoCommand) announce(p *program, st *store.Store, public *url.URL) error {
	announceCounties := d.announceLetters
	if logins[d.Login] == survey.LoginMail {
		announceCounties = d.announceMails
	}
	if err := announceCounties(p, st, public); err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "Alle Nachrichten, die verschickt würden: %s/demo/postfach\n\n", public)
	fmt.Fprintln(p.stdout, "Alle Antworten sind erfunden (Beispieldaten). Beenden mit Strg + C.")
	return nil
}

// announceMails invites the guests by mail, as in a wave whose codes are mailed.
func (d demoCommand) announceMails(p *program, st *store.Store, _ *url.URL) error {
	for i, county := range demoGuests {
		one, _ := access.WaveScope(demoWave, operator).ForCounty(county)
		reach, err := contactCells{email: demoPost(county), function: "Poststelle", domains: demoDomain(county)}.reach()
		if err != nil {
			return err
		}
		if err := st.SetReach(p.ctx, one, reach); err != nil {
			return err
		}
		if _, err := st.InviteCounty(p.ctx, one, false, ""); err != nil {
			return err
		}
		if i > 0 {
			continue
		}
		if reach, err = st.Reach(p.ctx, one); err != nil {
			return err
		}
		lead := access.CountyScope(demoWave, county, reach.Contacts[0].Person)
		err = demoTeam(p, st, lead, func(colleague access.Member) error {
			_, err := st.InviteMember(p.ctx, lead, colleague, access.Slip{})
			return err
		})
		if err != nil {
			return err
		}
	}
	_, err := fmt.Fprint(p.stdout, "Die Einladungen der Landkreise liegen im Postfach der Vorführung; jeder Code kommt auf Knopfdruck dorthin.\n\n")
	return err
}

func demoDomain(county string) string { return "kreis-" + county + ".invalid" }

func demoPost(county string) string { return "poststelle@" + demoDomain(county) }

// announceLetters prints what would stand in the letters of the guests.
func (d demoCommand) announceLetters(p *program, st *store.Store, public *url.URL) error {
	scope, lead := access.WaveScope(demoWave, operator), access.Scope{}
	for _, county := range demoGuests {
		one, _ := scope.ForCounty(county)
		response, err := st.Response(p.ctx, one)
		if err != nil {
			return err
		}
		line, err := newAccess(p, st.CreateCountyAccess, scope, response.County, public)
		if err != nil {
			return err
		}
		grant, err := st.CountyAccess(p.ctx, access.HashToken(path.Base(line.Link)))
		if err != nil {
			return err
		}
		if err := giveAddress(p, st, grant); err != nil {
			return err
		}
		if county == demoGuests[0] {
			lead = access.CountyScope(grant.Wave, grant.County, grant.Person)
		}
		fmt.Fprintf(p.stdout, "%s: %s\n  Zugangscode %s\n\n", line.County.Name, line.Link, line.Code)
	}
	return demoTeam(p, st, lead, func(colleague access.Member) error { return announceColleague(p, st, lead, colleague, public) })
}

// giveAddress lets whoever comes in by the link get mails; in a demonstration
// they end in its own mailbox.
func giveAddress(p *program, st *store.Store, grant access.CountyGrant) error {
	return st.SetEmail(p.ctx, grant.Person, demoPost(grant.County))
}

// demoTeam makes the first guest the coordinator of its county, with a colleague
// who answers one section and is invited.
func demoTeam(p *program, st *store.Store, lead access.Scope, invite func(access.Member) error) error {
	err := st.Introduce(p.ctx, lead, access.Coordinator, access.Contact{Name: "Herr Muster", Office: "Büro der Landrätin"})
	if err != nil {
		return err
	}
	_, d, err := embedded(mainDefinition)
	if err != nil {
		return err
	}
	now, err := st.Now(p.ctx)
	if err != nil {
		return err
	}
	sections := d.Questionnaire.Sections
	colleague := access.Member{Contact: access.Contact{Name: "Frau Beispiel", Office: "Fachamt", Email: "fachamt@" + demoDomain(lead.Unit())},
		Word: "Bitte tragen Sie ein, was Ihr Amt betrifft.", Deadline: survey.DayOf(now).Add(5),
		Shares: []access.Share{{Kind: access.ShareSection, Key: sections[len(sections)/2].Key}}}
	return invite(colleague)
}

// announceColleague prints what would stand on the colleague's slip.
func announceColleague(p *program, st *store.Store, lead access.Scope, colleague access.Member, public *url.URL) error {
	line, err := newAccess(p, func(ctx context.Context, sc access.Scope, tokenHash, codeHash string) error {
		_, err := st.InviteMember(ctx, lead, colleague, access.Slip{TokenHash: tokenHash, CodeHash: codeHash})
		return err
	}, lead, survey.County{Key: lead.Unit()}, public)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "%s, im selben Landkreis: %s\n  Zugangscode %s\n\n", colleague.Contact.Text(), line.Link, line.Code)
	return nil
}

// demoGuests are the counties whose links are printed: the first one begins
// with an empty response and a coordinator, the second one has begun, and nobody
// coordinates yet.
var demoGuests = []string{"01056", "03241"}

// fillDemo makes the reconstructed wave of 2017 and an open wave in which about
// half of the counties have answered.
func fillDemo(p *program, st *store.Store, login survey.Login) error {
	facts, err := published()
	if err != nil {
		return err
	}
	now, err := st.Now(p.ctx)
	if err != nil {
		return err
	}
	today := survey.DayOf(now)
	if err := addReconstruction(p.ctx, st, facts); err != nil {
		return err
	}
	data, d, err := embedded(mainDefinition)
	if err != nil {
		return err
	}
	frame, err := embeddedFrame()
	if err != nil {
		return err
	}
	wave := survey.Wave{Key: demoWave, Title: "Der digitale Landkreis 2026", Year: 2026, SampleData: true, Login: login,
		FirstDay: today.Add(-21), LastDay: today.Add(30)}
	if err := st.CreateWave(p.ctx, wave, data, frame, operator); err != nil {
		return err
	}
	if err := openInvented(p.ctx, st, demoWave); err != nil {
		return err
	}
	return newSample(facts).fill(p, st, d, frame)
}

// addReconstruction loads the wave whose synthetic responses give back what was
// published in 2018.
func addReconstruction(ctx context.Context, st *store.Store, facts *figure.Published) error {
	data, d, err := embedded(reconstructionDefinition)
	if err != nil {
		return err
	}
	subs, err := figure.Reconstruct(d.Questionnaire, d.Figures, facts, reconstructionSeed)
	if err != nil {
		return err
	}
	frame := make([]survey.County, len(subs))
	for i, s := range subs {
		frame[i] = s.County
	}
	wave := survey.Wave{Key: reconstructionWave, Title: "Rekonstruktion der Umfrage 2017", Year: 2017, Reconstructed: true,
		FirstDay: "2017-10-01", LastDay: "2017-12-31"}
	if err := st.CreateWave(ctx, wave, data, frame, operator); err != nil {
		return err
	}
	if err := openInvented(ctx, st, reconstructionWave); err != nil {
		return err
	}
	if err := st.AddSubmissions(ctx, access.WaveScope(reconstructionWave, operator), subs); err != nil {
		return err
	}
	return st.CloseWave(ctx, reconstructionWave, operator)
}

const (
	reconstructionWave = "2017"
	reconstructionSeed = 2017 // makes every reconstruction the same
)
