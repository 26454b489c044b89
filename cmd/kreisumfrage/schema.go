package main

import "kreisumfrage/internal/instrument"

type schemaCommand struct{}

// Run prints the JSON Schema of definitions.
func (schemaCommand) Run(p *program) error { return writeJSON(p.stdout, instrument.Schema()) }
