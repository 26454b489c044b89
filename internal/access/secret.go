package access

import (
	"context"
	"fmt"

	"github.com/alexedwards/argon2id"
)

// OWASP's smaller recommendation for argon2id; one hash takes some 50 ms.
var hashing = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// Four hashes at once need 76 MiB; without a bound, a flood of attempts would
// take all memory.
var hashSlots = make(chan struct{}, 4)

// noSecret is compared when there is no account, so that the answer takes as
// long as for an existing one.
const noSecret = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

func hashSecret(ctx context.Context, secret string) (string, error) {
	if err := takeSlot(ctx); err != nil {
		return "", err
	}
	defer freeSlot()
	hash, err := argon2id.CreateHash(secret, hashing)
	if err != nil {
		return "", fmt.Errorf("hash secret: %w", err)
	}
	return hash, nil
}

// checkSecret takes the same time without a hash and then never matches.
func checkSecret(ctx context.Context, secret, hash string) (bool, error) {
	if err := takeSlot(ctx); err != nil {
		return false, err
	}
	defer freeSlot()
	known := hash != ""
	if !known {
		hash = noSecret
	}
	match, err := argon2id.ComparePasswordAndHash(secret, hash)
	if err != nil {
		return false, fmt.Errorf("compare secret: %w", err)
	}
	return match && known, nil
}

func takeSlot(ctx context.Context) error {
	select {
	case hashSlots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("wait for a hash slot: %w", ctx.Err())
	}
}

func freeSlot() { <-hashSlots }
