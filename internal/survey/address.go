package survey

import "github.com/go-playground/validator/v10"

var validate = validator.New(validator.WithRequiredStructEnabled())

// mailAddress reports whether the text is one e-mail address.
func mailAddress(text string) bool { return validate.Var(text, "email") == nil }

// webAddress reports whether the text is an http or https address.
func webAddress(text string) bool { return validate.Var(text, "http_url") == nil }
