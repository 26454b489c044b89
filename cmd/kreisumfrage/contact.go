package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type contactCommands struct {
	Set  contactSet  `cmd:"" help:"Hinterlegt die offizielle E-Mail-Adresse eines Landkreises und die Domänen seiner Adressen."`
	List contactList `cmd:"" help:"Zeigt, welche Adressen und Domänen hinterlegt sind."`
}

type contactSet struct {
	database
	Wave       string   `name:"wave" required:"" placeholder:"KENNUNG" help:"Kennung der Erhebung."`
	County     string   `arg:"" name:"ags" help:"Schlüssel des Landkreises."`
	Email      string   `name:"email" placeholder:"ADRESSE" help:"Offizielle E-Mail-Adresse; ersetzt die bisherige. Ohne Angabe bleibt sie."`
	Name       string   `name:"name" placeholder:"NAME" help:"Name der Person hinter der Adresse."`
	Salutation string   `name:"anrede" placeholder:"ANREDE" help:"Anrede der Person."`
	Phone      string   `name:"telefon" placeholder:"NUMMER" help:"Telefonnummer. Ohne Angabe bleibt sie, solange die Adresse bleibt."`
	Function   string   `name:"funktion" placeholder:"FUNKTION" help:"Funktion, zum Beispiel Landrätin oder Poststelle."`
	Domains    []string `name:"domain" placeholder:"DOMÄNE" help:"Domäne der Adressen, zum Beispiel kreis-beispiel.de; ersetzt die bisherigen. Ohne Angabe bleiben sie."`
}

// Run changes only what is given.
func (c contactSet) Run(p *program) error {
	st, err := c.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	one, ok := access.WaveScope(c.Wave, operator).ForCounty(c.County)
	if !ok {
		return errors.New("der Schlüssel des Landkreises fehlt")
	}
	if c.Email == "" && c.Phone == "" && len(c.Domains) == 0 {
		return errors.New("es ist weder eine Adresse (--email) noch eine Telefonnummer (--telefon) oder Domäne (--domain) angegeben")
	}
	known, err := st.Reach(p.ctx, one)
	if err != nil {
		return err
	}
	reach, err := c.reach(known)
	if err != nil {
		return err
	}
	if err := st.SetReach(p.ctx, one, reach); errors.Is(err, survey.ErrNotFound) {
		return fmt.Errorf("den Landkreis „%s“ gibt es in der Erhebung %s nicht", c.County, c.Wave)
	} else if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.stdout, "Hinterlegt. Frühere Links gelten weiter, bis „kreisumfrage access --ersetzen“ sie zurückzieht.")
	return err
}

func (c contactSet) reach(known access.Reach) (access.Reach, error) {
	given := contactCells{email: c.Email, name: c.Name, salutation: c.Salutation, phone: c.Phone, function: c.Function, domains: strings.Join(c.Domains, " ")}
	reach, err := given.reach()
	if c.Email == "" {
		for _, k := range known.Contacts {
			if k.Official {
				k.Phone = cmp.Or(c.Phone, k.Phone)
				reach.Contacts = append(reach.Contacts, k)
			}
		}
	}
	if len(c.Domains) == 0 {
		reach.Domains = known.Domains
	}
	return reach, err
}

// contactCells are what a list of counties says about reaching one.
type contactCells struct{ email, name, salutation, phone, function, domains string }

func (c contactCells) reach() (reach access.Reach, err error) {
	if c.email != "" {
		if _, err := mail.ParseAddress(c.email); err != nil {
			return reach, fmt.Errorf("„%s“ ist keine E-Mail-Adresse", c.email)
		}
		reach.Contacts = []access.CountyContact{{Name: c.name, Email: c.email, Salutation: c.salutation, Phone: c.phone, Function: c.function, Official: true}}
	}
	for _, typed := range strings.FieldsFunc(c.domains, func(r rune) bool { return strings.ContainsRune(" ,;", r) }) {
		domain, ok := access.NormalDomain(typed)
		if !ok {
			return reach, fmt.Errorf("„%s“ ist keine Domäne wie kreis-beispiel.de", typed)
		}
		reach.Domains = append(reach.Domains, domain)
	}
	return reach, nil
}

type contactList struct {
	database
	Wave string `name:"wave" required:"" placeholder:"KENNUNG" help:"Kennung der Erhebung."`
}

// Run lists every county, also those that no invitation reaches.
func (c contactList) Run(p *program) error {
	st, err := c.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	whole := access.WaveScope(c.Wave, operator)
	responses, err := st.Responses(p.ctx, whole)
	if err != nil {
		return fmt.Errorf("Landkreise der Erhebung %s: %w", c.Wave, err)
	}
	table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "Schlüssel\tLandkreis\tFunktion\tName\tE-Mail\tTelefon\tDomänen")
	for _, r := range responses {
		one, _ := whole.ForCounty(r.County.Key)
		reach, err := st.Reach(p.ctx, one)
		if err != nil {
			return err
		}
		reach.Contacts = slices.DeleteFunc(reach.Contacts, func(k access.CountyContact) bool { return !k.Official })
		if len(reach.Contacts) == 0 {
			reach.Contacts = []access.CountyContact{{}}
		}
		for _, k := range reach.Contacts {
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.County.Key, r.County.Name, orDash(k.Function),
				orDash(strings.TrimSpace(k.Salutation+" "+k.Name)), orDash(k.Email), orDash(k.Phone), orDash(strings.Join(reach.Domains, " ")))
		}
	}
	return table.Flush()
}
