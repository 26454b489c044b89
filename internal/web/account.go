package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

const (
	accountsPath   = "/dlt/konten"
	invitationPath = "/dlt/einladung"
	sessionsPath   = "/dlt/anmeldungen"
	sessionField   = "anmeldung"
)

// accountsPage lists who may log in for the DLT's side, and invites others.
type accountsPage struct {
	base
	Accounts    []accountRow
	Invitations []accountRow
	Typed       access.AccountInvitation
	Faults      map[string]string
	Problems    []form.Problem
	Roles       []choiceView
	Lands       []string
}

type accountRow struct {
	Href, Name, Login, Role, State string
	Time                           time.Time
}

// accountPage is one account with what can be done to it.
type accountPage struct {
	base
	Account  access.AdminAccount
	Path     string
	Own      bool
	Sessions []sessionView
	Service  *boundService // nil: there is none
	Roles    []choiceView
	Lands    []string
	Problems []form.Problem
}

// sessionsPage shows the visitor's own sessions.
type sessionsPage struct {
	base
	Sessions []sessionView
	Recovery int // codes that are left
	Paths    ownPaths
	Service  *boundService // nil: there is none
}

// boundService is the sign-on service, as one account stands to it.
type boundService struct {
	Label        string
	Bound        bool
	Bind, Unbind string // Bind is empty where it is not the visitor's own account
}

type ownPaths struct{ Password, Factor, Recovery string }

type sessionView struct {
	Key         string // of the form that ends it; opens nothing
	Browser     string
	Since, Last time.Time
	Current     bool
}

// openAccountPage lets somebody invited choose a password.
type openAccountPage struct {
	base
	Invitation access.AccountInvitation
	Role       string
	Path       string
	Problems   []form.Problem
}

// AccountLink is the address at which an invitation to an account is opened.
func AccountLink(public *url.URL, token string) string {
	return public.JoinPath(invitationPath, token).String()
}

func roleChoices() (all []choiceView) {
	for _, r := range access.StaffRoles {
		all = append(all, choiceView{string(r), r.Text()})
	}
	return all
}

// lands are those of all frames.
func (s *Server) lands(c echo.Context, v *visitor) ([]string, error) {
	waves, err := s.Store.Waves(c.Request().Context())
	var all []survey.Response
	for _, w := range waves {
		sc, _ := v.Scope(w.Key)
		responses, err := s.Store.Responses(c.Request().Context(), sc)
		if err != nil {
			return nil, err
		}
		all = append(all, responses...)
	}
	return fieldwork.Lands(all), err
}

func (s *Server) showAccounts(c echo.Context, v *visitor) error {
	return s.renderAccounts(c, v, http.StatusOK, access.AccountInvitation{Role: access.Reader}, nil)
}

func (s *Server) renderAccounts(c echo.Context, v *visitor, status int, typed access.AccountInvitation, faults map[string]string) error {
	ctx := c.Request().Context()
	view := accountsPage{base: s.dltBase(c, "Konten", accountsPath), Typed: typed, Faults: faults, Roles: roleChoices()}
	for _, name := range []string{"name", "email", "rolle", "land"} {
		if fault := faults[name]; fault != "" {
			view.Problems = append(view.Problems, form.Problem{Href: "#" + name, Text: fault})
		}
	}
	view.Errors = len(view.Problems)
	accounts, err := s.Store.Accounts(ctx)
	if err != nil {
		return err
	}
	for _, a := range accounts {
		view.Accounts = append(view.Accounts, accountRow{accountsPath + "/" + url.PathEscape(a.Person), a.Name, a.Login, roleText(a.Role, a.Land), accountState(a), a.LastSeen})
	}
	invitations, err := s.Store.AccountInvitations(ctx)
	if err != nil {
		return err
	}
	for _, i := range invitations {
		view.Invitations = append(view.Invitations, accountRow{"", i.Name, i.Email, roleText(i.Role, i.Land), "", i.Expires})
	}
	if view.Lands, err = s.lands(c, v); err != nil {
		return err
	}
	return s.render(c, status, "accounts", view)
}

