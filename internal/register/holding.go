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

// Internal reports whether the rows belong to the county alone: the DLT hands them
// to the person and does not show them on its own pages.
func (t Table) Internal() bool {
	switch t.Name {
	case "note", "release_comment", "rescue", "presence", "member_share":
		return true
	}
	return t.Keep == Answers && t.Name != "reopening"
}
