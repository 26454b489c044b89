package store

import (
	"context"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// Secrets makes the secrets of mails right before they are sent and keeps their
// hashes; link is the address that a token of the kind of mail opens. It serves
// mail.Worker.
func (s *Store) Secrets(link func(kind, token string) string) func(context.Context, mail.Posted) (mail.Values, error) {
	return func(ctx context.Context, p mail.Posted) (mail.Values, error) {
		if p.Kind == mail.AccountInvitation.Name {
			token, tokenHash := access.NewToken()
			return mail.Values{mail.Link: link(p.Kind, token)}, s.AccountLink(ctx, p.Person, tokenHash)
		}
		sc, ok := access.WaveScope(p.Wave, access.Operator).ForCounty(p.Unit)
		if !ok {
			return nil, survey.ErrNotFound
		}
		if !mail.Holds(p.Kind, mail.Link) {
			return s.mailedCode(ctx, sc, p)
		}
		token, tokenHash := access.NewToken()
		values, codeHash := mail.Values{mail.Link: link(p.Kind, token)}, ""
		if mail.Holds(p.Kind, mail.Code) {
			values[mail.Code] = access.NewCode()
			var err error
			if codeHash, err = access.HashCode(ctx, values[mail.Code]); err != nil {
				return nil, err
			}
		}
		return values, s.issueLink(ctx, sc, p.Person, tokenHash, codeHash, p.Created)
	}
}

// mailedCode makes the code that somebody waits for on the page of their link.
func (s *Store) mailedCode(ctx context.Context, sc access.Scope, p mail.Posted) (mail.Values, error) {
	code := access.NewMailCode()
	hash, err := access.HashMailCode(ctx, code)
	if err != nil {
		return nil, err
	}
	return mail.Values{mail.Code: code}, s.FillLoginCode(ctx, sc, p.Key, hash)
}