func roleText(r access.Role, land string) string {
	if land == "" {
		return r.Text()
	}
	return r.Text() + " " + land
}

func accountState(a access.AdminAccount) string {
	switch {
	case a.Disabled:
		return "gesperrt"
	case !a.Factor:
		return "zweiter Faktor fehlt noch"
	}
	return "aktiv"
}

// inviteAccount mails an invitation; who gets it opens the account.
func (s *Server) inviteAccount(c echo.Context, v *visitor) error {
	values := c.Request().PostForm
	typed := access.AccountInvitation{Name: strings.TrimSpace(values.Get("name")), Email: strings.TrimSpace(values.Get("email"))}
	faults := map[string]string{}
	var err error
	if typed.Role, typed.Land, err = s.chosenRole(c, v, faults); err != nil {
		return err
	}
	if typed.Name == "" || len(typed.Name) > 200 {
		faults["name"] = "Geben Sie bitte den Namen an, höchstens 200 Zeichen."
	}
	if typed.Email == "" {
		faults["email"] = "Geben Sie bitte die dienstliche E-Mail-Adresse an."
	}
	if len(faults) == 0 {
		change := access.Change{Kind: access.ChangeInvitation, Name: typed.Name, Email: typed.Email, ChangeDetails: access.ChangeDetails{Role: typed.Role, Land: typed.Land}}
		err := s.twice(c, v, change, accountsPath+"?hinweis=konto-eingeladen", func() error { return s.Store.InviteAccount(c.Request().Context(), v.Principal, typed) })
		switch {
		case errors.Is(err, survey.ErrConflict):
			if faults["email"], err = s.takenAddress(c, typed.Email); err != nil {
				return err
			}
		case errors.Is(err, survey.ErrInvalid):
			faults["email"] = "Das ist keine E-Mail-Adresse. Sie sieht aus wie name@behoerde.de."
		default:
			return err
		}
	}
	return s.renderAccounts(c, v, http.StatusUnprocessableEntity, typed, faults)
}

// takenAddress says why nobody can be invited there.
func (s *Server) takenAddress(c echo.Context, email string) (string, error) {
	invitations, err := s.Store.AccountInvitations(c.Request().Context())
	if err != nil {
		return "", err
	}
	for _, i := range invitations {
		if access.NormalLogin(i.Email) == access.NormalLogin(email) {
			return "Diese Adresse ist schon eingeladen: am " + germanDay(survey.DayOf(i.Created)) + " als " + roleText(i.Role, i.Land) +
				". Die Einladung gilt noch bis zum " + germanDay(survey.DayOf(i.Expires)) + ". Es wurde keine zweite verschickt.", nil
		}
	}
	changes, err := s.Store.PendingChanges(c.Request().Context())
	for _, change := range changes {
		if change.Kind == access.ChangeInvitation && access.NormalLogin(change.Email) == access.NormalLogin(email) {
			return "Für diese Adresse ist schon eine Einladung beantragt. Sie wartet auf eine zweite Person.", err
		}
	}
	return "Mit dieser Adresse gibt es schon ein Konto.", err
}

// chosenRole reads role and Land of a form.
func (s *Server) chosenRole(c echo.Context, v *visitor, faults map[string]string) (role access.Role, land string, err error) {
	values := c.Request().PostForm
	if role = access.Role(values.Get("rolle")); !role.Staff() {
		faults["rolle"] = "Wählen Sie bitte aus, was das Konto darf."
	}
	if role != access.Association {
		return role, "", nil
	}
	lands, err := s.lands(c, v)
	if land = values.Get("land"); !slices.Contains(lands, land) {
		faults["land"] = "Wählen Sie bitte das Land des Landesverbands."
	}
	return role, land, err
}

