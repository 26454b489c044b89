package web

import (
	"cmp"
	"context"
	"slices"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// FrameImport compares files with the frame of a wave and applies them, for the
// pages as for the command line.
type FrameImport struct {
	Store interface {
		Wave(ctx context.Context, key string) (survey.Wave, error)
		Frame(ctx context.Context, sc access.Scope) ([]survey.Listing, error)
		FrameBonds(ctx context.Context, sc access.Scope) (map[string]survey.Bond, error)
		ChangeFrame(ctx context.Context, sc access.Scope, seen string, u survey.FrameUpdate) error
		Successions(ctx context.Context) (survey.Successions, error)
	}
	Shipped []survey.County
}

// FramePreview is what a file would change. Nothing is stored.
type FramePreview struct {
	fieldwork.Reconciliation
	Seen      string // digest of the frame
	File      export.FrameFile
	Faults    []survey.FrameFault
	Bound     map[string]survey.Bond // of the missing counties
	Gazetteer *export.Gazetteer      // nil: the file is a list
	Unnamed   []survey.County        // of the frame, of which the gazetteer knows no numbers
	Unlisted  []survey.County        // of the gazetteer, but not of the frame
}

// Preview reads a list of counties or a GV100AD; a partial list says nothing about
// counties that it does not name.
func (f FrameImport) Preview(ctx context.Context, sc access.Scope, content []byte, partial bool) (p FramePreview, err error) {
	w, err := f.Store.Wave(ctx, sc.Wave())
	if err != nil {
		return p, err
	}
	frame, err := f.Store.Frame(ctx, sc)
	if err != nil {
		return p, err
	}
	p.Seen = survey.FrameDigest(frame)
	p.read(content, frame, partial)
	if len(p.Faults) > 0 {
		return p, nil
	}
	rules := FrameRules(f.Shipped)
	rules.Day, rules.Fixed = w.FirstDay, w.State.Over()
	if rules.Successions, err = f.Store.Successions(ctx); err != nil {
		return p, err
	}
	p.Reconciliation, p.Faults = fieldwork.Reconcile(frame, p.File.FrameTable, rules)
	if len(p.Missing) > 0 {
		p.Bound, err = f.Store.FrameBonds(ctx, sc)
	}
	return p, err
}

func (p *FramePreview) read(content []byte, frame []survey.Listing, partial bool) {
	if !export.IsGazetteer(content) {
		p.File, p.Faults = export.ReadFrame(content)
		p.File.Partial = partial
		return
	}
	g, faults := export.ReadGazetteer(content)
	if p.Gazetteer, p.Faults = &g, faults; len(faults) == 0 {
		p.File, p.Unnamed = g.File(frame)
		p.Unlisted = slices.SortedFunc(slices.Values(g.Unlisted(frame)), func(a, b survey.County) int { return cmp.Compare(a.Key, b.Key) })
	}
}

// Apply stores what the preview shows. With leave, missing counties go that nothing
// binds to the wave. ErrConflict when the frame has changed since.
func (f FrameImport) Apply(ctx context.Context, sc access.Scope, p FramePreview, leave bool) error {
	return f.Store.ChangeFrame(ctx, sc, p.Seen, p.Update(leave, p.Bound))
}

// FrameRules let those counties join that are shipped; nil: any.
func FrameRules(shipped []survey.County) fieldwork.FrameRules {
	rules := fieldwork.FrameRules{Domain: access.NormalDomain, Address: func(address string) bool {
		_, err := mail.ParseAddress(address)
		return err == nil
	}}
	if shipped != nil {
		rules.Known = map[string]survey.County{}
	}
	for _, c := range shipped {
		rules.Known[c.Key] = c
	}
	return rules
}

// ReadListings reads a list that is no change of another one. Its units may be any.
func ReadListings(content []byte) ([]survey.Listing, []survey.FrameFault) {
	file, faults := export.ReadFrame(content)
	if len(faults) > 0 {
		return nil, faults
	}
	found, faults := fieldwork.Reconcile(nil, file.FrameTable, FrameRules(nil))
	return found.New, faults
}

// FrameParts sets apart how the counties are officially reached.
func FrameParts(frame []survey.Listing) (counties []survey.County, reach map[string]access.Reach) {
	reach = map[string]access.Reach{}
	for _, l := range frame {
		counties = append(counties, l.County)
		r := access.Reach{Domains: l.Domains}
		for _, c := range l.Contacts {
			r.Contacts = append(r.Contacts, access.CountyContact{Name: c.Name, Email: c.Email, Phone: c.Phone, Salutation: c.Salutation, Function: c.Function, Official: true})
		}
		if len(r.Contacts)+len(r.Domains) > 0 {
			reach[l.County.Key] = r
		}
	}
	return counties, reach
}

// FrameFile is the frame as a list to edit.
func FrameFile(frame []survey.Listing) export.FrameList {
	list := export.FrameList{Frame: frame, Cell: fieldwork.ContactCell}
	for _, c := range fieldwork.FrameColumns(frame) {
		known, _ := fieldwork.ColumnOf(c.Key)
		list.Own = append(list.Own, export.FrameColumn{Key: c.Key, Number: known.Measure == fieldwork.MeasureNumber || known.Measure == fieldwork.MeasureWhole})
	}
	most := 2 // a second one is easily added
	for _, l := range frame {
		most = max(most, len(l.Contacts))
	}
	list.Contact = fieldwork.ContactColumns(most)
	return list
}
