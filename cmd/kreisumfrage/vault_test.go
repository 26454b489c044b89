package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kreisumfrage/internal/store/storetest"
)

func TestTheKeyOfTheSecondFactorsIsMadeOnceAndMustFit(t *testing.T) {
	st, dir := storetest.SQLite(t), t.TempDir()
	first, err := site{}.vault(t.Context(), st, dir)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, keyFile)
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key lies open: %v, %v", info, err)
	}
	sealed := first.Seal("anna", "geheim")
	if err := st.BeginFactor(t.Context(), "anna", sealed); err != nil {
		t.Fatal(err)
	}
	again, err := site{}.vault(t.Context(), st, dir)
	if err != nil {
		t.Fatal(err)
	}
	if secret, err := again.Open("anna", sealed); err != nil || secret != "geheim" {
		t.Errorf("%q, %v", secret, err)
	}
	other := t.TempDir()
	if _, err := (site{FactorKeyFile: filepath.Join(other, "fehlt")}).vault(t.Context(), st, dir); err == nil || !strings.Contains(err.Error(), "fehlt") {
		t.Errorf("a missing key is made anew: %v", err)
	}
	if _, err := (site{}).vault(t.Context(), storetest.SQLite(t), other); err != nil {
		t.Fatal(err)
	}
	if _, err := (site{}).vault(t.Context(), st, other); err == nil || !strings.Contains(err.Error(), "passt nicht") {
		t.Errorf("a foreign key passes: %v", err)
	}
}
