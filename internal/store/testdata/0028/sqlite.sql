CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO "goose_db_version" VALUES (1, 0, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (2, 1, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (3, 2, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (4, 3, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (5, 4, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (6, 5, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (7, 6, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (8, 7, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (9, 8, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (10, 9, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (11, 10, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (12, 11, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (13, 12, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (14, 13, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (15, 14, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (16, 15, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (17, 16, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (18, 17, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (19, 18, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (20, 19, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (21, 20, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (22, 21, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (23, 22, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (24, 23, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (25, 24, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (26, 25, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (27, 26, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (28, 27, 1, '2026-11-26 08:10:12');
INSERT INTO "goose_db_version" VALUES (29, 28, 1, '2026-11-26 08:10:12');
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
INSERT INTO "edition" VALUES ('1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', X'666F726D61743A20310A', '2026-11-16T11:00:00.000181Z');
INSERT INTO "edition" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', X'666F726D61743A20310A6B65793A206C617465720A', '2026-11-16T11:00:00.025566Z');
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
INSERT INTO "wave" VALUES ('2026', 'Der digitale Landkreis 2026', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 2, '2026-11-16T11:00:00.000122Z', 'letter', '', '', 0);
INSERT INTO "wave" VALUES ('pretest', 'Pretest', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 0, '2026-11-17T08:00:00.002775Z', 'letter', '', '', 1);
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
INSERT INTO "response" VALUES ('2026', '01056', 'returned', '2026-11-16T11:00:00.019360Z', '2026-11-16T11:00:00.087479Z', 1);
INSERT INTO "response" VALUES ('2026', '03241', 'returned', NULL, '2026-11-16T11:00:00.060177Z', 1);
INSERT INTO "response" VALUES ('2026', '07131', 'in_progress', '2026-11-16T11:00:00.056585Z', '2026-11-16T11:00:00.056585Z', 0);
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
INSERT INTO "answer" VALUES ('2026', '01056', 'status', 0, '{"options":["no"]}', 2, 'bert', '2026-11-16T11:00:00.067135Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');
INSERT INTO "answer" VALUES ('2026', '01056', 'projects', 0, '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 1, 'anna', '2026-11-16T11:00:00.019360Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer" VALUES ('2026', '01056', 'practice', 2, '{"fields":{"title":"Bürgerkoffer"}}', 1, 'anna', '2026-11-16T11:00:00.019360Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer" VALUES ('2026', '07131', 'remark', 0, '{"text":"unfertig"}', 1, 'dora', '2026-11-16T11:00:00.056585Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
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
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 1, '', '{"options":["yes"]}', 'anna', '2026-11-16T11:00:00.019360Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'projects', 0, 1, '', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 'anna', '2026-11-16T11:00:00.019360Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'practice', 2, 1, '', '{"fields":{"title":"Bürgerkoffer"}}', 'anna', '2026-11-16T11:00:00.019360Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '07131', 'remark', 0, 1, '', '{"text":"unfertig"}', 'dora', '2026-11-16T11:00:00.056585Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 2, '{"options":["yes"]}', '{"options":["no"]}', 'bert', '2026-11-16T11:00:00.067135Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');
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
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-1', '6ff7483277ed8b918bf867254fbd4bf0dc31f595046d1613d5f78d2801b15ae0', '{"Saved":[{"Item":"status","Record":0},{"Item":"projects","Record":0},{"Item":"practice","Record":2}],"Conflicts":null,"Time":"2026-11-16T11:00:00.01936Z"}', '2026-11-16T11:00:00.019360Z');
INSERT INTO "save_receipt" VALUES ('2026', '07131', 'save-2', 'ec73c666951fac9aabf89842cb425b8aff0398ef2f6f949e829cb00bb8582f1c', '{"Saved":[{"Item":"remark","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.056585Z"}', '2026-11-16T11:00:00.056585Z');
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-3', 'f467702cc925ea18e6c56d71da1b64ed72dda54ce8fe36b55278a1bc10fc9faf', '{"Saved":[{"Item":"status","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.067135Z"}', '2026-11-16T11:00:00.067135Z');
INSERT INTO "save_receipt" VALUES ('pretest', '01056', 's', '497824304379764f89a95e84d678c1afcc5871409401be785750e2dec4f100c9', '{"Saved":null,"Conflicts":null,"Time":"2026-11-17T08:00:00.007677Z"}', '2026-11-17T08:00:00.007677Z');
CREATE TABLE page_mark (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    page   TEXT NOT NULL CHECK (page <> ''),
    author TEXT NOT NULL,
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, page),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "page_mark" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.019360Z');
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
INSERT INTO "submission" VALUES ('2026', '01056', 1, 's1', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'anna', '2026-11-16T11:00:00.022923Z', 'e18c8a6f8d6d5e6047c8756a0f355e4e1301a16f96a341ddb15af0fa6a15f269', '2026-01056-1-4GGIU-34NNV');
INSERT INTO "submission" VALUES ('2026', '03241', 1, 'import 1', 'import', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dlt', '2026-11-16T11:00:00.038761Z', '792a1dfb57b67b3f9be9b50fe48087623554ce620e240d84ab854a678f2e47fa', '2026-03241-1-PEVB3-62XWZ');
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
INSERT INTO "person" VALUES ('anna', 'anna', '', '', '2026-11-16T11:00:00.006953Z', NULL, '');
INSERT INTO "person" VALUES ('bert', 'bert', '', '', '2026-11-16T11:00:00.009790Z', NULL, '');
INSERT INTO "person" VALUES ('carla', 'carla', '', '', '2026-11-16T11:00:00.013823Z', NULL, '');
INSERT INTO "person" VALUES ('SR5UFG2W6QEPB3SXWATIOJNOMD', '', '', '', '2026-11-16T11:00:00.040395Z', NULL, '');
INSERT INTO "person" VALUES ('X4CXBZF6K2HV57NW36TXVTPJJC', 'Änne Meier', 'meier', '', '2026-11-16T11:00:00.041501Z', NULL, '');
INSERT INTO "person" VALUES ('dora', 'dora', '', '', '2026-11-16T11:00:00.054569Z', NULL, '');
INSERT INTO "person" VALUES ('6TUW4T5DIUT7GR57W5CNOXDF3B', 'Frau Muster', '', 'lr@kreis.example', '2026-11-16T11:00:00.073730Z', NULL, 'Landrätin');
INSERT INTO "person" VALUES ('HITKRNZPMLMN5CYSHC74E3HTNY', 'Änne', '', 'Änne@kreis.example', '2026-11-16T11:00:00.090603Z', NULL, 'Schulamt');
INSERT INTO "person" VALUES ('DCQSXXNBKGPKNMPUQQADO53OSH', 'Frau Müller', '', 'landrat@kreis.example', '2026-11-16T11:00:00.094786Z', NULL, '');
INSERT INTO "person" VALUES ('QAFHUMG32UOGTFLXEZH76RMB35', 'Neu', '', 'neu@dlt.example', '2026-11-16T11:00:00.108263Z', NULL, '');
INSERT INTO "person" VALUES ('7MGOYMTYOUAGGVXX45OZSIAEOT', 'Frau Fern', '', 'fern@post.example', '2026-11-16T11:00:00.110617Z', NULL, '');
INSERT INTO "person" VALUES ('petra', 'petra', '', '', '2026-11-17T08:00:00.006120Z', NULL, '');
CREATE TABLE admin_account (
    login_hash    TEXT    NOT NULL PRIMARY KEY CHECK (length(login_hash) = 64),
    person        TEXT    NOT NULL,
    password_hash TEXT    NOT NULL CHECK (password_hash <> ''),
    disabled      INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created       TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
, role TEXT NOT NULL DEFAULT 'admin'
    CHECK (role IN ('admin', 'reader', 'association', 'analyst')), land TEXT NOT NULL DEFAULT ''
    CHECK ((land <> '') = (role = 'association'))) STRICT;
INSERT INTO "admin_account" VALUES ('d6627d040cd79d6f6843ef39994bd931c9bf0e4d925db3e629b4f53204fbbd96', 'X4CXBZF6K2HV57NW36TXVTPJJC', 'hash', 0, '2026-11-16T11:00:00.041501Z', 'admin', '');
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
INSERT INTO "session" VALUES ('session', 'county', '', '2026', '01056', '2026-11-16T11:00:00.044080Z', '2026-11-16T11:00:00.044080Z', 3600, '2026-11-16T12:00:00.044080Z', NULL, '', '', NULL, '');
CREATE TABLE failure (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    key  TEXT NOT NULL CHECK (key <> ''),
    time TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "failure" VALUES (1, 'code:1', '2026-11-16T11:00:00.045450Z');
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
INSERT INTO "audit" VALUES (1, '2026-11-16T11:00:00.000122Z', 'operator', 'system', 'wave_created', '2026', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 3 units');
INSERT INTO "audit" VALUES (2, '2026-11-16T11:00:00.004495Z', 'operator', 'system', 'wave_opened', '2026', '', 'from draft to open');
INSERT INTO "audit" VALUES (3, '2026-11-16T11:00:00.006953Z', 'anna', 'county', 'member_joined', '2026', '01056', 'coordinator');
INSERT INTO "audit" VALUES (4, '2026-11-16T11:00:00.009790Z', 'bert', 'county', 'member_joined', '2026', '01056', 'colleague');
INSERT INTO "audit" VALUES (5, '2026-11-16T11:00:00.011036Z', 'system', 'system', 'member_appointed', '2026', '01056', 'person bert, deputy');
INSERT INTO "audit" VALUES (6, '2026-11-16T11:00:00.013823Z', 'carla', 'county', 'member_joined', '2026', '03241', 'coordinator');
INSERT INTO "audit" VALUES (7, '2026-11-16T11:00:00.019360Z', 'anna', 'county', 'answers_saved', '2026', '01056', '3 answers');
INSERT INTO "audit" VALUES (8, '2026-11-16T11:00:00.022923Z', 'anna', 'county', 'submitted', '2026', '01056', 'number 1');
INSERT INTO "audit" VALUES (9, '2026-11-16T11:00:00.025566Z', 'meier', 'admin', 'edition_stored', '', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1, parent 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f');
INSERT INTO "audit" VALUES (10, '2026-11-16T11:00:00.030921Z', 'anna', 'county', 'reopening_requested', '2026', '01056', 'request 1');
INSERT INTO "audit" VALUES (11, '2026-11-16T11:00:00.034958Z', 'dlt', 'system', 'reopened', '2026', '01056', '');
INSERT INTO "audit" VALUES (12, '2026-11-16T11:00:00.036984Z', 'meier', 'admin', 'edition_proposed', '2026', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1');
INSERT INTO "audit" VALUES (13, '2026-11-16T11:00:00.038761Z', 'dlt', 'system', 'imported', '2026', '', '1 submissions');
INSERT INTO "audit" VALUES (14, '2026-11-16T11:00:00.040395Z', 'op', 'county', 'access_created', '2026', '01056', 'person SR5UFG2W6QEPB3SXWATIOJNOMD');
INSERT INTO "audit" VALUES (15, '2026-11-16T11:00:00.041501Z', 'system', 'system', 'admin_created', '', '', 'person X4CXBZF6K2HV57NW36TXVTPJJC');
INSERT INTO "audit" VALUES (16, '2026-11-16T11:00:00.043185Z', 'meier', 'admin', 'factor_confirmed', '', '', 'person meier ');
INSERT INTO "audit" VALUES (17, '2026-11-16T11:00:00.046601Z', 'anna', 'county', 'mails_chosen', '2026', '01056', 'reminder 7, summary false');
INSERT INTO "audit" VALUES (18, '2026-11-16T11:00:00.050102Z', 'meier', 'admin', 'wave_changed', '2026', '', '2026-11-01 to 2026-11-30, grace 2');
INSERT INTO "audit" VALUES (19, '2026-11-16T11:00:00.051777Z', 'dlt', 'system', 'contact_logged', '2026', '03241', 'call');
INSERT INTO "audit" VALUES (20, '2026-11-16T11:00:00.054569Z', 'dora', 'county', 'member_joined', '2026', '07131', 'coordinator');
INSERT INTO "audit" VALUES (21, '2026-11-16T11:00:00.056585Z', 'dora', 'county', 'answers_saved', '2026', '07131', '1 answers');
INSERT INTO "audit" VALUES (22, '2026-11-16T11:00:00.058362Z', 'dlt', 'system', 'contact_logged', '2026', '03241', 'extension');
INSERT INTO "audit" VALUES (23, '2026-11-16T11:00:00.058362Z', 'dlt', 'system', 'extended', '2026', '03241', '2026-12-10');
INSERT INTO "audit" VALUES (24, '2026-11-16T11:00:00.060177Z', 'dlt', 'system', 'reopened', '2026', '03241', '');
INSERT INTO "audit" VALUES (25, '2026-11-16T11:00:00.063625Z', 'dora', 'county', 'interim_released', '2026', '07131', 'number 1');
INSERT INTO "audit" VALUES (26, '2026-11-16T11:00:00.067135Z', 'bert', 'county', 'answers_saved', '2026', '01056', '1 answers');
INSERT INTO "audit" VALUES (27, '2026-11-16T11:00:00.068900Z', 'anna', 'county', 'plan_saved', '2026', '01056', '1 questions');
INSERT INTO "audit" VALUES (28, '2026-11-16T11:00:00.071836Z', 'anna', 'county', 'setting_changed', '2026', '01056', 'leaders inside');
INSERT INTO "audit" VALUES (29, '2026-11-16T11:00:00.073730Z', 'bert', 'county', 'member_invited', '2026', '01056', 'person 6TUW4T5DIUT7GR57W5CNOXDF3B');
INSERT INTO "audit" VALUES (30, '2026-11-16T11:00:00.076614Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 1, asked');
INSERT INTO "audit" VALUES (31, '2026-11-16T11:00:00.080810Z', '6TUW4T5DIUT7GR57W5CNOXDF3B', 'county', 'release_commented', '2026', '01056', '1 comments');
INSERT INTO "audit" VALUES (32, '2026-11-16T11:00:00.080810Z', '6TUW4T5DIUT7GR57W5CNOXDF3B', 'county', 'release_step', '2026', '01056', 'number 2, released');
INSERT INTO "audit" VALUES (33, '2026-11-16T11:00:00.087479Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 3, withdrawn');
INSERT INTO "audit" VALUES (34, '2026-11-16T11:00:00.090603Z', 'anna', 'county', 'member_invited', '2026', '01056', 'person HITKRNZPMLMN5CYSHC74E3HTNY');
INSERT INTO "audit" VALUES (35, '2026-11-16T11:00:00.090603Z', 'anna', 'county', 'member_shared', '2026', '01056', 'person HITKRNZPMLMN5CYSHC74E3HTNY, 1 shares');
INSERT INTO "audit" VALUES (36, '2026-11-16T11:00:00.090603Z', 'anna', 'county', 'access_created', '2026', '01056', 'person HITKRNZPMLMN5CYSHC74E3HTNY');
INSERT INTO "audit" VALUES (37, '2026-11-16T11:00:00.094786Z', 'dlt', 'system', 'contact_set', '2026', '03241', '1 contacts, 1 domains');
INSERT INTO "audit" VALUES (38, '2026-11-16T11:00:00.096354Z', 'dlt', 'system', 'campaign_added', '2026', '', 'campaign YUE7AK5NWHTUFCR6OG45YMKKNJ');
INSERT INTO "audit" VALUES (39, '2026-11-16T11:00:00.101462Z', 'dlt', 'system', 'campaign_started', '2026', '', 'campaign YUE7AK5NWHTUFCR6OG45YMKKNJ, 1 mails');
INSERT INTO "audit" VALUES (40, '2026-11-16T11:00:00.104835Z', 'dlt', 'system', 'access_created', '2026', '03241', 'person DCQSXXNBKGPKNMPUQQADO53OSH');
INSERT INTO "audit" VALUES (41, '2026-11-16T11:00:00.106723Z', 'DCQSXXNBKGPKNMPUQQADO53OSH', 'county', 'code_requested', '2026', '03241', '');
INSERT INTO "audit" VALUES (42, '2026-11-16T11:00:00.108263Z', 'meier', 'admin', 'account_invited', '', '', 'person QAFHUMG32UOGTFLXEZH76RMB35 reader');
INSERT INTO "audit" VALUES (43, '2026-11-16T11:00:00.110617Z', 'carla', 'county', 'member_invited', '2026', '03241', 'person 7MGOYMTYOUAGGVXX45OZSIAEOT');
INSERT INTO "audit" VALUES (44, '2026-11-16T11:00:00.110617Z', 'carla', 'county', 'member_shared', '2026', '03241', 'person 7MGOYMTYOUAGGVXX45OZSIAEOT, 0 shares');
INSERT INTO "audit" VALUES (45, '2026-11-16T11:00:00.110617Z', 'carla', 'county', 'approval_asked', '2026', '03241', 'person 7MGOYMTYOUAGGVXX45OZSIAEOT');
INSERT INTO "audit" VALUES (46, '2026-11-17T08:00:00.002775Z', 'op', 'system', 'wave_created', 'pretest', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 1 units');
INSERT INTO "audit" VALUES (47, '2026-11-17T08:00:00.004330Z', 'op', 'system', 'wave_opened', 'pretest', '', 'from draft to open');
INSERT INTO "audit" VALUES (48, '2026-11-17T08:00:00.006120Z', 'petra', 'county', 'member_joined', 'pretest', '01056', 'coordinator');
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
INSERT INTO "wave_edition" VALUES ('2026', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-16T11:00:00.000122Z', 'operator', '', '');
INSERT INTO "wave_edition" VALUES ('pretest', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-17T08:00:00.002775Z', 'op', '', '');
CREATE TABLE edition_proposal (
    wave     TEXT NOT NULL PRIMARY KEY REFERENCES wave (wave),
    edition  TEXT NOT NULL REFERENCES edition (sha256),
    base     TEXT NOT NULL REFERENCES edition (sha256),
    proposer TEXT NOT NULL,
    reason   TEXT NOT NULL,
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "edition_proposal" VALUES ('2026', '49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'meier', 'Tippfehler', '2026-11-16T11:00:00.036984Z');
CREATE TABLE draft (
    edition TEXT NOT NULL PRIMARY KEY REFERENCES edition (sha256),
    title   TEXT NOT NULL,
    author  TEXT NOT NULL,
    time    TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    parent  TEXT REFERENCES edition (sha256),
    source  TEXT NOT NULL
) STRICT;
INSERT INTO "draft" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', 'Später', 'meier', '2026-11-16T11:00:00.025566Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'später.yaml');
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
INSERT INTO "outbox" VALUES (1, 'receipt', 'eingangsbestaetigung', 1, '2026', '01056', 'anna', '{"Eingereicht":"2026-11-16T11:00:00Z","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg","Prüfsumme":"00ff","Vorgangsnummer":"R-1"}', 'VBWSBXHT56NNGIYMPSNMT2PL2C', 'queued', 0, '', '2026-11-16T11:00:00.053146Z', '2026-11-16T11:00:00.053146Z', NULL, NULL);
INSERT INTO "outbox" VALUES (2, 'invitation 6TUW4T5DIUT7GR57W5CNOXDF3B LVE3NH3MIWJUJU574NSPUNKCFU', 'freigabe', 0, '2026', '01056', '6TUW4T5DIUT7GR57W5CNOXDF3B', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', '3GWPN2NAZURCFNJE3X4FFKZBLX', 'queued', 0, '', '2026-11-16T11:00:00.076614Z', '2026-11-16T11:00:00.076614Z', NULL, NULL);
INSERT INTO "outbox" VALUES (3, 'invitation HITKRNZPMLMN5CYSHC74E3HTNY MV72ZLQGNYCBC4T3VSQ5LULRPB', 'mitarbeit', 0, '2026', '01056', 'HITKRNZPMLMN5CYSHC74E3HTNY', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', '7ZZWKOMDQNE3URCAGNCBL24GOH', 'queued', 0, '', '2026-11-16T11:00:00.090603Z', '2026-11-16T11:00:00.090603Z', NULL, NULL);
INSERT INTO "outbox" VALUES (4, 'campaign 2026 YUE7AK5NWHTUFCR6OG45YMKKNJ 03241', 'anschreiben', 0, '2026', '03241', 'DCQSXXNBKGPKNMPUQQADO53OSH', '{"Anschreiben":"YUE7AK5NWHTUFCR6OG45YMKKNJ","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'M4DP5GR3TWTKXP4GOE5XMNE4T5', 'queued', 0, '', '2026-11-16T11:00:00.101462Z', '2026-11-16T11:00:00.101462Z', NULL, NULL);
INSERT INTO "outbox" VALUES (5, 'code 5T5TZNEZVEIT5ERUJNSNQB6QC2', 'zugangscode', 1, '2026', '03241', 'DCQSXXNBKGPKNMPUQQADO53OSH', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'LGXI4RWBEFITCZTW435CMJRIOV', 'queued', 0, '', '2026-11-16T11:00:00.106723Z', '2026-11-16T11:00:00.106723Z', NULL, NULL);
INSERT INTO "outbox" VALUES (6, 'account QAFHUMG32UOGTFLXEZH76RMB35', 'konto', 1, '', '', 'QAFHUMG32UOGTFLXEZH76RMB35', '{}', 'CFYYRGLCLLQMN3DAHWZ2CGSL4V', 'queued', 0, '', '2026-11-16T11:00:00.108263Z', '2026-11-16T11:00:00.108263Z', NULL, NULL);
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
INSERT INTO "presence" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.065204Z', '2026-11-16T11:00:00.065204Z');
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
INSERT INTO "rescue" VALUES ('2026', '01056', 'anna', 'page', 'f2', 'remark=zu+sp%C3%A4t', '2026-11-16T11:00:00.051052Z');
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
INSERT INTO "member" VALUES ('2026', '01056', 'anna', 'coordinator', 0, NULL, '', 'anna', '2026-11-16T11:00:00.006953Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'bert', 'deputy', 0, NULL, '', 'bert', '2026-11-16T11:00:00.009790Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'carla', 'coordinator', 0, NULL, '', 'carla', '2026-11-16T11:00:00.013823Z', NULL);
INSERT INTO "member" VALUES ('2026', '07131', 'dora', 'coordinator', 0, NULL, '', 'dora', '2026-11-16T11:00:00.054569Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', '6TUW4T5DIUT7GR57W5CNOXDF3B', 'reviewer', 0, NULL, '', 'bert', '2026-11-16T11:00:00.073730Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'HITKRNZPMLMN5CYSHC74E3HTNY', 'colleague', 0, '2026-11-24', 'Bitte prüfen', 'anna', '2026-11-16T11:00:00.090603Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', '7MGOYMTYOUAGGVXX45OZSIAEOT', 'colleague', 0, NULL, '', 'carla', '2026-11-16T11:00:00.110617Z', NULL);
INSERT INTO "member" VALUES ('pretest', '01056', 'petra', 'coordinator', 0, NULL, '', 'petra', '2026-11-17T08:00:00.006120Z', NULL);
CREATE TABLE member_share (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    person TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('section', 'page', 'item')),
    key    TEXT NOT NULL CHECK (key <> ''),
    PRIMARY KEY (wave, unit, person, kind, key),
    FOREIGN KEY (wave, unit, person) REFERENCES member (wave, unit, person)
) STRICT;
INSERT INTO "member_share" VALUES ('2026', '01056', 'HITKRNZPMLMN5CYSHC74E3HTNY', 'item', 'remark');
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
INSERT INTO "share_plan" VALUES ('2026', '01056', 'remark', 'Amt für „Größe“', 1, 'anna', '2026-11-16T11:00:00.068900Z');
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
INSERT INTO "reopening" VALUES ('2026', '01056', 1, 'anna', 'Zahlen berichtigen', '2026-11-16T11:00:00.030921Z', 'granted', '2026-11-16T11:00:00.034958Z', 'dlt', '');
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
INSERT INTO "county_access" VALUES ('token', '2026', '01056', 'SR5UFG2W6QEPB3SXWATIOJNOMD', 'code', '2026-11-16T11:00:00.040395Z', NULL);
INSERT INTO "county_access" VALUES ('token-Änne', '2026', '01056', 'HITKRNZPMLMN5CYSHC74E3HTNY', 'code-Änne', '2026-11-16T11:00:00.090603Z', NULL);
INSERT INTO "county_access" VALUES ('mailed', '2026', '03241', 'DCQSXXNBKGPKNMPUQQADO53OSH', '', '2026-11-16T11:00:00.104835Z', NULL);
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
INSERT INTO "login_code" VALUES ('2026', '03241', 'code 5T5TZNEZVEIT5ERUJNSNQB6QC2', 'DCQSXXNBKGPKNMPUQQADO53OSH', '86ffd226cbd2b52f6b553284aa13c68afb71ff458c3ac66b695f6d1cbf632c5a', '', 0, '2026-11-16T11:00:00.106723Z', NULL, NULL);
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
INSERT INTO "unit_contact" VALUES ('2026', '03241', 'DCQSXXNBKGPKNMPUQQADO53OSH', 'Landrätin', '', 1, '0511 123');
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
INSERT INTO "address_approval" VALUES ('2026', '03241', '7MGOYMTYOUAGGVXX45OZSIAEOT', 'carla', '2026-11-16T11:00:00.110617Z', 0, '', NULL);
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
INSERT INTO "note" VALUES ('2026', '01056', '0cf9582356fd3b2a3cd3aa83332117f2', 'remark', 'anna', 'Bitte Schulamt prüfen', '2026-11-16T11:00:00.070067Z', NULL, '');
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
INSERT INTO "wave_stage" VALUES ('2026', 1, 'open', '2026-11-16T11:00:00.004495Z', 'operator', '');
INSERT INTO "wave_stage" VALUES ('pretest', 1, 'open', '2026-11-17T08:00:00.004330Z', 'op', '');
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
INSERT INTO "audit_block" VALUES (1, 1, 45, 45, '', '1 95795de12ab39202b22dcc89378af0fbd522ee1ef7f4e45358ff20c9cd126241
2 f7ed67b2cdcfb044ae0d0917f7c9244a40661e3b5b651b3c4a35cfc2cb4b6141
3 b8a5b581801cc5affb41824915f579f6728589b3dac2ffe396a9a4faaa54dea3
4 855bac61b72556bc3279240e5208486890b781c1291e9b307977c945cddc7988
5 a3daa7b446d1c9845d11f3ed3f926b4cc195e0e0195e3d8e78fc31d1ffb02e14
6 9a9a387de4905829bcaf663e427a9b46bb5904574eaa006a15a5a9317efc9dff
7 385196941f9a9240716dade46bfdb375fa32d8d3a5a39e24fe2105c53f7b11e6
8 0adb9a6c89ed5e4ebbeb44f88d07c70f9ee3ef6945adbc8e7dea60d0638b1565
9 f9e7e202a1b95b52a61d6745e1b1e764e2b0db5398868c2d85c0d6671728a627
10 62f9c9236397f1d939a6721f1af3e811a130f734f4973ab2e624b38c4ee0cfa3
11 d254836451106488f3f39bad6c3c4a9b22a904e9279a1e7445414629c7138dc2
12 ee25f7ae4b7fcf4d2aa8f434fc1d92e4fb7da46f540c94a0872d072c65e0a7c7
13 ad5cb5a49e6284a6f071ad35d24c95c9c755642567e02bf17d3eef5cdec73c55
14 2ee308f66af2bede1585694e06df0c039e0a6be01aa4ad6313a60be64156c8dc
15 4615ca36322a658298363872519194da8fb3b4dd6a7b4d6178acd59b611dfdc7
16 bbb30a344bd6f86b128771cf6bd6ed063657270cd5866b5650e208a5c953d6d0
17 f0d9b160c5df60a0f5b7e2fa6f3b2b6169ef4a3531599244a0ac53acaecc9986
18 f618705c70a7395576f0de523279b94cc9f358d350556ce4ecaf9fe0053426c5
19 ac2d4fa32599e7dab0d2beb27e46ac6fda8faeedbadd117ac3f8c9ebf0b0ee29
20 2878c7bc4fa40045203bc7c20cf8f20fff6049cbaf8aef9567b663dc5b378a84
21 d1664aea60ebb2c433bef8c0cd58e9279fd9cf23b49dff8e957175fae0126ee9
22 b80d97af29993ba55ccf169ffb9d4d8b81a61601d9b0ec4cd71fea7b28eb1911
23 640bfd75ef444f89e9fc0d55d7515aec53c629c9b6b54fb004d5773e8792dd99
24 933fc835955e64ca3c395478fe9b025a603e5ffabf5926be2b92c042e4afdc88
25 ca6f2a57ce23b8191106d772a2c9283758222dfa0ef427f0e93e49733a8e3b77
26 fb5bb22f477dcf041a61daf2d3d28079647dd77e28fcb26609bb336118fe0205
27 df5444b1514501beee6bce903403cefa07dca2ac5e2f8e59abc0957499196e15
28 4644c35162f2d65b64be766ee7092cc6be96da059c6e622130d2d2bc36bfac08
29 3a25a0a681807ef9a1bbf0055d08462fdbe9109263254823f7623ff12b423c67
30 57ae33c530d254076092f839b1318e8fe18de6ac4291e837f2da44756c9ee952
31 5256139e1153560291ad69ad661eaa777491d1e3a317144b1b4ecdcfcb915ccb
32 2a66a4b1541ab8f4e9b52e0b9545f28b898282bfd0f95aa5d0ed5a4b9877a22c
33 a69ec4ab7a20b94eb59bece6e97ed6513cc17d4748ca7a7b0c8e1ef03d341a05
34 9a47ad5175d51133f457819ad73bd7f11824654490c9914cc0941c6d19848d0e
35 14b02edb9b2080acf2c742ce9bef6b7e83539d68284e08469a1572032115dee4
36 1644d7c91b2f6a5503b4a6905d742b60c373d8010786c177b644f1a73151eba2
37 3918fe81c8c7fd4f97e7bdef418b9b87de044bed9457035b140279f49e216ac5
38 1358e2eef9a7b9e6fbff8ac398eabab62c063b366e7f3558429b3fef066167eb
39 19cb12e0e2b9cd01e222c916ceeab125e38a4fad8733ac8d568cf6e57c615a6d
40 e0a91b53df3d4fe6b735abd2eb49acc3ab73eaf6c4f801d28eccaf45fe08daca
41 b5af7830fcc37e7a03ccd22f8a32cc577551fcdbc6b4b2ea078228d311d00839
42 88fba69df6b7786b3adfdc1a38e8dd8dda4f53ceddd01ba1d533d335038629d9
43 331bd1b23537a20e7121c8a7049636bb625415acb731d698a64638f18100a54f
44 6e35dfeeaa043c63c6b3ac9be02b9bb486b4477fe8bd994d41cff191dd1fdd1f
45 e850484acdb5bc49ceedbb6310226c24960a1de0c0a88d3c66b9ff616ae5fad8', 'e2cd6cb0ef82f354b198debf017da5334d7fd55265eaa087d7ee75fbcf936b8e', '2026-11-17T08:00:00.000062Z', NULL);
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
INSERT INTO "contact_event" VALUES ('2026', '03241', 'F5MINDOJMXWVOM3TFOGSNQ7N5E', 'call', 'erreicht', '', 'Ruft „morgen“ zurück', 'dlt', '2026-11-16T11:00:00.051777Z');
INSERT INTO "contact_event" VALUES ('2026', '03241', 'LTL627GDJQ7W2H7BAFLZWHGR3F', 'extension', '2026-12-10', '', 'Ferien', 'dlt', '2026-11-16T11:00:00.058362Z');
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
INSERT INTO "county_release" VALUES ('2026', '01056', 1, 'asked', 'anna', '2026-11-16T11:00:00.076614Z', NULL, '', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 2, 'released', '6TUW4T5DIUT7GR57W5CNOXDF3B', '2026-11-16T11:00:00.080810Z', '2026-11-16', 'Landrätin', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 3, 'withdrawn', 'anna', '2026-11-16T11:00:00.087479Z', NULL, '', '', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
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
INSERT INTO "release_comment" VALUES ('2026', '01056', '6TUW4T5DIUT7GR57W5CNOXDF3B', 'remark', 'Gut so', '2026-11-16T11:00:00.080810Z');
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
INSERT INTO "second_factor" VALUES ('meier', 'sealed', 7, '2026-11-16T11:00:00.042563Z', '2026-11-16T11:00:00.043185Z');
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
INSERT INTO "account_invitation" VALUES ('QAFHUMG32UOGTFLXEZH76RMB35', 'reader', '', 'meier', '', '2026-11-16T11:00:00.108263Z', '2026-11-23T11:00:00.108263Z', NULL);
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
INSERT INTO "pretest_comment" VALUES ('pretest', '01056', 'petra', 'status', 'unclear', 'Was heißt „Stand“?', '2026-11-17T08:00:00.007677Z');
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
CREATE TABLE campaign (
    wave       TEXT    NOT NULL REFERENCES wave (wave),
    id         TEXT    NOT NULL CHECK (id <> ''),
    kind       TEXT    NOT NULL CHECK (kind IN ('invitation', 'reminder', 'thanks', 'returned', 'extension', 'free')),
    rule       TEXT    NOT NULL CHECK (rule <> ''),
    section    TEXT    NOT NULL,
    subject    TEXT    NOT NULL CHECK (subject <> ''),
    text       TEXT    NOT NULL CHECK (text <> ''),
    channel    TEXT    NOT NULL CHECK (channel IN ('mail', 'letter')),
    not_before TEXT    CHECK (not_before GLOB '????-??-??T??:??:??.??????Z'),
    state      TEXT    NOT NULL CHECK (state IN ('draft', 'scheduled', 'running', 'done', 'stopped')),
    version    INTEGER NOT NULL CHECK (version >= 1),
    author     TEXT    NOT NULL,
    created    TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    changed_by TEXT    NOT NULL,
    changed    TEXT    NOT NULL CHECK (changed GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, id),
    CHECK (state <> 'scheduled' OR not_before IS NOT NULL)
) STRICT;
INSERT INTO "campaign" VALUES ('2026', 'YUE7AK5NWHTUFCR6OG45YMKKNJ', 'invitation', 'missing', '', 'An {Landkreis}', '{Anrede}', 'mail', NULL, 'running', 2, 'dlt', '2026-11-16T11:00:00.096354Z', 'dlt', '2026-11-16T11:00:00.101462Z');
CREATE TABLE campaign_unit (
    wave      TEXT NOT NULL,
    unit      TEXT NOT NULL,
    campaign  TEXT NOT NULL,
    person    TEXT NOT NULL,
    letter    TEXT NOT NULL,
    attempted TEXT CHECK (attempted GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, campaign),
    FOREIGN KEY (wave, campaign) REFERENCES campaign (wave, id),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "campaign_unit" VALUES ('2026', '03241', 'YUE7AK5NWHTUFCR6OG45YMKKNJ', 'DCQSXXNBKGPKNMPUQQADO53OSH', 'campaign 2026 YUE7AK5NWHTUFCR6OG45YMKKNJ 03241', NULL);
CREATE TABLE extension (
    wave      TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    number    INTEGER NOT NULL CHECK (number >= 1),
    until_day TEXT    NOT NULL CHECK (until_day GLOB '????-??-??'),
    reason    TEXT    NOT NULL CHECK (reason <> ''),
    author    TEXT    NOT NULL CHECK (author <> ''),
    time      TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "extension" VALUES ('2026', '03241', 1, '2026-12-10', 'Ferien', 'dlt', '2026-11-16T11:00:00.058362Z');
CREATE TABLE county_return (
    wave   TEXT    NOT NULL,
    unit   TEXT    NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    reason TEXT    NOT NULL CHECK (reason <> ''),
    author TEXT    NOT NULL CHECK (author <> ''),
    time   TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "county_return" VALUES ('2026', '03241', 1, 'Bitte Frage 3', 'dlt', '2026-11-16T11:00:00.060177Z');
CREATE TABLE interim (
    wave    TEXT    NOT NULL,
    unit    TEXT    NOT NULL,
    number  INTEGER NOT NULL CHECK (number >= 1),
    edition TEXT    NOT NULL REFERENCES edition (sha256),
    author  TEXT    NOT NULL,
    time    TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    hash    TEXT    NOT NULL CHECK (length(hash) = 64),
    answers TEXT    NOT NULL CHECK (json_valid(answers)),
    revoked TEXT CHECK (revoked GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "interim" VALUES ('2026', '07131', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dora', '2026-11-16T11:00:00.063625Z', '482c04ef680c9db3f6996d819f08716ff7d1f53744b05470e3038355a9cb5612', '[{"item":"status","state":"empty"},{"item":"projects","state":"not_shown"},{"item":"remark","state":"answered","value":"{\"text\":\"unfertig\"}"},{"item":"practice","state":"empty"}]', NULL);
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
CREATE INDEX outbox_wave ON outbox (wave, unit);
CREATE UNIQUE INDEX interim_stands ON interim (wave, unit) WHERE revoked IS NULL;
CREATE TRIGGER interim_no_update BEFORE UPDATE ON interim
WHEN OLD.revoked IS NOT NULL OR NEW.revoked IS NULL OR NEW.wave <> OLD.wave OR NEW.unit <> OLD.unit OR NEW.number <> OLD.number
    OR NEW.edition <> OLD.edition OR NEW.author <> OLD.author OR NEW.time <> OLD.time OR NEW.hash <> OLD.hash OR NEW.answers <> OLD.answers
BEGIN SELECT RAISE(ABORT, 'interim is append-only'); END;
CREATE TRIGGER interim_no_delete BEFORE DELETE ON interim
BEGIN SELECT RAISE(ABORT, 'interim is append-only'); END;
