package instrument

import "os"

// soak reports whether all rounds are asked for of the tests that are cut short in every run.
func soak() bool { return os.Getenv("SOAK") != "" }
