// Package signon lets an OpenID provider vouch for somebody: the address to go to,
// and the check of what comes back.
//
// It knows nothing of sessions, accounts, HTML or SQL.
package signon

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"sync/atomic"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"kreisumfrage/internal/access"
)

// Config is how the provider knows us.
type Config struct {
	Name     string // in German, on the button
	Issuer   string
	ClientID string
	Secret   string
	Return   string   // our address to which the provider sends browsers back
	Factors  []string // values of acr and amr that stand for a second factor
	Timeout  time.Duration
}

// Provider is asked for its addresses and keys when they are needed first: it may
// be down when we start.
type Provider struct {
	Config
	client *http.Client
	known  atomic.Pointer[oidc.Provider]
}

// mostBytes of one of the provider's answers are read.
const mostBytes = 1 << 20

// New makes a provider without asking it.
func New(cfg Config) *Provider {
	return &Provider{Config: cfg, client: &http.Client{
		Timeout:       cfg.Timeout,
		Transport:     limited{http.DefaultTransport},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

type limited struct{ http.RoundTripper }

func (l limited) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := l.RoundTripper.RoundTrip(r)
	if err == nil {
		answer.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(answer.Body, mostBytes), answer.Body}
	}
	return answer, err
}

// Label is what the button says.
func (p *Provider) Label() string { return p.Name }

func (p *Provider) provider(ctx context.Context) (*oidc.Provider, error) {
	if known := p.known.Load(); known != nil {
		return known, nil
	}
	found, err := oidc.NewProvider(oidc.ClientContext(ctx, p.client), p.Issuer)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", access.ErrUnreachable, err)
	}
	p.known.Store(found)
	return found, nil
}

func (p *Provider) flow(provider *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{ClientID: p.ClientID, ClientSecret: p.Secret, Endpoint: provider.Endpoint(), RedirectURL: p.Return, Scopes: []string{oidc.ScopeOpenID}}
}

// Address is where the browser goes. The verifier stays with us until it comes
// back. ErrUnreachable when the provider does not say where.
func (p *Provider) Address(ctx context.Context, state, nonce, verifier string) (string, error) {
	provider, err := p.provider(ctx)
	if err != nil {
		return "", err
	}
	return p.flow(provider).AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)), nil
}

// Vouch turns the code that a browser brought back into whom the provider vouches
// for at the instant. ErrNotVouched where it does not, or the answer is not for us.
func (p *Provider) Vouch(ctx context.Context, now time.Time, code, nonce, verifier string) (who access.Identity, err error) {
	provider, err := p.provider(ctx)
	if err != nil {
		return who, err
	}
	ctx = oidc.ClientContext(ctx, p.client)
	answer, err := p.flow(provider).Exchange(ctx, code, oauth2.VerifierOption(verifier))
	if refused, ok := errors.AsType[*oauth2.RetrieveError](err); ok && refused.Response != nil && refused.Response.StatusCode < http.StatusInternalServerError {
		return who, fmt.Errorf("%w: %w", access.ErrNotVouched, err)
	}
	if err != nil {
		return who, fmt.Errorf("%w: %w", access.ErrUnreachable, err)
	}
	raw, _ := answer.Extra("id_token").(string)
	verified, err := provider.Verifier(&oidc.Config{ClientID: p.ClientID, Now: func() time.Time { return now }}).Verify(ctx, raw)
	if err != nil {
		return who, fmt.Errorf("%w: %w", access.ErrNotVouched, err)
	}
	var claims struct {
		Party   string   `json:"azp"`
		Context string   `json:"acr"`
		Methods []string `json:"amr"`
	}
	if err := verified.Claims(&claims); err != nil {
		return who, fmt.Errorf("%w: %w", access.ErrNotVouched, err)
	}
	if verified.Nonce != nonce || verified.Subject == "" || claims.Party != "" && claims.Party != p.ClientID {
		return who, fmt.Errorf("%w: answer to another question", access.ErrNotVouched)
	}
	factor := slices.ContainsFunc(append(claims.Methods, claims.Context), func(value string) bool { return slices.Contains(p.Factors, value) })
	return access.Identity{Issuer: verified.Issuer, Subject: verified.Subject, Factor: factor}, nil
}

// Leaving is where the browser ends its login at the provider; empty where that has
// no such place.
func (p *Provider) Leaving(ctx context.Context) (string, error) {
	provider, err := p.provider(ctx)
	if err != nil {
		return "", err
	}
	var claims struct {
		End string `json:"end_session_endpoint"`
	}
	if err := provider.Claims(&claims); err != nil || claims.End == "" {
		return "", err
	}
	u, err := url.Parse(claims.End)
	if err != nil {
		return "", fmt.Errorf("address for leaving: %w", err)
	}
	query := u.Query()
	query.Set("client_id", p.ClientID)
	u.RawQuery = query.Encode()
	return u.String(), nil
}
