package access

import "testing"

func TestAnOfficialAddressAtAHostForEverybodyCoversItselfAlone(t *testing.T) {
	official := func(email string) Reach { return Reach{Contacts: []CountyContact{{Email: email, Official: true}}} }
	shared, own := official("Kreis.Muster@T-Online.de"), official("landrat@kreis.example")
	recorded := shared
	recorded.Domains = []string{"kreis.example"}
	for name, c := range map[string]struct {
		reach          Reach
		address        string
		covered, known bool
	}{
		"itself":                     {shared, "kreis.muster@t-online.de", true, true},
		"a stranger's":               {shared, "dieb@t-online.de", false, true},
		"one host, another country":  {official("kreis@yahoo.de"), "dieb@yahoo.de", false, true},
		"a colleague's":              {own, "amt@schule.kreis.example", true, true},
		"another county's":           {own, "amt@anderer.example", false, true},
		"itself, beside a domain":    {recorded, "kreis.muster@t-online.de", true, true},
		"with a domain":              {recorded, "amt@kreis.example", true, true},
		"with a domain, a neighbour": {recorded, "dieb@t-online.de", false, true},
		"nothing is known":           {Reach{}, "a@b.example", false, false},
	} {
		if covered, known := c.reach.Covers(c.address); covered != c.covered || known != c.known {
			t.Errorf("%s: %v, %v", name, covered, known)
		}
	}
}
