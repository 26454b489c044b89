package web_test

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/signon"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/web"
)

// absent is a sign-on service that sends everybody back and vouches for nobody.
type absent struct{}

func (absent) Label() string { return "Hausdienst" }

func (absent) Address(_ context.Context, state, _, _ string) (string, error) {
	return web.SignOnReturn + "?" + url.Values{"code": {"x"}, "state": {state}}.Encode(), nil
}

func (absent) Vouch(context.Context, time.Time, string, string, string) (access.Identity, error) {
	return access.Identity{}, access.ErrUnreachable
}

func (absent) Leaving(context.Context) (string, error) { return "/dlt/anmelden", nil }

// issuer is a small OpenID provider. Whoever comes is let in at once.
type issuer struct {
	*httptest.Server
	site    *site
	key     *rsa.PrivateKey
	claims  map[string]any // put into the next token in the place of what is right
	foreign bool           // the next token is signed with another key
	mu      sync.Mutex
	asked   url.Values // of the latest visit
	down    bool
}

var signingKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

const clientID, clientSecret = "kreisumfrage", "geheim & lang"

func newIssuer(s *site) *issuer {
	s.t.Helper()
	i := &issuer{site: s, key: signingKey()}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"issuer":%q,"authorization_endpoint":%q,"token_endpoint":%q,"jwks_uri":%q,"end_session_endpoint":%q,"id_token_signing_alg_values_supported":["RS256"]}`,
			i.URL, i.URL+"/auth", i.URL+"/token", i.URL+"/keys", i.URL+"/end")
	})
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) {
		e := big.NewInt(int64(i.key.E)).Bytes()
		fmt.Fprintf(w, `{"keys":[{"kty":"RSA","alg":"RS256","use":"sig","kid":"1","n":%q,"e":%q}]}`, inBase64(i.key.N.Bytes()), inBase64(e))
	})
	mux.HandleFunc("POST /token", i.token)
	i.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if i.down {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		mux.ServeHTTP(w, r)
	}))
	s.t.Cleanup(i.Close)
	s.issuer = i.URL
	s.restart(func(c *web.Config) {
		c.SignOn = signon.New(signon.Config{Name: "Hausdienst", Issuer: i.URL, ClientID: clientID, Secret: clientSecret, Return: origin + web.SignOnReturn,
			Factors: []string{"mfa"}, Timeout: 5 * time.Second})
	})
	return i
}

func inBase64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// token checks what a provider checks, the verifier above all.
func (i *issuer) token(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	id, secret, _ := r.BasicAuth()
	secret, _ = url.QueryUnescape(secret)
	sum := sha256.Sum256([]byte(r.FormValue("code_verifier")))
	if id != clientID || secret != clientSecret || r.FormValue("code") != "good" || r.FormValue("redirect_uri") != origin+web.SignOnReturn ||
		i.asked.Get("code_challenge_method") != "S256" || inBase64(sum[:]) != i.asked.Get("code_challenge") {
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprint(w, `{"error":"invalid_grant"}`)
		return
	}
	now, err := i.site.store.Now(r.Context())
	if err != nil {
		panic(err)
	}
	claims := map[string]any{"iss": i.URL, "sub": "erika", "aud": clientID, "nonce": i.asked.Get("nonce"), "iat": now.Unix(), "exp": now.Add(time.Minute).Unix()}
	for name, value := range i.claims {
		claims[name] = value
	}
	i.asked = nil
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(w, `{"access_token":"x","token_type":"Bearer","id_token":%q}`, i.sign(claims))
}

func (i *issuer) sign(claims map[string]any) string {
	body, err := json.Marshal(claims)
	if err != nil {
		panic(err)
	}
	text := inBase64([]byte(`{"alg":"RS256","kid":"1"}`)) + "." + inBase64(body)
	sum, key := sha256.Sum256([]byte(text)), i.key
	if i.foreign {
		if key, err = rsa.GenerateKey(rand.Reader, 2048); err != nil {
			panic(err)
		}
	}
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	if err != nil {
		panic(err)
	}
	return text + "." + inBase64(signature)
}

// visit sends the browser to the provider and back, up to the button.
func (i *issuer) visit(b *browser, from string) *page {
	b.t.Helper()
	p := b.get(from).expect(http.StatusSeeOther)
	to, err := url.Parse(p.header.Get("Location"))
	must(b.t, err)
	i.asked = to.Query()
	if !strings.HasPrefix(to.String(), i.URL+"/auth?") || i.asked.Get("scope") != "openid" || i.asked.Get("response_type") != "code" {
		b.t.Fatalf("leads to %s", to)
	}
	return b.get(web.SignOnReturn + "?" + url.Values{"code": {"good"}, "state": {i.asked.Get("state")}}.Encode())
}

func (i *issuer) login(b *browser) *page {
	b.t.Helper()
	return i.visit(b, "/dlt/anmelden/dienst").expect(http.StatusOK).form(web.SignOnReturn).send()
}

func TestAnAccountIsOpenedByTheSignOnServiceOnceItsOwnerHasBoundIt(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		i := newIssuer(s)
		b, person, secret := s.staffed("erika@dlt.example")
		i.claims = map[string]any{"email": "erika@dlt.example", "email_verified": true}
		s.visitor().get("/dlt/anmelden").says("Mit „Hausdienst“ anmelden")
		i.login(s.visitor()).expect(http.StatusUnprocessableEntity).says("kein Konto verbunden") // an address proves nothing
		b.get("/dlt/anmeldungen").says("Mit „Hausdienst“ verbinden")
		page := i.visit(b, "/dlt/anmelden/dienst/verbinden").says("Künftig kommen Sie auch mit „Hausdienst“ in Ihr Konto")
		page.form(web.SignOnReturn).send().follow().says("verbunden").says("Verbindung trennen")

		in := s.visitor()
		if p := i.login(in).expect(http.StatusSeeOther); p.header.Get("Location") != factorPath {
			t.Errorf("leads to %q", p.header.Get("Location"))
		}
		in.get("/dlt/2026").expect(http.StatusSeeOther) // our second factor is missing
		in.prove(s.appCode(secret)).expect(http.StatusSeeOther)
		in.get("/dlt/2026").expect(http.StatusOK)

		i.claims = map[string]any{"amr": []string{"pwd", "mfa"}}
		vouched := s.visitor()
		if p := i.login(vouched).expect(http.StatusSeeOther); p.header.Get("Location") != "/dlt" {
			t.Errorf("leads to %q", p.header.Get("Location"))
		}
		vouched.get("/dlt/2026").expect(http.StatusOK)
		vouched.get("/dlt/2026/antworten.csv").follow().says("besonders geschützt") // it is not as good as one just typed
		vouched.get("/dlt").form("/abmelden").send().follow().says("Auch dort abmelden")
		if p := vouched.get("/dlt/anmelden/dienst/abmelden").expect(http.StatusSeeOther); !strings.HasPrefix(p.header.Get("Location"), i.URL+"/end?client_id="+clientID) {
			t.Errorf("leads to %q", p.header.Get("Location"))
		}

		other, _, _ := s.staffed("zweite")
		i.visit(other, "/dlt/anmelden/dienst/verbinden").form(web.SignOnReturn).send().follow().says("schon mit einem Konto verbunden")
		must(t, s.store.DisableAccount(t.Context(), access.Principal{Role: access.Admin}, person, true))
		i.login(s.visitor()).expect(http.StatusUnprocessableEntity).says("kein Konto verbunden")
		must(t, s.store.DisableAccount(t.Context(), access.Principal{Role: access.Admin}, person, false))
		b = s.enter(access.Principal{Role: access.Admin, Person: person})
		b.get("/dlt/anmeldungen").form("/dlt/anmelden/dienst/trennen").send().follow().says("getrennt")
		i.login(s.visitor()).expect(http.StatusUnprocessableEntity)
		for action, want := range map[access.Action]int{access.ActionIdentityBound: 1, access.ActionIdentityUnbound: 1, access.ActionSignOnAccepted: 2, access.ActionLoginFailed: 3} {
			if n := s.audited(action); n != want {
				t.Errorf("%d lines of %s, want %d", n, action, want)
			}
		}
	})
}

func TestResettingTheSecondFactorEndsTheWayInByTheSignOnService(t *testing.T) {
	s := onSQLite(t)
	i := newIssuer(s)
	s.hire("chefin")
	admin := s.enter(access.Principal{Role: access.Admin, Person: s.personOf("chefin")})
	b, person, _ := s.staffed("erika")
	account := "/dlt/konten/" + person
	bind := func() {
		i.visit(b, "/dlt/anmelden/dienst/verbinden").form(web.SignOnReturn).send().expect(http.StatusSeeOther)
	}
	bind()
	admin.get(account).form(account + "/dienst-trennen").send().follow().says("getrennt").says("nicht verbunden")
	i.login(s.visitor()).expect(http.StatusUnprocessableEntity).says("kein Konto verbunden")
	bind()
	admin.get(account).form(account + "/zweiter-faktor").send().expect(http.StatusSeeOther)
	i.login(s.visitor()).expect(http.StatusUnprocessableEntity).says("kein Konto verbunden")

	// However an account without a second factor came to be bound: whoever holds the service's account does not set it up.
	identity := access.Identity{Issuer: i.URL, Subject: "erika"}
	must(t, s.store.BindIdentity(t.Context(), access.Principal{Role: access.Admin, Person: person}, identity.Hash()))
	thief := s.visitor()
	i.login(thief).expect(http.StatusUnprocessableEntity).says("noch keinen zweiten Faktor")
	thief.get(factorPath).expect(http.StatusUnauthorized)
	if n := len(storetest.Rows(t, s.store, "second_factor")); n != 0 {
		t.Errorf("%d second factors were prepared", n)
	}
}

func TestNoFalseAnswerOfTheSignOnServiceLetsAnybodyIn(t *testing.T) {
	s := onSQLite(t)
	i := newIssuer(s)
	b, person, _ := s.staffed("erika")
	i.visit(b, "/dlt/anmelden/dienst/verbinden").form(web.SignOnReturn).send().expect(http.StatusSeeOther)
	past := time.Date(2026, 11, 16, 10, 0, 0, 0, time.UTC).Unix()
	for name, claims := range map[string]map[string]any{
		"another nonce": {"nonce": "x"}, "no nonce": {"nonce": ""}, "another audience": {"aud": "somebody else"}, "for two": {"aud": []string{clientID, "y"}, "azp": "y"},
		"expired": {"exp": past}, "another issuer": {"iss": "https://evil.example"}, "nobody": {"sub": ""},
	} {
		i.claims = claims
		if p := i.login(s.visitor()); p.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d", name, p.status)
		}
	}
	i.claims, i.foreign = nil, true
	i.login(s.visitor()).expect(http.StatusUnprocessableEntity).says("nicht bestätigt")
	i.foreign = false

	v := s.visitor()
	answer := i.visit(v, "/dlt/anmelden/dienst").form(web.SignOnReturn)
	bad := i.visit(s.visitor(), "/dlt/anmelden/dienst").form(web.SignOnReturn)
	bad.values.Set("code", "bad")
	bad.send().expect(http.StatusUnprocessableEntity)
	thief := i.visit(s.visitor(), "/dlt/anmelden/dienst").form(web.SignOnReturn)
	thief.values.Set("state", answer.values.Get("state"))
	thief.send().expect(http.StatusForbidden).says("anderen Browser")
	i.visit(v, "/dlt/anmelden/dienst")
	i.asked.Set("nonce", "of another visit")
	answer.send().expect(http.StatusUnprocessableEntity) // the verifier is that of another visit
	answer.send().expect(http.StatusForbidden).says("schon benutzt")

	late := i.visit(v, "/dlt/anmelden/dienst").form(web.SignOnReturn)
	s.pass(access.SignOnLives)
	late.send().expect(http.StatusForbidden).says("älter als zehn Minuten")
	v.get(web.SignOnReturn + "?error=access_denied&state=" + url.QueryEscape(late.values.Get("state"))).expect(http.StatusForbidden)
	fresh := i.visit(v, "/dlt/anmelden/dienst").form(web.SignOnReturn)
	v.get(web.SignOnReturn + "?error=access_denied&state=" + url.QueryEscape(fresh.values.Get("state"))).expect(http.StatusUnprocessableEntity).says("nicht bestätigt")

	// An answer meant to bind one account does not bind the one that is logged in now.
	b = s.enter(access.Principal{Role: access.Admin, Person: person})
	binding := i.visit(b, "/dlt/anmelden/dienst/verbinden").form(web.SignOnReturn)
	b.get("/dlt").form("/abmelden").send()
	binding.send().expect(http.StatusForbidden)

	i.down = true
	fresh.send().expect(http.StatusServiceUnavailable).says("antwortet zurzeit nicht")
	newIssuer(s).down = true
	s.visitor().get("/dlt/anmelden/dienst").expect(http.StatusServiceUnavailable).says("Anmeldename und Passwort")
	s.visitor().typePassword("erika", password).expect(http.StatusSeeOther)
}
