package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/survey"
)

// handler is a page's code: it answers for a visitor or returns an error, which
// fail turns into a German page.
type handler func(c echo.Context, v *visitor) error

// bodyLimit tells how many bytes a form may post.
type bodyLimit func(c echo.Context, v *visitor) (int64, error)

// smallForm is enough for every form that carries no answers.
func smallForm(echo.Context, *visitor) (int64, error) { return 64 << 10, nil }

// Routes of the forms whose texts outlive their session.
const (
	pageRoute     = "/antwortbogen/seite/:page"
	autosaveRoute = pageRoute + "/sichern"
)

// routes is the whole table. get and post are the only ways to add a route: no
// POST can miss the checks of its form, and the permission stands beside the path.
func (s *Server) routes() {
	s.middleware()

	s.echo.GET("/static/*", s.Look.assets.serve)
	s.echo.GET("/healthz", s.showHealth)

	s.get("/", anyone, s.showStart)
	for _, t := range operatorTexts {
		s.get(t.path, anyone, s.showText(t))
	}
	s.get("/fragebogen/:wave", anyone, s.showBlank)
	s.get("/fragebogen/:wave/fragebogen.pdf", anyone, s.downloadBlankPDF)
	s.get("/fragebogen/:wave/fragebogen.docx", anyone, s.downloadBlankDOCX)
	if s.Mailbox != nil {
		s.get("/demo/postfach", anyone, s.showMailbox)
	}
	s.post("/abmelden", anyone, smallForm, s.logout)

	s.get("/zugang/:token", anyone, s.showInvitation)
	s.post("/zugang/:token", anyone, smallForm, s.loginCounty)
	s.post("/zugang/:token/code", anyone, smallForm, s.requestCode)

	s.get(arrivalPath, countyOnly, s.showArrival)
	s.post(arrivalPath, countyOnly, smallForm, s.arrive)
	s.get(passOnPath, countyOnly, s.showPassOn)
	s.post(passOnPath, countyOnly, smallForm, s.passOn)
	s.post(switchPath, countyOnly, smallForm, s.switchCounty)
	s.get(teamPath, countyOnly, s.showTeam)
	s.get(teamPath+"/einladen", countyOnly, s.showInvite)
	s.post(teamPath+"/einladen", countyOnly, smallForm, s.invite)
	s.get(teamPath+"/:person", countyOnly, s.showMember)
	s.post(teamPath+"/:person", countyOnly, smallForm, s.saveMember)
	s.post(teamPath+"/:person/zugang", countyOnly, smallForm, s.renewAccess)
	s.post(teamPath+"/:person/entziehen", countyOnly, smallForm, s.revokeMember)
	s.post(teamPath+"/:person/rolle", countyOnly, smallForm, s.appointMember)
	s.get(planPath, countyOnly, s.showPlan)
	s.post(planPath, countyOnly, planLimit, s.savePlan)
	s.get(planPath+".csv", countyOnly, s.downloadPlan)
	s.get(planPath+"/uebernehmen", countyOnly, s.showTakeover)
	s.post(planPath+"/uebernehmen", countyOnly, smallForm, s.applyTakeover)
	s.get(planPath+"/fragebogen", countyOnly, s.showPart)
	s.get(planPath+"/fragebogen.pdf", countyOnly, s.downloadPartPDF)
	s.get(planPath+"/fragebogen.docx", countyOnly, s.downloadPartDOCX)
	s.post(teamPath+"/:person/erinnern", countyOnly, smallForm, s.remindMember)
	s.post(remindPath, countyOnly, smallForm, s.remindAll)
	s.post(remindPath+"/einstellung", countyOnly, smallForm, s.saveReminding)
	s.get("/antwortbogen", countyOnly, s.showHub)
	s.get(pageRoute, countyOnly, s.showPage)
	s.post(pageRoute, countyOnly, s.pageLimit, s.savePage)
	s.post(autosaveRoute, countyOnly, s.pageLimit, s.autosave)
	s.post("/antwortbogen/seite/:page/eingaben", countyOnly, smallForm, s.settleRescue)
	s.post(keptPath, countyOnly, smallForm, s.discardKept)
	s.get("/antwortbogen/seite/:page/fehlanzeige", countyOnly, s.showAbsence)
	s.post("/antwortbogen/seite/:page/fehlanzeige", countyOnly, smallForm, s.saveAbsence)
	s.post("/antwortbogen/seite/:page/fehlanzeige/zuruecknehmen", countyOnly, smallForm, s.undoAbsence)
	s.get(notesPath, countyOnly, s.showNotes)
	s.get(notesPath+"/:item", countyOnly, s.showNote)
	s.post(notesPath+"/:item", countyOnly, smallForm, s.saveNote)
	s.post(notesPath+"/:item/:note", countyOnly, smallForm, s.settleNote)
	s.get("/antwortbogen/pruefen", countyOnly, s.showCheck)
	s.post("/antwortbogen/pruefen", countyOnly, smallForm, s.confirm)
	s.get("/antwortbogen/antworten.pdf", countyOnly, s.downloadOwnAnswers)
	s.get("/antwortbogen/antworten.xlsx", countyOnly, s.downloadOwnXLSX)
	s.get("/antwortbogen/antworten.json", countyOnly, s.downloadOwnJSON)
	s.get(ownDisclosurePath, countyOnly, s.downloadOwnDisclosure)
	s.get(uploadRoot, countyOnly, s.showUpload)
	s.upload(uploadRoot, countyOnly, maxReturnedBytes, errLargeReturned, s.reviewUpload)
	s.post(uploadRoot+"/uebernehmen", countyOnly, s.batchLimit, s.applyUpload)
	s.get("/antwortbogen/freigabe", countyOnly, s.showSignoff)
	s.get(releasePath, countyOnly, s.showRelease)
	s.post(recordReleasePath, countyOnly, smallForm, s.recordRelease)
	s.post(inviteReviewerPath, countyOnly, smallForm, s.inviteReviewer)
	s.post(askReleasePath, countyOnly, smallForm, s.askRelease)
	s.post("/antwortbogen/freigabe/zuruecknehmen", countyOnly, smallForm, s.withdrawRelease)
	s.get(reviewPath, countyOnly, s.showReview)
	s.post(reviewPath, countyOnly, textsLimit, s.review)
	s.get(settingsPath, countyOnly, s.showSettings)
	s.post(settingsPath+"/freigabe", countyOnly, smallForm, s.saveReleaseSettings)
	s.post(fileNumberPath, countyOnly, smallForm, s.saveFileNumber)
	s.get("/antwortbogen/einreichen", countyOnly, s.showSubmit)
	s.post("/antwortbogen/einreichen", countyOnly, smallForm, s.submit)
	s.get("/antwortbogen/quittung", countyOnly, s.showReceipt)
	s.get("/antwortbogen/quittung.pdf", countyOnly, s.downloadReceipt)
	s.get(filePath, countyOnly, s.showFile)
	s.get(filePath+".pdf", countyOnly, s.downloadFile)

	s.post(interimPath, countyOnly, smallForm, s.saveInterim)
	s.post(confirmPath, countyOnly, smallForm, s.confirmProxy)
	s.post(refusePath, countyOnly, smallForm, s.refuseProxy)
	s.get(reopeningPath, countyOnly, s.showReopening)
	s.post(reopeningPath, countyOnly, smallForm, s.askReopening)
	s.get(historyPath, countyOnly, s.showHistory)

	s.get("/dlt/anmelden", anyone, s.showAdminLogin)
	s.post("/dlt/anmelden", anyone, smallForm, s.loginAdmin)
	if s.SignOn != nil {
		s.get(signOnPath, anyone, s.beginSignOn)
		s.get(bindPath, access.OwnAccount, s.fresh(s.beginBinding))
		s.get(SignOnReturn, anyone, s.showSignOn)
		s.post(SignOnReturn, anyone, smallForm, s.endSignOn)
		s.post(unbindPath, access.OwnAccount, smallForm, s.fresh(s.unbindSignOn))
		s.get(leavePath, anyone, s.leaveSignOn)
	}
	s.get(invitationPath+"/:token", anyone, s.showAccountInvitation)
	s.post(invitationPath+"/:token", anyone, smallForm, s.openAccount)
	s.get(factorPath, access.ProveFactor, s.showFactor)
	s.post(factorPath, access.ProveFactor, smallForm, s.proveFactor)
	s.get(factorPath+"/bild.png", access.ProveFactor, s.showFactorPicture)
	s.get(sessionsPath, access.OwnAccount, s.showSessions)
	s.post(sessionsPath, access.OwnAccount, smallForm, s.endSessions)
	s.get(passwordPath, access.OwnAccount, s.showPassword)
	s.post(passwordPath, access.OwnAccount, smallForm, s.fresh(s.changePassword))
	s.get(newFactorPath, access.OwnAccount, s.fresh(s.showNewFactor))
	s.post(newFactorPath, access.OwnAccount, smallForm, s.fresh(s.renewFactor))
	s.post(recoveryPath, access.OwnAccount, smallForm, s.fresh(s.renewRecovery))
	s.get(accountsPath, access.ManageAccounts, s.showAccounts)
	s.post(accountsPath, access.ManageAccounts, smallForm, s.fresh(s.inviteAccount))
	s.get(accountsPath+"/:person", access.ManageAccounts, s.showAccount)
	s.post(accountsPath+"/:person/rolle", access.ManageAccounts, smallForm, s.fresh(s.changeRole))
	s.post(accountsPath+"/:person/sperren", access.ManageAccounts, smallForm, s.fresh(s.disableAccount))
	s.post(accountsPath+"/:person/zweiter-faktor", access.ManageAccounts, smallForm, s.fresh(s.resetFactor))
	s.post(accountsPath+"/:person/dienst-trennen", access.ManageAccounts, smallForm, s.unbindTheirs)
	s.post(accountsPath+"/:person/abmelden", access.ManageAccounts, smallForm, s.endTheirSessions)
	s.get(changesPath, access.ManageAccounts, s.showChanges)
	s.post(changesPath+"/:change", access.ManageAccounts, smallForm, s.fresh(s.decideChange))
	s.get("/dlt", access.OwnAccount, s.showWaves)
	s.get(trailPath, access.SeeAudit, s.showTrail)
	s.get(trailPath+".csv", access.SeeAudit, s.downloadTrail)
	s.get(registerPath, access.SeeAudit, s.showRegister)
	s.get(registerPath+".csv", access.SeeAudit, s.downloadRegister)
	s.get(disclosurePath, access.ManageRetention, s.showSearch)
	s.post(disclosurePath, access.ManageRetention, smallForm, s.searchPerson)
	s.get(disclosurePath+"/:person", access.ManageRetention, s.fresh(s.showDisclosure))
	s.get(disclosurePath+"/:person/auskunft.json", access.ManageRetention, s.fresh(s.downloadDisclosure))
	s.get("/dlt/:wave/loeschfristen", access.ManageRetention, s.showRetention)
	s.post("/dlt/:wave/loeschfristen", access.ManageRetention, smallForm, s.fresh(s.saveRetention))
	s.post(trailPath+"/pruefen", access.SeeAudit, smallForm, s.checkTrail)
	s.get(authorRoot, access.SeeDefinitions, s.showDrafts)
	s.upload(authorRoot, access.WriteDefinitions, maxUploadBytes, errLargeUpload, s.loadDraft)
	s.get(authorRoot+"/:edition", access.SeeDefinitions, s.showDraft)
	s.get(authorRoot+"/:edition/seite/:page", access.SeeDefinitions, s.showPreview)
	s.get(authorRoot+"/:edition/seite/:page/texte", access.WriteDefinitions, s.showTexts)
	s.post(authorRoot+"/:edition/seite/:page/texte", access.WriteDefinitions, textsLimit, s.saveTexts)
	s.get(authorRoot+"/:edition/vergleich", access.SeeDefinitions, s.showComparison)
	s.get(authorRoot+"/:edition/prognose", access.SeeDefinitions, s.showForecast)
	s.get(authorRoot+"/:edition/druck", access.SeeDefinitions, s.showDraftPrint)
	s.get(authorRoot+"/:edition/fragebogen.yaml", access.SeeDefinitions, s.downloadDefinition)
	s.get(authorRoot+"/:edition/fragebogen.docx", access.SeeDefinitions, s.downloadPaper)
	s.get(newWavePath, access.ManageWaves, s.showNewWave)
	s.post(newWavePath, access.ManageWaves, smallForm, s.createWave)
	s.get(successionPath, access.ManageFrame, s.showSuccessions)
	s.post(successionPath, access.ManageFrame, textsLimit, s.saveSuccessions)
	s.get(successionPath+".csv", access.ManageFrame, s.downloadSuccessions)
	s.upload(successionPath+"/datei", access.ManageFrame, export.MaxFrameBytes, errLargeList, s.loadSuccessions)
	s.get("/dlt/:wave", access.SeeProgress, s.showOverview)
	s.get("/dlt/:wave"+framePath, access.ManageFrame, s.showFrame)
	s.get("/dlt/:wave"+framePath+".csv", access.ManageFrame, s.downloadFrame)
	s.upload("/dlt/:wave"+framePath, access.ManageFrame, export.MaxGazetteerBytes, errLargeList, s.previewFrame)
	s.post("/dlt/:wave"+framePath+"/uebernehmen", access.ManageFrame, frameFormLimit, s.applyFrame)
	s.get("/dlt/:wave"+planPagePath, access.ManageWaves, s.showWavePlan)
	s.post("/dlt/:wave"+planPagePath, access.ManageWaves, smallForm, s.saveWavePlan)
	s.get("/dlt/:wave/oeffnen", access.ManageWaves, s.showOpening)
	s.post("/dlt/:wave/oeffnen", access.ManageWaves, smallForm, s.openWave)
	s.get("/dlt/:wave"+pretestPath, access.SeeDefinitions, s.showPretest)
	s.get("/dlt/:wave"+pretestPath+".csv", access.SeeDefinitions, s.downloadPretest)
	s.get("/dlt/:wave"+stagePath, access.ManageWaves, s.showStage)
	s.post("/dlt/:wave"+stagePath, access.ManageWaves, smallForm, s.moveWave)
	s.get("/dlt/:wave/fragebogen", access.SeeDefinitions, s.showWaveEditions)
	s.post("/dlt/:wave/fragebogen/vorschlagen", access.WriteDefinitions, smallForm, s.proposeEdition)
	s.post("/dlt/:wave/fragebogen/zurueckziehen", access.WriteDefinitions, smallForm, s.withdrawProposal)
	s.post("/dlt/:wave/fragebogen/freigeben", access.WriteDefinitions, smallForm, s.activateEdition)
	s.get("/dlt/:wave/freigaben", access.ManageResponses, s.showApprovals)
	s.post("/dlt/:wave/freigaben", access.ManageResponses, smallForm, s.decideApproval)
	s.get("/dlt/:wave/offen", access.SeeProgress, s.showOpen)
	s.get("/dlt/:wave/offen.docx", access.SeeProgress, s.downloadOpen)
	s.get("/dlt/:wave/landkreise.csv", access.SeeProgress, s.downloadCounties)
	s.get("/dlt/:wave/landkreise.xlsx", access.SeeProgress, s.downloadCountiesXLSX)
	s.post("/dlt/:wave/ansichten", access.SeeProgress, smallForm, s.saveView)
	s.post("/dlt/:wave/ansichten/loeschen", access.SeeProgress, smallForm, s.dropView)
	s.get("/dlt/:wave/landkreise/:county/anruf", access.LogCalls, s.showCall)
	s.post("/dlt/:wave/landkreise/:county/anruf", access.LogCalls, smallForm, s.saveCall)
	s.get("/dlt/:wave/landkreise/:county", access.SeeProgress, s.showCounty)
	s.post("/dlt/:wave/landkreise/:county/zurueckgeben", access.ManageResponses, smallForm, s.fresh(s.returnResponse))
	s.post("/dlt/:wave/landkreise/:county/frist", access.ManageResponses, smallForm, s.extendResponse)
	s.post("/dlt/:wave/landkreise/:county/absage", access.ManageResponses, smallForm, s.recordRefusal)
	s.post("/dlt/:wave/landkreise/:county/absage/zuruecknehmen", access.ManageResponses, smallForm, s.withdrawRefusal)
	s.post("/dlt/:wave/landkreise/:county/vermerk", access.LogCalls, smallForm, s.addLogged)
	s.post("/dlt/:wave/landkreise/:county/zugang", access.ManageResponses, smallForm, s.fresh(s.renewCounty))
	s.get("/dlt/:wave/landkreise/:county/kontakte", access.CorrectContacts, s.showContacts)
	s.post("/dlt/:wave/landkreise/:county/kontakte", access.CorrectContacts, smallForm, s.fresh(s.saveContacts))
	s.proxyRoutes()
	s.post("/dlt/:wave/landkreise/:county/oeffnung-ablehnen", access.ManageResponses, smallForm, s.declineReopening)
	s.get("/dlt/:wave/landkreise/:county"+remindNowPath, access.SendReminders, s.showRemindNow)
	s.post("/dlt/:wave/landkreise/:county"+remindNowPath, access.SendReminders, smallForm, s.remindNow)
	s.get("/dlt/:wave"+remindMissingPath, access.SendReminders, s.showRemindMissing)
	s.post("/dlt/:wave"+remindMissingPath, access.SendReminders, smallForm, s.remindMissing)
	s.get(campaignsRoute, access.ManageCampaigns, s.showCampaigns)
	s.get(campaignsRoute+"/neu", access.ManageCampaigns, s.showNewCampaign)
	s.post(campaignsRoute+"/neu", access.ManageCampaigns, smallForm, s.addCampaign)
	s.get(campaignRoute, access.ManageCampaigns, s.showCampaign)
	s.post(campaignRoute, access.ManageCampaigns, smallForm, s.saveCampaign)
	s.get(campaignRoute+"/vorschau", access.ManageCampaigns, s.showCampaignPreview)
	s.get(campaignRoute+"/empfaenger", access.ManageCampaigns, s.showRecipients)
	s.post(campaignRoute+"/probe", access.ManageCampaigns, smallForm, s.tryCampaign)
	s.post(campaignRoute+"/starten", access.ManageCampaigns, smallForm, s.startCampaign)
	s.post(campaignRoute+"/anhalten", access.ManageCampaigns, smallForm, s.stopCampaign)
	s.post(campaignRoute+"/verwerfen", access.ManageCampaigns, smallForm, s.dropCampaign)
	s.post(campaignRoute+"/serienbrief", access.ManageCampaigns, smallForm, s.fresh(s.downloadLetters))
	s.post(campaignRoute+"/verschickt", access.ManageCampaigns, smallForm, s.confirmLetters)
	s.post(campaignRoute+"/landkreise", access.ManageCampaigns, smallForm, s.decideLetter)
	s.get("/dlt/:wave/abbildungen", access.SeeFigures, s.showFigures)
	s.get("/dlt/:wave/abbildungen.csv", access.SeeFigures, s.downloadFigures)
	s.get("/dlt/:wave/abbildungen/:figure", access.SeeFigures, s.showFigure)
	s.get("/dlt/:wave/daten", access.SeeFigures, s.showExports)
	s.get("/dlt/:wave/antworten.csv", access.ExportAnswers, s.fresh(s.downloadAnswersCSV))
	s.get("/dlt/:wave/antworten.json", access.ExportAnswers, s.fresh(s.downloadAnswersJSON))
	s.get("/dlt/:wave/antworten-ohne-namen.csv", access.ExportNameless, s.fresh(s.downloadNameless))
	s.get("/dlt/:wave/codebuch.csv", access.SeeFigures, s.downloadCodebook)
}

