package survey

import "time"

// Draft is a stored edition with where it came from. What came with a wave has
// nothing but Edition and Time.
type Draft struct {
	Edition string // SHA-256
	Title   string // of its questionnaire
	Author  string // random id
	Name    string // of the author; empty where nobody knows it any more
	Time    time.Time
	Parent  string // edition whose texts were changed; may be empty
	Source  string // name of the file; empty where it was typed in
}
