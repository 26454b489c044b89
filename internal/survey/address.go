package survey

import "github.com/go-playground/validator/v10"

var validate = validator.New(validator.WithRequiredStructEnabled())

// webAddress reports whether the text is an http or https address.
func webAddress(text string) bool { return validate.Var(text, "http_url") == nil }
