package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type releaseRow struct {
	Key     unitKey `gorm:"embedded"`
	Number  int     `gorm:"primaryKey;autoIncrement:false"`
	Step    survey.ReleaseStep
	Person  string
	Time    instant
	Day     *survey.Day
	Office  string
	File    string
	Edition string
	Digest  string
}

func (releaseRow) TableName() string { return "county_release" }

func (r releaseRow) release() survey.Release {
	step := survey.Release{Number: r.Number, Step: r.Step, Person: r.Person, Time: r.Time.Time, Office: r.Office,
		File: r.File, Edition: r.Edition, Digest: r.Digest}
	if r.Day != nil {
		step.Day = *r.Day
	}
	return step
}

type releaseAnswerRow struct {
	Key      unitKey `gorm:"embedded"`
	Number   int     `gorm:"primaryKey;autoIncrement:false"`
	Item     string  `gorm:"primaryKey"`
	Record   int     `gorm:"primaryKey;autoIncrement:false"`
	Position int
	State    survey.State
	Value    string
}

func (releaseAnswerRow) TableName() string { return "release_answer" }

func (r releaseAnswerRow) row() (survey.SubmissionRow, error) {
	v, err := survey.ParseValue(r.Value)
	return survey.SubmissionRow{Ref: survey.Ref{Item: r.Item, Record: r.Record}, State: r.State, Value: v}, err
}

type releaseCommentRow struct {
	Key    unitKey `gorm:"embedded"`
	Person string  `gorm:"primaryKey"`
	Item   string  `gorm:"primaryKey"`
	Text   string
	Time   instant
}

func (releaseCommentRow) TableName() string { return "release_comment" }

// Releases returns the steps of the county's release.
func (s *Store) Releases(ctx context.Context, sc access.Scope) (steps survey.Releases, err error) {
	const doing = "read releases"
	if err := oneCounty(sc); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		steps, err = releasesOf(tx, sc)
		return err
	})
	return steps, err
}

func releasesOf(tx *gorm.DB, sc access.Scope) (steps survey.Releases, err error) {
	var rows []releaseRow
	if err := ofCounty(tx, sc).Order("number").Find(&rows).Error; err != nil || len(rows) == 0 {
		return nil, err
	}
	var answers []releaseAnswerRow
	if err := ofCounty(tx, sc).Order("number, position").Find(&answers).Error; err != nil {
		return nil, err
	}
	released := map[int][]survey.SubmissionRow{}
	for _, a := range answers {
		row, err := a.row()
		if err != nil {
			return nil, err
		}
		released[a.Number] = append(released[a.Number], row)
	}
	for _, r := range rows {
		step := r.release()
		step.Rows = released[step.Number]
		steps = append(steps, step)
	}
	return steps, nil
}

// releasedFirst refuses a submission of answers that are not released, where the
// county wants it so. A release under an earlier edition holds.
func releasedFirst(tx *gorm.DB, sc access.Scope, l survey.Lineage, rows []survey.SubmissionRow) error {
	setting, err := settingOf(tx, sc)
	if err != nil || setting.Submit != access.ReleasedOnly {
		return err
	}
	steps, err := releasesOf(tx, sc)
	if err != nil {
		return err
	}
	last := steps.Standing()
	if !last.Given() || len(survey.ChangedAnswers(l.Rows(last.Edition, last.Rows), rows)) > 0 {
		return survey.ErrUnreleased
	}
	return nil
}

// postReleaseRequest mails to the reviewer while the release is asked for.
func postReleaseRequest(tx *gorm.DB, now time.Time, sc access.Scope, person string) error {
	steps, err := releasesOf(tx, sc)
	if err != nil || steps.Standing().Step != survey.ReleaseAsked {
		return err
	}
	return postInvitation(tx, now, sc, person, mail.ReleaseRequest)
}

// RecordRelease notes a release that was given outside: its day, office and
// Aktenzeichen. ErrConflict when the answers are not those of r.Digest any more,
// or when the county releases here.
func (s *Store) RecordRelease(ctx context.Context, sc access.Scope, q *survey.Questionnaire, r survey.Release) error {
	return s.release(ctx, "record release", sc, access.Manage, func(a *releasing) error {
		if a.setting.Release != access.ReleaseOutside || r.Day == "" || r.Office == "" {
			return survey.ErrConflict
		}
		r.Step = survey.ReleaseRecorded
		return a.take(q, r)
	})
}