// proxyRoutes are the county's own form at the DLT's address.
func (s *Server) proxyRoutes() {
	const needed, page, absence = access.ManageResponses, proxyRoute + "/seite/:page", proxyRoute + "/seite/:page/fehlanzeige"
	s.post(proxyRoute+"/beginnen", needed, smallForm, s.startProxy)
	s.post(proxyRoute+"/beenden", needed, smallForm, s.stopProxy)
	s.get(proxyRoute, needed, s.showProxy)
	s.get(page, needed, s.showPage)
	s.post(page, needed, s.pageLimit, s.savePage)
	s.post(page+"/sichern", needed, s.pageLimit, s.autosave)
	s.get(absence, needed, s.showAbsence)
	s.post(absence, needed, smallForm, s.saveAbsence)
	s.post(absence+"/zuruecknehmen", needed, smallForm, s.undoAbsence)
	s.get(proxyRoute+"/pruefen", needed, s.showCheck)
	s.post(proxyRoute+"/pruefen", needed, smallForm, s.confirm)
	s.get(proxyRoute+"/einreichen", needed, s.showSubmit)
	s.post(proxyRoute+"/einreichen", needed, smallForm, s.submitProxy)
}

func (s *Server) get(path string, needed access.Permission, h handler) {
	route := func(c echo.Context) error {
		v, err := s.admit(c, needed)
		if errors.Is(err, errFactorNeeded) {
			return seeOther(c, factorPath)
		}
		if err != nil {
			return err
		}
		return h(c, v)
	}
	s.echo.GET(path, route)
	s.echo.HEAD(path, route)
}

