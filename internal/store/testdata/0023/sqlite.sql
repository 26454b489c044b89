CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO "goose_db_version" VALUES (1, 0, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (2, 1, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (3, 2, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (4, 3, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (5, 4, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (6, 5, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (7, 6, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (8, 7, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (9, 8, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (10, 9, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (11, 10, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (12, 11, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (13, 12, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (14, 13, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (15, 14, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (16, 15, 1, '2026-11-26 07:38:02');
INSERT INTO "goose_db_version" VALUES (17, 16, 1, '2026-11-26 07:38:03');
INSERT INTO "goose_db_version" VALUES (18, 17, 1, '2026-11-26 07:38:03');
INSERT INTO "goose_db_version" VALUES (19, 18, 1, '2026-11-26 07:38:03');
INSERT INTO "goose_db_version" VALUES (20, 19, 1, '2026-11-26 07:38:03');
INSERT INTO "goose_db_version" VALUES (21, 20, 1, '2026-11-26 07:38:03');
INSERT INTO "goose_db_version" VALUES (22, 21, 1, '2026-11-26 07:38:03');
INSERT INTO "goose_db_version" VALUES (23, 22, 1, '2026-11-26 07:38:03');
INSERT INTO "goose_db_version" VALUES (24, 23, 1, '2026-11-26 07:38:03');
CREATE TABLE schema_floor (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    lowest INTEGER NOT NULL CHECK (lowest >= 0)
) STRICT;
INSERT INTO "schema_floor" VALUES (1, 0);
CREATE TABLE edition (
    sha256     TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    definition BLOB NOT NULL,
    created    TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "edition" VALUES ('1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', X'666F726D61743A20310A', '2026-11-16T11:00:00.000233Z');
INSERT INTO "edition" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', X'666F726D61743A20310A6B65793A206C617465720A', '2026-11-16T11:00:00.175703Z');
CREATE TABLE wave (
    wave          TEXT    NOT NULL PRIMARY KEY CHECK (wave <> ''),
    title         TEXT    NOT NULL,
    year          INTEGER NOT NULL,
    state         TEXT    NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    first_day     TEXT    NOT NULL CHECK (first_day GLOB '????-??-??'),
    last_day      TEXT    NOT NULL CHECK (last_day GLOB '????-??-??' AND last_day >= first_day),
    edition       TEXT    NOT NULL REFERENCES edition (sha256),
    reconstructed INTEGER NOT NULL CHECK (reconstructed IN (0, 1)),
    sample_data   INTEGER NOT NULL CHECK (sample_data IN (0, 1)),
    revision      INTEGER NOT NULL CHECK (revision >= 0),
    created       TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
, login TEXT NOT NULL DEFAULT 'letter' CHECK (login IN ('letter', 'mail')), earlier TEXT NOT NULL DEFAULT '', stage TEXT NOT NULL DEFAULT '' CHECK (stage IN ('', 'evaluated', 'archived')), pretest INTEGER NOT NULL DEFAULT 0 CHECK (pretest IN (0, 1))) STRICT;
INSERT INTO "wave" VALUES ('2026', 'Der digitale Landkreis 2026', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 2, '2026-11-16T11:00:00.000232Z', 'letter', '', '', 0);
CREATE TABLE unit (
    wave    TEXT NOT NULL REFERENCES wave (wave),
    unit    TEXT NOT NULL CHECK (unit <> ''),
    name    TEXT NOT NULL,
    land    TEXT NOT NULL,
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    PRIMARY KEY (wave, unit)
) STRICT;
INSERT INTO "unit" VALUES ('2026', '01056', 'Kreis Pinneberg', 'Schleswig-Holstein', '{"size":"gross"}');
INSERT INTO "unit" VALUES ('2026', '03241', 'Region Hannover', 'Niedersachsen', '{}');
INSERT INTO "unit" VALUES ('2026', '07131', 'Landkreis Ahrweiler', 'Rheinland-Pfalz', '{}');
CREATE TABLE response (
    wave          TEXT    NOT NULL,
    unit          TEXT    NOT NULL,
    disposition   TEXT    NOT NULL CHECK (disposition IN
        ('not_started', 'in_progress', 'for_release', 'submitted', 'returned', 'refused')),
    first_saved   TEXT CHECK (first_saved GLOB '????-??-??T??:??:??.??????Z'),
    last_activity TEXT CHECK (last_activity GLOB '????-??-??T??:??:??.??????Z'),
    submissions   INTEGER NOT NULL CHECK (submissions >= 0),
    PRIMARY KEY (wave, unit),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "response" VALUES ('2026', '01056', 'returned', '2026-11-16T11:00:00.122043Z', '2026-11-16T11:00:00.355197Z', 1);
INSERT INTO "response" VALUES ('2026', '03241', 'submitted', NULL, NULL, 1);
INSERT INTO "response" VALUES ('2026', '07131', 'not_started', NULL, NULL, 0);
CREATE TABLE answer (
    wave    TEXT    NOT NULL,
    unit    TEXT    NOT NULL,
    item    TEXT    NOT NULL CHECK (item <> ''),
    record  INTEGER NOT NULL CHECK (record >= 0),
    value   TEXT    NOT NULL CHECK (value = '' OR json_valid(value)),
    version INTEGER NOT NULL CHECK (version >= 1),
    author  TEXT    NOT NULL,
    time    TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    edition TEXT    NOT NULL REFERENCES edition (sha256),
    form_id TEXT    NOT NULL,
    PRIMARY KEY (wave, unit, item, record),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "answer" VALUES ('2026', '01056', 'status', 0, '{"options":["no"]}', 2, 'bert', '2026-11-16T11:00:00.279859Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');
INSERT INTO "answer" VALUES ('2026', '01056', 'projects', 0, '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 1, 'anna', '2026-11-16T11:00:00.122043Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer" VALUES ('2026', '01056', 'practice', 2, '{"fields":{"title":"Bürgerkoffer"}}', 1, 'anna', '2026-11-16T11:00:00.122043Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
CREATE TABLE answer_history (
    wave      TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    item      TEXT    NOT NULL,
    record    INTEGER NOT NULL,
    version   INTEGER NOT NULL CHECK (version >= 1),
    old_value TEXT    NOT NULL,
    new_value TEXT    NOT NULL,
    author    TEXT    NOT NULL,
    time      TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    path      TEXT    NOT NULL CHECK (path <> ''),
    edition   TEXT    NOT NULL REFERENCES edition (sha256),
    form_id   TEXT    NOT NULL,
    PRIMARY KEY (wave, unit, item, record, version),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 1, '', '{"options":["yes"]}', 'anna', '2026-11-16T11:00:00.122043Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'projects', 0, 1, '', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 'anna', '2026-11-16T11:00:00.122043Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'practice', 2, 1, '', '{"fields":{"title":"Bürgerkoffer"}}', 'anna', '2026-11-16T11:00:00.122043Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 2, '{"options":["yes"]}', '{"options":["no"]}', 'bert', '2026-11-16T11:00:00.279859Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');
CREATE TABLE save_receipt (
    wave    TEXT NOT NULL,
    unit    TEXT NOT NULL,
    save_id TEXT NOT NULL,
    digest  TEXT NOT NULL CHECK (length(digest) = 64),
    result  TEXT NOT NULL CHECK (json_valid(result)),
    time    TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, save_id, digest),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-1', '6ff7483277ed8b918bf867254fbd4bf0dc31f595046d1613d5f78d2801b15ae0', '{"Saved":[{"Item":"status","Record":0},{"Item":"projects","Record":0},{"Item":"practice","Record":2}],"Conflicts":null,"Time":"2026-11-16T11:00:00.122043Z"}', '2026-11-16T11:00:00.122043Z');
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-2', 'f467702cc925ea18e6c56d71da1b64ed72dda54ce8fe36b55278a1bc10fc9faf', '{"Saved":[{"Item":"status","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.279859Z"}', '2026-11-16T11:00:00.279859Z');
CREATE TABLE page_mark (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    page   TEXT NOT NULL CHECK (page <> ''),
    author TEXT NOT NULL,
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, page),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "page_mark" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.122043Z');
CREATE TABLE submission (
    wave      TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    number    INTEGER NOT NULL CHECK (number >= 1),
    submit_id TEXT    NOT NULL CHECK (submit_id <> ''),
    kind      TEXT    NOT NULL CHECK (kind <> ''),
    edition   TEXT    NOT NULL REFERENCES edition (sha256),
    author    TEXT    NOT NULL,
    time      TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    hash      TEXT    NOT NULL CHECK (length(hash) = 64),
    reference TEXT    NOT NULL CHECK (reference <> ''),
    PRIMARY KEY (wave, unit, number),
    UNIQUE (wave, unit, submit_id),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "submission" VALUES ('2026', '01056', 1, 's1', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'anna', '2026-11-16T11:00:00.134243Z', 'e18c8a6f8d6d5e6047c8756a0f355e4e1301a16f96a341ddb15af0fa6a15f269', '2026-01056-1-4GGIU-34NNV');
INSERT INTO "submission" VALUES ('2026', '03241', 1, 'import 1', 'import', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dlt', '2026-11-16T11:00:00.214027Z', '792a1dfb57b67b3f9be9b50fe48087623554ce620e240d84ab854a678f2e47fa', '2026-03241-1-PEVB3-62XWZ');
CREATE TABLE submission_answer (
    wave     TEXT    NOT NULL,
    unit     TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    item     TEXT    NOT NULL CHECK (item <> ''),
    record   INTEGER NOT NULL CHECK (record >= 0),
    position INTEGER NOT NULL CHECK (position >= 0),
    state    TEXT    NOT NULL CHECK (state IN ('answered', 'no_answer', 'empty', 'not_shown')),
    value    TEXT    NOT NULL CHECK (value = '' OR (state = 'answered' AND json_valid(value))), edition TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (wave, unit, number, item, record),
    FOREIGN KEY (wave, unit, number) REFERENCES submission (wave, unit, number)
) STRICT;
INSERT INTO "submission_answer" VALUES ('2026', '01056', 1, 'status', 0, 0, 'answered', '{"options":["yes"]}', '');
INSERT INTO "submission_answer" VALUES ('2026', '01056', 1, 'projects', 0, 1, 'answered', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', '');
INSERT INTO "submission_answer" VALUES ('2026', '01056', 1, 'remark', 0, 2, 'empty', '', '');
INSERT INTO "submission_answer" VALUES ('2026', '01056', 1, 'practice', 2, 3, 'answered', '{"fields":{"title":"Bürgerkoffer"}}', '');
INSERT INTO "submission_answer" VALUES ('2026', '03241', 1, 'status', 0, 0, 'empty', '', '');
INSERT INTO "submission_answer" VALUES ('2026', '03241', 1, 'projects', 0, 1, 'not_shown', '', '');
INSERT INTO "submission_answer" VALUES ('2026', '03241', 1, 'remark', 0, 2, 'empty', '', '');
INSERT INTO "submission_answer" VALUES ('2026', '03241', 1, 'practice', 0, 3, 'empty', '', '');
CREATE TABLE person (
    id           TEXT NOT NULL PRIMARY KEY,
    name         TEXT NOT NULL,
    login        TEXT NOT NULL,
    email        TEXT NOT NULL,
    created      TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    delete_after TEXT CHECK (delete_after GLOB '????-??-??T??:??:??.??????Z')
, office TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "person" VALUES ('anna', 'anna', '', '', '2026-11-16T11:00:00.013088Z', NULL, '');
INSERT INTO "person" VALUES ('bert', 'bert', '', '', '2026-11-16T11:00:00.018805Z', NULL, '');
INSERT INTO "person" VALUES ('carla', 'carla', '', '', '2026-11-16T11:00:00.028845Z', NULL, '');
INSERT INTO "person" VALUES ('MBVTYKB2HGAHKVACQKOGTCKS4H', '', '', '', '2026-11-16T11:00:00.221197Z', NULL, '');
INSERT INTO "person" VALUES ('TZPKBLHJ2OLR7YM2KK3BKXWAFX', 'Änne Meier', 'meier', '', '2026-11-16T11:00:00.236326Z', NULL, '');
INSERT INTO "person" VALUES ('GAY25DYE4DNCV53C245ETA6TTT', 'Frau Muster', '', 'lr@kreis.example', '2026-11-16T11:00:00.318356Z', NULL, 'Landrätin');
INSERT INTO "person" VALUES ('Q2UK6RV25AAQRS5ERIXDPWPYEJ', 'Änne', '', 'Änne@kreis.example', '2026-11-16T11:00:00.362606Z', NULL, 'Schulamt');
INSERT INTO "person" VALUES ('GM5GRNGWOV4V56F4UJGXEWXJGP', 'Frau Müller', '', 'landrat@kreis.example', '2026-11-16T11:00:00.390051Z', NULL, '');
INSERT INTO "person" VALUES ('HNGHIKJKPXFVZ263S4WRCEPDEV', 'Frau Fern', '', 'fern@post.example', '2026-11-16T11:00:00.497466Z', NULL, '');
CREATE TABLE admin_account (
    login_hash    TEXT    NOT NULL PRIMARY KEY CHECK (length(login_hash) = 64),
    person        TEXT    NOT NULL,
    password_hash TEXT    NOT NULL CHECK (password_hash <> ''),
    disabled      INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created       TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
, role TEXT NOT NULL DEFAULT 'admin'
    CHECK (role IN ('admin', 'reader', 'association', 'analyst')), land TEXT NOT NULL DEFAULT ''
    CHECK ((land <> '') = (role = 'association'))) STRICT;
INSERT INTO "admin_account" VALUES ('d6627d040cd79d6f6843ef39994bd931c9bf0e4d925db3e629b4f53204fbbd96', 'TZPKBLHJ2OLR7YM2KK3BKXWAFX', 'hash', 0, '2026-11-16T11:00:00.236326Z', 'admin', '');
CREATE TABLE session (
    id_hash      TEXT    NOT NULL PRIMARY KEY CHECK (id_hash <> ''),
    role         TEXT    NOT NULL,
    person       TEXT    NOT NULL,
    wave         TEXT    NOT NULL,
    unit         TEXT    NOT NULL,
    created      TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    last_seen    TEXT    NOT NULL CHECK (last_seen GLOB '????-??-??T??:??:??.??????Z'),
    idle_seconds INTEGER NOT NULL CHECK (idle_seconds > 0),
    expires      TEXT    NOT NULL CHECK (expires GLOB '????-??-??T??:??:??.??????Z'),
    ended        TEXT CHECK (ended GLOB '????-??-??T??:??:??.??????Z')
, proven TEXT NOT NULL DEFAULT '', land TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "session" VALUES ('session', 'county', '', '2026', '01056', '2026-11-16T11:00:00.240398Z', '2026-11-16T11:00:00.240398Z', 3600, '2026-11-16T12:00:00.240398Z', NULL, '', '');
CREATE TABLE failure (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    key  TEXT NOT NULL CHECK (key <> ''),
    time TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "failure" VALUES (1, 'code:1', '2026-11-16T11:00:00.247837Z');
CREATE TABLE audit (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    person TEXT NOT NULL,
    role   TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action <> ''),
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
INSERT INTO "audit" VALUES (1, '2026-11-16T11:00:00.000232Z', 'operator', 'system', 'wave_created', '2026', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 3 units');
INSERT INTO "audit" VALUES (2, '2026-11-16T11:00:00.009269Z', 'operator', 'system', 'wave_opened', '2026', '', 'from draft to open');
INSERT INTO "audit" VALUES (3, '2026-11-16T11:00:00.013088Z', 'anna', 'county', 'member_joined', '2026', '01056', 'coordinator');
INSERT INTO "audit" VALUES (4, '2026-11-16T11:00:00.018805Z', 'bert', 'county', 'member_joined', '2026', '01056', 'colleague');
INSERT INTO "audit" VALUES (5, '2026-11-16T11:00:00.025346Z', 'system', 'system', 'member_appointed', '2026', '01056', 'person bert, deputy');
INSERT INTO "audit" VALUES (6, '2026-11-16T11:00:00.028845Z', 'carla', 'county', 'member_joined', '2026', '03241', 'coordinator');
INSERT INTO "audit" VALUES (7, '2026-11-16T11:00:00.122043Z', 'anna', 'county', 'answers_saved', '2026', '01056', '3 answers');
INSERT INTO "audit" VALUES (8, '2026-11-16T11:00:00.134243Z', 'anna', 'county', 'submitted', '2026', '01056', 'number 1');
INSERT INTO "audit" VALUES (9, '2026-11-16T11:00:00.175703Z', 'meier', 'admin', 'edition_stored', '', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1, parent 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f');
INSERT INTO "audit" VALUES (10, '2026-11-16T11:00:00.185700Z', 'anna', 'county', 'reopening_requested', '2026', '01056', 'request 1');
INSERT INTO "audit" VALUES (11, '2026-11-16T11:00:00.188188Z', 'dlt', 'system', 'reopened', '2026', '01056', '');
INSERT INTO "audit" VALUES (12, '2026-11-16T11:00:00.205378Z', 'meier', 'admin', 'edition_proposed', '2026', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1');
INSERT INTO "audit" VALUES (13, '2026-11-16T11:00:00.214027Z', 'dlt', 'system', 'imported', '2026', '', '1 submissions');
INSERT INTO "audit" VALUES (14, '2026-11-16T11:00:00.221197Z', 'op', 'county', 'access_created', '2026', '01056', 'person MBVTYKB2HGAHKVACQKOGTCKS4H');
INSERT INTO "audit" VALUES (15, '2026-11-16T11:00:00.236326Z', 'system', 'system', 'admin_created', '', '', 'person TZPKBLHJ2OLR7YM2KK3BKXWAFX');
INSERT INTO "audit" VALUES (16, '2026-11-16T11:00:00.250568Z', 'anna', 'county', 'mails_chosen', '2026', '01056', 'reminder 7, summary false');
INSERT INTO "audit" VALUES (17, '2026-11-16T11:00:00.262986Z', 'meier', 'admin', 'wave_changed', '2026', '', '2026-11-01 to 2026-11-30, grace 2');
INSERT INTO "audit" VALUES (18, '2026-11-16T11:00:00.269529Z', 'dlt', 'system', 'contact_logged', '2026', '03241', 'call');
INSERT INTO "audit" VALUES (19, '2026-11-16T11:00:00.279859Z', 'bert', 'county', 'answers_saved', '2026', '01056', '1 answers');
INSERT INTO "audit" VALUES (20, '2026-11-16T11:00:00.285467Z', 'anna', 'county', 'plan_saved', '2026', '01056', '1 questions');
INSERT INTO "audit" VALUES (21, '2026-11-16T11:00:00.311138Z', 'anna', 'county', 'setting_changed', '2026', '01056', 'leaders inside');
INSERT INTO "audit" VALUES (22, '2026-11-16T11:00:00.318356Z', 'bert', 'county', 'member_invited', '2026', '01056', 'person GAY25DYE4DNCV53C245ETA6TTT');
INSERT INTO "audit" VALUES (23, '2026-11-16T11:00:00.324093Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 1, asked');
INSERT INTO "audit" VALUES (24, '2026-11-16T11:00:00.342919Z', 'GAY25DYE4DNCV53C245ETA6TTT', 'county', 'release_commented', '2026', '01056', '1 comments');
INSERT INTO "audit" VALUES (25, '2026-11-16T11:00:00.342919Z', 'GAY25DYE4DNCV53C245ETA6TTT', 'county', 'release_step', '2026', '01056', 'number 2, released');
INSERT INTO "audit" VALUES (26, '2026-11-16T11:00:00.355197Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 3, withdrawn');
INSERT INTO "audit" VALUES (27, '2026-11-16T11:00:00.362606Z', 'anna', 'county', 'member_invited', '2026', '01056', 'person Q2UK6RV25AAQRS5ERIXDPWPYEJ');
INSERT INTO "audit" VALUES (28, '2026-11-16T11:00:00.362606Z', 'anna', 'county', 'member_shared', '2026', '01056', 'person Q2UK6RV25AAQRS5ERIXDPWPYEJ, 1 shares');
INSERT INTO "audit" VALUES (29, '2026-11-16T11:00:00.362606Z', 'anna', 'county', 'access_created', '2026', '01056', 'person Q2UK6RV25AAQRS5ERIXDPWPYEJ');
INSERT INTO "audit" VALUES (30, '2026-11-16T11:00:00.390051Z', 'dlt', 'system', 'contact_set', '2026', '03241', '1 contacts, 1 domains');
INSERT INTO "audit" VALUES (31, '2026-11-16T11:00:00.398815Z', 'dlt', 'system', 'access_created', '2026', '03241', 'person GM5GRNGWOV4V56F4UJGXEWXJGP');
INSERT INTO "audit" VALUES (32, '2026-11-16T11:00:00.473999Z', 'GM5GRNGWOV4V56F4UJGXEWXJGP', 'county', 'code_requested', '2026', '03241', '');
INSERT INTO "audit" VALUES (33, '2026-11-16T11:00:00.497466Z', 'carla', 'county', 'member_invited', '2026', '03241', 'person HNGHIKJKPXFVZ263S4WRCEPDEV');
INSERT INTO "audit" VALUES (34, '2026-11-16T11:00:00.497466Z', 'carla', 'county', 'member_shared', '2026', '03241', 'person HNGHIKJKPXFVZ263S4WRCEPDEV, 0 shares');
INSERT INTO "audit" VALUES (35, '2026-11-16T11:00:00.497466Z', 'carla', 'county', 'approval_asked', '2026', '03241', 'person HNGHIKJKPXFVZ263S4WRCEPDEV');
CREATE TABLE wave_edition (
    wave     TEXT    NOT NULL REFERENCES wave (wave),
    number   INTEGER NOT NULL CHECK (number >= 1),
    edition  TEXT    NOT NULL REFERENCES edition (sha256),
    time     TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    actor    TEXT    NOT NULL,
    proposer TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    PRIMARY KEY (wave, number)
) STRICT;
INSERT INTO "wave_edition" VALUES ('2026', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-16T11:00:00.000232Z', 'operator', '', '');
CREATE TABLE edition_proposal (
    wave     TEXT NOT NULL PRIMARY KEY REFERENCES wave (wave),
    edition  TEXT NOT NULL REFERENCES edition (sha256),
    base     TEXT NOT NULL REFERENCES edition (sha256),
    proposer TEXT NOT NULL,
    reason   TEXT NOT NULL,
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "edition_proposal" VALUES ('2026', '49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'meier', 'Tippfehler', '2026-11-16T11:00:00.205378Z');
CREATE TABLE draft (
    edition TEXT NOT NULL PRIMARY KEY REFERENCES edition (sha256),
    title   TEXT NOT NULL,
    author  TEXT NOT NULL,
    time    TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    parent  TEXT REFERENCES edition (sha256),
    source  TEXT NOT NULL
) STRICT;
INSERT INTO "draft" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', 'Später', 'meier', '2026-11-16T11:00:00.175703Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'später.yaml');
CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    key        TEXT    NOT NULL UNIQUE CHECK (key <> ''),
    kind       TEXT    NOT NULL CHECK (kind <> ''),
    urgent     INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    wave       TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    person     TEXT    NOT NULL CHECK (person <> ''),
    data       TEXT    NOT NULL CHECK (json_valid(data)),
    message_id TEXT    NOT NULL UNIQUE CHECK (message_id <> ''),
    state      TEXT    NOT NULL CHECK (state IN ('queued', 'claimed', 'sent', 'unclear', 'failed')),
    attempts   INTEGER NOT NULL CHECK (attempts >= 0),
    code       TEXT    NOT NULL,
    created    TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    not_before TEXT    NOT NULL CHECK (not_before GLOB '????-??-??T??:??:??.??????Z'),
    claimed    TEXT CHECK (claimed GLOB '????-??-??T??:??:??.??????Z'),
    sent       TEXT CHECK (sent GLOB '????-??-??T??:??:??.??????Z'),
    CHECK (state <> 'claimed' OR claimed IS NOT NULL),
    CHECK ((state = 'sent') = (sent IS NOT NULL))
) STRICT;
INSERT INTO "outbox" VALUES (1, 'receipt', 'eingangsbestaetigung', 1, '2026', '01056', 'anna', '{"Eingereicht":"2026-11-16T11:00:00Z","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg","Prüfsumme":"00ff","Vorgangsnummer":"R-1"}', 'RNQZQHSEI3OTVXUGBMNUB36EFT', 'queued', 0, '', '2026-11-16T11:00:00.271921Z', '2026-11-16T11:00:00.271921Z', NULL, NULL);
INSERT INTO "outbox" VALUES (2, 'invitation GAY25DYE4DNCV53C245ETA6TTT U6ZDNXUXCGIRCSXPIVTWVBBL5V', 'freigabe', 0, '2026', '01056', 'GAY25DYE4DNCV53C245ETA6TTT', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'DNULUKKOTYYKSNQCB32O7CNZTU', 'queued', 0, '', '2026-11-16T11:00:00.324093Z', '2026-11-16T11:00:00.324093Z', NULL, NULL);
INSERT INTO "outbox" VALUES (3, 'invitation Q2UK6RV25AAQRS5ERIXDPWPYEJ 7RXOWAUQGAOYLOC4DXTSHWNRJK', 'mitarbeit', 0, '2026', '01056', 'Q2UK6RV25AAQRS5ERIXDPWPYEJ', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', '6GERTFNZJ5JOPEBHA22Z2KORJW', 'queued', 0, '', '2026-11-16T11:00:00.362606Z', '2026-11-16T11:00:00.362606Z', NULL, NULL);
INSERT INTO "outbox" VALUES (4, 'code CYIORFXZ6FA5ZZGPWRIFCKV4QZ', 'zugangscode', 1, '2026', '03241', 'GM5GRNGWOV4V56F4UJGXEWXJGP', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'VBIRY5FJBI2E72KRE5NUUNOLO6', 'queued', 0, '', '2026-11-16T11:00:00.473999Z', '2026-11-16T11:00:00.473999Z', NULL, NULL);
CREATE TABLE presence (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    page   TEXT NOT NULL CHECK (page <> ''),
    person TEXT NOT NULL CHECK (person <> ''),
    since  TEXT NOT NULL CHECK (since GLOB '????-??-??T??:??:??.??????Z'),
    seen   TEXT NOT NULL CHECK (seen GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, page, person),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "presence" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.272930Z', '2026-11-16T11:00:00.272930Z');
CREATE TABLE rescue (
    wave    TEXT NOT NULL,
    unit    TEXT NOT NULL,
    person  TEXT NOT NULL CHECK (person <> ''),
    page    TEXT NOT NULL CHECK (page <> ''),
    form_id TEXT NOT NULL CHECK (form_id <> ''),
    fields  TEXT NOT NULL,
    time    TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, person, page, form_id),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "rescue" VALUES ('2026', '01056', 'anna', 'page', 'f2', 'remark=zu+sp%C3%A4t', '2026-11-16T11:00:00.267577Z');
CREATE TABLE member (
    wave       TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    person     TEXT    NOT NULL CHECK (person <> ''),
    role       TEXT    NOT NULL CHECK (role IN ('coordinator', 'deputy', 'colleague', 'reviewer')),
    reads_rest INTEGER NOT NULL CHECK (reads_rest IN (0, 1)),
    deadline   TEXT CHECK (deadline GLOB '????-??-??'),
    word       TEXT    NOT NULL,
    invited_by TEXT    NOT NULL,
    created    TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    revoked    TEXT CHECK (revoked GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, person),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "member" VALUES ('2026', '01056', 'anna', 'coordinator', 0, NULL, '', 'anna', '2026-11-16T11:00:00.013088Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'bert', 'deputy', 0, NULL, '', 'bert', '2026-11-16T11:00:00.018805Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'carla', 'coordinator', 0, NULL, '', 'carla', '2026-11-16T11:00:00.028845Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'GAY25DYE4DNCV53C245ETA6TTT', 'reviewer', 0, NULL, '', 'bert', '2026-11-16T11:00:00.318356Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'Q2UK6RV25AAQRS5ERIXDPWPYEJ', 'colleague', 0, '2026-11-24', 'Bitte prüfen', 'anna', '2026-11-16T11:00:00.362606Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'HNGHIKJKPXFVZ263S4WRCEPDEV', 'colleague', 0, NULL, '', 'carla', '2026-11-16T11:00:00.497466Z', NULL);
CREATE TABLE member_share (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    person TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('section', 'page', 'item')),
    key    TEXT NOT NULL CHECK (key <> ''),
    PRIMARY KEY (wave, unit, person, kind, key),
    FOREIGN KEY (wave, unit, person) REFERENCES member (wave, unit, person)
) STRICT;
INSERT INTO "member_share" VALUES ('2026', '01056', 'Q2UK6RV25AAQRS5ERIXDPWPYEJ', 'item', 'remark');
CREATE TABLE share_plan (
    wave    TEXT    NOT NULL,
    unit    TEXT    NOT NULL,
    item    TEXT    NOT NULL CHECK (item <> ''),
    office  TEXT    NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    author  TEXT    NOT NULL,
    time    TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, item),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "share_plan" VALUES ('2026', '01056', 'remark', 'Amt für „Größe“', 1, 'anna', '2026-11-16T11:00:00.285467Z');
CREATE TABLE reopening (
    wave       TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    number     INTEGER NOT NULL CHECK (number > 0),
    person     TEXT    NOT NULL,
    reason     TEXT    NOT NULL CHECK (reason <> ''),
    time       TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    decision   TEXT    NOT NULL CHECK (decision IN ('', 'granted', 'declined')),
    decided    TEXT CHECK (decided GLOB '????-??-??T??:??:??.??????Z'),
    decided_by TEXT    NOT NULL,
    answer     TEXT    NOT NULL,
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit),
    CHECK ((decided IS NULL) = (decision = ''))
) STRICT;
INSERT INTO "reopening" VALUES ('2026', '01056', 1, 'anna', 'Zahlen berichtigen', '2026-11-16T11:00:00.185700Z', 'granted', '2026-11-16T11:00:00.188188Z', 'dlt', '');
CREATE TABLE "county_access" (
    token_hash TEXT NOT NULL PRIMARY KEY CHECK (token_hash <> ''),
    wave       TEXT NOT NULL,
    unit       TEXT NOT NULL,
    person     TEXT NOT NULL,
    code_hash  TEXT NOT NULL,
    created    TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    revoked    TEXT CHECK (revoked GLOB '????-??-??T??:??:??.??????Z'),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "county_access" VALUES ('token', '2026', '01056', 'MBVTYKB2HGAHKVACQKOGTCKS4H', 'code', '2026-11-16T11:00:00.221197Z', NULL);
INSERT INTO "county_access" VALUES ('token-Änne', '2026', '01056', 'Q2UK6RV25AAQRS5ERIXDPWPYEJ', 'code-Änne', '2026-11-16T11:00:00.362606Z', NULL);
INSERT INTO "county_access" VALUES ('mailed', '2026', '03241', 'GM5GRNGWOV4V56F4UJGXEWXJGP', '', '2026-11-16T11:00:00.398815Z', NULL);
CREATE TABLE login_code (
    wave      TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    letter    TEXT    NOT NULL CHECK (letter <> ''),
    person    TEXT    NOT NULL CHECK (person <> ''),
    browser   TEXT    NOT NULL CHECK (length(browser) = 64),
    code_hash TEXT    NOT NULL,
    tries     INTEGER NOT NULL CHECK (tries >= 0),
    requested TEXT    NOT NULL CHECK (requested GLOB '????-??-??T??:??:??.??????Z'),
    made      TEXT CHECK (made GLOB '????-??-??T??:??:??.??????Z'),
    used      TEXT CHECK (used GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, letter),
    CHECK ((code_hash = '') = (made IS NULL)),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "login_code" VALUES ('2026', '03241', 'code CYIORFXZ6FA5ZZGPWRIFCKV4QZ', 'GM5GRNGWOV4V56F4UJGXEWXJGP', '86ffd226cbd2b52f6b553284aa13c68afb71ff458c3ac66b695f6d1cbf632c5a', '', 0, '2026-11-16T11:00:00.473999Z', NULL, NULL);
CREATE TABLE unit_contact (
    wave       TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    person     TEXT    NOT NULL CHECK (person <> ''),
    function   TEXT    NOT NULL,
    salutation TEXT    NOT NULL,
    official   INTEGER NOT NULL CHECK (official IN (0, 1)),
    PRIMARY KEY (wave, unit, person),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "unit_contact" VALUES ('2026', '03241', 'GM5GRNGWOV4V56F4UJGXEWXJGP', 'Landrätin', '', 1);
CREATE TABLE unit_domain (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    domain TEXT NOT NULL CHECK (domain <> ''),
    PRIMARY KEY (wave, unit, domain),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "unit_domain" VALUES ('2026', '03241', 'kreis.example');
CREATE TABLE county_setting (
    wave            TEXT    NOT NULL,
    unit            TEXT    NOT NULL,
    reminder_before INTEGER NOT NULL DEFAULT 3 CHECK (reminder_before IN (0, 1, 3, 7)),
    daily_summary   INTEGER NOT NULL DEFAULT 1 CHECK (daily_summary IN (0, 1)), submit_rule  TEXT NOT NULL DEFAULT 'leaders' CHECK (submit_rule IN ('leaders', 'coordinator', 'released')), release_mode TEXT NOT NULL DEFAULT 'outside' CHECK (release_mode IN ('outside', 'inside')),
    PRIMARY KEY (wave, unit),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "county_setting" VALUES ('2026', '01056', 7, 0, 'leaders', 'inside');
CREATE TABLE address_approval (
    wave       TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    person     TEXT    NOT NULL CHECK (person <> ''),
    asked_by   TEXT    NOT NULL,
    asked      TEXT    NOT NULL CHECK (asked GLOB '????-??-??T??:??:??.??????Z'),
    granted    INTEGER NOT NULL CHECK (granted IN (0, 1)),
    decided_by TEXT    NOT NULL,
    decided    TEXT CHECK (decided GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, person),
    CHECK (decided IS NOT NULL OR granted = 0),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "address_approval" VALUES ('2026', '03241', 'HNGHIKJKPXFVZ263S4WRCEPDEV', 'carla', '2026-11-16T11:00:00.497466Z', 0, '', NULL);
CREATE TABLE note (
    wave       TEXT NOT NULL,
    unit       TEXT NOT NULL,
    id         TEXT NOT NULL CHECK (id <> ''),
    item       TEXT NOT NULL CHECK (item <> ''),
    person     TEXT NOT NULL CHECK (person <> ''),
    text       TEXT NOT NULL CHECK (text <> ''),
    created    TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    settled    TEXT CHECK (settled GLOB '????-??-??T??:??:??.??????Z'),
    settled_by TEXT NOT NULL,
    PRIMARY KEY (wave, unit, id),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit),
    CHECK ((settled IS NULL) = (settled_by = ''))
) STRICT;
INSERT INTO "note" VALUES ('2026', '01056', '0cf9582356fd3b2a3cd3aa83332117f2', 'remark', 'anna', 'Bitte Schulamt prüfen', '2026-11-16T11:00:00.293919Z', NULL, '');
CREATE TABLE wave_setting (
    wave           TEXT    NOT NULL PRIMARY KEY REFERENCES wave (wave),
    target         INTEGER CHECK (target BETWEEN 1 AND 100),
    size_limits    TEXT    CHECK (json_valid(size_limits)),
    grace_days     INTEGER CHECK (grace_days BETWEEN 0 AND 60),
    reminder_pause INTEGER CHECK (reminder_pause BETWEEN 1 AND 60),
    mails_per_hour INTEGER CHECK (mails_per_hour BETWEEN 1 AND 10000),
    benchmark      INTEGER CHECK (benchmark IN (0, 1))
) STRICT;
INSERT INTO "wave_setting" VALUES ('2026', 70, '[100000]', 2, 5, 100, 0);
CREATE TABLE wave_stage (
    wave   TEXT    NOT NULL REFERENCES wave (wave),
    number INTEGER NOT NULL CHECK (number >= 1),
    state  TEXT    NOT NULL CHECK (state IN ('open', 'closed', 'evaluated', 'archived')),
    time   TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    actor  TEXT    NOT NULL,
    reason TEXT    NOT NULL,
    PRIMARY KEY (wave, number)
) STRICT;
INSERT INTO "wave_stage" VALUES ('2026', 1, 'open', '2026-11-16T11:00:00.009269Z', 'operator', '');
CREATE TABLE audit_block (
    number   INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
    first_id INTEGER NOT NULL,
    last_id  INTEGER NOT NULL CHECK (last_id >= first_id),
    lines    INTEGER NOT NULL CHECK (lines >= 1),
    previous TEXT    NOT NULL,
    digests  TEXT    NOT NULL,
    hash     TEXT    NOT NULL UNIQUE CHECK (length(hash) = 64),
    sealed   TEXT    NOT NULL CHECK (sealed GLOB '????-??-??T??:??:??.??????Z'),
    purged   TEXT CHECK (purged GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "audit_block" VALUES (1, 1, 35, 35, '', '1 5838ad81328ea84091a225a6cd9037a797c6ffdae1a3adedbc17860969183792
2 0ba1d01b78cf3fad8c6614eea94de42acc3df6d8743451b0c3004f00346456b8
3 515e11739a0b0100a7213eecd0f279a6581eadc78e6c546063af7b6d5bd0b635
4 0733c14c07e669e7322afff3b2e4640b1de6c3c7b7c8ba103019f46c8419334c
5 77f66d007326f16ff8827c246dbc40c086d8c17780b9a00182b61e75a7b153eb
6 86ea0e83062c19ef584a07b603aa8814a1a85287a433f081fc43ea6719491ee5
7 370a2a151c7c3aab4a31ed62fe51674125b6f7441b28e94c0955d6adc9d7aa2b
8 eb76ad5f94ce13f2b362367e719af280281638acbd52ed5803f174d0b16b184b
9 bc72fa959e06b927586d8ce730638090f1cf8a1928ed1a1ae06008e8e402d45a
10 691a5ca6c36ba56e34fe59fc24f5d09fd5312ebc263501131346321a33c07968
11 ac16db8db22439b9f4a18233ddc000339335cd5b1db9f0e93d2e1ad6b00fde98
12 e52a77f2dca8b7d91628162a3fff95a8f629ed69af4e5cdce984284706ccafc7
13 b8e91d12d5a0cc488fda1e3c7633082864f6a821a780bfa81ac94eedcc4ed50b
14 9e6b48edb9714b4500409539c57c65e77be29b7e78ede7797952baed73a536d6
15 c698b5c5b2cb7980661a8a341c24808c1ce4d2d685489568820930ba7e410d51
16 8fd741200b24dccab42e7b7cb775284426b225aa78dbd45a75a90be8952d3a75
17 03db9cfe13f32dcfc77f21a13f593552a097af607224be653606b712c4d4f0db
18 4908bdcf08c43e833646c78ceb44bf6b265fe564d431fa0179feceeee0384c55
19 674328e8f9619fa0e817ba31cb557679102f0b62ec26f27b617418d67b86d448
20 da2e1b96b1f25c05aca2c906100a0f498baa8f7284d88aafd3912a72dc59f505
21 8143cbc5db6946a9cd7de245a2ca83d75436f54d1e2568c3f6ee4e78a8b9c4ba
22 8a4d8fcf028d89d3b8ec65bfb33f40f977a6033fb6e20a5aba440df679f91883
23 cbd3d8b2552569bbd1d7a945ba439c29ea7113e8bd1a2de28bbf4633d8cf810f
24 d11c28eb0f13025d1a10d6f7510764aa3c6a6055682b25b975eebad9a4e4be2e
25 46068afeac54aedfd809c0ac54a4cb8dfee65fe422768f522bc886957747ae82
26 d436799772e9d7826e0ce517285b1a7f1ee965c85a2f650eb28ebe84c8e9923e
27 c7d5812a94fc4ed294849d87a7ec3def87cacad6fa29838e9b8df3147169249d
28 92f6747cd500e775a1957b3aae45d90b4bd3a726440b990cad09fae880a0f72c
29 3e7aa7bcf1c2782b7edb45e0d933de6763d97cfc3e044a46c2e6db60df098acd
30 529d09f9d682d57dad448c7a0af8d5dc8ee8300e5523cab67c00bc63e1e3b695
31 bdc8b791db20e405ca6e00c3778e84c59bd41dcece17b871ac3af234a3f55f2e
32 4341ff18f6b1da1ee6c3c08191d76589aec0eeac9d9a13251293f96789ab41f2
33 c88a537ab32ce839112a613699a5a032b3934df30c3cc1d2649c7d0819edc866
34 bb11045c135004fd0254067ef59e3bf3b949f922abaf502bdd6b644d2b388620
35 5283cd30e39dbb8c4b95919fb52b14d61e44026e1b7feab160a9f9ea6cac1960', 'f76722c912ac14eabb28c32e13fecb5a253cc3053bbfe948a547a71dc300385b', '2026-11-17T08:00:00.000074Z', NULL);
CREATE TABLE contact_event (
    wave     TEXT NOT NULL,
    unit     TEXT NOT NULL,
    id       TEXT NOT NULL CHECK (id <> ''),
    kind     TEXT NOT NULL CHECK (kind IN ('mail', 'letter', 'call', 'note', 'bounce', 'refusal', 'extension')),
    result   TEXT NOT NULL,
    campaign TEXT NOT NULL,
    text     TEXT NOT NULL,
    author   TEXT NOT NULL CHECK (author <> ''),
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, id),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "contact_event" VALUES ('2026', '03241', '26VCO3IY2QG2ZFEMHP2WJ4ZR7Q', 'call', 'erreicht', '', 'Ruft „morgen“ zurück', 'dlt', '2026-11-16T11:00:00.269529Z');
CREATE TABLE county_release (
    wave    TEXT    NOT NULL,
    unit    TEXT    NOT NULL,
    number  INTEGER NOT NULL CHECK (number >= 1),
    step    TEXT    NOT NULL CHECK (step IN ('recorded', 'asked', 'released', 'returned', 'withdrawn')),
    person  TEXT    NOT NULL CHECK (person <> ''),
    time    TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    day     TEXT CHECK (day GLOB '????-??-??'),
    office  TEXT    NOT NULL,
    file    TEXT    NOT NULL,
    edition TEXT    NOT NULL REFERENCES edition (sha256),
    digest  TEXT    NOT NULL CHECK (length(digest) = 64),
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "county_release" VALUES ('2026', '01056', 1, 'asked', 'anna', '2026-11-16T11:00:00.324093Z', NULL, '', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 2, 'released', 'GAY25DYE4DNCV53C245ETA6TTT', '2026-11-16T11:00:00.342919Z', '2026-11-16', 'Landrätin', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 3, 'withdrawn', 'anna', '2026-11-16T11:00:00.355197Z', NULL, '', '', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
CREATE TABLE release_answer (
    wave     TEXT    NOT NULL,
    unit     TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    item     TEXT    NOT NULL CHECK (item <> ''),
    record   INTEGER NOT NULL CHECK (record >= 0),
    position INTEGER NOT NULL CHECK (position >= 0),
    state    TEXT    NOT NULL CHECK (state IN ('answered', 'no_answer', 'empty', 'not_shown')),
    value    TEXT    NOT NULL CHECK (value = '' OR (state = 'answered' AND json_valid(value))),
    PRIMARY KEY (wave, unit, number, item, record),
    FOREIGN KEY (wave, unit, number) REFERENCES county_release (wave, unit, number)
) STRICT;
INSERT INTO "release_answer" VALUES ('2026', '01056', 2, 'status', 0, 0, 'answered', '{"options":["no"]}');
INSERT INTO "release_answer" VALUES ('2026', '01056', 2, 'projects', 0, 1, 'not_shown', '');
INSERT INTO "release_answer" VALUES ('2026', '01056', 2, 'remark', 0, 2, 'empty', '');
INSERT INTO "release_answer" VALUES ('2026', '01056', 2, 'practice', 2, 3, 'answered', '{"fields":{"title":"Bürgerkoffer"}}');
CREATE TABLE release_comment (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    person TEXT NOT NULL CHECK (person <> ''),
    item   TEXT NOT NULL,
    text   TEXT NOT NULL CHECK (text <> ''),
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, person, item),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "release_comment" VALUES ('2026', '01056', 'GAY25DYE4DNCV53C245ETA6TTT', 'remark', 'Gut so', '2026-11-16T11:00:00.342919Z');
CREATE TABLE retention (
    wave  TEXT NOT NULL REFERENCES wave (wave),
    kind  TEXT NOT NULL CHECK (kind IN ('contacts', 'answers', 'submissions', 'logs')),
    until TEXT NOT NULL CHECK (until GLOB '????-??-??'),
    actor TEXT NOT NULL,
    time  TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, kind)
) STRICT;
CREATE TABLE purge (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    wave   TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind <> ''),
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    counts TEXT NOT NULL CHECK (json_valid(counts))
) STRICT;
CREATE TABLE submission_redaction (
    wave   TEXT    NOT NULL,
    unit   TEXT    NOT NULL,
    number INTEGER NOT NULL,
    hash   TEXT    NOT NULL CHECK (length(hash) = 64),
    time   TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit, number) REFERENCES submission (wave, unit, number)
) STRICT;
CREATE TRIGGER edition_no_update BEFORE UPDATE ON edition
BEGIN SELECT RAISE(ABORT, 'edition is append-only'); END;
CREATE TRIGGER edition_no_delete BEFORE DELETE ON edition
BEGIN SELECT RAISE(ABORT, 'edition is append-only'); END;
CREATE TRIGGER answer_history_no_update BEFORE UPDATE ON answer_history
BEGIN SELECT RAISE(ABORT, 'answer_history is append-only'); END;
CREATE TRIGGER answer_history_no_delete BEFORE DELETE ON answer_history
BEGIN SELECT RAISE(ABORT, 'answer_history is append-only'); END;
CREATE TRIGGER submission_no_update BEFORE UPDATE ON submission
BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission
BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;
CREATE TRIGGER submission_answer_no_update BEFORE UPDATE ON submission_answer
BEGIN SELECT RAISE(ABORT, 'submission_answer is append-only'); END;
CREATE TRIGGER submission_answer_no_delete BEFORE DELETE ON submission_answer
BEGIN SELECT RAISE(ABORT, 'submission_answer is append-only'); END;
CREATE INDEX failure_key ON failure (key, time);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER wave_edition_no_update BEFORE UPDATE ON wave_edition
BEGIN SELECT RAISE(ABORT, 'wave_edition is append-only'); END;
CREATE TRIGGER wave_edition_no_delete BEFORE DELETE ON wave_edition
BEGIN SELECT RAISE(ABORT, 'wave_edition is append-only'); END;
CREATE TRIGGER draft_no_update BEFORE UPDATE ON draft
BEGIN SELECT RAISE(ABORT, 'draft is append-only'); END;
CREATE TRIGGER draft_no_delete BEFORE DELETE ON draft
BEGIN SELECT RAISE(ABORT, 'draft is append-only'); END;
CREATE INDEX outbox_open ON outbox (state, not_before) WHERE state IN ('queued', 'claimed');
CREATE UNIQUE INDEX member_coordinator ON member (wave, unit) WHERE role = 'coordinator' AND revoked IS NULL;
CREATE UNIQUE INDEX reopening_open ON reopening (wave, unit) WHERE decided IS NULL;
CREATE INDEX county_access_unit ON county_access (wave, unit);
CREATE INDEX outbox_unit ON outbox (wave, unit, kind);
CREATE TRIGGER wave_stage_no_update BEFORE UPDATE ON wave_stage
BEGIN SELECT RAISE(ABORT, 'wave_stage is append-only'); END;
CREATE TRIGGER wave_stage_no_delete BEFORE DELETE ON wave_stage
BEGIN SELECT RAISE(ABORT, 'wave_stage is append-only'); END;
CREATE TRIGGER audit_block_no_update BEFORE UPDATE ON audit_block
WHEN OLD.purged IS NOT NULL OR NEW.purged IS NULL OR NEW.number <> OLD.number OR NEW.first_id <> OLD.first_id
    OR NEW.last_id <> OLD.last_id OR NEW.lines <> OLD.lines OR NEW.previous <> OLD.previous
    OR NEW.digests <> OLD.digests OR NEW.hash <> OLD.hash OR NEW.sealed <> OLD.sealed
BEGIN SELECT RAISE(ABORT, 'audit_block is append-only'); END;
CREATE TRIGGER audit_block_no_delete BEFORE DELETE ON audit_block
BEGIN SELECT RAISE(ABORT, 'audit_block is append-only'); END;
CREATE INDEX audit_login ON audit (wave, unit) WHERE action = 'login';
CREATE TRIGGER county_release_no_update BEFORE UPDATE ON county_release
BEGIN SELECT RAISE(ABORT, 'county_release is append-only'); END;
CREATE TRIGGER county_release_no_delete BEFORE DELETE ON county_release
BEGIN SELECT RAISE(ABORT, 'county_release is append-only'); END;
CREATE TRIGGER release_answer_no_update BEFORE UPDATE ON release_answer
BEGIN SELECT RAISE(ABORT, 'release_answer is append-only'); END;
CREATE TRIGGER release_answer_no_delete BEFORE DELETE ON release_answer
BEGIN SELECT RAISE(ABORT, 'release_answer is append-only'); END;
CREATE TRIGGER purge_no_update BEFORE UPDATE ON purge
BEGIN SELECT RAISE(ABORT, 'purge is append-only'); END;
CREATE TRIGGER purge_no_delete BEFORE DELETE ON purge
BEGIN SELECT RAISE(ABORT, 'purge is append-only'); END;
CREATE TRIGGER submission_redaction_no_update BEFORE UPDATE ON submission_redaction
BEGIN SELECT RAISE(ABORT, 'submission_redaction is append-only'); END;
CREATE TRIGGER submission_redaction_no_delete BEFORE DELETE ON submission_redaction
BEGIN SELECT RAISE(ABORT, 'submission_redaction is append-only'); END;