// AskRelease asks the county's reviewers for their release. ErrConflict when
// they are asked already, when there are none, or when the county does not
// release here.
func (s *Store) AskRelease(ctx context.Context, sc access.Scope, q *survey.Questionnaire, r survey.Release) error {
	return s.release(ctx, "ask for release", sc, access.Manage, func(a *releasing) error {
		reviewers, err := a.reviewers()
		if err != nil {
			return err
		}
		if a.setting.Release != access.ReleaseInside || len(reviewers) == 0 || a.standing.Step == survey.ReleaseAsked {
			return survey.ErrConflict
		}
		r.Step, r.Digest = survey.ReleaseAsked, ""
		if err := a.take(q, r); err != nil {
			return err
		}
		for _, m := range reviewers {
			if !m.Approval.Mails() { // the DLT's approval sends it
				continue
			}
			if err := postInvitation(a.tx, a.now, a.sc, m.Person, mail.ReleaseRequest); err != nil {
				return err
			}
		}
		return a.dispose(survey.ForRelease)
	})
}

// WithdrawRelease takes back a release, or that it was asked for. ErrConflict
// when there is neither.
func (s *Store) WithdrawRelease(ctx context.Context, sc access.Scope, q *survey.Questionnaire, edition string) error {
	return s.release(ctx, "withdraw release", sc, access.Manage, func(a *releasing) error {
		if !a.standing.Given() && a.standing.Step != survey.ReleaseAsked {
			return survey.ErrConflict
		}
		if err := a.take(q, survey.Release{Step: survey.ReleaseWithdrawn, Edition: edition}); err != nil {
			return err
		}
		return a.unask()
	})
}

// Review stores what the reviewer changed of the comments and, with a step, their
// decision; what is not among the comments stays. ErrConflict when nobody asks for
// it, when what is to be released has changed since r.Digest, or a comment since
// it was seen; ErrOver when nobody can answer any more.
func (s *Store) Review(ctx context.Context, sc access.Scope, q *survey.Questionnaire, r survey.Release, comments []survey.ReleaseComment) error {
	return s.release(ctx, "review", sc, access.Review, func(a *releasing) error {
		if err := ongoing(a.tx, a.sc, a.now); err != nil {
			return err
		}
		if err := a.comment(comments); err != nil || r.Step == "" {
			return err
		}
		if a.standing.Step != survey.ReleaseAsked || r.Step != survey.Released && r.Step != survey.ReleaseReturned {
			return survey.ErrConflict
		}
		r.File = a.standing.File
		if r.Step == survey.ReleaseReturned {
			r.Day, r.Office, r.Digest = "", "", ""
		}
		if err := a.take(q, r); err != nil || r.Given() {
			return err
		}
		return a.unask()
	})
}

// ReleaseComments are what the county's reviewers say.
func (s *Store) ReleaseComments(ctx context.Context, sc access.Scope) ([]survey.ReleaseComment, error) {
	const doing = "read release comments"
	if err := oneCounty(sc); err != nil {
		return nil, wrap(doing, err)
	}
	var rows []releaseCommentRow
	err := ofCounty(s.read.WithContext(ctx), sc).Order("time, person, item").Find(&rows).Error
	var comments []survey.ReleaseComment
	for _, r := range rows {
		comments = append(comments, survey.ReleaseComment{Item: r.Item, Person: r.Person, Text: r.Text, Time: r.Time.Time})
	}
	return comments, wrap(doing, err)
}

// releasing is one step of a release inside its transaction.
type releasing struct {
	tx       *gorm.DB
	sc       access.Scope
	now      time.Time
	row      responseRow
	setting  access.Setting
	standing survey.Release
}

// release runs a step that the scope's person may take, while the county could
// still change its answers.
func (s *Store) release(ctx context.Context, doing string, sc access.Scope, act access.Act, fn func(a *releasing) error) error {
	return s.manage(ctx, doing, sc, func(tx *gorm.DB, now time.Time) error {
		if err := permit(tx, sc, act); err != nil {
			return err
		}
		a := &releasing{tx: tx, sc: sc, now: now}
		if err := ofCounty(tx, sc).Take(&a.row).Error; err != nil {
			return err
		}
		if a.row.Disposition == survey.Submitted {
			return survey.ErrSubmitted
		}
		steps, err := releasesOf(tx, sc)
		if err != nil {
			return err
		}
		a.standing = steps.Standing()
		if a.setting, err = settingOf(tx, sc); err != nil {
			return err
		}
		return fn(a)
	})
}

