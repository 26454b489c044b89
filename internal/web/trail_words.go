package web

import (
	"cmp"
	"regexp"

	"kreisumfrage/internal/access"
)

var roleWords = map[access.Role]string{
	access.Anonymous: "nicht angemeldet", access.CountyRep: "Landkreis", access.Admin: "DLT-Administration", access.Reader: "DLT-Leserecht",
	access.Association: "Landesverband", access.Analyst: "Auswertung", access.System: "Betrieb",
}

func actionText(a access.Action) string { return cmp.Or(actionWords[a], string(a)) }

// actionWords are what the DLT calls the actions.
var actionWords = map[access.Action]string{
	access.ActionLogin:              "Anmeldung",
	access.ActionLoginFailed:        "Anmeldung gescheitert",
	access.ActionLogout:             "Abmeldung",
	access.ActionThrottled:          "Anmeldung nach zu vielen Versuchen gesperrt",
	access.ActionPasswordAccepted:   "Passwort angenommen, zweiter Faktor steht aus",
	access.ActionSignOnAccepted:     "Vom Anmeldedienst bestätigt",
	access.ActionIdentityBound:      "Konto mit dem Anmeldedienst verbunden",
	access.ActionIdentityUnbound:    "Konto vom Anmeldedienst getrennt",
	access.ActionSteppedUp:          "Zweiten Faktor erneut eingegeben",
	access.ActionFactorConfirmed:    "Zweiten Faktor eingerichtet",
	access.ActionFactorReset:        "Zweiten Faktor zurückgesetzt",
	access.ActionRecoveryUsed:       "Wiederherstellungscode benutzt",
	access.ActionFactorRenewed:      "Zweiten Faktor erneuert",
	access.ActionRecoveryRenewed:    "Wiederherstellungscodes erneuert",
	access.ActionPasswordChanged:    "Passwort geändert",
	access.ActionAccountInvited:     "Zu einem Konto eingeladen",
	access.ActionAccountOpened:      "Konto geöffnet",
	access.ActionRoleChanged:        "Rolle geändert",
	access.ActionAccountDisabled:    "Konto gesperrt",
	access.ActionAccountEnabled:     "Sperre aufgehoben",
	access.ActionChangeRequested:    "Änderung beantragt, zweite Person steht aus",
	access.ActionChangeConfirmed:    "Änderung als zweite Person bestätigt",
	access.ActionChangeDeclined:     "Beantragte Änderung abgelehnt oder zurückgezogen",
	access.ActionSessionsEnded:      "Anmeldungen beendet",
	access.ActionAdminCreated:       "Zugang des DLT angelegt",
	access.ActionAccessCreated:      "Zugang eines Landkreises angelegt",
	access.ActionAccessRevoked:      "Zugänge eines Landkreises gesperrt",
	access.ActionCodeRequested:      "Zugangscode angefordert",
	access.ActionContactSet:         "Kontakte eines Landkreises geändert",
	access.ActionApprovalAsked:      "Fremde Adresse vorgelegt",
	access.ActionApprovalDecided:    "Über eine fremde Adresse entschieden",
	access.ActionPassedOn:           "Einladung weitergegeben",
	access.ActionPeopleForgotten:    "Personen eines Landkreises gelöscht",
	access.ActionMemberJoined:       "Mitarbeit begonnen",
	access.ActionMemberInvited:      "Person im Landkreis eingeladen",
	access.ActionMemberShared:       "Fragen im Landkreis freigegeben",
	access.ActionMemberRevoked:      "Zugang im Landkreis zurückgenommen",
	access.ActionMemberAppointed:    "Aufgabe im Landkreis geändert",
	access.ActionPlanSaved:          "Zuständigkeiten geändert",
	access.ActionMemberReminded:     "Person im Landkreis erinnert",
	access.ActionMailsChosen:        "Nachrichten eines Landkreises eingestellt",
	access.ActionWaveCreated:        "Erhebung angelegt",
	access.ActionWaveRecalls:        "Erhebung an eine frühere angeknüpft",
	access.ActionWaveOpened:         "Erhebung geöffnet",
	access.ActionWaveClosed:         "Erhebung geschlossen",
	access.ActionWaveEvaluated:      "Auswertung der Erhebung begonnen",
	access.ActionWaveArchived:       "Erhebung archiviert",
	access.ActionWaveMovedBack:      "Erhebung in einen früheren Stand zurückgesetzt",
	access.ActionWaveChanged:        "Einstellungen der Erhebung geändert",
	access.ActionFrameChanged:       "Liste der Landkreise geändert",
	access.ActionSuccessionsSet:     "Vorgänger und Nachfolger von Landkreisen geändert",
	access.ActionAnswersSaved:       "Angaben gespeichert",
	access.ActionAnswersRead:        "Eingereichte Angaben gelesen",
	access.ActionEditionProposed:    "Ausgabe des Fragebogens vorgeschlagen",
	access.ActionEditionWithdrawn:   "Vorschlag zum Fragebogen zurückgezogen",
	access.ActionEditionActivated:   "Ausgabe des Fragebogens in Kraft gesetzt",
	access.ActionEditionStored:      "Ausgabe des Fragebogens gespeichert",
	access.ActionSubmitted:          "Antwortbogen eingereicht",
	access.ActionProxyStarted:       "Eingabe für den Landkreis begonnen",
	access.ActionProxyEnded:         "Eingabe für den Landkreis beendet",
	access.ActionProxyConfirmed:     "Eingabe vom Landkreis bestätigt",
	access.ActionReopened:           "Antwortbogen zur Überarbeitung zurückgegeben",
	access.ActionInterimReleased:    "Zwischenstand freigegeben",
	access.ActionInterimRevoked:     "Freigabe des Zwischenstands zurückgenommen",
	access.ActionExtended:           "Frist verlängert",
	access.ActionRefused:            "Absage eingetragen",
	access.ActionRefusalWithdrawn:   "Absage zurückgenommen",
	access.ActionReopeningRequested: "Um Öffnung gebeten",
	access.ActionReopeningDeclined:  "Öffnung abgelehnt",
	access.ActionNamelessExported:   "Antworten ohne Namen ausgegeben",
	access.ActionImported:           "Angaben eingelesen",
	access.ActionAnswersExported:    "Antworten ausgegeben",
	access.ActionCodebookExported:   "Codebuch ausgegeben",
	access.ActionFiguresExported:    "Abbildungen ausgegeben",
	access.ActionListExported:       "Liste der Landkreise ausgegeben",
	access.ActionRemarksExported:    "Anmerkungen des Pretests ausgegeben",
	access.ActionMailRetried:        "Nachricht noch einmal verschickt",
	access.ActionMailSettled:        "Nachricht verschickt oder gescheitert",
	access.ActionContactLogged:      "Kontakt vermerkt",
	access.ActionMailDecided:        "Zustellung einer Nachricht vermerkt",
	access.ActionCampaignAdded:      "Anschreiben angelegt",
	access.ActionCampaignChanged:    "Anschreiben geändert",
	access.ActionCampaignDropped:    "Anschreiben verworfen",
	access.ActionCampaignTried:      "Anschreiben zur Probe verschickt",
	access.ActionCampaignStarted:    "Anschreiben gestartet",
	access.ActionCampaignStopped:    "Anschreiben angehalten",
	access.ActionCampaignDone:       "Anschreiben abgeschlossen",
	access.ActionCampaignLetters:    "Serienbrief mit Links und Codes ausgegeben",
	access.ActionCampaignPosted:     "Briefe als verschickt vermerkt",
	access.ActionTrailRead:          "Protokoll gelesen",
	access.ActionTrailExported:      "Protokoll ausgegeben",
	access.ActionTrailVerified:      "Protokoll geprüft",
	access.ActionSettingChanged:     "Einstellung eines Landkreises geändert",
	access.ActionReleaseStep:        "Schritt der Freigabe im Landkreis",
	access.ActionReleaseCommented:   "Anmerkung zur Freigabe im Landkreis",
	access.ActionRetentionSet:       "Löschtag geändert",
	access.ActionPurged:             "Nach Ablauf der Frist gelöscht",
	access.ActionRedacted:           "Persönliche Angaben aus einer Einreichung entfernt",
	access.ActionPersonSearch:       "Person für eine Auskunft gesucht",
	access.ActionPersonExport:       "Auskunft über eine Person erstellt",
}

var detailWord = regexp.MustCompile(`[a-z]+`)

// detailText says the words of a detail in German; keys and ids stay.
func detailText(detail string) string {
	return detailWord.ReplaceAllStringFunc(detail, func(word string) string { return cmp.Or(detailWords[word], word) })
}

var detailWords = map[string]string{
	"answers": "Angaben", "blocks": "Blöcke", "changed": "geändert", "contacts": "Kontakte", "counties": "Landkreise", "domains": "Domänen", "edition": "Ausgabe",
	"false": "nein", "true": "ja", "failed": "gescheitert", "items": "Fragen", "letter": "Nachricht", "lines": "Zeilen", "new": "neu", "number": "Nummer", "person": "Person", "persons": "Personen", "personal": "Ansprechpersonen",
	"questions": "Fragen", "reminder": "Erinnerung", "removed": "entfernt", "request": "Bitte", "rows": "Zeilen", "sent": "verschickt", "unclear": "unklar", "shares": "Freigaben",
	"submissions": "Einreichungen", "summary": "Tagesbericht", "units": "Landkreise",
}
