package internal_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"
)

// composeFile is the part of the compose format that is used here; a key that
// is not listed is a mistake.
type composeFile struct {
	Name     string                    `yaml:"name"`
	Services map[string]composeService `yaml:"services"`
	Volumes  map[string]struct{}       `yaml:"volumes"`
	Secrets  map[string]struct {
		File string `yaml:"file"`
	} `yaml:"secrets"`
}

type buildPart struct {
	Context string            `yaml:"context"`
	Args    map[string]string `yaml:"args"`
}

type composeService struct {
	Build       buildPart         `yaml:"build"`
	Image       string            `yaml:"image"`
	Restart     string            `yaml:"restart"`
	Environment map[string]string `yaml:"environment"`
	Secrets     []string          `yaml:"secrets"`
	Volumes     []string          `yaml:"volumes"`
	Ports       []string          `yaml:"ports"`
	DependsOn   map[string]struct {
		Condition string `yaml:"condition"`
	} `yaml:"depends_on"`
	Healthcheck struct {
		Test        []string      `yaml:"test"`
		Interval    time.Duration `yaml:"interval"`
		Timeout     time.Duration `yaml:"timeout"`
		StartPeriod time.Duration `yaml:"start_period"`
		Retries     int           `yaml:"retries"`
	} `yaml:"healthcheck"`
	ReadOnly        bool          `yaml:"read_only"`
	Tmpfs           []string      `yaml:"tmpfs"`
	CapDrop         []string      `yaml:"cap_drop"`
	SecurityOpt     []string      `yaml:"security_opt"`
	ShmSize         string        `yaml:"shm_size"`
	StopGracePeriod time.Duration `yaml:"stop_grace_period"`
}

func compose(source string) (composeFile, error) {
	var file composeFile
	err := yaml.Load([]byte(source), &file, yaml.WithKnownFields())
	return file, err
}

// composeMistakes lists what would only be noticed when the containers start.
func composeMistakes(file composeFile) []string {
	var found []string
	for name, s := range file.Services {
		mistake := func(text string) { found = append(found, name+": "+text) }
		check := s.Healthcheck
		if len(check.Test) < 2 || check.Interval <= 0 || check.Timeout <= 0 || check.Retries < 1 {
			mistake("no healthcheck with interval, timeout and retries")
		} else if !slices.Contains([]string{"CMD", "CMD-SHELL"}, check.Test[0]) {
			mistake("the healthcheck begins with " + check.Test[0])
		}
		for _, mount := range s.Volumes {
			volume, target, ok := strings.Cut(mount, ":")
			if _, declared := file.Volumes[volume]; !ok || !declared || !strings.HasPrefix(target, "/") {
				mistake("no such volume: " + mount)
			}
		}
		for _, secret := range s.Secrets {
			if file.Secrets[secret].File == "" {
				mistake("no such secret: " + secret)
			}
		}
		for key, value := range s.Environment {
			secret, isSecret := strings.CutPrefix(value, "/run/secrets/")
			if isSecret && !slices.Contains(s.Secrets, secret) {
				mistake(key + " names a secret that the service does not get")
			}
			if secretKey.MatchString(key) && !isSecret {
				mistake(key + " holds a secret in the file")
			}
		}
		for other, d := range s.DependsOn {
			if _, there := file.Services[other]; !there || d.Condition != "service_healthy" {
				mistake("depends on " + other + ", which is not there or not waited for")
			}
		}
	}
	return found
}

var secretKey = regexp.MustCompile(`PASSWORD|SECRET|TOKEN|DATABASE_URL`)