func (s *Server) showAccount(c echo.Context, v *visitor) error {
	return s.renderAccount(c, v, http.StatusOK)
}

func (s *Server) renderAccount(c echo.Context, v *visitor, status int, problems ...form.Problem) error {
	ctx := c.Request().Context()
	account, err := s.Store.Account(ctx, c.Param("person"))
	if err != nil {
		return err
	}
	view := accountPage{base: s.dltBase(c, "Konto: "+account.Name, ""), Account: account, Path: accountsPath + "/" + url.PathEscape(account.Person),
		Own: account.Person == v.Person, Roles: roleChoices(), Problems: problems}
	view.Errors = len(problems)
	if view.Lands, err = s.lands(c, v); err != nil {
		return err
	}
	if view.Sessions, err = s.sessionsOf(c, v, account.Person); err != nil {
		return err
	}
	if view.Service, err = s.service(c, account.Person, "", view.Path+"/dienst-trennen"); err != nil {
		return err
	}
	return s.render(c, status, "account", view)
}

func (s *Server) sessionsOf(c echo.Context, v *visitor, person string) (views []sessionView, err error) {
	rows, err := s.Store.SessionsOf(c.Request().Context(), person)
	for _, r := range rows {
		views = append(views, sessionView{r.IDHash, r.Browser, r.Created, r.LastSeen, r.IDHash == access.HashToken(v.session.ID)})
	}
	return views, err
}

func (s *Server) changeRole(c echo.Context, v *visitor) error {
	faults := map[string]string{}
	role, land, err := s.chosenRole(c, v, faults)
	if err != nil {
		return err
	}
	for _, name := range []string{"rolle", "land"} {
		if fault := faults[name]; fault != "" {
			return s.renderAccount(c, v, http.StatusUnprocessableEntity, form.Problem{Href: "#" + name, Text: fault})
		}
	}
	person := c.Param("person")
	if _, err := s.Store.Account(c.Request().Context(), person); err != nil {
		return err
	}
	change := access.Change{Kind: access.ChangeRole, Person: person, ChangeDetails: access.ChangeDetails{Role: role, Land: land}}
	return s.twice(c, v, change, accountsPath+"?hinweis=konto-rolle", func() error {
		return s.Store.ChangeRole(c.Request().Context(), v.Principal, person, role, land)
	})
}

func (s *Server) disableAccount(c echo.Context, v *visitor) error {
	disabled := c.Request().PostForm.Get("sperren") == "ja"
	notice := map[bool]string{true: "konto-gesperrt", false: "konto-geoeffnet"}[disabled]
	return s.amended(c, s.Store.DisableAccount(c.Request().Context(), v.Principal, c.Param("person"), disabled), notice)
}

func (s *Server) resetFactor(c echo.Context, v *visitor) error {
	return s.amended(c, s.Store.ResetFactor(c.Request().Context(), v.Principal, c.Param("person")), "faktor-zurueckgesetzt")
}

func (s *Server) amended(c echo.Context, err error, notice string) error {
	if err != nil {
		return err
	}
	return seeOther(c, accountsPath+"?hinweis="+notice)
}

// endTheirSessions ends one session of somebody else, or all of them.
func (s *Server) endTheirSessions(c echo.Context, v *visitor) error {
	person := c.Param("person")
	if _, err := s.Store.Account(c.Request().Context(), person); err != nil {
		return err
	}
	if _, err := s.Store.EndSessionsOf(c.Request().Context(), v.Principal, person, c.Request().PostForm.Get(sessionField), ""); err != nil {
		return err
	}
	return seeOther(c, accountsPath+"/"+url.PathEscape(person)+"?hinweis=anmeldungen-beendet")
}

