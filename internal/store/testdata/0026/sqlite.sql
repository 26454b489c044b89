CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO "goose_db_version" VALUES (1, 0, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (2, 1, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (3, 2, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (4, 3, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (5, 4, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (6, 5, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (7, 6, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (8, 7, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (9, 8, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (10, 9, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (11, 10, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (12, 11, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (13, 12, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (14, 13, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (15, 14, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (16, 15, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (17, 16, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (18, 17, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (19, 18, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (20, 19, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (21, 20, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (22, 21, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (23, 22, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (24, 23, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (25, 24, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (26, 25, 1, '2026-11-26 07:58:57');
INSERT INTO "goose_db_version" VALUES (27, 26, 1, '2026-11-26 07:58:57');
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
INSERT INTO "edition" VALUES ('1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', X'666F726D61743A20310A', '2026-11-16T11:00:00.000187Z');
INSERT INTO "edition" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', X'666F726D61743A20310A6B65793A206C617465720A', '2026-11-16T11:00:00.022168Z');
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
INSERT INTO "wave" VALUES ('2026', 'Der digitale Landkreis 2026', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 2, '2026-11-16T11:00:00.000185Z', 'letter', '', '', 0);
INSERT INTO "wave" VALUES ('pretest', 'Pretest', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 0, '2026-11-17T08:00:00.001509Z', 'letter', '', '', 1);
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
INSERT INTO "unit" VALUES ('pretest', '01056', 'Kreis Pinneberg', 'Schleswig-Holstein', '{"size":"gross"}');
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
INSERT INTO "response" VALUES ('2026', '01056', 'returned', '2026-11-16T11:00:00.016042Z', '2026-11-16T11:00:00.064092Z', 1);
INSERT INTO "response" VALUES ('2026', '03241', 'submitted', NULL, NULL, 1);
INSERT INTO "response" VALUES ('2026', '07131', 'not_started', NULL, NULL, 0);
INSERT INTO "response" VALUES ('pretest', '01056', 'not_started', NULL, NULL, 0);
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
INSERT INTO "answer" VALUES ('2026', '01056', 'status', 0, '{"options":["no"]}', 2, 'bert', '2026-11-16T11:00:00.045414Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');
INSERT INTO "answer" VALUES ('2026', '01056', 'projects', 0, '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 1, 'anna', '2026-11-16T11:00:00.016042Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer" VALUES ('2026', '01056', 'practice', 2, '{"fields":{"title":"Bürgerkoffer"}}', 1, 'anna', '2026-11-16T11:00:00.016042Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
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
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 1, '', '{"options":["yes"]}', 'anna', '2026-11-16T11:00:00.016042Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'projects', 0, 1, '', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 'anna', '2026-11-16T11:00:00.016042Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'practice', 2, 1, '', '{"fields":{"title":"Bürgerkoffer"}}', 'anna', '2026-11-16T11:00:00.016042Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 2, '{"options":["yes"]}', '{"options":["no"]}', 'bert', '2026-11-16T11:00:00.045414Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');
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
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-1', '6ff7483277ed8b918bf867254fbd4bf0dc31f595046d1613d5f78d2801b15ae0', '{"Saved":[{"Item":"status","Record":0},{"Item":"projects","Record":0},{"Item":"practice","Record":2}],"Conflicts":null,"Time":"2026-11-16T11:00:00.016042Z"}', '2026-11-16T11:00:00.016042Z');
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-2', 'f467702cc925ea18e6c56d71da1b64ed72dda54ce8fe36b55278a1bc10fc9faf', '{"Saved":[{"Item":"status","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.045414Z"}', '2026-11-16T11:00:00.045414Z');
INSERT INTO "save_receipt" VALUES ('pretest', '01056', 's', '497824304379764f89a95e84d678c1afcc5871409401be785750e2dec4f100c9', '{"Saved":null,"Conflicts":null,"Time":"2026-11-17T08:00:00.006201Z"}', '2026-11-17T08:00:00.006201Z');
CREATE TABLE page_mark (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    page   TEXT NOT NULL CHECK (page <> ''),
    author TEXT NOT NULL,
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, page),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "page_mark" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.016042Z');
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
INSERT INTO "submission" VALUES ('2026', '01056', 1, 's1', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'anna', '2026-11-16T11:00:00.019754Z', 'e18c8a6f8d6d5e6047c8756a0f355e4e1301a16f96a341ddb15af0fa6a15f269', '2026-01056-1-4GGIU-34NNV');
INSERT INTO "submission" VALUES ('2026', '03241', 1, 'import 1', 'import', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dlt', '2026-11-16T11:00:00.029660Z', '792a1dfb57b67b3f9be9b50fe48087623554ce620e240d84ab854a678f2e47fa', '2026-03241-1-PEVB3-62XWZ');
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
INSERT INTO "person" VALUES ('anna', 'anna', '', '', '2026-11-16T11:00:00.007939Z', NULL, '');
INSERT INTO "person" VALUES ('bert', 'bert', '', '', '2026-11-16T11:00:00.010853Z', NULL, '');
INSERT INTO "person" VALUES ('carla', 'carla', '', '', '2026-11-16T11:00:00.013392Z', NULL, '');
INSERT INTO "person" VALUES ('4ZZXKBIOQRN6Z25XIQLZWSINN7', '', '', '', '2026-11-16T11:00:00.031235Z', NULL, '');
INSERT INTO "person" VALUES ('SUO7UKYQJPBFY47BG4AZ4ENPFD', 'Änne Meier', 'meier', '', '2026-11-16T11:00:00.032427Z', NULL, '');
INSERT INTO "person" VALUES ('LWBF44SY3KV7NRNUQJG5TZMC6A', 'Frau Muster', '', 'lr@kreis.example', '2026-11-16T11:00:00.052994Z', NULL, 'Landrätin');
INSERT INTO "person" VALUES ('ONSVRVMAHVJPJMDBPVBPU5P6RP', 'Änne', '', 'Änne@kreis.example', '2026-11-16T11:00:00.066966Z', NULL, 'Schulamt');
INSERT INTO "person" VALUES ('FGBZJUDMNK7PU3QE2FWFYZWQMQ', 'Frau Müller', '', 'landrat@kreis.example', '2026-11-16T11:00:00.071285Z', NULL, '');
INSERT INTO "person" VALUES ('VH4USOHLSDGCL4A4DZBIZBAHB7', 'Neu', '', 'neu@dlt.example', '2026-11-16T11:00:00.077846Z', NULL, '');
INSERT INTO "person" VALUES ('KUNIDONJKXTXY64Q4DFTJ3K3YE', 'Frau Fern', '', 'fern@post.example', '2026-11-16T11:00:00.079414Z', NULL, '');
INSERT INTO "person" VALUES ('petra', 'petra', '', '', '2026-11-17T08:00:00.005037Z', NULL, '');
CREATE TABLE admin_account (
    login_hash    TEXT    NOT NULL PRIMARY KEY CHECK (length(login_hash) = 64),
    person        TEXT    NOT NULL,
    password_hash TEXT    NOT NULL CHECK (password_hash <> ''),
    disabled      INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created       TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
, role TEXT NOT NULL DEFAULT 'admin'
    CHECK (role IN ('admin', 'reader', 'association', 'analyst')), land TEXT NOT NULL DEFAULT ''
    CHECK ((land <> '') = (role = 'association'))) STRICT;
INSERT INTO "admin_account" VALUES ('d6627d040cd79d6f6843ef39994bd931c9bf0e4d925db3e629b4f53204fbbd96', 'SUO7UKYQJPBFY47BG4AZ4ENPFD', 'hash', 0, '2026-11-16T11:00:00.032427Z', 'admin', '');
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
INSERT INTO "session" VALUES ('session', 'county', '', '2026', '01056', '2026-11-16T11:00:00.034522Z', '2026-11-16T11:00:00.034522Z', 3600, '2026-11-16T12:00:00.034522Z', NULL, '', '', NULL, '');
CREATE TABLE failure (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    key  TEXT NOT NULL CHECK (key <> ''),
    time TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "failure" VALUES (1, 'code:1', '2026-11-16T11:00:00.035973Z');
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
INSERT INTO "audit" VALUES (1, '2026-11-16T11:00:00.000185Z', 'operator', 'system', 'wave_created', '2026', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 3 units');
INSERT INTO "audit" VALUES (2, '2026-11-16T11:00:00.005788Z', 'operator', 'system', 'wave_opened', '2026', '', 'from draft to open');
INSERT INTO "audit" VALUES (3, '2026-11-16T11:00:00.007939Z', 'anna', 'county', 'member_joined', '2026', '01056', 'coordinator');
INSERT INTO "audit" VALUES (4, '2026-11-16T11:00:00.010853Z', 'bert', 'county', 'member_joined', '2026', '01056', 'colleague');
INSERT INTO "audit" VALUES (5, '2026-11-16T11:00:00.012428Z', 'system', 'system', 'member_appointed', '2026', '01056', 'person bert, deputy');
INSERT INTO "audit" VALUES (6, '2026-11-16T11:00:00.013392Z', 'carla', 'county', 'member_joined', '2026', '03241', 'coordinator');
INSERT INTO "audit" VALUES (7, '2026-11-16T11:00:00.016042Z', 'anna', 'county', 'answers_saved', '2026', '01056', '3 answers');
INSERT INTO "audit" VALUES (8, '2026-11-16T11:00:00.019754Z', 'anna', 'county', 'submitted', '2026', '01056', 'number 1');
INSERT INTO "audit" VALUES (9, '2026-11-16T11:00:00.022168Z', 'meier', 'admin', 'edition_stored', '', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1, parent 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f');
INSERT INTO "audit" VALUES (10, '2026-11-16T11:00:00.024587Z', 'anna', 'county', 'reopening_requested', '2026', '01056', 'request 1');
INSERT INTO "audit" VALUES (11, '2026-11-16T11:00:00.026323Z', 'dlt', 'system', 'reopened', '2026', '01056', '');
INSERT INTO "audit" VALUES (12, '2026-11-16T11:00:00.028132Z', 'meier', 'admin', 'edition_proposed', '2026', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1');
INSERT INTO "audit" VALUES (13, '2026-11-16T11:00:00.029660Z', 'dlt', 'system', 'imported', '2026', '', '1 submissions');
INSERT INTO "audit" VALUES (14, '2026-11-16T11:00:00.031235Z', 'op', 'county', 'access_created', '2026', '01056', 'person 4ZZXKBIOQRN6Z25XIQLZWSINN7');
INSERT INTO "audit" VALUES (15, '2026-11-16T11:00:00.032427Z', 'system', 'system', 'admin_created', '', '', 'person SUO7UKYQJPBFY47BG4AZ4ENPFD');
INSERT INTO "audit" VALUES (16, '2026-11-16T11:00:00.033580Z', 'meier', 'admin', 'factor_confirmed', '', '', 'person meier ');
INSERT INTO "audit" VALUES (17, '2026-11-16T11:00:00.036831Z', 'anna', 'county', 'mails_chosen', '2026', '01056', 'reminder 7, summary false');
INSERT INTO "audit" VALUES (18, '2026-11-16T11:00:00.039282Z', 'meier', 'admin', 'wave_changed', '2026', '', '2026-11-01 to 2026-11-30, grace 2');
INSERT INTO "audit" VALUES (19, '2026-11-16T11:00:00.040762Z', 'dlt', 'system', 'contact_logged', '2026', '03241', 'call');
INSERT INTO "audit" VALUES (20, '2026-11-16T11:00:00.045414Z', 'bert', 'county', 'answers_saved', '2026', '01056', '1 answers');
INSERT INTO "audit" VALUES (21, '2026-11-16T11:00:00.047409Z', 'anna', 'county', 'plan_saved', '2026', '01056', '1 questions');
INSERT INTO "audit" VALUES (22, '2026-11-16T11:00:00.051066Z', 'anna', 'county', 'setting_changed', '2026', '01056', 'leaders inside');
INSERT INTO "audit" VALUES (23, '2026-11-16T11:00:00.052994Z', 'bert', 'county', 'member_invited', '2026', '01056', 'person LWBF44SY3KV7NRNUQJG5TZMC6A');
INSERT INTO "audit" VALUES (24, '2026-11-16T11:00:00.055593Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 1, asked');
INSERT INTO "audit" VALUES (25, '2026-11-16T11:00:00.060941Z', 'LWBF44SY3KV7NRNUQJG5TZMC6A', 'county', 'release_commented', '2026', '01056', '1 comments');
INSERT INTO "audit" VALUES (26, '2026-11-16T11:00:00.060941Z', 'LWBF44SY3KV7NRNUQJG5TZMC6A', 'county', 'release_step', '2026', '01056', 'number 2, released');
INSERT INTO "audit" VALUES (27, '2026-11-16T11:00:00.064092Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 3, withdrawn');
INSERT INTO "audit" VALUES (28, '2026-11-16T11:00:00.066966Z', 'anna', 'county', 'member_invited', '2026', '01056', 'person ONSVRVMAHVJPJMDBPVBPU5P6RP');
INSERT INTO "audit" VALUES (29, '2026-11-16T11:00:00.066966Z', 'anna', 'county', 'member_shared', '2026', '01056', 'person ONSVRVMAHVJPJMDBPVBPU5P6RP, 1 shares');
INSERT INTO "audit" VALUES (30, '2026-11-16T11:00:00.066966Z', 'anna', 'county', 'access_created', '2026', '01056', 'person ONSVRVMAHVJPJMDBPVBPU5P6RP');
INSERT INTO "audit" VALUES (31, '2026-11-16T11:00:00.071285Z', 'dlt', 'system', 'contact_set', '2026', '03241', '1 contacts, 1 domains');
INSERT INTO "audit" VALUES (32, '2026-11-16T11:00:00.074184Z', 'dlt', 'system', 'access_created', '2026', '03241', 'person FGBZJUDMNK7PU3QE2FWFYZWQMQ');
INSERT INTO "audit" VALUES (33, '2026-11-16T11:00:00.075884Z', 'FGBZJUDMNK7PU3QE2FWFYZWQMQ', 'county', 'code_requested', '2026', '03241', '');
INSERT INTO "audit" VALUES (34, '2026-11-16T11:00:00.077846Z', 'meier', 'admin', 'account_invited', '', '', 'person VH4USOHLSDGCL4A4DZBIZBAHB7 reader');
INSERT INTO "audit" VALUES (35, '2026-11-16T11:00:00.079414Z', 'carla', 'county', 'member_invited', '2026', '03241', 'person KUNIDONJKXTXY64Q4DFTJ3K3YE');
INSERT INTO "audit" VALUES (36, '2026-11-16T11:00:00.079414Z', 'carla', 'county', 'member_shared', '2026', '03241', 'person KUNIDONJKXTXY64Q4DFTJ3K3YE, 0 shares');
INSERT INTO "audit" VALUES (37, '2026-11-16T11:00:00.079414Z', 'carla', 'county', 'approval_asked', '2026', '03241', 'person KUNIDONJKXTXY64Q4DFTJ3K3YE');
INSERT INTO "audit" VALUES (38, '2026-11-17T08:00:00.001509Z', 'op', 'system', 'wave_created', 'pretest', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 1 units');
INSERT INTO "audit" VALUES (39, '2026-11-17T08:00:00.003469Z', 'op', 'system', 'wave_opened', 'pretest', '', 'from draft to open');
INSERT INTO "audit" VALUES (40, '2026-11-17T08:00:00.005037Z', 'petra', 'county', 'member_joined', 'pretest', '01056', 'coordinator');
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
INSERT INTO "wave_edition" VALUES ('2026', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-16T11:00:00.000185Z', 'operator', '', '');
INSERT INTO "wave_edition" VALUES ('pretest', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-17T08:00:00.001509Z', 'op', '', '');
CREATE TABLE edition_proposal (
    wave     TEXT NOT NULL PRIMARY KEY REFERENCES wave (wave),
    edition  TEXT NOT NULL REFERENCES edition (sha256),
    base     TEXT NOT NULL REFERENCES edition (sha256),
    proposer TEXT NOT NULL,
    reason   TEXT NOT NULL,
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "edition_proposal" VALUES ('2026', '49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'meier', 'Tippfehler', '2026-11-16T11:00:00.028132Z');
CREATE TABLE draft (
    edition TEXT NOT NULL PRIMARY KEY REFERENCES edition (sha256),
    title   TEXT NOT NULL,
    author  TEXT NOT NULL,
    time    TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    parent  TEXT REFERENCES edition (sha256),
    source  TEXT NOT NULL
) STRICT;
INSERT INTO "draft" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', 'Später', 'meier', '2026-11-16T11:00:00.022168Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'später.yaml');
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
INSERT INTO "outbox" VALUES (1, 'receipt', 'eingangsbestaetigung', 1, '2026', '01056', 'anna', '{"Eingereicht":"2026-11-16T11:00:00Z","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg","Prüfsumme":"00ff","Vorgangsnummer":"R-1"}', 'QDOGYK653WUXZVA4ZCZRA5H7F5', 'queued', 0, '', '2026-11-16T11:00:00.041915Z', '2026-11-16T11:00:00.041915Z', NULL, NULL);
INSERT INTO "outbox" VALUES (2, 'invitation LWBF44SY3KV7NRNUQJG5TZMC6A E5H6FBQKFXY75AFN2U57CV66U6', 'freigabe', 0, '2026', '01056', 'LWBF44SY3KV7NRNUQJG5TZMC6A', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', '47RGKYBNHLFELUAE3ZUY4VXDCT', 'queued', 0, '', '2026-11-16T11:00:00.055593Z', '2026-11-16T11:00:00.055593Z', NULL, NULL);
INSERT INTO "outbox" VALUES (3, 'invitation ONSVRVMAHVJPJMDBPVBPU5P6RP NKS2QARGZ44CW2BNZMVJ635WLF', 'mitarbeit', 0, '2026', '01056', 'ONSVRVMAHVJPJMDBPVBPU5P6RP', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'KH6ZS6XHZC6KQ2WKBLZMRQO4JZ', 'queued', 0, '', '2026-11-16T11:00:00.066966Z', '2026-11-16T11:00:00.066966Z', NULL, NULL);
INSERT INTO "outbox" VALUES (4, 'code UPGCESBUMODZQNXVNYDJUKJKSE', 'zugangscode', 1, '2026', '03241', 'FGBZJUDMNK7PU3QE2FWFYZWQMQ', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'QGSVRXT2EFCBHHRZPR3D3CV2T7', 'queued', 0, '', '2026-11-16T11:00:00.075884Z', '2026-11-16T11:00:00.075884Z', NULL, NULL);
INSERT INTO "outbox" VALUES (5, 'account VH4USOHLSDGCL4A4DZBIZBAHB7', 'konto', 1, '', '', 'VH4USOHLSDGCL4A4DZBIZBAHB7', '{}', 'WI32LXT37NILY6XBFMTUD7LAY2', 'queued', 0, '', '2026-11-16T11:00:00.077846Z', '2026-11-16T11:00:00.077846Z', NULL, NULL);
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
INSERT INTO "presence" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.042598Z', '2026-11-16T11:00:00.042598Z');
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
INSERT INTO "rescue" VALUES ('2026', '01056', 'anna', 'page', 'f2', 'remark=zu+sp%C3%A4t', '2026-11-16T11:00:00.040169Z');
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
INSERT INTO "member" VALUES ('2026', '01056', 'anna', 'coordinator', 0, NULL, '', 'anna', '2026-11-16T11:00:00.007939Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'bert', 'deputy', 0, NULL, '', 'bert', '2026-11-16T11:00:00.010853Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'carla', 'coordinator', 0, NULL, '', 'carla', '2026-11-16T11:00:00.013392Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'LWBF44SY3KV7NRNUQJG5TZMC6A', 'reviewer', 0, NULL, '', 'bert', '2026-11-16T11:00:00.052994Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'ONSVRVMAHVJPJMDBPVBPU5P6RP', 'colleague', 0, '2026-11-24', 'Bitte prüfen', 'anna', '2026-11-16T11:00:00.066966Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'KUNIDONJKXTXY64Q4DFTJ3K3YE', 'colleague', 0, NULL, '', 'carla', '2026-11-16T11:00:00.079414Z', NULL);
INSERT INTO "member" VALUES ('pretest', '01056', 'petra', 'coordinator', 0, NULL, '', 'petra', '2026-11-17T08:00:00.005037Z', NULL);
CREATE TABLE member_share (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    person TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('section', 'page', 'item')),
    key    TEXT NOT NULL CHECK (key <> ''),
    PRIMARY KEY (wave, unit, person, kind, key),
    FOREIGN KEY (wave, unit, person) REFERENCES member (wave, unit, person)
) STRICT;
INSERT INTO "member_share" VALUES ('2026', '01056', 'ONSVRVMAHVJPJMDBPVBPU5P6RP', 'item', 'remark');
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
INSERT INTO "share_plan" VALUES ('2026', '01056', 'remark', 'Amt für „Größe“', 1, 'anna', '2026-11-16T11:00:00.047409Z');
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
INSERT INTO "reopening" VALUES ('2026', '01056', 1, 'anna', 'Zahlen berichtigen', '2026-11-16T11:00:00.024587Z', 'granted', '2026-11-16T11:00:00.026323Z', 'dlt', '');
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
INSERT INTO "county_access" VALUES ('token', '2026', '01056', '4ZZXKBIOQRN6Z25XIQLZWSINN7', 'code', '2026-11-16T11:00:00.031235Z', NULL);
INSERT INTO "county_access" VALUES ('token-Änne', '2026', '01056', 'ONSVRVMAHVJPJMDBPVBPU5P6RP', 'code-Änne', '2026-11-16T11:00:00.066966Z', NULL);
INSERT INTO "county_access" VALUES ('mailed', '2026', '03241', 'FGBZJUDMNK7PU3QE2FWFYZWQMQ', '', '2026-11-16T11:00:00.074184Z', NULL);
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
INSERT INTO "login_code" VALUES ('2026', '03241', 'code UPGCESBUMODZQNXVNYDJUKJKSE', 'FGBZJUDMNK7PU3QE2FWFYZWQMQ', '86ffd226cbd2b52f6b553284aa13c68afb71ff458c3ac66b695f6d1cbf632c5a', '', 0, '2026-11-16T11:00:00.075884Z', NULL, NULL);
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
INSERT INTO "unit_contact" VALUES ('2026', '03241', 'FGBZJUDMNK7PU3QE2FWFYZWQMQ', 'Landrätin', '', 1, '0511 123');
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
INSERT INTO "address_approval" VALUES ('2026', '03241', 'KUNIDONJKXTXY64Q4DFTJ3K3YE', 'carla', '2026-11-16T11:00:00.079414Z', 0, '', NULL);
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
INSERT INTO "note" VALUES ('2026', '01056', '0cf9582356fd3b2a3cd3aa83332117f2', 'remark', 'anna', 'Bitte Schulamt prüfen', '2026-11-16T11:00:00.048914Z', NULL, '');
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
INSERT INTO "wave_stage" VALUES ('2026', 1, 'open', '2026-11-16T11:00:00.005788Z', 'operator', '');
INSERT INTO "wave_stage" VALUES ('pretest', 1, 'open', '2026-11-17T08:00:00.003469Z', 'op', '');
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
INSERT INTO "audit_block" VALUES (1, 1, 37, 37, '', '1 64c0e89696246de7c1888c62bdc3644812253d2d074a5f237c33c3467db758d1
2 c2776cd156b1e3e697d78c47d4a7392029a1aee1ed97d89699d2661938b55baa
3 75aa8c331e561c63bdb36d5cf183e136128f39ba344e958f9b93b5a23ac26a2e
4 1fd7bb68cef9c342a29627c84bebbb0724bdb76dc1e2b8acca0ad13a2474b436
5 70ee45a9c4053d6d05d4d18a0ccce7ee106a96dc0953148717391f5a10a96fc2
6 f0e8a9b7e1fe55a3cbaca9efb9c01567280feaa85d9515b089f39b0b212fe14b
7 9f57a6a38b8695b26c7c76100f7aad8ff32d745f30cedbbc8867b05d8005b83f
8 0aedb21e5012ecf61e2e1edd1ce2333105bcc91b555acdef7786496dd0b5b80c
9 e2518d391e5b95527883d925818161da0b510ad05b2a79d697dbc18de124c8bc
10 6e5bb207e4c51006a97231d30edf85a5b62e31e445ab46e4201eec5ac6501a7a
11 c07df542f8955c4aaefcaf1d35691bb25aad220e498b19b45b407f1affb0d25e
12 0e93905f7d0857bb8dec72ff42c1d91134e6beac639d0be6a87a43f4bba587b6
13 1d55e58ae36bc2fe90a42c282f2845fce27a4dd52c1b45f79ef35a27b6d3379c
14 ab4ee322f62db808c9ab927fcd45cf4d6fd6610eb3d2a5bfb5cc02200519bc3e
15 cdbbdb93350cc033ef4754648a861d984ae5449d2fd19128e131655728be46c1
16 2d794cc396fe8cc01a01cdd5c4968bdc8abc78e038e3a02ba6592e3040b220f6
17 baf20e89e4fe8359d30ade7e68730d6ff5d9b11f55f5967ffdd02d5f446e1935
18 abe042dfc251a704c06e35276f366833890df1c8b80655fe1ac5b42589359548
19 26058b5008a5ce6a522e3f800be587669314ef45709bea6d8678b6d575a40b33
20 81ae15668e60a82eadf6330ade758ebee93c7cba10d25446b7af7ad3b119bdbf
21 0e0a1c87df05396fb461f5123001d733897110e8171c75e932687b5fe69f4c5a
22 3a9e427898fb78e753e422c65aeb543828955a3aade17dcb8c0bdd5f2b075768
23 266a4c051de9febbde4bace86e58ece86d29a98c73176afa7f6212dc7fe3e41e
24 0db396bd99cacc1928c6444d186948421f4f82e1f557298d00d96f49fd5a2391
25 f2ec8aa5a569b591a2cbc74ebeda0a1af90a24be1b11c1643f2001c377254e21
26 8447100d92d97a8e7f2ee8645e51fd2edade842aa529acd0672084ffbf62ac6a
27 b5edfcda8d9442a662e3fb049e48b5a7e6aec94d8b0157786aba142e1b1033a5
28 79dfd933014271d71d89595db91542eb9b59859f94b162085e5709f16630c1e4
29 d055ff80122e8d5caa7803a03879523a483d66bb1a78f404892c642548f2aaa9
30 313260c62636f2090a1a679f38b4935b7e099ba29435f027096707e9daf133dd
31 3504b380be46a828a044c68eac1006eab88605185903c292b3b7178aeb12132a
32 7ca925d630a886161696934d492db73a147560e71579d9f3a5821d8adb837891
33 4fce28c92b02344829646c8250d893752232acd7577eae932c2570ad43ff03a9
34 7f1882e26272a5e3fdadcedd46fdffb7325095f8d1c2e58d7e320bdee68c6cf2
35 1e820a36e43bd9bd855474440c3958f986efff5f004755f8cc1abd7e31044a14
36 770693c5e47a2989e4500a94bcf08ee1278f5ec43e4c6e5cdf7ecb93eff9bc0e
37 705df739529abab077770d3a7ca12806577b1d0e0b11f7afaa5d4fbd35c213b0', '3b0b50b7f601914b9759c56f9e6b513a93bce21b31dd8768a6b93df4f241f281', '2026-11-17T08:00:00.000038Z', NULL);
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
INSERT INTO "contact_event" VALUES ('2026', '03241', 'XUU5ZGUSXLOL2KHWMZUYASB6YD', 'call', 'erreicht', '', 'Ruft „morgen“ zurück', 'dlt', '2026-11-16T11:00:00.040762Z');
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
INSERT INTO "county_release" VALUES ('2026', '01056', 1, 'asked', 'anna', '2026-11-16T11:00:00.055593Z', NULL, '', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 2, 'released', 'LWBF44SY3KV7NRNUQJG5TZMC6A', '2026-11-16T11:00:00.060941Z', '2026-11-16', 'Landrätin', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 3, 'withdrawn', 'anna', '2026-11-16T11:00:00.064092Z', NULL, '', '', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
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
INSERT INTO "release_comment" VALUES ('2026', '01056', 'LWBF44SY3KV7NRNUQJG5TZMC6A', 'remark', 'Gut so', '2026-11-16T11:00:00.060941Z');
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
INSERT INTO "second_factor" VALUES ('meier', 'sealed', 7, '2026-11-16T11:00:00.033064Z', '2026-11-16T11:00:00.033580Z');
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
INSERT INTO "account_invitation" VALUES ('VH4USOHLSDGCL4A4DZBIZBAHB7', 'reader', '', 'meier', '', '2026-11-16T11:00:00.077846Z', '2026-11-23T11:00:00.077846Z', NULL);
CREATE TABLE saved_view (
    wave   TEXT NOT NULL REFERENCES wave (wave),
    person TEXT NOT NULL CHECK (person <> ''),
    name   TEXT NOT NULL CHECK (name <> ''),
    query  TEXT NOT NULL,
    PRIMARY KEY (wave, person, name)
) STRICT;
INSERT INTO "saved_view" VALUES ('2026', 'meier', 'Fehlende in „Bayern“', 'land=Bayern');
CREATE TABLE pretest_comment (
    wave     TEXT NOT NULL,
    unit     TEXT NOT NULL,
    person   TEXT NOT NULL,
    item     TEXT NOT NULL,
    category TEXT NOT NULL CHECK (category IN ('unclear', 'missing', 'unknown', 'other')),
    text     TEXT NOT NULL,
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, person, item),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "pretest_comment" VALUES ('pretest', '01056', 'petra', 'status', 'unclear', 'Was heißt „Stand“?', '2026-11-17T08:00:00.006201Z');
CREATE TABLE pretest_time (
    wave    TEXT    NOT NULL,
    unit    TEXT    NOT NULL,
    form_id TEXT    NOT NULL,
    page    TEXT    NOT NULL,
    seconds INTEGER NOT NULL CHECK (seconds >= 0),
    PRIMARY KEY (wave, unit, form_id),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "pretest_time" VALUES ('pretest', '01056', 'f', 'page', 90);
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