func (s *Server) post(path string, needed access.Permission, limit bodyLimit, h handler) {
	s.posted(path, needed, limit, readForm, h)
}

// upload adds a route whose form may hold a file.
func (s *Server) upload(path string, needed access.Permission, most int64, tooLarge error, h handler) {
	limit := func(echo.Context, *visitor) (int64, error) { return most, nil }
	s.posted(path, needed, limit, readUpload(most, tooLarge), h)
}

func (s *Server) posted(path string, needed access.Permission, limit bodyLimit, read func(*http.Request) error, h handler) {
	s.echo.POST(path, func(c echo.Context) error {
		if err := s.crossSite.Check(c.Request()); err != nil {
			return errForeignForm
		}
		v, admission := s.admit(c, needed)
		most := int64(maxFormBytes)
		if admission == nil {
			var err error
			if most, err = limit(c, v); err != nil {
				return err
			}
		}
		c.Request().Body = http.MaxBytesReader(c.Response(), c.Request().Body, most)
		if err := read(c.Request()); err != nil {
			return err
		}
		if !v.ownForm(c.Request().PostForm.Get(tokenField)) {
			return s.turnBack(c, v, admission)
		}
		if admission != nil {
			return s.turnAway(c, v, admission)
		}
		if err := s.kept(c); err != nil {
			return err
		}
		if err := h(c, v); err != nil {
			return err
		}
		return s.settleKept(c, v)
	})
}

// kept refuses whatever the DLT would change in an archived wave. Its states have
// a page that says so itself.
func (s *Server) kept(c echo.Context) error {
	if !strings.HasPrefix(c.Path(), "/dlt/:wave") || strings.HasSuffix(c.Path(), stagePath) {
		return nil
	}
	w, err := s.Store.Wave(c.Request().Context(), c.Param("wave"))
	if err == nil && w.State == survey.WaveArchived {
		err = survey.ErrArchived
	}
	return err
}
