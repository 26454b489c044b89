package access

import (
	"slices"
	"strings"
)

// Reach is how a county is reached by mail, and under which domains its people
// have their addresses.
type Reach struct {
	Contacts []CountyContact
	Domains  []string // see NormalDomain
}

// CountyContact is somebody of a county to whom invitations go.
type CountyContact struct {
	Person     string // random id; empty for a new one
	Name       string
	Email      string
	Phone      string
	Salutation string
	Function   string
	Official   bool // of the frame; others were named by those who passed an invitation on
	Approval   Approval
}

// Contact is the person among the county's contacts, or else the first official
// one to whom mails go; empty where there is none.
func (r Reach) Contact(person string) (found CountyContact) {
	for _, c := range r.Contacts {
		if c.Person == person {
			return c
		}
		if c.Official && c.Approval.Mails() && found.Person == "" {
			found = c
		}
	}
	return found
}

// Outside is the reach as it may leave the county: those whom it named itself are
// there, but not who they are.
func (r Reach) Outside() Reach {
	r.Contacts = slices.Clone(r.Contacts)
	for i, c := range r.Contacts {
		if !c.Official {
			r.Contacts[i] = CountyContact{}
		}
	}
	return r
}

// Known is the contact with the address, the official one first; empty where there
// is none.
func (r Reach) Known(address string) CountyContact {
	i := slices.IndexFunc(r.Contacts, func(c CountyContact) bool { return NormalAddress(c.Email) == NormalAddress(address) })
	if i < 0 {
		return CountyContact{}
	}
	return r.Contacts[i]
}

// NormalDomain is the one form in which domains are kept; ok is false for what is
// none, or a whole country.
func NormalDomain(typed string) (domain string, ok bool) {
	domain = strings.TrimSuffix(strings.TrimPrefix(NormalAddress(typed), "@"), ".")
	labels := strings.Split(domain, ".")
	broken := strings.ContainsAny(domain, " @/:,;<>\"\\") || slices.Contains(labels, "")
	return domain, len(labels) > 1 && !broken
}

// Covers reports whether the address belongs to the county: it is an official one,
// or stands under one of the domains or, where none is recorded, under that of an
// official address, unless anybody gets a mailbox there. An address that somebody
// else than the DLT recorded counts once it is approved of, and for itself alone.
// known is false where neither is there.
func (r Reach) Covers(address string) (covered, known bool) {
	domains := r.Domains
	for _, c := range r.Contacts {
		if !c.Official || !c.Approval.Mails() {
			continue
		}
		known = true
		covered = covered || NormalAddress(c.Email) == NormalAddress(address)
		if len(r.Domains) == 0 && c.Approval == ApprovalNone && !SharedHost(c.Email) {
			domains = append(domains, domainOf(c.Email))
		}
	}
	own := domainOf(address)
	within := slices.ContainsFunc(domains, func(d string) bool { return own == d || strings.HasSuffix(own, "."+d) })
	return covered || within, known || len(domains) > 0
}

// sharedHosts are the mail hosts most used in Germany at which anybody gets a
// mailbox; some have one name in each country.
var (
	sharedHosts = []string{"t-online.de", "magenta.de", "web.de", "freenet.de", "arcor.de", "vodafone.de", "vodafonemail.de", "1und1.de", "online.de",
		"gmail.com", "googlemail.com", "posteo.de", "posteo.net", "mailbox.org", "icloud.com", "me.com", "mac.com", "msn.com",
		"aol.com", "aol.de", "proton.me", "protonmail.com", "tutanota.com", "tutanota.de", "tuta.com", "kabelmail.de", "ewe.net", "ewetel.net"}
	sharedNames = []string{"gmx", "outlook", "hotmail", "live", "yahoo"}
)

// SharedHost reports whether the address is at a host where anybody gets a mailbox.
func SharedHost(address string) bool {
	host := domainOf(address)
	name, _, _ := strings.Cut(host, ".")
	return slices.Contains(sharedHosts, host) || slices.Contains(sharedNames, name)
}

func domainOf(address string) string {
	address = NormalAddress(address)
	return address[strings.LastIndexByte(address, '@')+1:]
}
