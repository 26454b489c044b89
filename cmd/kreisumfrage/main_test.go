package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
)

// asProgram makes the test binary the program itself, so that it can be killed.
const asProgram = "KREIS_TEST_COMMAND"

// testFolder is removed when all tests have ended.
var testFolder string

func TestMain(m *testing.M) {
	if line := os.Getenv(asProgram); line != "" {
		os.Exit(run(context.Background(), strings.Split(line, "\n"), os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(inFolder(m.Run))
}

func inFolder(test func() int) int {
	var err error
	if testFolder, err = os.MkdirTemp("", "kreisumfrage-test-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(testFolder)
	return test()
}
