package survey

// SavedView is a list of counties that somebody wants to see again: its name and
// the address's query.
type SavedView struct {
	Name  string
	Query string
}
