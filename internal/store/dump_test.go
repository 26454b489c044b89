package store_test

import (
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/pgtest"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/migrations"
)

// A filled database of every schema that was ever released lies in testdata,
// in a folder named by the newest migration. To add today's, run
//
//	go test ./internal/store -run TestFilledDatabases -update
//
// and commit the new folder; older ones are never written again.
var update = flag.Bool("update", false, "write a dump of the present schema to testdata")

var filledSettings = survey.WaveSettings{Target: 70, SizeLimits: []int{100_000}, Grace: 2, ReminderPause: 5, MailsPerHour: 100}

// fill leaves something in every table.
func fill(t *testing.T, s *store.Store) {
	t.Helper()
	ctx := t.Context()
	w := storetest.OpenWave(t, s)
	sv := act(w, "f1", change("status", 0, survey.Choose("yes")), change("projects", 0,
		survey.Value{Options: []string{"b"}, Texts: map[string]string{"b": "Gläserne „Kreisverwaltung“;\nzweite Zeile"}}),
		survey.Change{Ref: survey.Ref{Item: "practice", Record: 2}, Value: survey.Value{Fields: map[string]string{"title": "Bürgerkoffer"}}})
	sv.Mark = &survey.PageMark{Page: "page", Done: true}
	mustSave(t, s, anna, sv)
	mustSubmit(t, s, anna, "s1")
	proposed, _, err := s.AddDraft(ctx, survey.Draft{Title: "Später", Author: "meier", Parent: w.Edition, Source: "später.yaml"}, []byte(laterDefinition))
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		s.RequestReopening(ctx, anna, "Zahlen berichtigen"),
		s.Reopen(ctx, system(storetest.Pinneberg)),
		s.ProposeEdition(ctx, asAdmin("meier"), survey.Proposal{Edition: proposed, Base: w.Edition, Reason: "Tippfehler"}),
		s.AddSubmissions(ctx, storetest.All(), []survey.Submission{{County: survey.County{Key: storetest.Hannover},
			Kind: survey.FromImport, Rows: storetest.Questionnaire().Snapshot(nil)}}),
		s.CreateCountyAccess(ctx, storetest.Of(storetest.Pinneberg, "op"), "token", "code"),
		s.CreateAdmin(ctx, "meier", "Änne Meier", "hash"),
		s.BeginFactor(ctx, "meier", "sealed"),
		s.ConfirmFactor(ctx, access.Principal{Person: "meier", Role: access.Admin}, 7, []string{access.HashToken("recovery")}),
		s.AddMemberAccess(ctx, anna, "anna", access.Slip{TokenHash: "secret link", CodeHash: "secret code"}),
		s.CreateSession(ctx, access.SessionRow{IDHash: "session", Role: access.CountyRep, Person: "anna", Wave: w.Key,
			County: storetest.Pinneberg, Link: "secret link", Idle: time.Hour, Absolute: time.Hour}),
		s.AddFailure(ctx, "code:1"),
		s.SetReminding(ctx, anna, survey.Reminding{Before: 7}),
		s.SetSuccessions(ctx, access.Principal{Role: access.System, Person: "op"}, survey.Successions(nil).Digest(),
			survey.Successions{{Predecessor: "03152", Name: "Landkreis Göttingen (alt)", Successor: "03159", Day: "2016-11-01"}}),
		s.ChangeWave(ctx, asAdmin("meier"), w.Plan(survey.DefaultWaveSettings).Digest(), w.Plan(filledSettings)),
		s.Rescue(ctx, anna, survey.Rescue{Page: "page", FormID: "f2", Fields: "remark=zu+sp%C3%A4t"}),
		s.LogContact(ctx, system(storetest.Hannover), survey.ContactEvent{Kind: survey.ContactCall, Result: "erreicht", Text: "Ruft „morgen“ zurück"}),
		s.PostLetter(ctx, mail.Letter{Key: "receipt", Kind: mail.Receipt, Wave: w.Key, Unit: storetest.Pinneberg, Person: "anna", Values: mail.Values{
			mail.County: "Kreis Pinneberg", mail.Wave: w.Title, mail.Submitted: "2026-11-16T11:00:00Z", mail.Reference: "R-1", mail.Checksum: "00ff"}}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	dora := storetest.Of(storetest.Ahrweiler, "dora")
	storetest.Lead(t, s, dora)
	mustSave(t, s, dora, act(w, "f1", change("remark", 0, survey.Write("unfertig"))))
	for _, err := range []error{
		s.ExtendResponse(ctx, system(storetest.Hannover), 0, "2026-12-10", "Ferien"),
		s.ReturnResponse(ctx, system(storetest.Hannover), "Bitte Frage 3"),
		s.ReleaseInterim(ctx, dora, storetest.Questionnaire(), w.Edition),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Attend(ctx, anna, "page"); err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, bert, act(w, "f2", change("status", 1, survey.Choose("no"))))
	mustPlan(t, s, anna, survey.Duty{Item: "remark", Office: "Amt für „Größe“"})
	if err := changeNote(t, s, anna, "f3", survey.NoteChange{Item: "remark", Text: "Bitte Schulamt prüfen"}); err != nil {
		t.Fatal(err)
	}
	releaseInside(t, s)
	invite(t, s, "Änne", access.Share{Kind: access.ShareItem, Key: "remark"})
	reach := access.Reach{Contacts: []access.CountyContact{{Name: "Frau Müller", Email: "landrat@kreis.example", Phone: "0511 123", Function: "Landrätin", Official: true}}, Domains: []string{"kreis.example"}}
	if err := s.SaveView(ctx, asAdmin("meier"), survey.SavedView{Name: "Fehlende in „Bayern“", Query: "land=Bayern"}); err != nil {
		t.Fatal(err)
	}
	if err := s.SetReach(ctx, system(storetest.Hannover), reach); err != nil {
		t.Fatal(err)
	}
	c := newCampaign(t, s, survey.Occasion{Kind: survey.CampaignInvitation, Rule: survey.RuleMissing})
	if n, err := s.StartCampaign(ctx, storetest.All(), c, addressees(t, s)); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	requestCode(t, s, mailedGrant(t, s, "mailed"), "browser")
	invited := access.AccountInvitation{Name: "Neu", Email: "neu@dlt.example", Role: access.Reader}
	if err := s.InviteAccount(ctx, access.Principal{Person: "meier", Role: access.Admin}, invited); err != nil {
		t.Fatal(err)
	}
	carla := storetest.Of(storetest.Hannover, "carla")
	if _, err := s.InviteMember(ctx, carla, access.Member{Contact: access.Contact{Name: "Frau Fern", Email: "fern@post.example"}}, access.Slip{}); err != nil {
		t.Fatal(err)
	}
	storetest.SetClock(t, s, instant(t, "2026-11-17T08:00:00Z"))
	seal(t, s, 1)
	pretested(t, s)
}

// pretested leaves a pre-test with a remark.
func pretested(t *testing.T, s *store.Store) {
	t.Helper()
	p := survey.Wave{Key: "pretest", Title: "Pretest", Year: 2026, FirstDay: "2026-11-01", LastDay: "2026-11-30", Pretest: true}
	if err := errors.Join(s.CreateWave(t.Context(), p, []byte("format: 1\n"), storetest.Frame()[:1], "op"), s.OpenWave(t.Context(), p.Key, "op")); err != nil {
		t.Fatal(err)
	}
	sc := access.CountyScope(p.Key, storetest.Pinneberg, "petra")
	storetest.Lead(t, s, sc)
	_, err := s.SaveAnswers(t.Context(), sc, survey.Save{FormID: "f", SaveID: "s", Edition: storetest.Edition, Path: survey.PathForm, Questionnaire: storetest.Questionnaire(),
		Remarks: []survey.Remark{{Item: "status", Category: survey.RemarkUnclear, Text: "Was heißt „Stand“?"}}, Took: &survey.PageTime{Page: "page", Seconds: 90}})
	if err != nil {
		t.Fatal(err)
	}
}

// releaseInside leaves a release by a reviewer, with a comment, that was withdrawn.
func releaseInside(t *testing.T, s *store.Store) {
	t.Helper()
	arrange(t, s, access.LeadersSubmit, access.ReleaseInside)
	ctx, q, head := t.Context(), storetest.Questionnaire(), reviewer(t, s)
	if err := s.AskRelease(ctx, anna, q, survey.Release{File: "10.2 „Größe“", Edition: storetest.Edition}); err != nil {
		t.Fatal(err)
	}
	_, digest := standing(t, s)
	released := survey.Release{Step: survey.Released, Day: "2026-11-16", Office: "Landrätin", Edition: storetest.Edition, Digest: digest}
	if err := s.Review(ctx, head, q, released, []survey.ReleaseComment{{Item: "remark", Text: "Gut so"}}); err != nil {
		t.Fatal(err)
	}
	if err := s.WithdrawRelease(ctx, anna, q, storetest.Edition); err != nil {
		t.Fatal(err)
	}
}

// checkFilled reads back what fill left, by way of the present program.
func checkFilled(t *testing.T, s *store.Store) {
	t.Helper()
	ctx := t.Context()
	storetest.SetClock(t, s, instant(t, "2026-11-16T11:30:00Z"))
	wantStored(t, s, "status", survey.Choose("no"), 2)
	if a := stored(t, s, anna, "projects"); a.Value.Texts["b"] != "Gläserne „Kreisverwaltung“;\nzweite Zeile" || a.Author != "anna" {
		t.Errorf("%+v", a)
	}
	if h, err := s.History(ctx, anna, "status"); err != nil || len(h) != 2 {
		t.Errorf("history %+v, %v", h, err)
	}
	r := response(t, s, anna)
	if r.Disposition != survey.Returned || r.Submissions != 1 || r.County.Columns["size"] != "gross" || r.PagesDone["page"].Author != "anna" {
		t.Errorf("response %+v", r)
	}
	subs, revision := counted(t, s)
	if len(subs) != 2 || revision != 2 {
		t.Fatalf("%d counted at revision %d", len(subs), revision)
	}
	for _, sub := range subs {
		if sub.Hash != survey.Digest(sub.County.Key, sub.Edition, sub.Rows) {
			t.Errorf("%s: the rows do not fit their hash any more", sub.Reference)
		}
	}
	if g, err := s.CountyAccess(ctx, "token"); err != nil || g.CodeHash != "code" {
		t.Errorf("access %+v, %v", g, err)
	}
	if a, err := s.AdminByLogin(ctx, "meier"); err != nil || a.Name != "Änne Meier" {
		t.Errorf("admin %+v, %v", a, err)
	}
	if row, err := s.LoadSession(ctx, "session"); err != nil || row.County != storetest.Pinneberg {
		t.Errorf("session %+v, %v", row, err)
	}
	if drafts, err := s.Drafts(ctx); err != nil || len(drafts) == 0 {
		t.Errorf("drafts %+v, %v", drafts, err)
	}
	if n, err := s.Failures(ctx, "code:1", time.Hour); err != nil || n != 1 {
		t.Errorf("%d failures, %v", n, err)
	}
	if letters, err := s.Letters(ctx); err != nil || len(letters) > 6 || len(letters) > 0 && letters[0].Values[mail.Reference] != "R-1" {
		t.Errorf("letters %+v, %v", letters, err)
	}
	w, err := s.Wave(ctx, storetest.Wave)
	if err != nil {
		t.Fatal(err)
	}
	if settings, err := s.WaveSettings(ctx, w.Key); err != nil || !settings.Equal(filledSettings) && !settings.Equal(survey.DefaultWaveSettings) {
		t.Errorf("settings %+v, %v", settings, err)
	}
	if stages, err := s.WaveStages(ctx, w.Key); err != nil || len(stages) > 0 && stages[0].State != survey.WaveOpen {
		t.Errorf("stages %+v, %v", stages, err)
	}
	if all, err := s.WaveEditions(ctx, w.Key); err != nil || len(all) != 1 || all[0].Edition != w.Edition || all[0].Time.IsZero() {
		t.Errorf("editions %+v, %v", all, err)
	}
	team, err := s.Team(ctx, anna)
	if colleagues := slices.DeleteFunc(team, func(m access.Member) bool { return m.Part != access.Colleague }); err != nil ||
		len(colleagues) > 0 && (colleagues[0].Contact.Name != "Änne" || len(colleagues[0].Shares) != 1) {
		t.Errorf("team %+v, %v", team, err)
	}
	if p := plan(t, s, anna); len(p) > 0 && p["remark"].Office != "Amt für „Größe“" {
		t.Errorf("plan %+v", p)
	}
	if asked, err := s.Reopenings(ctx, anna); err != nil || len(asked) > 0 && (asked[0].Reason != "Zahlen berichtigen" || asked[0].Decision != survey.Granted) {
		t.Errorf("requests to reopen %+v, %v", asked, err)
	}
	reach, err := s.Reach(ctx, storetest.Of(storetest.Hannover, ""))
	if err != nil || len(reach.Contacts) > 0 && (reach.Contacts[0].Email != "landrat@kreis.example" || len(reach.Domains) != 1) {
		t.Errorf("reach %+v, %v", reach, err)
	}
	if log, err := s.ContactLog(ctx, system(storetest.Hannover)); err != nil || len(log) > 0 && log[0].Text != "Ruft „morgen“ zurück" {
		t.Errorf("contacts %+v, %v", log, err)
	}
	if all, err := s.Campaigns(ctx, storetest.All()); err != nil || len(all) > 0 && (all[0].Subject != "An {Landkreis}" || all[0].State != survey.CampaignRunning) {
		t.Errorf("campaigns %+v, %v", all, err)
	}
	if all, err := s.Extensions(ctx, system(storetest.Hannover)); err != nil || len(all) > 0 && (all[0].Until != "2026-12-10" || all[0].Reason != "Ferien") {
		t.Errorf("extensions %+v, %v", all, err)
	}
	if all, err := s.Returns(ctx, system(storetest.Hannover)); err != nil || len(all) > 0 && all[0].Reason != "Bitte Frage 3" {
		t.Errorf("returns %+v, %v", all, err)
	}
	if all, err := s.InterimSubmissions(ctx, storetest.All()); err != nil || len(all) > 0 && all[0].Answers()[survey.Ref{Item: "remark"}].Text != "unfertig" {
		t.Errorf("interim states %+v, %v", all, err)
	}
	if r, err := s.Reminding(ctx, anna); err != nil || r != survey.DefaultReminding && r != (survey.Reminding{Before: 7}) {
		t.Errorf("mails %+v, %v", r, err)
	}
	if waiting, err := s.ApprovalRequests(ctx, storetest.All()); err != nil || len(waiting) > 0 && waiting[0].Address != "fern@post.example" {
		t.Errorf("addresses that wait %+v, %v", waiting, err)
	}
	if views, err := s.SavedViews(ctx, asAdmin("meier")); err != nil || len(views) > 0 && views[0].Query != "land=Bayern" {
		t.Errorf("views %+v, %v", views, err)
	}
	if notes := mustNotes(t, s, anna); len(notes) > 1 || len(notes) == 1 && notes[0].Text != "Bitte Schulamt prüfen" {
		t.Errorf("notes %+v", notes)
	}
	if state := verified(t, s, ""); state.Fault != nil || state.Blocks > 1 || state.Lines+state.Unsealed == 0 {
		t.Errorf("audit trail %+v, %+v", state, state.Fault)
	}
	if setting, err := s.Setting(ctx, anna); err != nil || setting.Submit == access.ReleasedOnly {
		t.Errorf("setting %+v, %v", setting, err)
	}
	steps, err := s.Releases(ctx, anna)
	if err != nil || len(steps) > 0 && (steps[1].Office != "Landrätin" || steps.File() != "10.2 „Größe“" || len(steps[1].Rows) == 0) {
		t.Errorf("releases %+v, %v", steps, err)
	}
	if said, err := s.ReleaseComments(ctx, anna); err != nil || len(said) > 0 && said[0].Text != "Gut so" {
		t.Errorf("comments %+v, %v", said, err)
	}
	remarks, times, err := s.Remarks(ctx, access.WaveScope("pretest", "op"))
	if err != nil || len(remarks) > 0 && (remarks[0].Text != "Was heißt „Stand“?" || len(times) != 1) {
		t.Errorf("remarks %+v, %+v, %v", remarks, times, err)
	}
	storetest.Lead(t, s, anna) // of a schema without teams she comes back as a guest
	mustSave(t, s, anna, act(w, "f9", change("remark", 0, survey.Write("danach"))))
	mustSubmit(t, s, anna, "s9")
}

func TestFilledDatabasesOfEveryReleasedSchemaUpgrade(t *testing.T) {
	if *update {
		writeDumps(t)
	}
	folders, err := filepath.Glob("testdata/[0-9]*")
	if err != nil || len(folders) == 0 {
		t.Fatal("no dumps", err)
	}
	if newest := folders[len(folders)-1]; filepath.Base(newest) != newestMigration(t) {
		t.Errorf("the newest dump is %s, the schema is %s", newest, newestMigration(t))
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			eachEmpty(t, func(t *testing.T, cfg store.Config) {
				restore(t, folder, cfg)
				s := storetest.Open(t, cfg)
				if err := s.Migrate(t.Context()); err != nil {
					t.Fatal(err)
				}
				checkFilled(t, s)
			})
		})
	}
}

