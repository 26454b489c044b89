package main

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/web"
)

// demoLand is the Land of the first guest, so that its association sees it.
const demoLand = "Schleswig-Holstein"

// demoAccounts are one account a role of the DLT's side. Their second factors are
// shown on the page of the login: only a demonstration has these at hand.
type demoAccounts struct {
	store    *store.Store
	password string
	all      []demoAccount
}

type demoAccount struct{ role, login, secret string }

var demoLogins = map[access.Role]string{
	access.Admin: demoLogin, access.Reader: "leserecht", access.Association: "landesverband", access.Analyst: "auswertung",
}

// create makes the accounts with their second factors.
func (d *demoAccounts) create(ctx context.Context, vault *access.Vault) error {
	hash, err := access.HashPassword(ctx, d.password)
	if err != nil {
		return err
	}
	for i, role := range access.StaffRoles {
		a := access.AdminAccount{Login: demoLogins[role], Name: fmt.Sprintf("Vorführung %d", i+1), PasswordHash: hash, Role: role}
		if role == access.Association {
			a.Land = demoLand
		}
		person, err := d.store.CreateAccount(ctx, a)
		if err != nil {
			return err
		}
		secret := access.NewFactorSecret()
		if err := d.store.BeginFactor(ctx, person, vault.Seal(person, secret)); err != nil {
			return err
		}
		if err := d.store.ConfirmFactor(ctx, access.Principal{Person: person, Role: role}, 0, nil); err != nil {
			return err
		}
		d.all = append(d.all, demoAccount{role.Text(), a.Login, secret})
	}
	return nil
}

// Codes implements web.Showcase.
func (d *demoAccounts) Codes(ctx context.Context) (shown []web.ShownCode, err error) {
	now, err := d.store.Now(ctx)
	if err != nil {
		return nil, err
	}
	for _, a := range d.all {
		code, err := access.FactorCode(a.secret, now)
		if err != nil {
			return nil, fmt.Errorf("code of %s: %w", a.login, err)
		}
		shown = append(shown, web.ShownCode{Role: a.role, Login: a.login, Code: code})
	}
	return shown, nil
}

func (d *demoAccounts) announce(p *program, public *url.URL) {
	fmt.Fprintf(p.stdout, "\nDeutscher Landkreistag: %s/dlt/anmelden\n", public)
	for _, a := range d.all {
		fmt.Fprintf(p.stdout, "  Anmeldename %-14s (%s)\n", a.login, a.role)
	}
	fmt.Fprintf(p.stdout, "  Passwort    %s\n  Zweiter Faktor: steht nur in dieser Vorführung auf der Anmeldeseite und wechselt alle %d Sekunden.\n\n",
		d.password, access.FactorStep/time.Second)
}
