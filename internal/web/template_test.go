package web

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/jba/templatecheck"
)

// pageData says which struct each page template is given.
var pageData = map[string]any{
	"absence":         absencePage{},
	"approval":        approvalPage{},
	"arrival":         arrivalPage{},
	"account":         accountPage{},
	"account_open":    openAccountPage{},
	"password":        passwordPage{},
	"new_factor":      newFactorPage{},
	"accounts":        accountsPage{},
	"admin_call":      callPage{},
	"admin_changes":   changesPage{},
	"admin_county":    adminCountyPage{},
	"admin_contacts":  contactsPage{},
	"admin_new_code":  newCodePage{},
	"admin_editions":  waveEditionsPage{},
	"admin_exports":   exportsPage{},
	"admin_frame":     framePage{},
	"admin_figure":    figurePage{},
	"admin_figures":   figuresPage{},
	"admin_login":     adminLoginPage{},
	"admin_open":      openPage{},
	"admin_opening":   openingPage{},
	"admin_overview":  overviewPage{},
	"admin_pretest":   pretestPage{},
	"admin_remind":    remindPage{},
	"admin_pressing":  remindNowPage{},
	"admin_stage":     stagePage{},
	"admin_trail":     trailPage{},
	"admin_retention": retentionPage{},
	"admin_register":  registerPage{},
	"admin_search":    searchPage{},
	"admin_person":    disclosurePage{},
	"admin_wave_new":  newWavePage{},
	"admin_wave_plan": wavePlanPage{},
	"admin_waves":     wavesPage{},
	"answers":         answersPage{},
	"author_compare":  comparePage{},
	"author_draft":    draftPage{},
	"author_drafts":   draftsPage{},
	"author_forecast": forecastPage{},
	"author_preview":  previewPage{},
	"author_texts":    textsPage{},
	"blank":           blankPage{},
	"check":           checkPage{},
	"demo_mailbox":    mailboxPage{},
	"error":           errorPage{},
	"factor":          factorPage{},
	"history":         historyPage{},
	"file":            filePage{},
	"hub":             hubPage{},
	"login_county":    invitationPage{},
	"login_mail":      mailedPage{},
	"pass_on":         passOnPage{},
	"proxy":           proxyPage{},
	"passed_on":       passedPage{},
	"admin_approvals": approvalsPage{},
	"member":          memberPage{},
	"note":            notePage{},
	"notes":           notesPage{},
	"page":            questionPage{},
	"part":            partPage{},
	"plan":            planPage{},
	"receipt":         receiptPage{},
	"recovery":        recoveryPage{},
	"reopening":       reopeningPage{},
	"release":         releasePage{},
	"settings":        settingsPage{},
	"resume":          resumePage{},
	"sessions":        sessionsPage{},
	"sign_on":         signOnPage{},
	"signoff":         answersPage{},
	"slip":            slipPage{},
	"slip_shown":      shownSlipPage{},
	"start":           startPage{},
	"submit":          submitPage{},
	"takeover":        takeoverPage{},
	"team":            teamPage{},
	"text":            textPage{},
	"unprinted":       unprintedPage{},
	"upload":          uploadPage{},
	"upload_review":   reviewPage{},

	"admin_frame_review": frameReviewPage{},
	"admin_succession":   successionPage{},

	"admin_campaign":         campaignPage{},
	"admin_campaign_new":     newCampaignPage{},
	"admin_campaign_preview": previewCampaignPage{},
	"admin_campaigns":        campaignsPage{},
	"admin_recipients":       recipientsPage{},
}

// TestEveryTemplateFitsItsPage type-checks all branches of all templates, also
// those that no page test renders.
func TestEveryTemplateFitsItsPage(t *testing.T) {
	files := os.DirFS("../../templates")
	all, err := parsePages(files, func(name string) (string, error) { return name, nil })
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(files, "pages/*.html")
	if err != nil || len(names) != len(pageData) {
		t.Errorf("%d page templates, %d pages (%v)", len(names), len(pageData), err)
	}
	for _, name := range names {
		page := strings.TrimSuffix(path.Base(name), ".html")
		data, ok := pageData[page]
		if !ok {
			t.Errorf("template %s belongs to no page", page)
			continue
		}
		set := all[page]
		for _, block := range []string{"layout", "paper", "main"} {
			if err := templatecheck.CheckHTML(set.Lookup(block), data); err != nil {
				t.Errorf("%s, block %s: %v", page, block, err)
			}
		}
	}
	if err := templatecheck.CheckHTML(all["page"].Lookup("autosaved"), autosaveReply{}); err != nil {
		t.Errorf("the reply to the page's script: %v", err)
	}
}
