package render

import (
	"encoding/json"
	"os"
	"testing"

	"concord/internal/account"
)

// kellmouth is the invented story that package account lays out by hand.
func kellmouth(t testing.TB) *account.Account {
	t.Helper()
	data, err := os.ReadFile("../account/testdata/kellmouth.json")
	if err != nil {
		t.Fatal(err)
	}
	acc := new(account.Account)
	if err := json.Unmarshal(data, acc); err != nil {
		t.Fatal(err)
	}
	return acc
}
