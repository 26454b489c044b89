package main

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"time"

	"kreisumfrage/internal/signon"
	"kreisumfrage/internal/web"
)

// signOn is the sign-on service for people of the DLT; without an issuer there is
// none.
type signOn struct {
	OIDCIssuer     string   `name:"oidc-issuer" env:"KREIS_OIDC_ISSUER" placeholder:"URL" help:"OpenID-Anmeldedienst, bei dem sich Personen des DLT auch anmelden können; ohne Angabe keiner."`
	OIDCClient     string   `name:"oidc-client" env:"KREIS_OIDC_CLIENT" placeholder:"KENNUNG" help:"Kennung dieser Anwendung beim Anmeldedienst."`
	OIDCSecretFile string   `name:"oidc-secret-file" env:"KREIS_OIDC_SECRET_FILE" type:"path" placeholder:"DATEI" help:"Datei mit dem Geheimnis dieser Anwendung beim Anmeldedienst."`
	OIDCName       string   `name:"oidc-name" env:"KREIS_OIDC_NAME" default:"Anmeldedienst des Hauses" help:"So heißt der Anmeldedienst auf den Seiten."`
	OIDCFactors    []string `name:"oidc-factors" env:"KREIS_OIDC_FACTORS" placeholder:"WERT" help:"Werte von acr oder amr, mit denen der Anmeldedienst einen zweiten Faktor bezeugt; ohne Angabe fragt immer die Anwendung danach."`
}

// signOnTimeout bounds each question to the service; somebody waits for it.
const signOnTimeout = 5 * time.Second

// service checks the settings; it does not connect.
func (o signOn) service(public *url.URL) (web.SignOn, error) {
	if o.OIDCIssuer == "" {
		return nil, nil
	}
	u, err := url.Parse(o.OIDCIssuer)
	if err != nil || u.Host == "" || u.Scheme != "https" && (u.Scheme != "http" || !loopback(u)) {
		return nil, fmt.Errorf("--oidc-issuer: „%s“ ist keine Adresse wie https://anmeldung.beispiel.de", o.OIDCIssuer)
	}
	if o.OIDCClient == "" || o.OIDCSecretFile == "" {
		return nil, errors.New("--oidc-issuer: dazu gehören --oidc-client und --oidc-secret-file")
	}
	secret, err := os.ReadFile(o.OIDCSecretFile)
	if err != nil {
		return nil, fmt.Errorf("die Datei mit dem Geheimnis für den Anmeldedienst lässt sich nicht lesen: %w", err)
	}
	return signon.New(signon.Config{Name: o.OIDCName, Issuer: o.OIDCIssuer, ClientID: o.OIDCClient, Secret: strings.TrimRight(string(secret), "\r\n"),
		Return: public.JoinPath(web.SignOnReturn).String(), Factors: o.OIDCFactors, Timeout: signOnTimeout}), nil
}

func loopback(u *url.URL) bool {
	ip, err := netip.ParseAddr(u.Hostname())
	return u.Hostname() == "localhost" || err == nil && ip.IsLoopback()
}
