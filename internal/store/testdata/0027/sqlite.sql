CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO "goose_db_version" VALUES (1, 0, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (2, 1, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (3, 2, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (4, 3, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (5, 4, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (6, 5, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (7, 6, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (8, 7, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (9, 8, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (10, 9, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (11, 10, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (12, 11, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (13, 12, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (14, 13, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (15, 14, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (16, 15, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (17, 16, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (18, 17, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (19, 18, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (20, 19, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (21, 20, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (22, 21, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (23, 22, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (24, 23, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (25, 24, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (26, 25, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (27, 26, 1, '2026-11-26 08:03:42');
INSERT INTO "goose_db_version" VALUES (28, 27, 1, '2026-11-26 08:03:42');
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
INSERT INTO "edition" VALUES ('1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', X'666F726D61743A20310A', '2026-11-16T11:00:00.000108Z');
INSERT INTO "edition" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', X'666F726D61743A20310A6B65793A206C617465720A', '2026-11-16T11:00:00.064456Z');
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
INSERT INTO "wave" VALUES ('2026', 'Der digitale Landkreis 2026', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 2, '2026-11-16T11:00:00.000098Z', 'letter', '', '', 0);
INSERT INTO "wave" VALUES ('pretest', 'Pretest', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 0, '2026-11-17T08:00:00.001773Z', 'letter', '', '', 1);
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
INSERT INTO "response" VALUES ('2026', '01056', 'returned', '2026-11-16T11:00:00.058906Z', '2026-11-16T11:00:00.106111Z', 1);
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
INSERT INTO "answer" VALUES ('2026', '01056', 'status', 0, '{"options":["no"]}', 2, 'bert', '2026-11-16T11:00:00.088411Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');
INSERT INTO "answer" VALUES ('2026', '01056', 'projects', 0, '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 1, 'anna', '2026-11-16T11:00:00.058906Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer" VALUES ('2026', '01056', 'practice', 2, '{"fields":{"title":"Bürgerkoffer"}}', 1, 'anna', '2026-11-16T11:00:00.058906Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
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
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 1, '', '{"options":["yes"]}', 'anna', '2026-11-16T11:00:00.058906Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'projects', 0, 1, '', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 'anna', '2026-11-16T11:00:00.058906Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'practice', 2, 1, '', '{"fields":{"title":"Bürgerkoffer"}}', 'anna', '2026-11-16T11:00:00.058906Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 2, '{"options":["yes"]}', '{"options":["no"]}', 'bert', '2026-11-16T11:00:00.088411Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');
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
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-1', '6ff7483277ed8b918bf867254fbd4bf0dc31f595046d1613d5f78d2801b15ae0', '{"Saved":[{"Item":"status","Record":0},{"Item":"projects","Record":0},{"Item":"practice","Record":2}],"Conflicts":null,"Time":"2026-11-16T11:00:00.058906Z"}', '2026-11-16T11:00:00.058906Z');
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-2', 'f467702cc925ea18e6c56d71da1b64ed72dda54ce8fe36b55278a1bc10fc9faf', '{"Saved":[{"Item":"status","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.088411Z"}', '2026-11-16T11:00:00.088411Z');
INSERT INTO "save_receipt" VALUES ('pretest', '01056', 's', '497824304379764f89a95e84d678c1afcc5871409401be785750e2dec4f100c9', '{"Saved":null,"Conflicts":null,"Time":"2026-11-17T08:00:00.006688Z"}', '2026-11-17T08:00:00.006688Z');
CREATE TABLE page_mark (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    page   TEXT NOT NULL CHECK (page <> ''),
    author TEXT NOT NULL,
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, page),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "page_mark" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.058906Z');
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
INSERT INTO "submission" VALUES ('2026', '01056', 1, 's1', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'anna', '2026-11-16T11:00:00.061885Z', 'e18c8a6f8d6d5e6047c8756a0f355e4e1301a16f96a341ddb15af0fa6a15f269', '2026-01056-1-4GGIU-34NNV');
INSERT INTO "submission" VALUES ('2026', '03241', 1, 'import 1', 'import', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dlt', '2026-11-16T11:00:00.072597Z', '792a1dfb57b67b3f9be9b50fe48087623554ce620e240d84ab854a678f2e47fa', '2026-03241-1-PEVB3-62XWZ');
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
INSERT INTO "person" VALUES ('anna', 'anna', '', '', '2026-11-16T11:00:00.038500Z', NULL, '');
INSERT INTO "person" VALUES ('bert', 'bert', '', '', '2026-11-16T11:00:00.041897Z', NULL, '');
INSERT INTO "person" VALUES ('carla', 'carla', '', '', '2026-11-16T11:00:00.053592Z', NULL, '');
INSERT INTO "person" VALUES ('FUFPE5MZZA3MPCWOLYGGBO6QCB', '', '', '', '2026-11-16T11:00:00.074647Z', NULL, '');
INSERT INTO "person" VALUES ('FVTKUX4J22GMUE2JUOKIXOKN7M', 'Änne Meier', 'meier', '', '2026-11-16T11:00:00.075604Z', NULL, '');
INSERT INTO "person" VALUES ('FDZ25HCLWMPASJACDYUUPBOUVM', 'Frau Muster', '', 'lr@kreis.example', '2026-11-16T11:00:00.095329Z', NULL, 'Landrätin');
INSERT INTO "person" VALUES ('QBGWJVVHBAO6MV3EJQSIGB4ZNU', 'Änne', '', 'Änne@kreis.example', '2026-11-16T11:00:00.109154Z', NULL, 'Schulamt');
INSERT INTO "person" VALUES ('4YWL4GYWZSWDYMBL3SQH3K5TGV', 'Frau Müller', '', 'landrat@kreis.example', '2026-11-16T11:00:00.112705Z', NULL, '');
INSERT INTO "person" VALUES ('54NEEPWNVVWAPHL7YPJW5F7NUF', 'Neu', '', 'neu@dlt.example', '2026-11-16T11:00:00.125498Z', NULL, '');
INSERT INTO "person" VALUES ('ZPOXCRLCBOO5UWMXXERDWG5ULK', 'Frau Fern', '', 'fern@post.example', '2026-11-16T11:00:00.127355Z', NULL, '');
INSERT INTO "person" VALUES ('petra', 'petra', '', '', '2026-11-17T08:00:00.005281Z', NULL, '');
CREATE TABLE admin_account (
    login_hash    TEXT    NOT NULL PRIMARY KEY CHECK (length(login_hash) = 64),
    person        TEXT    NOT NULL,
    password_hash TEXT    NOT NULL CHECK (password_hash <> ''),
    disabled      INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created       TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
, role TEXT NOT NULL DEFAULT 'admin'
    CHECK (role IN ('admin', 'reader', 'association', 'analyst')), land TEXT NOT NULL DEFAULT ''
    CHECK ((land <> '') = (role = 'association'))) STRICT;
INSERT INTO "admin_account" VALUES ('d6627d040cd79d6f6843ef39994bd931c9bf0e4d925db3e629b4f53204fbbd96', 'FVTKUX4J22GMUE2JUOKIXOKN7M', 'hash', 0, '2026-11-16T11:00:00.075604Z', 'admin', '');
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
INSERT INTO "session" VALUES ('session', 'county', '', '2026', '01056', '2026-11-16T11:00:00.077870Z', '2026-11-16T11:00:00.077870Z', 3600, '2026-11-16T12:00:00.077870Z', NULL, '', '', NULL, '');
CREATE TABLE failure (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    key  TEXT NOT NULL CHECK (key <> ''),
    time TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "failure" VALUES (1, 'code:1', '2026-11-16T11:00:00.079223Z');
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
INSERT INTO "audit" VALUES (1, '2026-11-16T11:00:00.000098Z', 'operator', 'system', 'wave_created', '2026', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 3 units');
INSERT INTO "audit" VALUES (2, '2026-11-16T11:00:00.034484Z', 'operator', 'system', 'wave_opened', '2026', '', 'from draft to open');
INSERT INTO "audit" VALUES (3, '2026-11-16T11:00:00.038500Z', 'anna', 'county', 'member_joined', '2026', '01056', 'coordinator');
INSERT INTO "audit" VALUES (4, '2026-11-16T11:00:00.041897Z', 'bert', 'county', 'member_joined', '2026', '01056', 'colleague');
INSERT INTO "audit" VALUES (5, '2026-11-16T11:00:00.049930Z', 'system', 'system', 'member_appointed', '2026', '01056', 'person bert, deputy');
INSERT INTO "audit" VALUES (6, '2026-11-16T11:00:00.053592Z', 'carla', 'county', 'member_joined', '2026', '03241', 'coordinator');
INSERT INTO "audit" VALUES (7, '2026-11-16T11:00:00.058906Z', 'anna', 'county', 'answers_saved', '2026', '01056', '3 answers');
INSERT INTO "audit" VALUES (8, '2026-11-16T11:00:00.061885Z', 'anna', 'county', 'submitted', '2026', '01056', 'number 1');
INSERT INTO "audit" VALUES (9, '2026-11-16T11:00:00.064456Z', 'meier', 'admin', 'edition_stored', '', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1, parent 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f');
INSERT INTO "audit" VALUES (10, '2026-11-16T11:00:00.066917Z', 'anna', 'county', 'reopening_requested', '2026', '01056', 'request 1');
INSERT INTO "audit" VALUES (11, '2026-11-16T11:00:00.068922Z', 'dlt', 'system', 'reopened', '2026', '01056', '');
INSERT INTO "audit" VALUES (12, '2026-11-16T11:00:00.071167Z', 'meier', 'admin', 'edition_proposed', '2026', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1');
INSERT INTO "audit" VALUES (13, '2026-11-16T11:00:00.072597Z', 'dlt', 'system', 'imported', '2026', '', '1 submissions');
INSERT INTO "audit" VALUES (14, '2026-11-16T11:00:00.074647Z', 'op', 'county', 'access_created', '2026', '01056', 'person FUFPE5MZZA3MPCWOLYGGBO6QCB');
INSERT INTO "audit" VALUES (15, '2026-11-16T11:00:00.075604Z', 'system', 'system', 'admin_created', '', '', 'person FVTKUX4J22GMUE2JUOKIXOKN7M');
INSERT INTO "audit" VALUES (16, '2026-11-16T11:00:00.077095Z', 'meier', 'admin', 'factor_confirmed', '', '', 'person meier ');
INSERT INTO "audit" VALUES (17, '2026-11-16T11:00:00.080088Z', 'anna', 'county', 'mails_chosen', '2026', '01056', 'reminder 7, summary false');
INSERT INTO "audit" VALUES (18, '2026-11-16T11:00:00.082650Z', 'meier', 'admin', 'wave_changed', '2026', '', '2026-11-01 to 2026-11-30, grace 2');
INSERT INTO "audit" VALUES (19, '2026-11-16T11:00:00.083942Z', 'dlt', 'system', 'contact_logged', '2026', '03241', 'call');
INSERT INTO "audit" VALUES (20, '2026-11-16T11:00:00.088411Z', 'bert', 'county', 'answers_saved', '2026', '01056', '1 answers');
INSERT INTO "audit" VALUES (21, '2026-11-16T11:00:00.090249Z', 'anna', 'county', 'plan_saved', '2026', '01056', '1 questions');
INSERT INTO "audit" VALUES (22, '2026-11-16T11:00:00.093952Z', 'anna', 'county', 'setting_changed', '2026', '01056', 'leaders inside');
INSERT INTO "audit" VALUES (23, '2026-11-16T11:00:00.095329Z', 'bert', 'county', 'member_invited', '2026', '01056', 'person FDZ25HCLWMPASJACDYUUPBOUVM');
INSERT INTO "audit" VALUES (24, '2026-11-16T11:00:00.097874Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 1, asked');
INSERT INTO "audit" VALUES (25, '2026-11-16T11:00:00.102620Z', 'FDZ25HCLWMPASJACDYUUPBOUVM', 'county', 'release_commented', '2026', '01056', '1 comments');
INSERT INTO "audit" VALUES (26, '2026-11-16T11:00:00.102620Z', 'FDZ25HCLWMPASJACDYUUPBOUVM', 'county', 'release_step', '2026', '01056', 'number 2, released');
INSERT INTO "audit" VALUES (27, '2026-11-16T11:00:00.106111Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 3, withdrawn');
INSERT INTO "audit" VALUES (28, '2026-11-16T11:00:00.109154Z', 'anna', 'county', 'member_invited', '2026', '01056', 'person QBGWJVVHBAO6MV3EJQSIGB4ZNU');
INSERT INTO "audit" VALUES (29, '2026-11-16T11:00:00.109154Z', 'anna', 'county', 'member_shared', '2026', '01056', 'person QBGWJVVHBAO6MV3EJQSIGB4ZNU, 1 shares');
INSERT INTO "audit" VALUES (30, '2026-11-16T11:00:00.109154Z', 'anna', 'county', 'access_created', '2026', '01056', 'person QBGWJVVHBAO6MV3EJQSIGB4ZNU');
INSERT INTO "audit" VALUES (31, '2026-11-16T11:00:00.112705Z', 'dlt', 'system', 'contact_set', '2026', '03241', '1 contacts, 1 domains');
INSERT INTO "audit" VALUES (32, '2026-11-16T11:00:00.114314Z', 'dlt', 'system', 'campaign_added', '2026', '', 'campaign WCMJKZMMVVBXZGTMUCSMFIDBRZ');
INSERT INTO "audit" VALUES (33, '2026-11-16T11:00:00.118349Z', 'dlt', 'system', 'campaign_started', '2026', '', 'campaign WCMJKZMMVVBXZGTMUCSMFIDBRZ, 1 mails');
INSERT INTO "audit" VALUES (34, '2026-11-16T11:00:00.121834Z', 'dlt', 'system', 'access_created', '2026', '03241', 'person 4YWL4GYWZSWDYMBL3SQH3K5TGV');
INSERT INTO "audit" VALUES (35, '2026-11-16T11:00:00.123598Z', '4YWL4GYWZSWDYMBL3SQH3K5TGV', 'county', 'code_requested', '2026', '03241', '');
INSERT INTO "audit" VALUES (36, '2026-11-16T11:00:00.125498Z', 'meier', 'admin', 'account_invited', '', '', 'person 54NEEPWNVVWAPHL7YPJW5F7NUF reader');
INSERT INTO "audit" VALUES (37, '2026-11-16T11:00:00.127355Z', 'carla', 'county', 'member_invited', '2026', '03241', 'person ZPOXCRLCBOO5UWMXXERDWG5ULK');
INSERT INTO "audit" VALUES (38, '2026-11-16T11:00:00.127355Z', 'carla', 'county', 'member_shared', '2026', '03241', 'person ZPOXCRLCBOO5UWMXXERDWG5ULK, 0 shares');
INSERT INTO "audit" VALUES (39, '2026-11-16T11:00:00.127355Z', 'carla', 'county', 'approval_asked', '2026', '03241', 'person ZPOXCRLCBOO5UWMXXERDWG5ULK');
INSERT INTO "audit" VALUES (40, '2026-11-17T08:00:00.001773Z', 'op', 'system', 'wave_created', 'pretest', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 1 units');
INSERT INTO "audit" VALUES (41, '2026-11-17T08:00:00.003440Z', 'op', 'system', 'wave_opened', 'pretest', '', 'from draft to open');
INSERT INTO "audit" VALUES (42, '2026-11-17T08:00:00.005281Z', 'petra', 'county', 'member_joined', 'pretest', '01056', 'coordinator');
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
INSERT INTO "wave_edition" VALUES ('2026', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-16T11:00:00.000098Z', 'operator', '', '');
INSERT INTO "wave_edition" VALUES ('pretest', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-17T08:00:00.001773Z', 'op', '', '');
CREATE TABLE edition_proposal (
    wave     TEXT NOT NULL PRIMARY KEY REFERENCES wave (wave),
    edition  TEXT NOT NULL REFERENCES edition (sha256),
    base     TEXT NOT NULL REFERENCES edition (sha256),
    proposer TEXT NOT NULL,
    reason   TEXT NOT NULL,
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "edition_proposal" VALUES ('2026', '49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'meier', 'Tippfehler', '2026-11-16T11:00:00.071167Z');
CREATE TABLE draft (
    edition TEXT NOT NULL PRIMARY KEY REFERENCES edition (sha256),
    title   TEXT NOT NULL,
    author  TEXT NOT NULL,
    time    TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    parent  TEXT REFERENCES edition (sha256),
    source  TEXT NOT NULL
) STRICT;
INSERT INTO "draft" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', 'Später', 'meier', '2026-11-16T11:00:00.064456Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'später.yaml');
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
INSERT INTO "outbox" VALUES (1, 'receipt', 'eingangsbestaetigung', 1, '2026', '01056', 'anna', '{"Eingereicht":"2026-11-16T11:00:00Z","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg","Prüfsumme":"00ff","Vorgangsnummer":"R-1"}', 'WMYDXQOXMNEWSHTJ6HHSTBUE5D', 'queued', 0, '', '2026-11-16T11:00:00.085392Z', '2026-11-16T11:00:00.085392Z', NULL, NULL);
INSERT INTO "outbox" VALUES (2, 'invitation FDZ25HCLWMPASJACDYUUPBOUVM ZWRC7TAONY3SXQAWMTVAU5ZBEE', 'freigabe', 0, '2026', '01056', 'FDZ25HCLWMPASJACDYUUPBOUVM', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', '4QPWM6GWISCXA3YUOIUK4LFDWK', 'queued', 0, '', '2026-11-16T11:00:00.097874Z', '2026-11-16T11:00:00.097874Z', NULL, NULL);
INSERT INTO "outbox" VALUES (3, 'invitation QBGWJVVHBAO6MV3EJQSIGB4ZNU OMCOE5FGIMLAS3XJLUHUJLW3PR', 'mitarbeit', 0, '2026', '01056', 'QBGWJVVHBAO6MV3EJQSIGB4ZNU', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'YN6VZXFCCG65FRFXG3JT4NNU2S', 'queued', 0, '', '2026-11-16T11:00:00.109154Z', '2026-11-16T11:00:00.109154Z', NULL, NULL);
INSERT INTO "outbox" VALUES (4, 'campaign 2026 WCMJKZMMVVBXZGTMUCSMFIDBRZ 03241', 'anschreiben', 0, '2026', '03241', '4YWL4GYWZSWDYMBL3SQH3K5TGV', '{"Anschreiben":"WCMJKZMMVVBXZGTMUCSMFIDBRZ","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'ER3LUF6LSWMXYCWCBHLVLVUCSO', 'queued', 0, '', '2026-11-16T11:00:00.118349Z', '2026-11-16T11:00:00.118349Z', NULL, NULL);
INSERT INTO "outbox" VALUES (5, 'code V2AWJT7RICSBACSBYDD47FWMA7', 'zugangscode', 1, '2026', '03241', '4YWL4GYWZSWDYMBL3SQH3K5TGV', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'OCYMQ34QELLAYI36F5EBUXXH2C', 'queued', 0, '', '2026-11-16T11:00:00.123598Z', '2026-11-16T11:00:00.123598Z', NULL, NULL);
INSERT INTO "outbox" VALUES (6, 'account 54NEEPWNVVWAPHL7YPJW5F7NUF', 'konto', 1, '', '', '54NEEPWNVVWAPHL7YPJW5F7NUF', '{}', '6V4GR4OAKPOEKXMODAKY5JSFBK', 'queued', 0, '', '2026-11-16T11:00:00.125498Z', '2026-11-16T11:00:00.125498Z', NULL, NULL);
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
INSERT INTO "presence" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.085961Z', '2026-11-16T11:00:00.085961Z');
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
INSERT INTO "rescue" VALUES ('2026', '01056', 'anna', 'page', 'f2', 'remark=zu+sp%C3%A4t', '2026-11-16T11:00:00.083437Z');
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
INSERT INTO "member" VALUES ('2026', '01056', 'anna', 'coordinator', 0, NULL, '', 'anna', '2026-11-16T11:00:00.038500Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'bert', 'deputy', 0, NULL, '', 'bert', '2026-11-16T11:00:00.041897Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'carla', 'coordinator', 0, NULL, '', 'carla', '2026-11-16T11:00:00.053592Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'FDZ25HCLWMPASJACDYUUPBOUVM', 'reviewer', 0, NULL, '', 'bert', '2026-11-16T11:00:00.095329Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'QBGWJVVHBAO6MV3EJQSIGB4ZNU', 'colleague', 0, '2026-11-24', 'Bitte prüfen', 'anna', '2026-11-16T11:00:00.109154Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'ZPOXCRLCBOO5UWMXXERDWG5ULK', 'colleague', 0, NULL, '', 'carla', '2026-11-16T11:00:00.127355Z', NULL);
INSERT INTO "member" VALUES ('pretest', '01056', 'petra', 'coordinator', 0, NULL, '', 'petra', '2026-11-17T08:00:00.005281Z', NULL);
CREATE TABLE member_share (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    person TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('section', 'page', 'item')),
    key    TEXT NOT NULL CHECK (key <> ''),
    PRIMARY KEY (wave, unit, person, kind, key),
    FOREIGN KEY (wave, unit, person) REFERENCES member (wave, unit, person)
) STRICT;
INSERT INTO "member_share" VALUES ('2026', '01056', 'QBGWJVVHBAO6MV3EJQSIGB4ZNU', 'item', 'remark');
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
INSERT INTO "share_plan" VALUES ('2026', '01056', 'remark', 'Amt für „Größe“', 1, 'anna', '2026-11-16T11:00:00.090249Z');
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
INSERT INTO "reopening" VALUES ('2026', '01056', 1, 'anna', 'Zahlen berichtigen', '2026-11-16T11:00:00.066917Z', 'granted', '2026-11-16T11:00:00.068922Z', 'dlt', '');
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
INSERT INTO "county_access" VALUES ('token', '2026', '01056', 'FUFPE5MZZA3MPCWOLYGGBO6QCB', 'code', '2026-11-16T11:00:00.074647Z', NULL);
INSERT INTO "county_access" VALUES ('token-Änne', '2026', '01056', 'QBGWJVVHBAO6MV3EJQSIGB4ZNU', 'code-Änne', '2026-11-16T11:00:00.109154Z', NULL);
INSERT INTO "county_access" VALUES ('mailed', '2026', '03241', '4YWL4GYWZSWDYMBL3SQH3K5TGV', '', '2026-11-16T11:00:00.121834Z', NULL);
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
INSERT INTO "login_code" VALUES ('2026', '03241', 'code V2AWJT7RICSBACSBYDD47FWMA7', '4YWL4GYWZSWDYMBL3SQH3K5TGV', '86ffd226cbd2b52f6b553284aa13c68afb71ff458c3ac66b695f6d1cbf632c5a', '', 0, '2026-11-16T11:00:00.123598Z', NULL, NULL);
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
INSERT INTO "unit_contact" VALUES ('2026', '03241', '4YWL4GYWZSWDYMBL3SQH3K5TGV', 'Landrätin', '', 1, '0511 123');
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
INSERT INTO "address_approval" VALUES ('2026', '03241', 'ZPOXCRLCBOO5UWMXXERDWG5ULK', 'carla', '2026-11-16T11:00:00.127355Z', 0, '', NULL);
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
INSERT INTO "note" VALUES ('2026', '01056', '0cf9582356fd3b2a3cd3aa83332117f2', 'remark', 'anna', 'Bitte Schulamt prüfen', '2026-11-16T11:00:00.092011Z', NULL, '');
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
INSERT INTO "wave_stage" VALUES ('2026', 1, 'open', '2026-11-16T11:00:00.034484Z', 'operator', '');
INSERT INTO "wave_stage" VALUES ('pretest', 1, 'open', '2026-11-17T08:00:00.003440Z', 'op', '');
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
INSERT INTO "audit_block" VALUES (1, 1, 39, 39, '', '1 f79f4c80dbd9fc6021839080274faf4a3e575bc4505d09ce728cfe750bbac6c8
2 ff867bbd63642c5e683aebf5ea2fc8cb43c7a1ddc3972f47e424b43294c80058
3 1c02cec3c53689e2ca0fe19a51a78943ba79d3c87ac25d2ff0905c22f1276f9a
4 55250d8c01021d4ebebd09752160942c8311d7bf5f7d26e8b32b2df808f3045e
5 1dd63d25f6d27c5d7084e214eccabc4512d2fc85dbabe737a3bf9746179ebc6d
6 2be45959cfb420ce972a5e02cec044b02134b272052143c10b9a4a5e794e9802
7 045722be9eb1de14bb3d6a274df528367dc2124a62625f69ba7eed02cf7c76d3
8 51e56ccb1b8d2c776b084f089bf010d00f5bf5609d8e1b744ef250c4288d8105
9 5da0c2cb5e87c304bf6dd80c87258dc2d2f4dcf73d92162e571bceb0870eb9ae
10 7ce58051a6e9ecfd344146b427077f4937f9f57f97478239d126915eb3a584bc
11 48417197296f4bff8b053598c39624a84291a530b43222251777129ebf088092
12 6e6ef6cd62cade4acc4e7e9c8ccbb7967dedb89db2049a7ffd2545d0136b9a88
13 61cb4ed52768e4a744d844666a6650377a8493847ff695a1ea641e50f5dd1784
14 0ce83f76afdb9ded4488bfcd27034ee1ec60ac3fc091b713385a5bd9c74153a7
15 439c31b8389168f6717bc3c9a03844c2bcb8abdcb7c41961ad6325e5656c2126
16 09dc4a039ca4177c8021259f360ce59c454780db30f4f91eb5d9bcd937a9adbb
17 684797f1050e19db77b5da164d49fcb71e8420b14abbc971fbae80d980cc320c
18 8d9f2392cdac5bcb6d570e7857f794fe1d62394947a242f098abc67e4e0742d0
19 82f62d88e5b51ecb4341bf903abf0a2c34d72fb405c47a64d54f50cc93538a36
20 773bc6fe9f9eca3b29459a75348a895c1b561be1003ea6941b5cb6568f1dc57a
21 39a37b9882b7312f4cdb3980f47b741fd7feb2e5e7fba061c454e55dea310024
22 c9802a186e688412be65b38ee134048b743da1b2f6c2783a7bd92ac475c81d12
23 b27175310f89115720c4f23c9eaf022eed6716b9e8df725f5e47afe27a05298b
24 e13551b5189adb042c237bd22a9c04bdb08f6e2abe6a048c02717d86f92234db
25 7f300bab7f6d68ced0957639d893673f4f9ea2ab90823e3301e5b34cb6616c76
26 0ea18c376c97c7027feaa132dc55a9c76e2c3598f23acf7f1882dad6cbd14833
27 ab139964cf1f25b2989427a71054892be1a0561b496a681b49b585931b9e0b20
28 4a6917b082f083a6374d88a762ff77c194f27a4124a0ba5c33afbe05f89d3929
29 3e96d5d250fc2cdd37b34eb5f454cccbd39be825f6ac10066935f5e986947d75
30 4c74e08acca87d3d758a251027f7649de6669da2d4f66329e89d2d10d7c171e7
31 10cc7e8a8c02efdae7cbafd7e037e2375fe2227a65ff66341a62faaf945c132b
32 a7ce4bbdcb285f519ec4e7c99790d7bfcaf27f0195974c681e66f11fc9641312
33 83a1864e2a30aec07273e322dbb6165805816f7485c6cfcac92f5702eb594536
34 850e1fa002dd9b82be233084e68f21b5fee3a2f99c5cc2d22c69cbea26160b94
35 7406b37e49405ac2be5610ece59ba004d13b97eb86c1d6479db9080b2756588a
36 75fa5a831b0367e0cd399b63b9b05d95be7d2f11d49b7a2c7d87ca3c53b87c11
37 1b32f980f34ad0c04609767a92472174304e1904692330cd63f012024356aa56
38 70a572dd6da14c17a9ebbc26566b2141f8e1a3b57d2dec514dcd4f402206a94d
39 74956814da027e3482b5dfc6bdb37576e0f5fcb6b42aa55d05b894814138a14c', 'f24c7f55f79e78d5313ea97822e6fb3fb39cdeccf30a163e4e3c346209f635ad', '2026-11-17T08:00:00.000042Z', NULL);
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
INSERT INTO "contact_event" VALUES ('2026', '03241', 'H3V7POD4I63TW4BT7K3X2KQ6CZ', 'call', 'erreicht', '', 'Ruft „morgen“ zurück', 'dlt', '2026-11-16T11:00:00.083942Z');
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
INSERT INTO "county_release" VALUES ('2026', '01056', 1, 'asked', 'anna', '2026-11-16T11:00:00.097874Z', NULL, '', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 2, 'released', 'FDZ25HCLWMPASJACDYUUPBOUVM', '2026-11-16T11:00:00.102620Z', '2026-11-16', 'Landrätin', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 3, 'withdrawn', 'anna', '2026-11-16T11:00:00.106111Z', NULL, '', '', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
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
INSERT INTO "release_comment" VALUES ('2026', '01056', 'FDZ25HCLWMPASJACDYUUPBOUVM', 'remark', 'Gut so', '2026-11-16T11:00:00.102620Z');
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
INSERT INTO "second_factor" VALUES ('meier', 'sealed', 7, '2026-11-16T11:00:00.076633Z', '2026-11-16T11:00:00.077095Z');
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
INSERT INTO "account_invitation" VALUES ('54NEEPWNVVWAPHL7YPJW5F7NUF', 'reader', '', 'meier', '', '2026-11-16T11:00:00.125498Z', '2026-11-23T11:00:00.125498Z', NULL);
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
INSERT INTO "pretest_comment" VALUES ('pretest', '01056', 'petra', 'status', 'unclear', 'Was heißt „Stand“?', '2026-11-17T08:00:00.006688Z');
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
INSERT INTO "campaign" VALUES ('2026', 'WCMJKZMMVVBXZGTMUCSMFIDBRZ', 'invitation', 'missing', '', 'An {Landkreis}', '{Anrede}', 'mail', NULL, 'running', 2, 'dlt', '2026-11-16T11:00:00.114314Z', 'dlt', '2026-11-16T11:00:00.118349Z');
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
INSERT INTO "campaign_unit" VALUES ('2026', '03241', 'WCMJKZMMVVBXZGTMUCSMFIDBRZ', '4YWL4GYWZSWDYMBL3SQH3K5TGV', 'campaign 2026 WCMJKZMMVVBXZGTMUCSMFIDBRZ 03241', NULL);
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
