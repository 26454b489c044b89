package storetest

import "os"

// Rounds is how often a test tries what goes wrong once in many times: a tenth
// as often in every run as in "make soak".
func Rounds(soak int) int {
	if Soaking() {
		return soak
	}
	return soak / 10
}

// Soaking reports whether this is "make soak", which leaves nothing out.
func Soaking() bool { return os.Getenv("SOAK") != "" }
