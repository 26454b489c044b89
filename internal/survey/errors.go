package survey

import (
	"errors"
	"fmt"
)

// Sentinel errors that cross package borders. Whoever wraps them says what was
// being done; a respondent's mistakes are Problems, never errors.
var (
	// ErrRepeated means that the same form came in before: what it did then
	// stands, and nothing is done twice.
	ErrRepeated = errors.New("form came in before")
	// ErrNotFound means that the thing asked for does not exist or is not
	// visible in the given scope; the two are never told apart.
	ErrNotFound = errors.New("not found")
	// ErrConflict means that somebody else changed the same thing first.
	ErrConflict = errors.New("conflict")
	// ErrClosed means that the wave takes no answers at this moment.
	ErrClosed = errors.New("wave is not open")
	// ErrOver is the ErrClosed of what helps a county only while it can still
	// answer: that somebody new joins its team, or gets more to do.
	ErrOver = fmt.Errorf("nothing can be answered any more: %w", ErrClosed)
	// ErrArchived means that the wave is kept as it is, for good.
	ErrArchived = errors.New("wave is archived")
	// ErrReconstructed means that the wave stands for the survey of 2017: it has
	// no counties that could log in, and takes no answers but those drawn for it.
	ErrReconstructed = errors.New("wave is reconstructed")
	// ErrSubmitted means that the response is submitted and not reopened.
	ErrSubmitted = errors.New("response is submitted")
	// ErrIncomplete means that a required answer is missing, or that a check
	// objects to the answers.
	ErrIncomplete = errors.New("response is incomplete")
	// ErrReopened means that what the form submitted is in, and that the response
	// was opened again since.
	ErrReopened = errors.New("response was opened again since this was submitted")
	// ErrUnreleased means that the county submits only what is released in its
	// house, and these answers are not.
	ErrUnreleased = errors.New("answers are not released")
	// ErrEdition means that the questionnaire has changed since the form was made.
	ErrEdition = errors.New("another edition is in force")
	// ErrSecondPerson means that nobody may put their own proposal in force.
	ErrSecondPerson = errors.New("a second person is needed")
	// ErrLayout means that a text of a definition cannot be replaced without
	// touching what stands around it.
	ErrLayout = errors.New("the layout does not allow it")
	// ErrInvalid means that stored or imported data do not fit the questionnaire.
	ErrInvalid = errors.New("invalid")
	// ErrRevoked means that the access of a session's person was taken back.
	ErrRevoked = errors.New("access was taken back")
	// ErrDissolved is the ErrRevoked of a county that lost all its access at once.
	ErrDissolved = fmt.Errorf("team was dissolved: %w", ErrRevoked)
	// ErrCoordinator means that a county leaves something to its coordinator alone.
	ErrCoordinator = errors.New("only the coordinator may do that")
	// ErrReleaseAsked means that a county waits for the release of its answers.
	ErrReleaseAsked = errors.New("the release is asked for")
	// ErrBegun means that the county fills in its answers itself, so that nobody
	// may do so in its place without its consent.
	ErrBegun = errors.New("county has begun itself")
	// ErrEntryEnded means that nobody types in the county's place any more.
	ErrEntryEnded = errors.New("entry in the county's place has ended")
	// ErrDeletedBefore means that data which are needed until then would be deleted
	// before.
	ErrDeletedBefore = errors.New("data are deleted before")
	// ErrTooMany means that a limit on attempts has been reached.
	ErrTooMany = errors.New("too many attempts")
	// ErrLastAdmin refuses to leave the DLT without an administrator.
	ErrLastAdmin = errors.New("nobody would administer")
)
