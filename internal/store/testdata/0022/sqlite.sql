CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO "goose_db_version" VALUES (1, 0, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (2, 1, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (3, 2, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (4, 3, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (5, 4, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (6, 5, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (7, 6, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (8, 7, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (9, 8, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (10, 9, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (11, 10, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (12, 11, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (13, 12, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (14, 13, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (15, 14, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (16, 15, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (17, 16, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (18, 17, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (19, 18, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (20, 19, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (21, 20, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (22, 21, 1, '2026-11-26 07:29:31');
INSERT INTO "goose_db_version" VALUES (23, 22, 1, '2026-11-26 07:29:31');
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
INSERT INTO "edition" VALUES ('1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', X'666F726D61743A20310A', '2026-11-16T11:00:00.000109Z');
INSERT INTO "edition" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', X'666F726D61743A20310A6B65793A206C617465720A', '2026-11-16T11:00:00.060222Z');
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
INSERT INTO "wave" VALUES ('2026', 'Der digitale Landkreis 2026', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 2, '2026-11-16T11:00:00.000108Z', 'letter', '', '', 0);
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
INSERT INTO "response" VALUES ('2026', '01056', 'returned', '2026-11-16T11:00:00.036740Z', '2026-11-16T11:00:00.193694Z', 1);
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
INSERT INTO "answer" VALUES ('2026', '01056', 'status', 0, '{"options":["no"]}', 2, 'bert', '2026-11-16T11:00:00.163122Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');
INSERT INTO "answer" VALUES ('2026', '01056', 'projects', 0, '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 1, 'anna', '2026-11-16T11:00:00.036740Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer" VALUES ('2026', '01056', 'practice', 2, '{"fields":{"title":"Bürgerkoffer"}}', 1, 'anna', '2026-11-16T11:00:00.036740Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
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
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 1, '', '{"options":["yes"]}', 'anna', '2026-11-16T11:00:00.036740Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'projects', 0, 1, '', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 'anna', '2026-11-16T11:00:00.036740Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'practice', 2, 1, '', '{"fields":{"title":"Bürgerkoffer"}}', 'anna', '2026-11-16T11:00:00.036740Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 2, '{"options":["yes"]}', '{"options":["no"]}', 'bert', '2026-11-16T11:00:00.163122Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');
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
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-1', '6ff7483277ed8b918bf867254fbd4bf0dc31f595046d1613d5f78d2801b15ae0', '{"Saved":[{"Item":"status","Record":0},{"Item":"projects","Record":0},{"Item":"practice","Record":2}],"Conflicts":null,"Time":"2026-11-16T11:00:00.03674Z"}', '2026-11-16T11:00:00.036740Z');
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-2', 'f467702cc925ea18e6c56d71da1b64ed72dda54ce8fe36b55278a1bc10fc9faf', '{"Saved":[{"Item":"status","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.163122Z"}', '2026-11-16T11:00:00.163122Z');
CREATE TABLE page_mark (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    page   TEXT NOT NULL CHECK (page <> ''),
    author TEXT NOT NULL,
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, page),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "page_mark" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.036740Z');
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
INSERT INTO "submission" VALUES ('2026', '01056', 1, 's1', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'anna', '2026-11-16T11:00:00.048593Z', 'e18c8a6f8d6d5e6047c8756a0f355e4e1301a16f96a341ddb15af0fa6a15f269', '2026-01056-1-4GGIU-34NNV');
INSERT INTO "submission" VALUES ('2026', '03241', 1, 'import 1', 'import', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dlt', '2026-11-16T11:00:00.086659Z', '792a1dfb57b67b3f9be9b50fe48087623554ce620e240d84ab854a678f2e47fa', '2026-03241-1-PEVB3-62XWZ');
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
INSERT INTO "person" VALUES ('anna', 'anna', '', '', '2026-11-16T11:00:00.014446Z', NULL, '');
INSERT INTO "person" VALUES ('bert', 'bert', '', '', '2026-11-16T11:00:00.019360Z', NULL, '');
INSERT INTO "person" VALUES ('carla', 'carla', '', '', '2026-11-16T11:00:00.031325Z', NULL, '');
INSERT INTO "person" VALUES ('5KZAF6Z7Z7I37HAIQFQ4JMIFST', '', '', '', '2026-11-16T11:00:00.098157Z', NULL, '');
INSERT INTO "person" VALUES ('7QQL2BKR7SRQHLMJTFNA3RELHI', 'Änne Meier', 'meier', '', '2026-11-16T11:00:00.102714Z', NULL, '');
INSERT INTO "person" VALUES ('SDAZ3D3GHY6G4PHD4W5SA2A646', 'Frau Muster', '', 'lr@kreis.example', '2026-11-16T11:00:00.177972Z', NULL, 'Landrätin');
INSERT INTO "person" VALUES ('SCKBMY53XET5X6E66CRWMWIPFT', 'Änne', '', 'Änne@kreis.example', '2026-11-16T11:00:00.196240Z', NULL, 'Schulamt');
INSERT INTO "person" VALUES ('UVLZR2DKB2M5XMSLFNT7AGXCHL', 'Frau Müller', '', 'landrat@kreis.example', '2026-11-16T11:00:00.199715Z', NULL, '');
INSERT INTO "person" VALUES ('BFPA7KBP7YYYBCJGZYWFLTD5PM', 'Frau Fern', '', 'fern@post.example', '2026-11-16T11:00:00.208137Z', NULL, '');
CREATE TABLE admin_account (
    login_hash    TEXT    NOT NULL PRIMARY KEY CHECK (length(login_hash) = 64),
    person        TEXT    NOT NULL,
    password_hash TEXT    NOT NULL CHECK (password_hash <> ''),
    disabled      INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created       TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
, role TEXT NOT NULL DEFAULT 'admin'
    CHECK (role IN ('admin', 'reader', 'association', 'analyst')), land TEXT NOT NULL DEFAULT ''
    CHECK ((land <> '') = (role = 'association'))) STRICT;
INSERT INTO "admin_account" VALUES ('d6627d040cd79d6f6843ef39994bd931c9bf0e4d925db3e629b4f53204fbbd96', '7QQL2BKR7SRQHLMJTFNA3RELHI', 'hash', 0, '2026-11-16T11:00:00.102714Z', 'admin', '');
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
INSERT INTO "session" VALUES ('session', 'county', '', '2026', '01056', '2026-11-16T11:00:00.109815Z', '2026-11-16T11:00:00.109815Z', 3600, '2026-11-16T12:00:00.109815Z', NULL, '', '');
CREATE TABLE failure (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    key  TEXT NOT NULL CHECK (key <> ''),
    time TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "failure" VALUES (1, 'code:1', '2026-11-16T11:00:00.117757Z');
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
INSERT INTO "audit" VALUES (1, '2026-11-16T11:00:00.000108Z', 'operator', 'system', 'wave_created', '2026', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 3 units');
INSERT INTO "audit" VALUES (2, '2026-11-16T11:00:00.010924Z', 'operator', 'system', 'wave_opened', '2026', '', 'from draft to open');
INSERT INTO "audit" VALUES (3, '2026-11-16T11:00:00.014446Z', 'anna', 'county', 'member_joined', '2026', '01056', 'coordinator');
INSERT INTO "audit" VALUES (4, '2026-11-16T11:00:00.019360Z', 'bert', 'county', 'member_joined', '2026', '01056', 'colleague');
INSERT INTO "audit" VALUES (5, '2026-11-16T11:00:00.030102Z', 'system', 'system', 'member_appointed', '2026', '01056', 'person bert, deputy');
INSERT INTO "audit" VALUES (6, '2026-11-16T11:00:00.031325Z', 'carla', 'county', 'member_joined', '2026', '03241', 'coordinator');
INSERT INTO "audit" VALUES (7, '2026-11-16T11:00:00.036740Z', 'anna', 'county', 'answers_saved', '2026', '01056', '3 answers');
INSERT INTO "audit" VALUES (8, '2026-11-16T11:00:00.048593Z', 'anna', 'county', 'submitted', '2026', '01056', 'number 1');
INSERT INTO "audit" VALUES (9, '2026-11-16T11:00:00.060222Z', 'meier', 'admin', 'edition_stored', '', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1, parent 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f');
INSERT INTO "audit" VALUES (10, '2026-11-16T11:00:00.070326Z', 'anna', 'county', 'reopening_requested', '2026', '01056', 'request 1');
INSERT INTO "audit" VALUES (11, '2026-11-16T11:00:00.073908Z', 'dlt', 'system', 'reopened', '2026', '01056', '');
INSERT INTO "audit" VALUES (12, '2026-11-16T11:00:00.082023Z', 'meier', 'admin', 'edition_proposed', '2026', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1');
INSERT INTO "audit" VALUES (13, '2026-11-16T11:00:00.086659Z', 'dlt', 'system', 'imported', '2026', '', '1 submissions');
INSERT INTO "audit" VALUES (14, '2026-11-16T11:00:00.098157Z', 'op', 'county', 'access_created', '2026', '01056', 'person 5KZAF6Z7Z7I37HAIQFQ4JMIFST');
INSERT INTO "audit" VALUES (15, '2026-11-16T11:00:00.102714Z', 'system', 'system', 'admin_created', '', '', 'person 7QQL2BKR7SRQHLMJTFNA3RELHI');
INSERT INTO "audit" VALUES (16, '2026-11-16T11:00:00.124016Z', 'anna', 'county', 'mails_chosen', '2026', '01056', 'reminder 7, summary false');
INSERT INTO "audit" VALUES (17, '2026-11-16T11:00:00.134225Z', 'meier', 'admin', 'wave_changed', '2026', '', '2026-11-01 to 2026-11-30, grace 2');
INSERT INTO "audit" VALUES (18, '2026-11-16T11:00:00.141789Z', 'dlt', 'system', 'contact_logged', '2026', '03241', 'call');
INSERT INTO "audit" VALUES (19, '2026-11-16T11:00:00.163122Z', 'bert', 'county', 'answers_saved', '2026', '01056', '1 answers');
INSERT INTO "audit" VALUES (20, '2026-11-16T11:00:00.166229Z', 'anna', 'county', 'plan_saved', '2026', '01056', '1 questions');
INSERT INTO "audit" VALUES (21, '2026-11-16T11:00:00.171902Z', 'anna', 'county', 'setting_changed', '2026', '01056', 'leaders inside');
INSERT INTO "audit" VALUES (22, '2026-11-16T11:00:00.177972Z', 'bert', 'county', 'member_invited', '2026', '01056', 'person SDAZ3D3GHY6G4PHD4W5SA2A646');
INSERT INTO "audit" VALUES (23, '2026-11-16T11:00:00.186068Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 1, asked');
INSERT INTO "audit" VALUES (24, '2026-11-16T11:00:00.191550Z', 'SDAZ3D3GHY6G4PHD4W5SA2A646', 'county', 'release_commented', '2026', '01056', '1 comments');
INSERT INTO "audit" VALUES (25, '2026-11-16T11:00:00.191550Z', 'SDAZ3D3GHY6G4PHD4W5SA2A646', 'county', 'release_step', '2026', '01056', 'number 2, released');
INSERT INTO "audit" VALUES (26, '2026-11-16T11:00:00.193694Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 3, withdrawn');
INSERT INTO "audit" VALUES (27, '2026-11-16T11:00:00.196240Z', 'anna', 'county', 'member_invited', '2026', '01056', 'person SCKBMY53XET5X6E66CRWMWIPFT');
INSERT INTO "audit" VALUES (28, '2026-11-16T11:00:00.196240Z', 'anna', 'county', 'member_shared', '2026', '01056', 'person SCKBMY53XET5X6E66CRWMWIPFT, 1 shares');
INSERT INTO "audit" VALUES (29, '2026-11-16T11:00:00.196240Z', 'anna', 'county', 'access_created', '2026', '01056', 'person SCKBMY53XET5X6E66CRWMWIPFT');
INSERT INTO "audit" VALUES (30, '2026-11-16T11:00:00.199715Z', 'dlt', 'system', 'contact_set', '2026', '03241', '1 contacts, 1 domains');
INSERT INTO "audit" VALUES (31, '2026-11-16T11:00:00.202561Z', 'dlt', 'system', 'access_created', '2026', '03241', 'person UVLZR2DKB2M5XMSLFNT7AGXCHL');
INSERT INTO "audit" VALUES (32, '2026-11-16T11:00:00.205937Z', 'UVLZR2DKB2M5XMSLFNT7AGXCHL', 'county', 'code_requested', '2026', '03241', '');
INSERT INTO "audit" VALUES (33, '2026-11-16T11:00:00.208137Z', 'carla', 'county', 'member_invited', '2026', '03241', 'person BFPA7KBP7YYYBCJGZYWFLTD5PM');
INSERT INTO "audit" VALUES (34, '2026-11-16T11:00:00.208137Z', 'carla', 'county', 'member_shared', '2026', '03241', 'person BFPA7KBP7YYYBCJGZYWFLTD5PM, 0 shares');
INSERT INTO "audit" VALUES (35, '2026-11-16T11:00:00.208137Z', 'carla', 'county', 'approval_asked', '2026', '03241', 'person BFPA7KBP7YYYBCJGZYWFLTD5PM');
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
INSERT INTO "wave_edition" VALUES ('2026', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-16T11:00:00.000108Z', 'operator', '', '');
CREATE TABLE edition_proposal (
    wave     TEXT NOT NULL PRIMARY KEY REFERENCES wave (wave),
    edition  TEXT NOT NULL REFERENCES edition (sha256),
    base     TEXT NOT NULL REFERENCES edition (sha256),
    proposer TEXT NOT NULL,
    reason   TEXT NOT NULL,
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "edition_proposal" VALUES ('2026', '49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'meier', 'Tippfehler', '2026-11-16T11:00:00.082023Z');
CREATE TABLE draft (
    edition TEXT NOT NULL PRIMARY KEY REFERENCES edition (sha256),
    title   TEXT NOT NULL,
    author  TEXT NOT NULL,
    time    TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    parent  TEXT REFERENCES edition (sha256),
    source  TEXT NOT NULL
) STRICT;
INSERT INTO "draft" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', 'Später', 'meier', '2026-11-16T11:00:00.060222Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'später.yaml');
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
INSERT INTO "outbox" VALUES (1, 'receipt', 'eingangsbestaetigung', 1, '2026', '01056', 'anna', '{"Eingereicht":"2026-11-16T11:00:00Z","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg","Prüfsumme":"00ff","Vorgangsnummer":"R-1"}', 'LELTKQUWNE2R4EIQEA6Y6K4MTO', 'queued', 0, '', '2026-11-16T11:00:00.149757Z', '2026-11-16T11:00:00.149757Z', NULL, NULL);
INSERT INTO "outbox" VALUES (2, 'invitation SDAZ3D3GHY6G4PHD4W5SA2A646 SFFA5ZX6HFE56BMYKVN67ALXPL', 'freigabe', 0, '2026', '01056', 'SDAZ3D3GHY6G4PHD4W5SA2A646', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'ADH7H4R5E7DQSJM7E7LRQTUQRH', 'queued', 0, '', '2026-11-16T11:00:00.186068Z', '2026-11-16T11:00:00.186068Z', NULL, NULL);
INSERT INTO "outbox" VALUES (3, 'invitation SCKBMY53XET5X6E66CRWMWIPFT LW5N4BJL7VPLF3EXBLJCFYEOGK', 'mitarbeit', 0, '2026', '01056', 'SCKBMY53XET5X6E66CRWMWIPFT', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'X6BTWHIGTRXEREPXYEJ2VHLRRI', 'queued', 0, '', '2026-11-16T11:00:00.196240Z', '2026-11-16T11:00:00.196240Z', NULL, NULL);
INSERT INTO "outbox" VALUES (4, 'code T5R2LFDZQDH2RQDHULOH4YYAES', 'zugangscode', 1, '2026', '03241', 'UVLZR2DKB2M5XMSLFNT7AGXCHL', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'ND7OVOMQOV6EOOHJMDJKP6XC6C', 'queued', 0, '', '2026-11-16T11:00:00.205937Z', '2026-11-16T11:00:00.205937Z', NULL, NULL);
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
INSERT INTO "presence" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.155533Z', '2026-11-16T11:00:00.155533Z');
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
INSERT INTO "rescue" VALUES ('2026', '01056', 'anna', 'page', 'f2', 'remark=zu+sp%C3%A4t', '2026-11-16T11:00:00.134995Z');
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
INSERT INTO "member" VALUES ('2026', '01056', 'anna', 'coordinator', 0, NULL, '', 'anna', '2026-11-16T11:00:00.014446Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'bert', 'deputy', 0, NULL, '', 'bert', '2026-11-16T11:00:00.019360Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'carla', 'coordinator', 0, NULL, '', 'carla', '2026-11-16T11:00:00.031325Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'SDAZ3D3GHY6G4PHD4W5SA2A646', 'reviewer', 0, NULL, '', 'bert', '2026-11-16T11:00:00.177972Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'SCKBMY53XET5X6E66CRWMWIPFT', 'colleague', 0, '2026-11-24', 'Bitte prüfen', 'anna', '2026-11-16T11:00:00.196240Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'BFPA7KBP7YYYBCJGZYWFLTD5PM', 'colleague', 0, NULL, '', 'carla', '2026-11-16T11:00:00.208137Z', NULL);
CREATE TABLE member_share (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    person TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('section', 'page', 'item')),
    key    TEXT NOT NULL CHECK (key <> ''),
    PRIMARY KEY (wave, unit, person, kind, key),
    FOREIGN KEY (wave, unit, person) REFERENCES member (wave, unit, person)
) STRICT;
INSERT INTO "member_share" VALUES ('2026', '01056', 'SCKBMY53XET5X6E66CRWMWIPFT', 'item', 'remark');
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
INSERT INTO "share_plan" VALUES ('2026', '01056', 'remark', 'Amt für „Größe“', 1, 'anna', '2026-11-16T11:00:00.166229Z');
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
INSERT INTO "reopening" VALUES ('2026', '01056', 1, 'anna', 'Zahlen berichtigen', '2026-11-16T11:00:00.070326Z', 'granted', '2026-11-16T11:00:00.073908Z', 'dlt', '');
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
INSERT INTO "county_access" VALUES ('token', '2026', '01056', '5KZAF6Z7Z7I37HAIQFQ4JMIFST', 'code', '2026-11-16T11:00:00.098157Z', NULL);
INSERT INTO "county_access" VALUES ('token-Änne', '2026', '01056', 'SCKBMY53XET5X6E66CRWMWIPFT', 'code-Änne', '2026-11-16T11:00:00.196240Z', NULL);
INSERT INTO "county_access" VALUES ('mailed', '2026', '03241', 'UVLZR2DKB2M5XMSLFNT7AGXCHL', '', '2026-11-16T11:00:00.202561Z', NULL);
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
INSERT INTO "login_code" VALUES ('2026', '03241', 'code T5R2LFDZQDH2RQDHULOH4YYAES', 'UVLZR2DKB2M5XMSLFNT7AGXCHL', '86ffd226cbd2b52f6b553284aa13c68afb71ff458c3ac66b695f6d1cbf632c5a', '', 0, '2026-11-16T11:00:00.205937Z', NULL, NULL);
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
INSERT INTO "unit_contact" VALUES ('2026', '03241', 'UVLZR2DKB2M5XMSLFNT7AGXCHL', 'Landrätin', '', 1);
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
INSERT INTO "address_approval" VALUES ('2026', '03241', 'BFPA7KBP7YYYBCJGZYWFLTD5PM', 'carla', '2026-11-16T11:00:00.208137Z', 0, '', NULL);
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
INSERT INTO "note" VALUES ('2026', '01056', '0cf9582356fd3b2a3cd3aa83332117f2', 'remark', 'anna', 'Bitte Schulamt prüfen', '2026-11-16T11:00:00.170152Z', NULL, '');
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
INSERT INTO "wave_stage" VALUES ('2026', 1, 'open', '2026-11-16T11:00:00.010924Z', 'operator', '');
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
INSERT INTO "audit_block" VALUES (1, 1, 35, 35, '', '1 8daca55ec4a920db9cfd62d1b7367a8e2d33d11eb99574415300f42c8efd4fd9
2 6236b014cb75ab8aa6b90dbee12b137d5da1f3e5b3c77897f11b8a67776ef6e8
3 6aed947cac8eb1f950f9e45d158b4577016bf1e078c4a19353fa395f63294a07
4 23e8bc6a9a5cee6bd5ccdf1c688038adb3742ee5ece6567933fddf76d235079c
5 ec64d093d1fe4cfc5373a1178acc4fbacfa96303922a3923c5d9cb8dec60251f
6 979fd7d64ab87f1089a2f9ce4a8da2da391653a627875bc8ca20206d7118a1be
7 3129bb129d4d5f46dfc26b146ac2a994134be4b99ca7215344acddefa7e67d56
8 48f01cd6670f8c80e5dd5ec2987b3fd8bbdbb6177391eb58fb43442f158676c4
9 886e8bc645eab61964d8f783ae397482e63c157bcb74a478593ac9d2c85d2e21
10 3c36738d7e369cfe68da5ada53a14113a2f7649599b244c7f86b79f7eeeee719
11 a3e8bd64577ff40ccd69ae47d91f5fd938bb0ca6d6a26a72ee928aafa1a56f11
12 c54c131248f7e1a2ff4f6a5fe206a08ca4e718dec212e48a3937edbb378a6e5b
13 fc39c59c763715590eb7bd59d81186d2abe8bddcb50e22714062e70ca5168b67
14 02a4323f51eae86045ea8f4469360227ebe082e0b5a26a775916832441297d59
15 dbf4ee31c6cb6693a22eec54183854a8909c1618c8a75c3ef7fcb51689caa52c
16 d3778a0d1b261c2b811c029b453a8b458049a8dede8d56dbddd11263559da305
17 1dba319df044cdb6472aa35ab03b7966cbd99bf7206edb359b54507d68601be4
18 b1737ba656303009a6e237dd0db99b0dabbfe87b27d3f41f00c6c625ff1ca220
19 89ae4dc3a3e91061686dc803edce04b1ba03ab0a5d5463ff6431bc519f912635
20 7883c7c72421234de8beb19ae89652babc7f67183a18ba1a426e78f6596eb97f
21 d0b5593fa7af77b87b8e352351b196246406cf5eb272f720178cd252e7868e89
22 7b86829adabdd081417b3e853106621d12883292dc0f901a2cd6a8907115563e
23 afe57b118ff9dcefe7407b6a4c9ec5a8813008e2e2d0a7db9d01d9e955d1275a
24 a504598c766f359ecb6746937de1bfe1f6e590cb22c66c75c3ca9ff1afa28fbb
25 34aa8116bd670fac655aca1d11417baf48110c1996122008bb5327a5b6c79fb6
26 ee7594961c00310826ba9c27aa3f7a807643f47307f958f6c0f896385b3cf4b3
27 0ed1a0b63e123f3942c0d9c61029a159c0606294e5ec677833c6779d78eb6ffd
28 d4e5e2d1e9193ac5100c1f027e3a98e645101e994ce10fbb373f97fd8afcd6f4
29 7b8f1753e8d85ab134b146421ce341fc9535ee67baa2423c5114b2bbd7b23920
30 33f20283f87ad7cd2339d39e69375d69afa70ef43612ee370c07dcfb3d293b9c
31 325c83c58ddb154d4e6b43be7517ea8487f9fbbab991df366e68b9ad4d19eed5
32 eabf8937941cc7b12e5a1d5a3e7f8df45ee6bb0bb26b0412f75fe1fd3fdf4eb0
33 9e036f06f704c9ec2bc0d81507215b854d7aa679e5d785fd617f4168d887173f
34 cf5d4cfdc9309c7ef05fb55f8c6f93b6dac218e02da26970e2049e7b030afa04
35 2e5468df6ec64f6bc8dd3c240df2529ce5ef3aebbc4362213918710795b227bc', '3ccfd237578bdf28afaecf65e40df1260e8c6d5a063948e470e05db64e7a6f20', '2026-11-17T08:00:00.000039Z', NULL);
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
INSERT INTO "contact_event" VALUES ('2026', '03241', 'JFCMHKJXVKEA6TDDFNYMQUG2WX', 'call', 'erreicht', '', 'Ruft „morgen“ zurück', 'dlt', '2026-11-16T11:00:00.141789Z');
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
INSERT INTO "county_release" VALUES ('2026', '01056', 1, 'asked', 'anna', '2026-11-16T11:00:00.186068Z', NULL, '', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 2, 'released', 'SDAZ3D3GHY6G4PHD4W5SA2A646', '2026-11-16T11:00:00.191550Z', '2026-11-16', 'Landrätin', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 3, 'withdrawn', 'anna', '2026-11-16T11:00:00.193694Z', NULL, '', '', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
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
INSERT INTO "release_comment" VALUES ('2026', '01056', 'SDAZ3D3GHY6G4PHD4W5SA2A646', 'remark', 'Gut so', '2026-11-16T11:00:00.191550Z');
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
