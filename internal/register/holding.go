package register

// Holding is what one table holds of a person.
type Holding struct {
	Table Table
	Rows  [][]string // one value a column of Table.Shown
}

// Shown are the columns whose values may leave the database: hashes of secrets
// serve nobody but an attacker.
func (t Table) Shown() (columns []Column) {
	for _, c := range t.Columns {
		if c.Category != Secret {
			columns = append(columns, c)
		}
	}
	return columns
}

// Internal reports whether the rows tell who of a county does what and when. They
// never leave it: only the person they are about is handed them.
func (t Table) Internal() bool {
	switch t.Name {
	case "county_access", "login_code", "member", "member_share", "note", "presence", "release_comment", "rescue", "share_plan", "submission":
		return true
	}
	return t.Keep == Answers
}

// Introduces reports whether the DLT knows persons by the rows' column person: its
// own staff, those whom it writes to, and those whom a county named to it.
func (t Table) Introduces() bool {
	switch t.Name {
	case "admin_account", "account_invitation", "unit_contact", "address_approval", "proxy":
		return true
	}
	return false
}