// take adds the step, about the answers as they are now.
func (a *releasing) take(q *survey.Questionnaire, r survey.Release) error {
	if err := accepting(a.tx, a.row, a.now, r.Edition); err != nil {
		return err
	}
	answers, err := answersOf(a.tx, a.sc)
	if err != nil {
		return err
	}
	rows := q.Snapshot(survey.ByRef(answers))
	digest := survey.Digest(a.sc.Unit(), r.Edition, rows)
	if r.Digest != "" && r.Digest != digest || r.Given() && r.Digest == "" {
		return fmt.Errorf("answers have changed: %w", survey.ErrConflict)
	}
	row := releaseRow{Key: unitKey{a.sc.Wave(), a.sc.Unit()}, Number: a.standing.Number + 1, Step: r.Step, Person: a.sc.Person(),
		Time: instant{a.now}, Office: r.Office, File: r.File, Edition: r.Edition, Digest: digest}
	if r.Day != "" {
		row.Day = &r.Day
	}
	if err := a.tx.Create(&row).Error; err != nil {
		return err
	}
	if err := a.keep(row, rows); err != nil {
		return err
	}
	if r.File != "" {
		if err := fileUnder(a.tx, a.sc, r.File); err != nil {
			return err
		}
	}
	return auditScope(a.tx, a.now, a.sc, access.ActionReleaseStep, fmt.Sprintf("number %d, %s", row.Number, row.Step))
}

// keep stores what was released.
func (a *releasing) keep(step releaseRow, rows []survey.SubmissionRow) error {
	if !step.release().Given() {
		return nil
	}
	var kept []releaseAnswerRow
	for i, r := range rows {
		kept = append(kept, releaseAnswerRow{Key: step.Key, Number: step.Number, Item: r.Item, Record: r.Record,
			Position: i, State: r.State, Value: r.Value.Canonical()})
	}
	return a.tx.CreateInBatches(kept, batchSize).Error
}

func (a *releasing) dispose(d survey.Disposition) error {
	set := map[string]any{"disposition": d, "last_activity": instant{a.now}}
	return ofCounty(a.tx.Model(&responseRow{}), a.sc).Updates(set).Error
}

// unask puts the response back to where it was before its release was asked for.
func (a *releasing) unask() error {
	switch {
	case a.row.Disposition != survey.ForRelease:
		return nil
	case a.row.Submissions > 0:
		return a.dispose(survey.Returned)
	case a.row.FirstSaved.IsZero():
		return a.dispose(survey.NotStarted)
	}
	return a.dispose(survey.InProgress)
}

// comment stores what was changed of the comments, and lets all others be.
func (a *releasing) comment(comments []survey.ReleaseComment) error {
	stored, err := a.commented()
	if err != nil {
		return err
	}
	changed := 0
	for _, c := range comments {
		now := stored[c.Item]
		if c.Overtakes(now) {
			return fmt.Errorf("comment on %q has changed: %w", c.Item, survey.ErrConflict)
		}
		if !c.Touched() || c.Text == now.Text {
			continue
		}
		if err := a.write(c); err != nil {
			return err
		}
		changed++
	}
	if changed == 0 {
		return nil
	}
	return auditScope(a.tx, a.now, a.sc, access.ActionReleaseCommented, fmt.Sprintf("%d comments", changed))
}

// commented are the person's comments by their items.
func (a *releasing) commented() (map[string]survey.ReleaseComment, error) {
	var rows []releaseCommentRow
	err := ofMember(a.tx, a.sc, a.sc.Person()).Find(&rows).Error
	comments := map[string]survey.ReleaseComment{}
	for _, r := range rows {
		comments[r.Item] = survey.ReleaseComment{Item: r.Item, Text: r.Text}
	}
	return comments, err
}

func (a *releasing) write(c survey.ReleaseComment) error {
	err := ofMember(a.tx, a.sc, a.sc.Person()).Where("item = ?", c.Item).Delete(&releaseCommentRow{}).Error
	if err != nil || c.Text == "" {
		return err
	}
	return a.tx.Create(&releaseCommentRow{Key: unitKey{a.sc.Wave(), a.sc.Unit()}, Person: a.sc.Person(), Item: c.Item, Text: c.Text, Time: instant{a.now}}).Error
}

// reviewers are those who may release.
func (a *releasing) reviewers() ([]access.Member, error) {
	team, err := teamOf(a.tx, a.sc)
	return slices.DeleteFunc(team, func(m access.Member) bool { return !m.May(access.Review) }), err
}
