package storetest

import "os"

// Rounds is how often a test tries what goes wrong once in many times: a tenth
// as often in every run as in "make soak".
func Rounds(soak int) int {
	if os.Getenv("SOAK") != "" {
		return soak
	}
	return soak / 10
}
