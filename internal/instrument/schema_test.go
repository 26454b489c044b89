package instrument

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

func schemaOf(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := json.Marshal(Schema())
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("definition.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("definition.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// valid says what the schema has against a definition.
func valid(t *testing.T, schema *jsonschema.Schema, definition []byte) error {
	t.Helper()
	var document any
	if err := yaml.Load(definition, &document); err != nil {
		t.Fatal(err)
	}
	return schema.Validate(document)
}

func TestTheShippedDefinitionsFitTheSchema(t *testing.T) {
	schema := schemaOf(t)
	for _, name := range []string{rerun, reconstruction} {
		if err := valid(t, schema, shipped(t, name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, definition := range []string{blockDefinition, nestedDefinition} {
		if err := valid(t, schema, []byte(definition)); err != nil {
			t.Error(err)
		}
	}
}

func TestDefinitionsThatCompileFitTheSchema(t *testing.T) {
	schema := schemaOf(t)
	for _, path := range diffCases(t) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, definition := range strings.Split(string(content), caseMark)[:2] {
			if err := valid(t, schema, []byte(definition)); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

// schemaCodes are the mistakes that a schema can see, without looking from one
// place of the file to another.
var schemaCodes = []string{"unknown_key", "missing_field", "wrong_type", "unknown_value", "out_of_range", "empty_list", "text_too_long",
	"invalid_id", "condition_shape", "condition_shape_part", "condition_test", "operand_shape", "check_keys", "page_content", "not_for_kind",
	"missing_figure_decision", "mapping_subject", "unknown_change", "invalid_key", "empty_text", "block_content"}

func TestMistakesOfFormDoNotFitTheSchema(t *testing.T) {
	schema := schemaOf(t)
	for _, code := range schemaCodes {
		path := filepath.Join("testdata/findings", code+".txt")
		definition, _ := readCase(t, path)
		if valid(t, schema, definition) == nil {
			t.Errorf("%s fits the schema", code)
		}
	}
}

func TestEveryKeyIsDescribedInTheSchema(t *testing.T) {
	schema := Schema()
	defs := schema["$defs"].(map[string]any)
	seen := map[string]bool{}
	check := func(name string, object map[string]any) {
		for key, value := range object["properties"].(map[string]any) {
			path := strings.TrimSuffix(name, "_in_block") + "." + key
			if seen[path] = true; value.(map[string]any)["description"] == "" {
				t.Errorf("%s has no description", path)
			}
		}
	}
	check("definition", schema)
	for name, object := range defs {
		check(name, object.(map[string]any))
	}
	for path := range descriptions {
		if !seen[path] {
			t.Errorf("%s is described and does not exist", path)
		}
	}
}
