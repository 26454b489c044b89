package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
)

// keyFile lies beside the SQLite database, but is no part of it: a copy of the
// database alone tells no second factor.
const keyFile = "zweiter-faktor.schluessel"

// vault opens the second factors with the key of the file, which is made when
// there is none. A key that does not fit what is stored is an error.
func (s site) vault(ctx context.Context, st *store.Store, dataDir string) (*access.Vault, error) {
	path := s.FactorKeyFile
	if path == "" {
		path = filepath.Join(dataDir, keyFile)
	}
	person, sealed, err := st.SomeFactor(ctx)
	if err != nil {
		return nil, err
	}
	key, err := readKey(path)
	if errors.Is(err, os.ErrNotExist) && sealed == "" {
		key, err = makeKey(path)
	}
	if err != nil {
		return nil, fmt.Errorf("der Schlüssel der zweiten Faktoren lässt sich nicht lesen (%s): %w", path, err)
	}
	vault, err := access.NewVault(key)
	if err == nil && sealed != "" {
		_, err = vault.Open(person, sealed)
	}
	if err != nil {
		return nil, fmt.Errorf("der Schlüssel in %s passt nicht zu dieser Datenbank: Die zweiten Faktoren lassen sich damit nicht lesen", path)
	}
	return vault, nil
}

func readKey(path string) ([]byte, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(strings.TrimSpace(string(content)))
}

// makeKey never writes over a key: another process may have been faster.
func makeKey(path string) ([]byte, error) {
	key := make([]byte, access.VaultKey)
	rand.Read(key) // never fails, by its contract
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return readKey(path)
	}
	if err != nil {
		return nil, err
	}
	_, err = fmt.Fprintln(file, base64.StdEncoding.EncodeToString(key))
	return key, errors.Join(err, file.Close())
}
