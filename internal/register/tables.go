package register

// Columns that many tables have.
var (
	wave    = Column{"wave", "Erhebung", Key}
	unit    = Column{"unit", "Landkreis", Key}
	person  = Column{"person", "Person", Person}
	author  = Column{"author", "von", Person}
	created = Column{"created", "angelegt", Time}
	when    = Column{"time", "Zeitpunkt", Time}
	edition = Column{"edition", "Ausgabe des Fragebogens", Key}
	item    = Column{"item", "Frage", Key}
	record  = Column{"record", "Nummer des Eintrags", Key}
	number  = Column{"number", "Nummer", Key}
	formID  = Column{"form_id", "Formular", Key}
	typed   = Column{"proxy", "vom DLT eingegeben", Key}
	reason  = Column{"reason", "Begründung", Text}
)

// Tables are all tables of the database, each after those that it refers to.
var Tables = []Table{
	{"goose_db_version", "Stand der Datenbank", "Aktualisierung der Anwendung", Nobody, NoBasis, Technical, []Column{
		{"id", "Nummer", Key}, {"version_id", "Schritt", Key}, {"is_applied", "angewandt", State}, {"tstamp", "Zeitpunkt", Time}}},
	{"schema_floor", "Älteste verträgliche Anwendung", "Aktualisierung der Anwendung", Nobody, NoBasis, Technical, []Column{
		{"id", "Nummer", Key}, {"lowest", "Schritt", Key}}},
	{"edition", "Ausgaben der Fragebögen", "Wortlaut der Fragen", Nobody, NoBasis, Figures, []Column{
		{"sha256", "Prüfsumme", Key}, {"definition", "Wortlaut", State}, created}},
	{"draft", "Eingebrachte Ausgaben", "Nachweis, wer eine Ausgabe eingebracht hat", Staff, Security, Figures, []Column{
		edition, {"title", "Titel", State}, author, when, {"parent", "frühere Ausgabe", Key}, {"source", "Herkunft", State}}},
	{"wave", "Erhebungen", "Durchführung der Erhebung", Nobody, NoBasis, Figures, []Column{
		wave, {"title", "Titel", State}, {"year", "Jahr", State}, {"state", "Stand", State}, {"stage", "Abschluss", State}, {"pretest", "Probe", State},
		{"first_day", "erster Tag", State}, {"last_day", "letzter Tag", State}, edition, {"login", "Art der Anmeldung", State},
		{"earlier", "frühere Erhebung", Key}, {"reconstructed", "Rekonstruktion", State}, {"sample_data", "Beispieldaten", State},
		{"revision", "Zählstand", State}, created}},
	{"wave_setting", "Einstellungen der Erhebungen", "Durchführung der Erhebung", Nobody, NoBasis, Figures, []Column{
		wave, {"target", "Zielquote", State}, {"size_limits", "Größenklassen", State}, {"grace_days", "Nachfrist", State},
		{"reminder_pause", "Abstand der Erinnerungen", State}, {"mails_per_hour", "Nachrichten je Stunde", State}, {"benchmark", "Vergleichsbericht", State}}},
	{"wave_stage", "Stände der Erhebungen", "Nachweis, wer den Stand geändert hat", Staff, Security, Figures, []Column{
		wave, number, {"state", "Stand", State}, when, {"actor", "von", Person}, reason}},
	{"wave_edition", "Geltende Ausgaben", "Nachweis, wer eine Ausgabe in Kraft gesetzt hat", Staff, Security, Figures, []Column{
		wave, number, edition, when, {"actor", "von", Person}, {"proposer", "vorgeschlagen von", Person}, reason}},
	{"edition_proposal", "Vorgeschlagene Ausgaben", "Freigabe durch zwei Personen", Staff, Security, Figures, []Column{
		wave, edition, {"base", "verglichen mit", Key}, {"proposer", "vorgeschlagen von", Person}, reason, when}},
	{"retention", "Löschtage", "Einhaltung der Speicherdauer", Staff, Security, Figures, []Column{
		wave, {"kind", "Art der Daten", Key}, {"until", "bis", State}, {"actor", "von", Person}, when}},
	{"purge", "Löschungen", "Nachweis der Löschung, nur Anzahlen", Nobody, Security, Figures, []Column{
		{"id", "Nummer", Key}, wave, {"kind", "Art der Daten", Key}, when, {"counts", "Anzahlen", State}}},
	{"unit", "Landkreise", "Grundgesamtheit", Nobody, NoBasis, Figures, []Column{
		wave, unit, {"name", "Name", State}, {"land", "Land", State}, {"columns", "Merkmale", State}}},
	{"unit_domain", "Domänen der Landkreise", "Einladungen nur an Adressen des Landkreises", Nobody, NoBasis, Figures, []Column{
		wave, unit, {"domain", "Domäne", State}}},
	{"succession", "Vorgänger und Nachfolger von Landkreisen", "Vergleich mit früheren Erhebungen", Staff, Security, Figures, []Column{
		{"predecessor", "Vorgänger", Key}, {"successor", "Nachfolger", Key}, {"name", "Name des Vorgängers", State}, {"day", "seit", State}, author, when}},
	{"county_setting", "Einstellungen der Landkreise", "Erinnerungen im Landkreis", Nobody, NoBasis, Figures, []Column{
		wave, unit, {"reminder_before", "Erinnerung vorher", State}, {"daily_summary", "Tagesbericht", State},
		{"submit_rule", "wer einreicht", State}, {"release_mode", "Ort der Freigabe", State},
		{"file_number", "Aktenzeichen", State}}},
	{"share_plan", "Zuständigkeiten", "Welches Amt welche Frage beantwortet", CountyTeam, Interest, Figures, []Column{
		wave, unit, item, {"office", "Amt", State}, {"version", "Fassung", Key}, author, when}},
	{"response", "Rückmeldungen", "Stand der Bearbeitung je Landkreis", Nobody, NoBasis, Figures, []Column{
		wave, unit, {"disposition", "Stand", State}, {"first_saved", "begonnen", Time}, {"last_activity", "zuletzt", Time}, {"submissions", "Einreichungen", State}}},
	{"submission", "Einreichungen", "Statistik; Nachweis der Einreichung", CountyTeam, Interest, Figures, []Column{
		wave, unit, number, {"submit_id", "Vorgang", Key}, {"kind", "Art", State}, edition, author, when, {"hash", "Prüfsumme", Key}, {"reference", "Vorgangsnummer", Key}}},
	{"submission_answer", "Eingereichte Angaben", "Statistik", Named, Consent, Figures, []Column{
		wave, unit, number, item, record, {"position", "Reihenfolge", Key}, {"state", "Stand", State}, {"value", "Angabe", Value}, edition}},
	{"submission_redaction", "Entfernte persönliche Angaben", "Nachweis, dass sonst nichts geändert ist", Nobody, Security, Figures, []Column{
		wave, unit, number, {"hash", "Prüfsumme danach", Key}, when}},
	{"answer", "Angaben in Arbeit", "Antwortbogen des Landkreises", CountyTeam, Interest, Answers, []Column{
		wave, unit, item, record, {"value", "Angabe", Value}, {"version", "Fassung", Key}, author, when, edition, formID, typed}},
	{"answer_history", "Verlauf der Angaben", "Nachvollziehbarkeit im Landkreis", CountyTeam, Interest, Answers, []Column{
		wave, unit, item, record, {"version", "Fassung", Key}, {"old_value", "vorher", Value}, {"new_value", "danach", Value}, author, when, {"path", "auf welchem Weg", State}, edition, formID, typed}},
	{"save_receipt", "Quittungen des Speicherns", "Keine Angabe doppelt oder verloren", CountyTeam, Interest, Answers, []Column{
		wave, unit, {"save_id", "Vorgang", Key}, {"digest", "Prüfwert", Key}, {"result", "Ergebnis", Value}, when}},
	{"page_mark", "Fertige Seiten", "Stand der Bearbeitung im Landkreis", CountyTeam, Interest, Answers, []Column{
		wave, unit, {"page", "Seite", Key}, author, when}},
	{"interim", "Freigegebene Zwischenstände", "Teilweise Rückmeldungen, soweit der Landkreis sie freigibt", CountyTeam, Interest, Answers, []Column{
		wave, unit, number, edition, author, when, {"hash", "Prüfsumme", Key}, {"answers", "Angaben", Value}, {"revoked", "zurückgenommen", Time}}},
	{"reopening", "Bitten um Öffnung", "Änderung nach der Einreichung", Everybody, Interest, Answers, []Column{
		wave, unit, number, person, reason, when, {"decision", "Entscheidung", State}, {"decided", "entschieden", Time}, {"decided_by", "entschieden von", Person}, {"answer", "Antwort", Text}}},
	{"county_release", "Freigaben im Landkreis", "Nachweis der Freigabe durch die Hausleitung", CountyTeam, Interest, Answers, []Column{
		wave, unit, number, {"step", "Schritt", State}, person, when, {"day", "Tag", Time}, {"office", "Amt", Identity}, {"file", "Aktenzeichen", State}, edition, {"digest", "Prüfsumme", Key}}},
	{"release_answer", "Freigegebene Angaben", "Vergleich mit dem, was freigegeben wurde", CountyTeam, Interest, Answers, []Column{
		wave, unit, number, item, record, {"position", "Reihenfolge", Key}, {"state", "Stand", State}, {"value", "Angabe", Value}}},
	{"person", "Personen", "Anmeldung, Nachrichten, Zusammenarbeit", Everybody, Interest, Account, []Column{
		{"id", "Kennung", Person}, {"name", "Name", Identity}, {"login", "Anmeldename", Identity}, {"email", "E-Mail-Adresse", Identity},
		{"office", "Amt", Identity}, created, {"delete_after", "zu löschen nach", Time}}},
	{"admin_account", "Zugänge des DLT", "Anmeldung und Rechte", Staff, Security, Account, []Column{
		{"login_hash", "Prüfwert des Anmeldenamens", Secret}, person, {"password_hash", "Prüfwert des Passworts", Secret}, {"disabled", "gesperrt", State},
		{"role", "Rolle", State}, {"land", "Land", State}, created}},
	{"second_factor", "Zweite Faktoren", "Anmeldung", Staff, Security, Account, []Column{
		person, {"secret", "verschlüsseltes Geheimnis", Secret}, {"last_step", "letzter benutzter Code", State}, created, {"confirmed", "eingerichtet", Time}}},
	{"recovery_code", "Wiederherstellungscodes", "Anmeldung ohne Telefon", Staff, Security, Account, []Column{
		{"code_hash", "Prüfwert des Codes", Secret}, person, {"used", "benutzt", Time}}},
	{"account_invitation", "Einladungen zu Konten", "Anmeldung und Rechte", Staff, Security, Account, []Column{
		person, {"role", "Rolle", State}, {"land", "Land", State}, {"inviter", "eingeladen von", Person}, {"token_hash", "Prüfwert des Links", Secret},
		created, {"expires", "gilt bis", Time}, {"accepted", "angenommen", Time}}},
	{"pending_change", "Änderungen, die auf eine zweite Person warten", "Niemand ändert Rechte oder Löschtage allein", Staff, Security, Technical, []Column{
		{"id", "Kennung", Key}, {"kind", "Art", State}, wave, person, {"details", "Einzelheiten", State}, {"requester", "beantragt von", Person}, created, {"expires", "gilt bis", Time}}},
	{"sign_on_identity", "Verbundene Anmeldedienste", "Anmeldung", Staff, Security, Account, []Column{
		{"identity_hash", "Prüfwert der Kennung beim Anmeldedienst", Secret}, person, created}},
	{"sign_on_used", "Benutzte Antworten des Anmeldedienstes", "Keine Antwort gilt zweimal", Nobody, Security, Technical, []Column{
		{"state_hash", "Prüfwert der Antwort", Secret}, {"expires", "gilt bis", Time}}},
	{"county_access", "Zugänge der Landkreise", "Anmeldung", CountyTeam, Interest, Contacts, []Column{
		{"token_hash", "Prüfwert des Links", Secret}, wave, unit, person, {"code_hash", "Prüfwert des Codes", Secret}, created, {"revoked", "gesperrt", Time}}},
	{"login_code", "Angeforderte Codes", "Anmeldung", CountyTeam, Security, Contacts, []Column{
		wave, unit, {"letter", "Nachricht", Key}, person, {"browser", "Prüfwert des Browsers", Secret}, {"code_hash", "Prüfwert des Codes", Secret},
		{"tries", "Versuche", State}, {"requested", "angefordert", Time}, {"made", "verschickt", Time}, {"used", "benutzt", Time}}},
	{"unit_contact", "Kontakte der Landkreise", "Einladungen und Anrufe", CountyTeam, Interest, Contacts, []Column{
		wave, unit, person, {"function", "Funktion", Identity}, {"salutation", "Anrede", Identity}, {"phone", "Telefonnummer", Identity}, {"official", "amtlich", State}, {"position", "Reihenfolge", Key}, {"named_by", "weitergeleitet von", Person}, {"named", "weitergeleitet", Time}}},
	{"address_approval", "Vorgelegte Adressen", "Keine Nachricht an fremde Adressen ohne Prüfung", Everybody, Security, Contacts, []Column{
		wave, unit, person, {"asked_by", "vorgelegt von", Person}, {"asked", "vorgelegt", Time}, {"granted", "zugestimmt", State}, {"decided_by", "entschieden von", Person}, {"decided", "entschieden", Time}}},
	{"contact_event", "Kontaktversuche", "Nachweis, wer wann angeschrieben oder angerufen wurde", Everybody, Interest, Contacts, []Column{
		wave, unit, {"id", "Vorgang", Key}, {"kind", "Art", State}, {"result", "Ergebnis", State}, {"campaign", "Aktion", Key}, {"text", "Notiz", Text}, author, when}},
	{"saved_view", "Gespeicherte Ansichten", "Listen der Landkreise, die jemand wieder braucht", Staff, Interest, Contacts, []Column{
		wave, person, {"name", "Name", Text}, {"query", "Filter", State}}},
	{"campaign", "Anschreiben", "Einladungen und Erinnerungen", Staff, Interest, Contacts, []Column{
		wave, {"id", "Vorgang", Key}, {"kind", "Art", State}, {"rule", "Empfänger", State}, {"section", "Abschnitt", Key}, {"subject", "Betreff", State}, {"text", "Text", State},
		{"channel", "Weg", State}, {"not_before", "nicht vor", Time}, {"state", "Stand", State}, {"version", "Fassung", Key}, author, created,
		{"changed_by", "geändert von", Person}, {"changed", "geändert", Time}}},
	{"campaign_unit", "Angeschriebene Landkreise", "Nachweis, wer wann angeschrieben wurde", CountyTeam, Interest, Contacts, []Column{
		wave, unit, {"campaign", "Anschreiben", Key}, person, {"letter", "Nachricht", Key}, {"attempted", "verschickt", Time}}},
	{"extension", "Verlängerte Fristen", "Bis wann ein Landkreis antworten kann", Staff, Interest, Contacts, []Column{
		wave, unit, number, {"until_day", "letzter Tag", State}, reason, author, when}},
	{"county_return", "Zurückgegebene Antwortbögen", "Bitte um Überarbeitung", Staff, Interest, Contacts, []Column{
		wave, unit, number, reason, author, when}},
	{"proxy", "Eingaben für Landkreise", "Antworten auf Papier oder am Telefon, die der DLT eingibt", Everybody, Interest, Contacts, []Column{
		wave, unit, number, {"channel", "Weg", State}, {"day", "Tag der Antworten", Time}, person, {"consent_day", "Tag des Einverständnisses", Time},
		{"consent_how", "wie erklärt", Text}, author, when, {"ended", "beendet", Time}, {"outcome", "Ergebnis", State}, {"submission", "Einreichung", Key},
		{"verdict", "Bestätigung", State}, {"decided", "bestätigt am", Time}, {"decided_by", "bestätigt von", Person}}},
	{"member", "Mitarbeit", "Zusammenarbeit im Landkreis", CountyTeam, Interest, Contacts, []Column{
		wave, unit, person, {"role", "Aufgabe", State}, {"reads_rest", "liest alles", State}, {"deadline", "Frist", State}, {"word", "Begleitwort", Text},
		{"invited_by", "eingeladen von", Person}, created, {"revoked", "beendet", Time}}},
	{"member_share", "Freigegebene Fragen", "Zusammenarbeit im Landkreis", CountyTeam, Interest, Contacts, []Column{
		wave, unit, person, {"kind", "Art", State}, {"key", "Teil", Key}}},
	{"note", "Notizen zu Fragen", "Zusammenarbeit im Landkreis", CountyTeam, Interest, Contacts, []Column{
		wave, unit, {"id", "Nummer", Key}, item, person, {"text", "Notiz", Text}, created, {"settled", "erledigt", Time}, {"settled_by", "erledigt von", Person}}},
	{"pretest_comment", "Anmerkungen im Pretest", "Verbesserung des Fragebogens", CountyTeam, Interest, Answers, []Column{
		wave, unit, person, item, {"category", "Art", State}, {"text", "Anmerkung", Text}, when}},
	{"pretest_time", "Dauer der Seiten im Pretest", "Verbesserung des Fragebogens; ohne Personen", Nobody, NoBasis, Answers, []Column{
		wave, unit, formID, {"page", "Seite", Key}, {"seconds", "Sekunden", State}}},
	{"release_comment", "Anmerkungen zur Freigabe", "Zusammenarbeit im Landkreis", CountyTeam, Interest, Contacts, []Column{
		wave, unit, person, item, {"text", "Anmerkung", Text}, when}},
	{"presence", "Wer auf welcher Seite ist", "Zusammenarbeit im Landkreis", CountyTeam, Interest, Contacts, []Column{
		wave, unit, {"page", "Seite", Key}, person, {"since", "seit", Time}, {"seen", "zuletzt", Time}}},
	{"rescue", "Nicht gespeicherte Eingaben", "Nichts Getipptes geht verloren", CountyTeam, Interest, Contacts, []Column{
		wave, unit, person, {"page", "Seite", Key}, formID, {"fields", "Eingaben", Value}, when}},
	{"session", "Anmeldungen", "Sitzung im Browser", Everybody, Security, Contacts, []Column{
		{"id_hash", "Prüfwert", Secret}, {"role", "Rolle", State}, person, wave, unit, {"land", "Land", State}, created, {"last_seen", "zuletzt", Time},
		{"idle_seconds", "Frist", State}, {"expires", "endet", Time}, {"ended", "beendet", Time}, {"proven", "Prüfwert der Adresse", Secret},
		{"factor", "zweiter Faktor", Time}, {"browser", "Browser in Worten", State}}},
	{"outbox", "Nachrichten", "Versand und sein Nachweis", Everybody, Interest, Contacts, []Column{
		{"id", "Nummer", Key}, {"key", "Vorgang", Key}, {"kind", "Art", State}, {"urgent", "eilig", State}, wave, unit, person, {"data", "Inhalt", Text},
		{"message_id", "Kennung der Nachricht", Key}, {"state", "Stand", State}, {"attempts", "Versuche", State}, {"code", "Antwort des Mailservers", State}, created,
		{"not_before", "nicht vor", Time}, {"claimed", "begonnen", Time}, {"sent", "verschickt", Time}}},
	{"failure", "Fehlversuche", "Schutz vor dem Ausprobieren von Codes; 7 Tage", Nobody, Security, Technical, []Column{
		{"id", "Nummer", Key}, {"key", "Prüfwert", Secret}, when}},
	{"audit", "Protokoll", "Nachweis von Zugriffen und Änderungen", Everybody, Security, Logs, []Column{
		{"id", "Zeile", Key}, when, person, {"role", "Rolle", State}, {"action", "Vorgang", State}, wave, unit, {"detail", "Einzelheiten", State}}},
	{"audit_block", "Siegel des Protokolls", "Nachweis, dass das Protokoll unverändert ist", Nobody, Security, Figures, []Column{
		number, {"first_id", "erste Zeile", Key}, {"last_id", "letzte Zeile", Key}, {"lines", "Zeilen", State}, {"previous", "Prüfsumme davor", Key},
		{"digests", "Prüfsummen der Zeilen", Key}, {"hash", "Prüfsumme", Key}, {"sealed", "versiegelt", Time}, {"purged", "Zeilen gelöscht", Time}}},
}