func newestMigration(t *testing.T) string {
	t.Helper()
	files, err := fs.Glob(migrations.FS, "sqlite/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	number, _, _ := strings.Cut(filepath.Base(files[len(files)-1]), "_")
	return number
}

func restore(t *testing.T, folder string, cfg store.Config) {
	t.Helper()
	name := "sqlite.sql"
	if cfg.PostgresURL != "" {
		name = "postgres.sql"
	}
	dump, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	if cfg.SQLitePath != "" {
		db, err := sql.Open("sqlite", cfg.SQLitePath)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(string(dump)); err != nil {
			t.Fatal(err)
		}
		return
	}
	// A connection of its own: the dump changes its search path.
	conn, err := pgx.Connect(t.Context(), cfg.PostgresURL)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	if _, err := conn.PgConn().Exec(t.Context(), string(dump)).ReadAll(); err != nil {
		t.Fatal(err)
	}
}

func writeDumps(t *testing.T) {
	t.Helper()
	folder := filepath.Join("testdata", newestMigration(t))
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	lite := storetest.SQLite(t)
	fill(t, lite)
	address := storetest.MigratedPostgres(t)
	fill(t, storetest.Open(t, storetest.PostgresConfig(address)))
	for name, text := range map[string]string{"sqlite.sql": dumpSQLite(t, lite.SQL()), "postgres.sql": dumpPostgres(t, address)} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// psqlOnly matches the lines that pg_dump writes for psql alone.
var psqlOnly = regexp.MustCompile(`(?m)^\\.*\n`)

func dumpPostgres(t *testing.T, address string) string {
	t.Helper()
	tool, err := pgtest.Binary("pg_dump")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "--no-owner", "--no-privileges", "--inserts", "--dbname="+address).Output()
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		t.Fatal(err, string(failed.Stderr))
	} else if err != nil {
		t.Fatal(err)
	}
	return psqlOnly.ReplaceAllString(string(out), "")
}

// dumpSQLite writes tables with their rows first and triggers last, or the
// triggers would run.
func dumpSQLite(t *testing.T, db *sql.DB) string {
	t.Helper()
	var b strings.Builder
	for _, table := range texts(t, db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid") {
		b.WriteString(texts(t, db, "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '"+table+"'")[0] + ";\n")
		quoted := texts(t, db, "SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('"+table+"') ORDER BY cid")
		for _, row := range texts(t, db, "SELECT "+strings.Join(quoted, " || ', ' || ")+" FROM \""+table+"\" ORDER BY rowid") {
			fmt.Fprintf(&b, "INSERT INTO %q VALUES (%s);\n", table, row)
		}
	}
	for _, statement := range texts(t, db, "SELECT sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid") {
		b.WriteString(statement + ";\n")
	}
	return b.String()
}

func texts(t *testing.T, db *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		all = append(all, text)
	}
	return all
}
