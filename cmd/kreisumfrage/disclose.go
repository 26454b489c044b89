package main

import (
	"fmt"
	"strings"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
)

type discloseCommand struct {
	database
	Email string `arg:"" name:"adresse" help:"E-Mail-Adresse, mit der die Person gefragt hat."`
}

// Run serves somebody of a county who has no access any more: everybody else
// downloads it in the browser, and the DLT must not read it.
func (c discloseCommand) Run(p *program) error {
	st, err := c.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	now, err := st.Now(p.ctx)
	if err != nil {
		return err
	}
	ids, err := st.PersonsNamed(p.ctx, c.Email)
	if err != nil {
		return err
	}
	persons, err := st.Persons(p.ctx, ids)
	if err != nil {
		return err
	}
	found := false
	for _, person := range persons {
		if !strings.EqualFold(person.Email, strings.TrimSpace(c.Email)) {
			continue
		}
		parts, err := st.Disclose(p.ctx, access.Principal{Role: access.System, Person: operator}, person.ID)
		if err != nil {
			return err
		}
		if err := export.DisclosureJSON(p.stdout, now, parts); err != nil {
			return err
		}
		found = true
	}
	if !found {
		return fmt.Errorf("unter der Adresse „%s“ ist niemand gespeichert", c.Email)
	}
	return nil
}
