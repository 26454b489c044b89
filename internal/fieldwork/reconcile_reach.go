package fieldwork

import (
	"slices"
	"strconv"
	"strings"

	"kreisumfrage/internal/survey"
)

// contactParts are the columns of one contact; those of further ones have a number
// behind: "email_2".
var contactParts = []string{"anrede", "ansprechperson", "funktion", "email", "telefon"}

// contactColumn takes the column of a contact apart; part is empty for any other.
func contactColumn(column string) (part string, n int) {
	part, number, numbered := strings.Cut(column, "_")
	if n = 1; numbered {
		n, _ = strconv.Atoi(number)
	}
	if !slices.Contains(contactParts, part) || n < 1 || numbered && (n == 1 || strconv.Itoa(n) != number) {
		return "", 0
	}
	return part, n
}

func contactKey(part string, n int) string {
	if n == 1 {
		return part
	}
	return part + "_" + strconv.Itoa(n)
}

// ContactColumns are the columns for so many contacts.
func ContactColumns(most int) (columns []string) {
	for n := 1; n <= most; n++ {
		for _, part := range contactParts {
			columns = append(columns, contactKey(part, n))
		}
	}
	return columns
}

// field is the part of the contact that a column holds.
func field(c *survey.ListedContact, part string) *string {
	switch part {
	case "anrede":
		return &c.Salutation
	case "ansprechperson":
		return &c.Name
	case "funktion":
		return &c.Function
	case "telefon":
		return &c.Phone
	}
	return &c.Email
}

// ContactCell is what the county's line holds in a column of contacts.
func ContactCell(l survey.Listing, column string) string {
	part, n := contactColumn(column)
	if n == 0 || n > len(l.Contacts) {
		return ""
	}
	return *field(&l.Contacts[n-1], part)
}

func contactAt(contacts []survey.ListedContact, email string) (survey.ListedContact, bool) {
	i := slices.IndexFunc(contacts, func(c survey.ListedContact) bool { return strings.EqualFold(c.Email, email) })
	if i < 0 {
		return survey.ListedContact{}, false
	}
	return contacts[i], true
}

// reach reads contacts and domains, if the file has columns for them.
func (r *reconciling) reach(l survey.FrameLine, after *survey.Listing) {
	if r.has(survey.ColumnDomain) {
		after.Domains = r.domains(l)
	}
	var numbers []int
	for _, column := range r.table.Columns {
		if part, n := contactColumn(column); part == "email" {
			numbers = append(numbers, n)
		}
	}
	if len(numbers) == 0 {
		return
	}
	slices.Sort(numbers)
	var contacts []survey.ListedContact
	for _, n := range numbers {
		if c, named := r.contact(l, after.Contacts, n); named {
			if _, twice := contactAt(contacts, c.Email); twice {
				r.fault(l.Number, "Die Adresse „%s“ steht bei %s zweimal. Jede Ansprechperson braucht ihre eigene.", c.Email, after.County.Key)
			}
			contacts = append(contacts, c)
		}
	}
	after.Contacts = contacts
}

// contact reads the one with the number. What the file has no column for stays as it
// was for the same address.
func (r *reconciling) contact(l survey.FrameLine, before []survey.ListedContact, n int) (c survey.ListedContact, named bool) {
	email := l.Cells[contactKey("email", n)]
	known, stays := contactAt(before, email)
	c = known
	for _, part := range contactParts {
		if column := contactKey(part, n); r.has(column) {
			*field(&c, part) = l.Cells[column]
			named = named || l.Cells[column] != ""
		}
	}
	if stays { // capitals in an address make no difference
		c.Email = known.Email
	}
	key := l.Cells[survey.ColumnKey]
	switch {
	case named && email == "":
		r.fault(l.Number, "Bei %s fehlt zu „%s“ die E-Mail-Adresse (Spalte „%s“). Tragen Sie sie ein, oder leeren Sie alle Zellen dieser Ansprechperson.", key, contactText(c), contactKey("email", n))
	case named && !r.rules.Address(email):
		r.fault(l.Number, "Bei %s ist „%s“ keine E-Mail-Adresse.", key, email)
	}
	return c, named
}

func (r *reconciling) domains(l survey.FrameLine) (domains []string) {
	for _, typed := range strings.FieldsFunc(l.Cells[survey.ColumnDomain], func(c rune) bool { return strings.ContainsRune(" ,;", c) }) {
		domain, ok := r.rules.Domain(typed)
		if !ok {
			r.fault(l.Number, "Bei %s ist „%s“ keine Domäne wie kreis-beispiel.de.", l.Cells[survey.ColumnKey], typed)
		}
		if !slices.Contains(domains, domain) {
			domains = append(domains, domain)
		}
	}
	return domains
}
