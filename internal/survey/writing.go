package survey

import "time"

// Presence is somebody who is on a page of the questionnaire now.
type Presence struct {
	Person string // random id
	Since  time.Time
}

// Rescue is what was sent from a page after the sender's session had ended.
type Rescue struct {
	Page   string
	FormID string // of the form that it was typed into
	Fields string // as a form encodes them
	Time   time.Time
}
