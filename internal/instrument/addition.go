package instrument

import "go.yaml.in/yaml/v4"

// extend puts the additional questions of one use on the page that its block
// has made.
func (e *expander) extend(page *yaml.Node, adds []rawAddition) {
	lists := questionLists(page)
	if len(lists) == 0 {
		return
	}
	x := extension{expander: e, waiting: map[string]*addition{}}
	for i := range adds {
		x.wait(&adds[i])
	}
	for _, list := range lists {
		list.Content = x.with(list.Content)
	}
	if end := x.waiting[""]; end != nil {
		delete(x.waiting, "")
		last := lists[len(lists)-1]
		last.Content = append(last.Content, x.with(end.items)...)
	}
	for after, a := range x.waiting {
		e.add(a.node, "addition_elsewhere", after, lastID(lists))
	}
}

// addition is what comes after one question.
type addition struct {
	node  *yaml.Node
	items []*yaml.Node
}

type extension struct {
	*expander
	waiting map[string]*addition // by the question before; "" is the end of the page
}

func (x *extension) wait(raw *rawAddition) {
	items := each(raw.Items, x.item)
	if first := x.waiting[raw.After]; first != nil {
		first.items = append(first.items, items...)
		return
	}
	x.waiting[raw.After] = &addition{raw.at("after"), items}
}

// with returns the questions with everything that waits for one of them.
func (x *extension) with(items []*yaml.Node) []*yaml.Node {
	var all []*yaml.Node
	for i, it := range items {
		all = append(all, it)
		id := scalar(it, "id")
		a := x.waiting[id]
		if a == nil || id == "" {
			continue
		}
		delete(x.waiting, id)
		if i+1 < len(items) {
			x.apart(a, it, items[i+1])
		}
		all = append(all, x.with(a.items)...)
	}
	return all
}

// apart reports an addition that comes between a question and its companions.
func (x *extension) apart(a *addition, before, after *yaml.Node) {
	parent := scalar(after, "companion_of")
	if parent == "" || parent != scalar(before, "id") && parent != scalar(before, "companion_of") {
		return
	}
	for _, it := range a.items {
		if scalar(it, "companion_of") != parent {
			x.add(a.node, "addition_between", scalar(after, "id"), parent)
			x.settled[child(after, "companion_of")] = true
			return
		}
	}
}

// scalar returns the text under the key, or nothing.
func scalar(n *yaml.Node, key string) string {
	if value := child(n, key); value != nil {
		return value.Value
	}
	return ""
}

func lastID(lists []*yaml.Node) string {
	id := ""
	for _, list := range lists {
		for _, it := range list.Content {
			id = scalar(it, "id")
		}
	}
	return id
}
