package main

import (
	"errors"
	"fmt"

	"kreisumfrage/internal/web"
)

type auditCommands struct {
	Verify auditVerify `cmd:"" help:"Prüft, ob das Protokoll zu seinen Siegeln und die Einreichungen zu ihren Prüfsummen passen, und nennt das Erste, das es nicht tut."`
}

type auditVerify struct {
	database
	Head string `name:"pruefsumme" placeholder:"HASH" help:"Prüfsumme eines Siegels aus dem Protokoll des Servers; auch sie muss vorkommen."`
}

// Run fails where a line does not fit.
func (a auditVerify) Run(p *program) error {
	st, err := a.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	state, err := st.VerifyAudit(p.ctx, a.Head)
	if err != nil {
		return err
	}
	if state.Fault != nil {
		return errors.New(web.SealText(state))
	}
	fmt.Fprintln(p.stdout, web.SealText(state))
	if state.Head != "" {
		fmt.Fprintln(p.stdout, "Prüfsumme des letzten Siegels:", state.Head)
	}
	return verifySubmissions(p, st)
}
