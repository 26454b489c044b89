package store

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"gorm.io/gorm"
)

// allUnits marks a statement that may touch all counties of a wave. Only
// functions that were handed a scope of the whole wave set it, purge,
// forgetPersons and seatsOf.
const allUnits = "store:all_units"

// everywhere marks a statement that serves all waves at once: of the mail worker,
// and of whatever drops what nobody needs any more.
const everywhere = "store:everywhere"

var (
	unitTables = regexp.MustCompile("(?i)\\b(from|join|into|update)\\s+[\"`]?" +
		"(unit|response|answer|answer_history|save_receipt|page_mark|submission|submission_answer|submission_redaction|presence|rescue|member|member_share|share_plan|note|reopening|login_code|unit_contact|unit_domain|county_setting|county_release|release_answer|release_comment|contact_event|extension|county_return|interim|campaign_unit|pretest_comment|pretest_time|proxy|county_access|session|address_approval|outbox)\\b")
	insertion = regexp.MustCompile(`(?i)^insert\s+into\s+\S+\s*\(([^)]*)\)\s*values\b`)
	column    = regexp.MustCompile(`\w+`)
	namesWave = bound("wave")
	namesUnit = bound("unit")
)

// ownKeys name rows of one unit, or of none, without saying which: somebody shows a
// secret, or holds a random id. No other table may be read beside these.
var ownKeys = map[string]*regexp.Regexp{
	"county_access":    bound("token_hash"),
	"session":          bound("(?:id_hash|person)"),
	"address_approval": bound("person"),
	"outbox":           bound("(?:id|key)"),
}

// bound matches a column that is compared with a parameter.
func bound(column string) *regexp.Regexp {
	return regexp.MustCompile("(?i)\\b" + column + "[\"`]?\\s*(=|in)\\s*\\(?(\\?|\\$\\d)")
}

// guardUnits makes every statement fail that touches a unit's data without
// naming both its wave and the unit, or the rows by a key of their own.
func guardUnits(db *gorm.DB) error {
	check := func(tx *gorm.DB) {
		mark, _ := tx.Get(allUnits)
		serving, _ := tx.Get(everywhere)
		if serving != true && !judged(tx.Statement.SQL.String(), mark == true) {
			tx.AddError(fmt.Errorf("statement on a unit's data without wave and unit: %s", tx.Statement.SQL.String()))
		}
	}
	const name = "store:guard_units"
	c := db.Callback()
	for _, err := range []error{
		c.Create().After("gorm:create").Register(name, check),
		c.Query().After("gorm:query").Register(name, check),
		c.Update().After("gorm:update").Register(name, check),
		c.Delete().After("gorm:delete").Register(name, check),
		c.Row().After("gorm:row").Register(name, check),
		c.Raw().After("gorm:raw").Register(name, check),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// verdicts are those on the statements so far, of which there are few.
var verdicts sync.Map

type charge struct {
	statement string
	all       bool
}

func judged(statement string, all bool) bool {
	c := charge{statement, all}
	if verdict, known := verdicts.Load(c); known {
		return verdict.(bool)
	}
	verdict := scoped(statement, all)
	verdicts.Store(c, verdict)
	return verdict
}

func scoped(statement string, all bool) bool {
	touched := unitTables.FindAllStringSubmatch(statement, -1)
	if len(touched) == 0 || insertsBoth(statement) {
		return true
	}
	_, condition, _ := strings.Cut(strings.ToLower(statement), " where ")
	if key := ownKeys[strings.ToLower(touched[0][2])]; len(touched) == 1 && key != nil && key.MatchString(condition) {
		return true
	}
	return namesWave.MatchString(condition) && (all || namesUnit.MatchString(condition))
}

// insertsBoth reports whether the statement adds rows that say themselves to which
// unit they belong.
func insertsBoth(statement string) bool {
	found := insertion.FindStringSubmatch(statement)
	if found == nil {
		return false
	}
	columns := column.FindAllString(strings.ToLower(found[1]), -1)
	return slices.Contains(columns, "wave") && slices.Contains(columns, "unit")
}