func TestTheComposeFileIsValidAndWhole(t *testing.T) {
	file, err := compose(read(t, "docker-compose.yml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range composeMistakes(file) {
		t.Error(m)
	}
	app, database := file.Services["app"], file.Services["postgres"]
	if len(file.Services) != 2 || app.Build.Context != "." || app.Build.Args["VERSION"] == "" || !strings.HasPrefix(database.Image, "postgres:") {
		t.Errorf("services are not the program and PostgreSQL: %+v", file.Services)
	}
	if got := app.Healthcheck.Test; !slices.Equal(got, []string{"CMD", "kreisumfrage", "health"}) {
		t.Errorf("the program's healthcheck is %q", got)
	}
	if len(app.Volumes) != 1 || len(database.Volumes) != 1 || app.DependsOn["postgres"].Condition == "" {
		t.Errorf("volumes %v and %v, dependencies %v", app.Volumes, database.Volumes, app.DependsOn)
	}
	if len(app.Ports) != 1 || !strings.HasPrefix(app.Ports[0], "127.0.0.1:") {
		t.Errorf("the program must be reached through the proxy only, but listens at %v", app.Ports)
	}
	if len(database.Ports) != 0 {
		t.Errorf("the database listens at %v", database.Ports)
	}
}

func TestMistakesInAComposeFileAreFound(t *testing.T) {
	const healthy = "healthcheck: {test: [CMD, x], interval: 1s, timeout: 1s, retries: 1}"
	for source, want := range map[string]string{
		"services: {a: {image: x}}": "no healthcheck",
		"services: {a: {healthcheck: {test: [x, y], interval: 1s, timeout: 1s, retries: 1}}}": "begins with x",
		"services: {a: {" + healthy + ", volumes: ['data:/data']}}":                           "no such volume",
		"services: {a: {" + healthy + ", secrets: [x]}}":                                      "no such secret",
		"services: {a: {" + healthy + ", environment: {A_FILE: /run/secrets/x}}}":             "does not get",
		"services: {a: {" + healthy + ", environment: {DB_PASSWORD: geheim}}}":                "holds a secret",
		"services: {a: {" + healthy + ", depends_on: {b: {condition: service_healthy}}}}":     "depends on b",
		"services: {a: {" + healthy + "}}":                                                    "",
	} {
		file, err := compose(source)
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		got := strings.Join(composeMistakes(file), "\n")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: found %q, want %q", source, got, want)
		}
	}
	if _, err := compose("services: {a: {helthcheck: {}}}"); err == nil {
		t.Error("an unknown key is accepted")
	}
}

func TestTheImageRunsWithoutRootAndIsWatched(t *testing.T) {
	final := read(t, "Dockerfile")
	final = final[strings.LastIndex(final, "\nFROM "):]
	for _, line := range []string{"USER kreisumfrage", `CMD ["kreisumfrage", "health"]`, "VOLUME /data", "chromium", `ENTRYPOINT ["kreisumfrage"]`} {
		if !strings.Contains(final, line) {
			t.Errorf("the image lacks %s", line)
		}
	}
}

var settingName = regexp.MustCompile(`\bKREIS_[A-Z_]+\b`)

func TestEverySettingThatIsWrittenAboutExists(t *testing.T) {
	program := ""
	for name, source := range tree(t, ".go") {
		if strings.HasPrefix(name, "cmd/") && !strings.HasSuffix(name, "_test.go") {
			program += source
		}
	}
	known := settingName.FindAllString(program, -1)
	if len(known) == 0 {
		t.Fatal("the program reads no setting at all: the test looks in the wrong place")
	}
	for _, name := range []string{"docker-compose.yml", "Dockerfile", "README.md", "docs/betrieb.md"} {
		for _, setting := range settingName.FindAllString(read(t, name), -1) {
			if !slices.Contains(known, setting) {
				t.Errorf("%s names %s, which the program does not read", name, setting)
			}
		}
	}
	for _, setting := range known {
		if !strings.Contains(read(t, "README.md"), setting) {
			t.Errorf("README.md does not explain %s", setting)
		}
	}
}

var requireLine = regexp.MustCompile(`(?m)^\t?(?:require )?([a-z0-9.-]+\.[a-z]+/\S+) v\S+`)

func TestEveryModuleHasItsLicenceText(t *testing.T) {
	texts := read(t, "LICENSES/go-modules.txt")
	modules := requireLine.FindAllStringSubmatch(read(t, "go.mod"), -1)
	if len(modules) < 20 {
		t.Fatalf("only %d modules found in go.mod", len(modules))
	}
	for _, m := range modules {
		if !strings.Contains(texts, "\n== "+m[1]+" ") {
			t.Errorf("LICENSES/go-modules.txt lacks %s: run LICENSES/collect.sh", m[1])
		}
	}
}

func TestEachLicenceThatIsNamedIsThere(t *testing.T) {
	for name, first := range map[string]string{
		"EUPL-1.2.txt":       "EUPL",
		"OFL-1.1.txt":        "SIL OPEN FONT LICENSE Version 1.1",
		"MPL-2.0.txt":        "Mozilla Public License",
		"go-modules.txt":     "\n== ",
		"../NOTICE":          "EUPL-1.2",
		"../SECURITY.md":     "Sicherheit",
		"../README.md":       "make demo",
		"../docs/betrieb.md": "PostgreSQL",
	} {
		if text := read(t, filepath.Join("LICENSES", name)); !strings.Contains(text, first) {
			t.Errorf("%s does not contain %q", name, first)
		}
	}
}

// The EUPL asks for the source, the licence and the day of every change.
func TestTheChangedStylesheetSaysWhatItIs(t *testing.T) {
	head, _, _ := strings.Cut(read(t, "static/kern/kern.css"), "*/")
	for _, want := range []string{"@kern-ux/native", "https://gitlab.opencode.de/kern-ux", "EUPL-1.2", "Bearbeitet am 20"} {
		if !strings.Contains(head, want) {
			t.Errorf("the head of kern.css lacks %q", want)
		}
	}
}

// read returns a file by its path from the module's root.
func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
