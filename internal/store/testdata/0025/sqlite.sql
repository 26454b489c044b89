CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO "goose_db_version" VALUES (1, 0, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (2, 1, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (3, 2, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (4, 3, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (5, 4, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (6, 5, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (7, 6, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (8, 7, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (9, 8, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (10, 9, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (11, 10, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (12, 11, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (13, 12, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (14, 13, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (15, 14, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (16, 15, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (17, 16, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (18, 17, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (19, 18, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (20, 19, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (21, 20, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (22, 21, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (23, 22, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (24, 23, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (25, 24, 1, '2026-11-26 07:54:49');
INSERT INTO "goose_db_version" VALUES (26, 25, 1, '2026-11-26 07:54:49');
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
INSERT INTO "edition" VALUES ('1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', X'666F726D61743A20310A', '2026-11-16T11:00:00.000115Z');
INSERT INTO "edition" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', X'666F726D61743A20310A6B65793A206C617465720A', '2026-11-16T11:00:00.053555Z');
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
INSERT INTO "wave" VALUES ('2026', 'Der digitale Landkreis 2026', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 2, '2026-11-16T11:00:00.000114Z', 'letter', '', '', 0);
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
INSERT INTO "response" VALUES ('2026', '01056', 'returned', '2026-11-16T11:00:00.044117Z', '2026-11-16T11:00:00.096508Z', 1);
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
INSERT INTO "answer" VALUES ('2026', '01056', 'status', 0, '{"options":["no"]}', 2, 'bert', '2026-11-16T11:00:00.077328Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');
INSERT INTO "answer" VALUES ('2026', '01056', 'projects', 0, '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 1, 'anna', '2026-11-16T11:00:00.044117Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer" VALUES ('2026', '01056', 'practice', 2, '{"fields":{"title":"Bürgerkoffer"}}', 1, 'anna', '2026-11-16T11:00:00.044117Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
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
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 1, '', '{"options":["yes"]}', 'anna', '2026-11-16T11:00:00.044117Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'projects', 0, 1, '', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 'anna', '2026-11-16T11:00:00.044117Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'practice', 2, 1, '', '{"fields":{"title":"Bürgerkoffer"}}', 'anna', '2026-11-16T11:00:00.044117Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 2, '{"options":["yes"]}', '{"options":["no"]}', 'bert', '2026-11-16T11:00:00.077328Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');
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
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-1', '6ff7483277ed8b918bf867254fbd4bf0dc31f595046d1613d5f78d2801b15ae0', '{"Saved":[{"Item":"status","Record":0},{"Item":"projects","Record":0},{"Item":"practice","Record":2}],"Conflicts":null,"Time":"2026-11-16T11:00:00.044117Z"}', '2026-11-16T11:00:00.044117Z');
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-2', 'f467702cc925ea18e6c56d71da1b64ed72dda54ce8fe36b55278a1bc10fc9faf', '{"Saved":[{"Item":"status","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.077328Z"}', '2026-11-16T11:00:00.077328Z');
CREATE TABLE page_mark (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    page   TEXT NOT NULL CHECK (page <> ''),
    author TEXT NOT NULL,
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, page),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "page_mark" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.044117Z');
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
INSERT INTO "submission" VALUES ('2026', '01056', 1, 's1', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'anna', '2026-11-16T11:00:00.050428Z', 'e18c8a6f8d6d5e6047c8756a0f355e4e1301a16f96a341ddb15af0fa6a15f269', '2026-01056-1-4GGIU-34NNV');
INSERT INTO "submission" VALUES ('2026', '03241', 1, 'import 1', 'import', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dlt', '2026-11-16T11:00:00.060511Z', '792a1dfb57b67b3f9be9b50fe48087623554ce620e240d84ab854a678f2e47fa', '2026-03241-1-PEVB3-62XWZ');
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
INSERT INTO "person" VALUES ('anna', 'anna', '', '', '2026-11-16T11:00:00.026157Z', NULL, '');
INSERT INTO "person" VALUES ('bert', 'bert', '', '', '2026-11-16T11:00:00.036330Z', NULL, '');
INSERT INTO "person" VALUES ('carla', 'carla', '', '', '2026-11-16T11:00:00.040409Z', NULL, '');
INSERT INTO "person" VALUES ('JYVZS6NGTOU63E4WOV72KJMMRY', '', '', '', '2026-11-16T11:00:00.062030Z', NULL, '');
INSERT INTO "person" VALUES ('Q2KVLLPXGFTJRB6BBVRDHZ7A6S', 'Änne Meier', 'meier', '', '2026-11-16T11:00:00.062921Z', NULL, '');
INSERT INTO "person" VALUES ('F5UHRPK3C64LPB2S7LNQY6QDPG', 'Frau Muster', '', 'lr@kreis.example', '2026-11-16T11:00:00.084369Z', NULL, 'Landrätin');
INSERT INTO "person" VALUES ('UK3OMT5JYOODQFMMUCFDVGEFFV', 'Änne', '', 'Änne@kreis.example', '2026-11-16T11:00:00.101538Z', NULL, 'Schulamt');
INSERT INTO "person" VALUES ('DHVBCUDSQE7Z6YZL7CLJYNSYX7', 'Frau Müller', '', 'landrat@kreis.example', '2026-11-16T11:00:00.109734Z', NULL, '');
INSERT INTO "person" VALUES ('WTZ7YNK7PNLX2HB2PAJOPRAKZ5', 'Neu', '', 'neu@dlt.example', '2026-11-16T11:00:00.117202Z', NULL, '');
INSERT INTO "person" VALUES ('JLLBXC3AGXYURZ4S3UPTIWSDL3', 'Frau Fern', '', 'fern@post.example', '2026-11-16T11:00:00.118796Z', NULL, '');
CREATE TABLE admin_account (
    login_hash    TEXT    NOT NULL PRIMARY KEY CHECK (length(login_hash) = 64),
    person        TEXT    NOT NULL,
    password_hash TEXT    NOT NULL CHECK (password_hash <> ''),
    disabled      INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created       TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
, role TEXT NOT NULL DEFAULT 'admin'
    CHECK (role IN ('admin', 'reader', 'association', 'analyst')), land TEXT NOT NULL DEFAULT ''
    CHECK ((land <> '') = (role = 'association'))) STRICT;
INSERT INTO "admin_account" VALUES ('d6627d040cd79d6f6843ef39994bd931c9bf0e4d925db3e629b4f53204fbbd96', 'Q2KVLLPXGFTJRB6BBVRDHZ7A6S', 'hash', 0, '2026-11-16T11:00:00.062921Z', 'admin', '');
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
, proven TEXT NOT NULL DEFAULT '', land TEXT NOT NULL DEFAULT '', factor TEXT CHECK (factor GLOB '????-??-??T??:??:??.??????Z'), browser TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "session" VALUES ('session', 'county', '', '2026', '01056', '2026-11-16T11:00:00.065588Z', '2026-11-16T11:00:00.065588Z', 3600, '2026-11-16T12:00:00.065588Z', NULL, '', '', NULL, '');
CREATE TABLE failure (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    key  TEXT NOT NULL CHECK (key <> ''),
    time TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "failure" VALUES (1, 'code:1', '2026-11-16T11:00:00.066962Z');
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
INSERT INTO "audit" VALUES (1, '2026-11-16T11:00:00.000114Z', 'operator', 'system', 'wave_created', '2026', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 3 units');
INSERT INTO "audit" VALUES (2, '2026-11-16T11:00:00.021867Z', 'operator', 'system', 'wave_opened', '2026', '', 'from draft to open');
INSERT INTO "audit" VALUES (3, '2026-11-16T11:00:00.026157Z', 'anna', 'county', 'member_joined', '2026', '01056', 'coordinator');
INSERT INTO "audit" VALUES (4, '2026-11-16T11:00:00.036330Z', 'bert', 'county', 'member_joined', '2026', '01056', 'colleague');
INSERT INTO "audit" VALUES (5, '2026-11-16T11:00:00.038427Z', 'system', 'system', 'member_appointed', '2026', '01056', 'person bert, deputy');
INSERT INTO "audit" VALUES (6, '2026-11-16T11:00:00.040409Z', 'carla', 'county', 'member_joined', '2026', '03241', 'coordinator');
INSERT INTO "audit" VALUES (7, '2026-11-16T11:00:00.044117Z', 'anna', 'county', 'answers_saved', '2026', '01056', '3 answers');
INSERT INTO "audit" VALUES (8, '2026-11-16T11:00:00.050428Z', 'anna', 'county', 'submitted', '2026', '01056', 'number 1');
INSERT INTO "audit" VALUES (9, '2026-11-16T11:00:00.053555Z', 'meier', 'admin', 'edition_stored', '', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1, parent 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f');
INSERT INTO "audit" VALUES (10, '2026-11-16T11:00:00.055471Z', 'anna', 'county', 'reopening_requested', '2026', '01056', 'request 1');
INSERT INTO "audit" VALUES (11, '2026-11-16T11:00:00.056692Z', 'dlt', 'system', 'reopened', '2026', '01056', '');
INSERT INTO "audit" VALUES (12, '2026-11-16T11:00:00.059019Z', 'meier', 'admin', 'edition_proposed', '2026', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1');
INSERT INTO "audit" VALUES (13, '2026-11-16T11:00:00.060511Z', 'dlt', 'system', 'imported', '2026', '', '1 submissions');
INSERT INTO "audit" VALUES (14, '2026-11-16T11:00:00.062030Z', 'op', 'county', 'access_created', '2026', '01056', 'person JYVZS6NGTOU63E4WOV72KJMMRY');
INSERT INTO "audit" VALUES (15, '2026-11-16T11:00:00.062921Z', 'system', 'system', 'admin_created', '', '', 'person Q2KVLLPXGFTJRB6BBVRDHZ7A6S');
INSERT INTO "audit" VALUES (16, '2026-11-16T11:00:00.064783Z', 'meier', 'admin', 'factor_confirmed', '', '', 'person meier ');
INSERT INTO "audit" VALUES (17, '2026-11-16T11:00:00.067784Z', 'anna', 'county', 'mails_chosen', '2026', '01056', 'reminder 7, summary false');
INSERT INTO "audit" VALUES (18, '2026-11-16T11:00:00.069543Z', 'meier', 'admin', 'wave_changed', '2026', '', '2026-11-01 to 2026-11-30, grace 2');
INSERT INTO "audit" VALUES (19, '2026-11-16T11:00:00.071541Z', 'dlt', 'system', 'contact_logged', '2026', '03241', 'call');
INSERT INTO "audit" VALUES (20, '2026-11-16T11:00:00.077328Z', 'bert', 'county', 'answers_saved', '2026', '01056', '1 answers');
INSERT INTO "audit" VALUES (21, '2026-11-16T11:00:00.079222Z', 'anna', 'county', 'plan_saved', '2026', '01056', '1 questions');
INSERT INTO "audit" VALUES (22, '2026-11-16T11:00:00.082626Z', 'anna', 'county', 'setting_changed', '2026', '01056', 'leaders inside');
INSERT INTO "audit" VALUES (23, '2026-11-16T11:00:00.084369Z', 'bert', 'county', 'member_invited', '2026', '01056', 'person F5UHRPK3C64LPB2S7LNQY6QDPG');
INSERT INTO "audit" VALUES (24, '2026-11-16T11:00:00.087242Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 1, asked');
INSERT INTO "audit" VALUES (25, '2026-11-16T11:00:00.093113Z', 'F5UHRPK3C64LPB2S7LNQY6QDPG', 'county', 'release_commented', '2026', '01056', '1 comments');
INSERT INTO "audit" VALUES (26, '2026-11-16T11:00:00.093113Z', 'F5UHRPK3C64LPB2S7LNQY6QDPG', 'county', 'release_step', '2026', '01056', 'number 2, released');
INSERT INTO "audit" VALUES (27, '2026-11-16T11:00:00.096508Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 3, withdrawn');
INSERT INTO "audit" VALUES (28, '2026-11-16T11:00:00.101538Z', 'anna', 'county', 'member_invited', '2026', '01056', 'person UK3OMT5JYOODQFMMUCFDVGEFFV');
INSERT INTO "audit" VALUES (29, '2026-11-16T11:00:00.101538Z', 'anna', 'county', 'member_shared', '2026', '01056', 'person UK3OMT5JYOODQFMMUCFDVGEFFV, 1 shares');
INSERT INTO "audit" VALUES (30, '2026-11-16T11:00:00.101538Z', 'anna', 'county', 'access_created', '2026', '01056', 'person UK3OMT5JYOODQFMMUCFDVGEFFV');
INSERT INTO "audit" VALUES (31, '2026-11-16T11:00:00.109734Z', 'dlt', 'system', 'contact_set', '2026', '03241', '1 contacts, 1 domains');
INSERT INTO "audit" VALUES (32, '2026-11-16T11:00:00.113334Z', 'dlt', 'system', 'access_created', '2026', '03241', 'person DHVBCUDSQE7Z6YZL7CLJYNSYX7');
INSERT INTO "audit" VALUES (33, '2026-11-16T11:00:00.114902Z', 'DHVBCUDSQE7Z6YZL7CLJYNSYX7', 'county', 'code_requested', '2026', '03241', '');
INSERT INTO "audit" VALUES (34, '2026-11-16T11:00:00.117202Z', 'meier', 'admin', 'account_invited', '', '', 'person WTZ7YNK7PNLX2HB2PAJOPRAKZ5 reader');
INSERT INTO "audit" VALUES (35, '2026-11-16T11:00:00.118796Z', 'carla', 'county', 'member_invited', '2026', '03241', 'person JLLBXC3AGXYURZ4S3UPTIWSDL3');
INSERT INTO "audit" VALUES (36, '2026-11-16T11:00:00.118796Z', 'carla', 'county', 'member_shared', '2026', '03241', 'person JLLBXC3AGXYURZ4S3UPTIWSDL3, 0 shares');
INSERT INTO "audit" VALUES (37, '2026-11-16T11:00:00.118796Z', 'carla', 'county', 'approval_asked', '2026', '03241', 'person JLLBXC3AGXYURZ4S3UPTIWSDL3');
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
INSERT INTO "wave_edition" VALUES ('2026', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-16T11:00:00.000114Z', 'operator', '', '');
CREATE TABLE edition_proposal (
    wave     TEXT NOT NULL PRIMARY KEY REFERENCES wave (wave),
    edition  TEXT NOT NULL REFERENCES edition (sha256),
    base     TEXT NOT NULL REFERENCES edition (sha256),
    proposer TEXT NOT NULL,
    reason   TEXT NOT NULL,
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "edition_proposal" VALUES ('2026', '49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'meier', 'Tippfehler', '2026-11-16T11:00:00.059019Z');
CREATE TABLE draft (
    edition TEXT NOT NULL PRIMARY KEY REFERENCES edition (sha256),
    title   TEXT NOT NULL,
    author  TEXT NOT NULL,
    time    TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    parent  TEXT REFERENCES edition (sha256),
    source  TEXT NOT NULL
) STRICT;
INSERT INTO "draft" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', 'Später', 'meier', '2026-11-16T11:00:00.053555Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'später.yaml');
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
INSERT INTO "outbox" VALUES (1, 'receipt', 'eingangsbestaetigung', 1, '2026', '01056', 'anna', '{"Eingereicht":"2026-11-16T11:00:00Z","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg","Prüfsumme":"00ff","Vorgangsnummer":"R-1"}', 'S3AQ2Y2XC55OW64Z2EKIHEVZTC', 'queued', 0, '', '2026-11-16T11:00:00.073507Z', '2026-11-16T11:00:00.073507Z', NULL, NULL);
INSERT INTO "outbox" VALUES (2, 'invitation F5UHRPK3C64LPB2S7LNQY6QDPG L2CQOWUDIUDAR37R4AEU4E5SX5', 'freigabe', 0, '2026', '01056', 'F5UHRPK3C64LPB2S7LNQY6QDPG', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'OU55EVRLSHMMNFFVXL5LSP5QYF', 'queued', 0, '', '2026-11-16T11:00:00.087242Z', '2026-11-16T11:00:00.087242Z', NULL, NULL);
INSERT INTO "outbox" VALUES (3, 'invitation UK3OMT5JYOODQFMMUCFDVGEFFV JGEBQBTO3PVCRDCBOFTYUIP2LA', 'mitarbeit', 0, '2026', '01056', 'UK3OMT5JYOODQFMMUCFDVGEFFV', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'DKICHHL2FIFGQHCBSSQVZ7XMXY', 'queued', 0, '', '2026-11-16T11:00:00.101538Z', '2026-11-16T11:00:00.101538Z', NULL, NULL);
INSERT INTO "outbox" VALUES (4, 'code OS224T74HXSOMWQ2CSC2OUGV3R', 'zugangscode', 1, '2026', '03241', 'DHVBCUDSQE7Z6YZL7CLJYNSYX7', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'F3W2QQX6TMBQGSYAJP24TCPU3Q', 'queued', 0, '', '2026-11-16T11:00:00.114902Z', '2026-11-16T11:00:00.114902Z', NULL, NULL);
INSERT INTO "outbox" VALUES (5, 'account WTZ7YNK7PNLX2HB2PAJOPRAKZ5', 'konto', 1, '', '', 'WTZ7YNK7PNLX2HB2PAJOPRAKZ5', '{}', 'V7VETY76CK7HG56IPROICPA2EO', 'queued', 0, '', '2026-11-16T11:00:00.117202Z', '2026-11-16T11:00:00.117202Z', NULL, NULL);
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
INSERT INTO "presence" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.074241Z', '2026-11-16T11:00:00.074241Z');
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
INSERT INTO "rescue" VALUES ('2026', '01056', 'anna', 'page', 'f2', 'remark=zu+sp%C3%A4t', '2026-11-16T11:00:00.070687Z');
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
INSERT INTO "member" VALUES ('2026', '01056', 'anna', 'coordinator', 0, NULL, '', 'anna', '2026-11-16T11:00:00.026157Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'bert', 'deputy', 0, NULL, '', 'bert', '2026-11-16T11:00:00.036330Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'carla', 'coordinator', 0, NULL, '', 'carla', '2026-11-16T11:00:00.040409Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'F5UHRPK3C64LPB2S7LNQY6QDPG', 'reviewer', 0, NULL, '', 'bert', '2026-11-16T11:00:00.084369Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'UK3OMT5JYOODQFMMUCFDVGEFFV', 'colleague', 0, '2026-11-24', 'Bitte prüfen', 'anna', '2026-11-16T11:00:00.101538Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'JLLBXC3AGXYURZ4S3UPTIWSDL3', 'colleague', 0, NULL, '', 'carla', '2026-11-16T11:00:00.118796Z', NULL);
CREATE TABLE member_share (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    person TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('section', 'page', 'item')),
    key    TEXT NOT NULL CHECK (key <> ''),
    PRIMARY KEY (wave, unit, person, kind, key),
    FOREIGN KEY (wave, unit, person) REFERENCES member (wave, unit, person)
) STRICT;
INSERT INTO "member_share" VALUES ('2026', '01056', 'UK3OMT5JYOODQFMMUCFDVGEFFV', 'item', 'remark');
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
INSERT INTO "share_plan" VALUES ('2026', '01056', 'remark', 'Amt für „Größe“', 1, 'anna', '2026-11-16T11:00:00.079222Z');
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
INSERT INTO "reopening" VALUES ('2026', '01056', 1, 'anna', 'Zahlen berichtigen', '2026-11-16T11:00:00.055471Z', 'granted', '2026-11-16T11:00:00.056692Z', 'dlt', '');
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
INSERT INTO "county_access" VALUES ('token', '2026', '01056', 'JYVZS6NGTOU63E4WOV72KJMMRY', 'code', '2026-11-16T11:00:00.062030Z', NULL);
INSERT INTO "county_access" VALUES ('token-Änne', '2026', '01056', 'UK3OMT5JYOODQFMMUCFDVGEFFV', 'code-Änne', '2026-11-16T11:00:00.101538Z', NULL);
INSERT INTO "county_access" VALUES ('mailed', '2026', '03241', 'DHVBCUDSQE7Z6YZL7CLJYNSYX7', '', '2026-11-16T11:00:00.113334Z', NULL);
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
INSERT INTO "login_code" VALUES ('2026', '03241', 'code OS224T74HXSOMWQ2CSC2OUGV3R', 'DHVBCUDSQE7Z6YZL7CLJYNSYX7', '86ffd226cbd2b52f6b553284aa13c68afb71ff458c3ac66b695f6d1cbf632c5a', '', 0, '2026-11-16T11:00:00.114902Z', NULL, NULL);
CREATE TABLE unit_contact (
    wave       TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    person     TEXT    NOT NULL CHECK (person <> ''),
    function   TEXT    NOT NULL,
    salutation TEXT    NOT NULL,
    official   INTEGER NOT NULL CHECK (official IN (0, 1)), phone TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (wave, unit, person),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "unit_contact" VALUES ('2026', '03241', 'DHVBCUDSQE7Z6YZL7CLJYNSYX7', 'Landrätin', '', 1, '0511 123');
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
INSERT INTO "address_approval" VALUES ('2026', '03241', 'JLLBXC3AGXYURZ4S3UPTIWSDL3', 'carla', '2026-11-16T11:00:00.118796Z', 0, '', NULL);
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
INSERT INTO "note" VALUES ('2026', '01056', '0cf9582356fd3b2a3cd3aa83332117f2', 'remark', 'anna', 'Bitte Schulamt prüfen', '2026-11-16T11:00:00.081155Z', NULL, '');
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
INSERT INTO "wave_stage" VALUES ('2026', 1, 'open', '2026-11-16T11:00:00.021867Z', 'operator', '');
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
INSERT INTO "audit_block" VALUES (1, 1, 37, 37, '', '1 f42ecf529bc976299ca3f9c6289783b4eb78046d519d410700fdf346682bcb1d
2 7acc49e5b5e71f736fa850a3c3564a71bd89406ab5477a29a87b6fe008596c6f
3 29fa876db4c92e9aa69a4940c6e7a2be2f65bafa2427241a0a20c909216f5ce6
4 c392e2d7d8ff1870309dfff123d8354c1297d8222421b90983a4dd8de2702f2d
5 ff4431c83430ef043a84d54bd9e48251bd339ccc9edd26e72fd5abfc935db19c
6 4007490f0b8dd8a73da38f780ce700b49b5effc574fc5a13aa607a6e5a90aae1
7 f3a97336bd0e561e630b3754d1b73c2e80ca33a91ec75417ddb71664ae9da946
8 b8ea25ce978f60caf8b5ab64ff6bf433d68a34bd082de5ac06ad387a8b7fe6a9
9 45ca75341f62d3df6ff6f39ad28c8fcbfe6590b54e802218987460bf65747ff2
10 9c498522eb7d268bff32d22eea3ad0bd4ec9f2a5d70f857368d84a32dac88414
11 2c342d2eb319db9ee33ac5d2a8cfca9167f573c9b153738795c7e42de9eb74f0
12 72db5bafde05106a34b8f7e09fb36175a46bab2217aa89fea939e5f8dda42a5d
13 feb3338324f96e4002b9075c5c9f6cae001683cc3131d4a223725447535524ec
14 220ae53561da7cac58f3c52d0b148a372fa93ea483517ce9b9b6ab7c8ec79675
15 93abd67909fdb8a81f7198bbf967848544732f11a4ab5c7ef4bdf7a1a4a1dd3b
16 6ccc96383eb2eaf9c66e1be897a9657d18839569ab4c4174db2bd8c765d52d06
17 60e3ddd29b651bee047a59959f8791415c91fef14b30ab8e95bd47535402f4a8
18 33be6efb636e71c0bbec055f6152d70d4819e92d3a0b2e8cf1953cf8c9f9fe0c
19 ddefce9e3e1b2e99411e935414697a6d5e1a6decd79c535f6f491534a94818b1
20 60140ab8cc626168307fe4fdd2d9e71431c17ac14067faceed8ff4c323c61712
21 62ff271412518e4ae458e2e3532ad84545c1ac64dd2fd2bb016a6763615de4ea
22 6cd2cb495bc4022ecc1c141e922c60258453115af193c32361ab3b8c1fae714c
23 c0217316e10ada865ac4962fc0e441732af10d96564eb831303302ad16c1d92c
24 7930f2e1fe7a00e8cdc2e5f3aaca6ede61bfeb70b73cd42700843d9c54135bbf
25 0013ffc14f0b45c92088551263befe84f92be58e055d91743b8609c7ae88eeb4
26 1646faa023c57aa1b568f45a6c5cf107ccff52b0ee01a3a7e3b674c18074296f
27 e31f8ba4615cc9e69c8e69c395abc50c11a994be94b3666b9c787e97da85dbc5
28 e40e2afd6c6a00d8de247efdf18d342a439aa6d362dc83101c652c91282632e2
29 f5d76091237418cc826bbe99af46b3bcfce02b4093490400cbb2176c717d581c
30 0609c473d4d4b2930e759e3173766086e3b856305f675e078017c1846ab735a5
31 59fc3008de4ae234394680d59e7456afdd31e5ad2f5ffa17af3e2bcb7e2b0bb0
32 217e622ff0846b2449a21b241707ddd3609e805d3b52d2f5ebf28c7657b4997b
33 6e7037b8a3375f603464ede4df07ac2f69f1136023ee813a399d19ea570b5ffa
34 e3c84b16f60bf1252bdb86ef11a91dfb3174bb25c5247f2bc27b94f05e8465fe
35 afc3f3ea5861e94f593c233907474bf514fd07448c10add22c1c23b797588d0b
36 20c72ab3a32d041bdedd619939faae25bc2b658e4824846a83259a3f4721d5f2
37 44e74ef57e910551d44d6462cc89ee0edd4a4d3438d92afb4ed72ef6aca8f4a8', 'ce46e91ac272725257a69ddf32e49bee1eac9b93e7c24f21c7bfb4a8ef00887c', '2026-11-17T08:00:00.000075Z', NULL);
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
INSERT INTO "contact_event" VALUES ('2026', '03241', 'Q2VLYGPVWKDQW5T3NBJ4LPDRW4', 'call', 'erreicht', '', 'Ruft „morgen“ zurück', 'dlt', '2026-11-16T11:00:00.071541Z');
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
INSERT INTO "county_release" VALUES ('2026', '01056', 1, 'asked', 'anna', '2026-11-16T11:00:00.087242Z', NULL, '', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 2, 'released', 'F5UHRPK3C64LPB2S7LNQY6QDPG', '2026-11-16T11:00:00.093113Z', '2026-11-16', 'Landrätin', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 3, 'withdrawn', 'anna', '2026-11-16T11:00:00.096508Z', NULL, '', '', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
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
INSERT INTO "release_comment" VALUES ('2026', '01056', 'F5UHRPK3C64LPB2S7LNQY6QDPG', 'remark', 'Gut so', '2026-11-16T11:00:00.093113Z');
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
CREATE TABLE second_factor (
    person    TEXT    NOT NULL PRIMARY KEY CHECK (person <> ''),
    secret    TEXT    NOT NULL CHECK (secret <> ''),
    last_step INTEGER NOT NULL CHECK (last_step >= 0),
    created   TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    confirmed TEXT CHECK (confirmed GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "second_factor" VALUES ('meier', 'sealed', 7, '2026-11-16T11:00:00.064117Z', '2026-11-16T11:00:00.064783Z');
CREATE TABLE recovery_code (
    code_hash TEXT NOT NULL PRIMARY KEY CHECK (length(code_hash) = 64),
    person    TEXT NOT NULL CHECK (person <> ''),
    used      TEXT CHECK (used GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "recovery_code" VALUES ('8c585378513f5f7a2e1456ee54042605fdb890392becefadd2ab180fd02fb341', 'meier', NULL);
CREATE TABLE account_invitation (
    person     TEXT NOT NULL PRIMARY KEY CHECK (person <> ''),
    role       TEXT NOT NULL CHECK (role IN ('admin', 'reader', 'association', 'analyst')),
    land       TEXT NOT NULL CHECK ((land <> '') = (role = 'association')),
    inviter    TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    created    TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    expires    TEXT NOT NULL CHECK (expires GLOB '????-??-??T??:??:??.??????Z'),
    accepted   TEXT CHECK (accepted GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "account_invitation" VALUES ('WTZ7YNK7PNLX2HB2PAJOPRAKZ5', 'reader', '', 'meier', '', '2026-11-16T11:00:00.117202Z', '2026-11-23T11:00:00.117202Z', NULL);
CREATE TABLE saved_view (
    wave   TEXT NOT NULL REFERENCES wave (wave),
    person TEXT NOT NULL CHECK (person <> ''),
    name   TEXT NOT NULL CHECK (name <> ''),
    query  TEXT NOT NULL,
    PRIMARY KEY (wave, person, name)
) STRICT;
INSERT INTO "saved_view" VALUES ('2026', 'meier', 'Fehlende in „Bayern“', 'land=Bayern');
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
CREATE INDEX recovery_code_person ON recovery_code (person);
CREATE INDEX session_person ON session (person);
