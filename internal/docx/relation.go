package docx

import (
	"path"
	"strconv"
	"strings"
)

func relations(inside ...element) element {
	return element{name: "Relationships", inside: inside}.with("xmlns", packageSpace+"relationships")
}

func relation(id, kind, target string) element {
	return element{name: "Relationship"}.with("Id", id, "Type", kind, "Target", target)
}

func packageRelations() element {
	return relations(
		relation("document", officeSpace+"/officeDocument", "word/document.xml"),
		relation("properties", packageSpace+"relationships/metadata/core-properties", "docProps/core.xml"))
}

// relations are those of the text: to the parts beside it, which are called
// after what they are, and to the web.
func (b *body) relations(beside []part) element {
	all := relations()
	for _, p := range beside {
		file := path.Base(p.name)
		kind := strings.TrimSuffix(file, ".xml")
		all = all.add(relation(kind, officeSpace+"/"+kind, file))
	}
	for i, target := range b.links {
		all = all.add(relation(linkID(i), officeSpace+"/hyperlink", target).with("TargetMode", "External"))
	}
	return all
}

func linkID(n int) string { return "link" + strconv.Itoa(n+1) }

func contentTypes(all []part) element {
	kind := func(by, what, content string) element {
		return element{name: by}.with(map[string]string{"Default": "Extension", "Override": "PartName"}[by], what, "ContentType", content)
	}
	types := element{name: "Types"}.with("xmlns", packageSpace+"content-types").
		add(kind("Default", "rels", "application/vnd.openxmlformats-package.relationships+xml"), kind("Default", "xml", "application/xml"))
	for _, p := range all {
		if p.kind != "" {
			types = types.add(kind("Override", "/"+p.name, p.kind))
		}
	}
	return types
}

// listDepth is how many lists inside each other look different.
const listDepth = 3

// The two patterns of lists.
const (
	bulleted = "0"
	numbered = "1"
)

func (b *body) numbering() element {
	all := root("numbering", pattern(bulleted, "bullet", "•", "–", "·"), pattern(numbered, "decimal", "%1.", "%2.", "%3."))
	for i, l := range b.lists {
		num := el("num", val("abstractNumId", bulleted)).with("w:numId", strconv.Itoa(i+1))
		if l.Numbered {
			num = el("num", val("abstractNumId", numbered)).with("w:numId", strconv.Itoa(i+1))
			for depth := range listDepth {
				num = num.add(el("lvlOverride", val("startOverride", "1")).with("w:ilvl", strconv.Itoa(depth)))
			}
		}
		all = all.add(num)
	}
	return all
}

func pattern(id, format string, marks ...string) element {
	p := el("abstractNum", val("multiLevelType", "multilevel")).with("w:abstractNumId", id)
	for depth, mark := range marks {
		p = p.add(el("lvl", val("start", "1"), val("numFmt", format), val("lvlText", mark), val("lvlJc", "left"),
			el("pPr", el("ind").with("w:left", strconv.Itoa((depth+1)*step), "w:hanging", strconv.Itoa(step)))).
			with("w:ilvl", strconv.Itoa(depth)))
	}
	return p
}