func (s *Server) showSessions(c echo.Context, v *visitor) error {
	view := sessionsPage{base: s.dltBase(c, "Mein Konto", sessionsPath), Paths: ownPaths{passwordPath, newFactorPath, recoveryPath}}
	var err error
	if view.Sessions, err = s.sessionsOf(c, v, v.Person); err != nil {
		return err
	}
	factor, err := s.Store.Factor(c.Request().Context(), v.Person)
	if err != nil && !errors.Is(err, survey.ErrNotFound) {
		return err
	}
	view.Recovery = factor.Recovery
	if view.Service, err = s.service(c, v.Person, bindPath, unbindPath); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "sessions", view)
}

func (s *Server) service(c echo.Context, person, bind, unbind string) (*boundService, error) {
	if s.SignOn == nil {
		return nil, nil
	}
	bound, err := s.Store.HasIdentity(c.Request().Context(), person)
	return &boundService{s.SignOn.Label(), bound, bind, unbind}, err
}

// endSessions ends one of the visitor's own sessions, or all but this one.
func (s *Server) endSessions(c echo.Context, v *visitor) error {
	_, err := s.Store.EndSessionsOf(c.Request().Context(), v.Principal, v.Person, c.Request().PostForm.Get(sessionField), access.HashToken(v.session.ID))
	if err != nil {
		return err
	}
	return seeOther(c, sessionsPath+"?hinweis=anmeldungen-beendet")
}

func (s *Server) accountInvitation(c echo.Context) (openAccountPage, error) {
	token := c.Param("token")
	i, err := s.Store.AccountInvitation(c.Request().Context(), access.HashToken(token))
	if errors.Is(err, survey.ErrNotFound) {
		err = errOldInvitation
	}
	return openAccountPage{Invitation: i, Role: roleText(i.Role, i.Land), Path: invitationPath + "/" + url.PathEscape(token)}, err
}

func (s *Server) showAccountInvitation(c echo.Context, v *visitor) error {
	view, err := s.accountInvitation(c)
	if err != nil {
		return err
	}
	if err := s.needsForm(c, v); err != nil {
		return err
	}
	view.base = s.base(c, "Konto öffnen")
	return s.render(c, http.StatusOK, "account_open", view)
}

func (s *Server) openAccount(c echo.Context, v *visitor) error {
	view, err := s.accountInvitation(c)
	if err != nil {
		return err
	}
	password := c.Request().PostForm.Get(passwordField)
	fault := access.CheckNewPassword(password, view.Invitation.Email, view.Invitation.Name).Text()
	if fault == "" && c.Request().PostForm.Get(passwordField+"2") != password {
		fault = "Die beiden Eingaben sind verschieden. Geben Sie das Passwort bitte zweimal gleich ein."
	}
	if fault != "" {
		view.base, view.Problems = s.base(c, "Konto öffnen"), []form.Problem{{Href: "#" + passwordField, Text: fault}}
		view.Errors = 1
		return s.render(c, http.StatusUnprocessableEntity, "account_open", view)
	}
	hash, err := access.HashPassword(c.Request().Context(), password)
	if err != nil {
		return err
	}
	account, err := s.Store.OpenAccount(c.Request().Context(), access.HashToken(c.Param("token")), hash)
	if err != nil {
		return err
	}
	return s.halfway(c, v, account)
}

// browserFamilies are the words in a browser's name of itself, the telling ones
// first: most browsers also claim to be others.
var (
	browserFamilies = [][2]string{{"Edg", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}}
	browserSystems  = [][2]string{{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"Windows", "Windows"}, {"Mac OS", "macOS"}, {"Linux", "Linux"}}
)

// browserInWords says what somebody recognizes their browser by, and no more.
func browserInWords(agent string) string {
	family, system := "Unbekannter Browser", ""
	for _, f := range slices.Backward(browserFamilies) {
		if strings.Contains(agent, f[0]) {
			family = f[1]
		}
	}
	for _, f := range slices.Backward(browserSystems) {
		if strings.Contains(agent, f[0]) {
			system = ", " + f[1]
		}
	}
	return family + system
}
