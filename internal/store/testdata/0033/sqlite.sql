CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO "goose_db_version" VALUES (1, 0, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (2, 1, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (3, 2, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (4, 3, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (5, 4, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (6, 5, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (7, 6, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (8, 7, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (9, 8, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (10, 9, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (11, 10, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (12, 11, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (13, 12, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (14, 13, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (15, 14, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (16, 15, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (17, 16, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (18, 17, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (19, 18, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (20, 19, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (21, 20, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (22, 21, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (23, 22, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (24, 23, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (25, 24, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (26, 25, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (27, 26, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (28, 27, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (29, 28, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (30, 29, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (31, 30, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (32, 31, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (33, 32, 1, '2026-11-26 11:42:33');
INSERT INTO "goose_db_version" VALUES (34, 33, 1, '2026-11-26 11:42:33');
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
INSERT INTO "edition" VALUES ('1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', X'666F726D61743A20310A', '2026-11-16T11:00:00.000133Z');
INSERT INTO "edition" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', X'666F726D61743A20310A6B65793A206C617465720A', '2026-11-16T11:00:00.013024Z');
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
INSERT INTO "wave" VALUES ('2026', 'Der digitale Landkreis 2026', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 2, '2026-11-16T11:00:00.000115Z', 'letter', '', '', 0);
INSERT INTO "wave" VALUES ('pretest', 'Pretest', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 0, '2026-11-17T08:00:00.001320Z', 'letter', '', '', 1);
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
INSERT INTO "response" VALUES ('2026', '01056', 'returned', '2026-11-16T11:00:00.008776Z', '2026-11-16T11:00:00.046986Z', 1);
INSERT INTO "response" VALUES ('2026', '03241', 'returned', NULL, '2026-11-16T11:00:00.032483Z', 1);
INSERT INTO "response" VALUES ('2026', '07131', 'in_progress', '2026-11-16T11:00:00.029119Z', '2026-11-16T11:00:00.029119Z', 0);
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
    form_id TEXT    NOT NULL, proxy INTEGER NOT NULL DEFAULT 0 CHECK (proxy >= 0),
    PRIMARY KEY (wave, unit, item, record),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "answer" VALUES ('2026', '01056', 'status', 0, '{"options":["no"]}', 2, 'bert', '2026-11-16T11:00:00.036715Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2', 0);
INSERT INTO "answer" VALUES ('2026', '01056', 'projects', 0, '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 1, 'anna', '2026-11-16T11:00:00.008776Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
INSERT INTO "answer" VALUES ('2026', '01056', 'practice', 2, '{"fields":{"title":"Bürgerkoffer"}}', 1, 'anna', '2026-11-16T11:00:00.008776Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
INSERT INTO "answer" VALUES ('2026', '07131', 'remark', 0, '{"text":"unfertig"}', 1, 'dora', '2026-11-16T11:00:00.029119Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
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
    form_id   TEXT    NOT NULL, proxy INTEGER NOT NULL DEFAULT 0 CHECK (proxy >= 0),
    PRIMARY KEY (wave, unit, item, record, version),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 1, '', '{"options":["yes"]}', 'anna', '2026-11-16T11:00:00.008776Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
INSERT INTO "answer_history" VALUES ('2026', '01056', 'projects', 0, 1, '', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 'anna', '2026-11-16T11:00:00.008776Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
INSERT INTO "answer_history" VALUES ('2026', '01056', 'practice', 2, 1, '', '{"fields":{"title":"Bürgerkoffer"}}', 'anna', '2026-11-16T11:00:00.008776Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
INSERT INTO "answer_history" VALUES ('2026', '07131', 'remark', 0, 1, '', '{"text":"unfertig"}', 'dora', '2026-11-16T11:00:00.029119Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 2, '{"options":["yes"]}', '{"options":["no"]}', 'bert', '2026-11-16T11:00:00.036715Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2', 0);
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
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-1', '6ff7483277ed8b918bf867254fbd4bf0dc31f595046d1613d5f78d2801b15ae0', '{"Saved":[{"Item":"status","Record":0},{"Item":"projects","Record":0},{"Item":"practice","Record":2}],"Conflicts":null,"Time":"2026-11-16T11:00:00.008776Z"}', '2026-11-16T11:00:00.008776Z');
INSERT INTO "save_receipt" VALUES ('2026', '07131', 'save-2', 'ec73c666951fac9aabf89842cb425b8aff0398ef2f6f949e829cb00bb8582f1c', '{"Saved":[{"Item":"remark","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.029119Z"}', '2026-11-16T11:00:00.029119Z');
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-3', 'f467702cc925ea18e6c56d71da1b64ed72dda54ce8fe36b55278a1bc10fc9faf', '{"Saved":[{"Item":"status","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.036715Z"}', '2026-11-16T11:00:00.036715Z');
INSERT INTO "save_receipt" VALUES ('pretest', '01056', 's', '497824304379764f89a95e84d678c1afcc5871409401be785750e2dec4f100c9', '{"Saved":null,"Conflicts":null,"Time":"2026-11-17T08:00:00.004228Z"}', '2026-11-17T08:00:00.004228Z');
CREATE TABLE page_mark (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    page   TEXT NOT NULL CHECK (page <> ''),
    author TEXT NOT NULL,
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, page),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "page_mark" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.008776Z');
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
INSERT INTO "submission" VALUES ('2026', '01056', 1, 's1', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'anna', '2026-11-16T11:00:00.011401Z', 'e18c8a6f8d6d5e6047c8756a0f355e4e1301a16f96a341ddb15af0fa6a15f269', '2026-01056-1-4GGIU-34NNV');
INSERT INTO "submission" VALUES ('2026', '03241', 1, 'import 1', 'import', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dlt', '2026-11-16T11:00:00.017081Z', '792a1dfb57b67b3f9be9b50fe48087623554ce620e240d84ab854a678f2e47fa', '2026-03241-1-PEVB3-62XWZ');
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
INSERT INTO "person" VALUES ('anna', 'anna', '', '', '2026-11-16T11:00:00.004222Z', NULL, '');
INSERT INTO "person" VALUES ('bert', 'bert', '', '', '2026-11-16T11:00:00.005932Z', NULL, '');
INSERT INTO "person" VALUES ('carla', 'carla', '', '', '2026-11-16T11:00:00.007407Z', NULL, '');
INSERT INTO "person" VALUES ('PBCRQXE23QJSHFINWZ24PG2FEB', '', '', '', '2026-11-16T11:00:00.017954Z', NULL, '');
INSERT INTO "person" VALUES ('EPQ5C7TMEE2LIGK45VFCA2IU5U', 'Änne Meier', 'meier', '', '2026-11-16T11:00:00.018694Z', NULL, '');
INSERT INTO "person" VALUES ('dora', 'dora', '', '', '2026-11-16T11:00:00.027886Z', NULL, '');
INSERT INTO "person" VALUES ('CE73RZ6YOHXLFFFYN5XC5K5JMG', 'Frau Muster', '', 'lr@kreis.example', '2026-11-16T11:00:00.041083Z', NULL, 'Landrätin');
INSERT INTO "person" VALUES ('5OEP6WK7JSMWMHKEQGBKVUBKJD', 'Änne', '', 'Änne@kreis.example', '2026-11-16T11:00:00.048512Z', NULL, 'Schulamt');
INSERT INTO "person" VALUES ('RIQW267YLCSDZ5F6YQCJGKIRRV', 'Frau Müller', '', 'landrat@kreis.example', '2026-11-16T11:00:00.051813Z', NULL, '');
INSERT INTO "person" VALUES ('H4REIY2TN3QNU3YAXRJ2EAXHL7', 'Neu', '', 'neu@dlt.example', '2026-11-16T11:00:00.060863Z', NULL, '');
INSERT INTO "person" VALUES ('FPIAW3VSGVNIB6YPUOUXY2P3GB', 'Frau Fern', '', 'fern@post.example', '2026-11-16T11:00:00.062055Z', NULL, '');
INSERT INTO "person" VALUES ('petra', 'petra', '', '', '2026-11-17T08:00:00.003177Z', NULL, '');
CREATE TABLE admin_account (
    login_hash    TEXT    NOT NULL PRIMARY KEY CHECK (length(login_hash) = 64),
    person        TEXT    NOT NULL,
    password_hash TEXT    NOT NULL CHECK (password_hash <> ''),
    disabled      INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created       TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
, role TEXT NOT NULL DEFAULT 'admin'
    CHECK (role IN ('admin', 'reader', 'association', 'analyst')), land TEXT NOT NULL DEFAULT ''
    CHECK ((land <> '') = (role = 'association'))) STRICT;
INSERT INTO "admin_account" VALUES ('d6627d040cd79d6f6843ef39994bd931c9bf0e4d925db3e629b4f53204fbbd96', 'EPQ5C7TMEE2LIGK45VFCA2IU5U', 'hash', 0, '2026-11-16T11:00:00.018694Z', 'admin', '');
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
INSERT INTO "session" VALUES ('session', 'county', 'anna', '2026', '01056', '2026-11-16T11:00:00.021653Z', '2026-11-16T11:00:00.021653Z', 3600, '2026-11-16T12:00:00.021653Z', NULL, '', '', NULL, '');
CREATE TABLE failure (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    key  TEXT NOT NULL CHECK (key <> ''),
    time TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "failure" VALUES (1, 'code:1', '2026-11-16T11:00:00.022581Z');
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
INSERT INTO "audit" VALUES (1, '2026-11-16T11:00:00.000115Z', 'operator', 'system', 'wave_created', '2026', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 3 units');
INSERT INTO "audit" VALUES (2, '2026-11-16T11:00:00.002886Z', 'operator', 'system', 'wave_opened', '2026', '', 'from draft to open');
INSERT INTO "audit" VALUES (3, '2026-11-16T11:00:00.004222Z', 'anna', 'county', 'member_joined', '2026', '01056', 'coordinator');
INSERT INTO "audit" VALUES (4, '2026-11-16T11:00:00.005932Z', 'bert', 'county', 'member_joined', '2026', '01056', 'colleague');
INSERT INTO "audit" VALUES (5, '2026-11-16T11:00:00.006728Z', 'system', 'system', 'member_appointed', '2026', '01056', 'person bert, deputy');
INSERT INTO "audit" VALUES (6, '2026-11-16T11:00:00.007407Z', 'carla', 'county', 'member_joined', '2026', '03241', 'coordinator');
INSERT INTO "audit" VALUES (7, '2026-11-16T11:00:00.008776Z', 'anna', 'county', 'answers_saved', '2026', '01056', '3 answers');
INSERT INTO "audit" VALUES (8, '2026-11-16T11:00:00.011401Z', 'anna', 'county', 'submitted', '2026', '01056', 'number 1');
INSERT INTO "audit" VALUES (9, '2026-11-16T11:00:00.013024Z', 'meier', 'admin', 'edition_stored', '', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1, parent 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f');
INSERT INTO "audit" VALUES (10, '2026-11-16T11:00:00.013985Z', 'anna', 'county', 'reopening_requested', '2026', '01056', 'request 1');
INSERT INTO "audit" VALUES (11, '2026-11-16T11:00:00.015050Z', 'dlt', 'system', 'reopened', '2026', '01056', '');
INSERT INTO "audit" VALUES (12, '2026-11-16T11:00:00.016126Z', 'meier', 'admin', 'edition_proposed', '2026', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1');
INSERT INTO "audit" VALUES (13, '2026-11-16T11:00:00.017081Z', 'dlt', 'system', 'imported', '2026', '', '1 submissions');
INSERT INTO "audit" VALUES (14, '2026-11-16T11:00:00.017954Z', 'op', 'county', 'access_created', '2026', '01056', 'person PBCRQXE23QJSHFINWZ24PG2FEB');
INSERT INTO "audit" VALUES (15, '2026-11-16T11:00:00.018694Z', 'system', 'system', 'admin_created', '', '', 'person EPQ5C7TMEE2LIGK45VFCA2IU5U');
INSERT INTO "audit" VALUES (16, '2026-11-16T11:00:00.020157Z', 'meier', 'admin', 'factor_confirmed', '', '', 'person meier ');
INSERT INTO "audit" VALUES (17, '2026-11-16T11:00:00.020835Z', 'anna', 'county', 'access_created', '2026', '01056', 'person anna');
INSERT INTO "audit" VALUES (18, '2026-11-16T11:00:00.023170Z', 'anna', 'county', 'mails_chosen', '2026', '01056', 'reminder 7, summary false');
INSERT INTO "audit" VALUES (19, '2026-11-16T11:00:00.024256Z', 'op', 'system', 'successions_set', '', '', '1 lines');
INSERT INTO "audit" VALUES (20, '2026-11-16T11:00:00.025360Z', 'meier', 'admin', 'wave_changed', '2026', '', '2026-11-01 to 2026-11-30, grace 2');
INSERT INTO "audit" VALUES (21, '2026-11-16T11:00:00.026478Z', 'dlt', 'system', 'contact_logged', '2026', '03241', 'call');
INSERT INTO "audit" VALUES (22, '2026-11-16T11:00:00.027886Z', 'dora', 'county', 'member_joined', '2026', '07131', 'coordinator');
INSERT INTO "audit" VALUES (23, '2026-11-16T11:00:00.029119Z', 'dora', 'county', 'answers_saved', '2026', '07131', '1 answers');
INSERT INTO "audit" VALUES (24, '2026-11-16T11:00:00.030255Z', 'dlt', 'system', 'contact_logged', '2026', '03241', 'extension');
INSERT INTO "audit" VALUES (25, '2026-11-16T11:00:00.030255Z', 'dlt', 'system', 'extended', '2026', '03241', '2026-12-10');
INSERT INTO "audit" VALUES (26, '2026-11-16T11:00:00.032483Z', 'dlt', 'system', 'reopened', '2026', '03241', '');
INSERT INTO "audit" VALUES (27, '2026-11-16T11:00:00.034421Z', 'dora', 'county', 'interim_released', '2026', '07131', 'number 1');
INSERT INTO "audit" VALUES (28, '2026-11-16T11:00:00.036715Z', 'bert', 'county', 'answers_saved', '2026', '01056', '1 answers');
INSERT INTO "audit" VALUES (29, '2026-11-16T11:00:00.037706Z', 'anna', 'county', 'plan_saved', '2026', '01056', '1 questions');
INSERT INTO "audit" VALUES (30, '2026-11-16T11:00:00.040013Z', 'anna', 'county', 'setting_changed', '2026', '01056', 'leaders inside');
INSERT INTO "audit" VALUES (31, '2026-11-16T11:00:00.041083Z', 'bert', 'county', 'member_invited', '2026', '01056', 'person CE73RZ6YOHXLFFFYN5XC5K5JMG');
INSERT INTO "audit" VALUES (32, '2026-11-16T11:00:00.042364Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 1, asked');
INSERT INTO "audit" VALUES (33, '2026-11-16T11:00:00.044906Z', 'CE73RZ6YOHXLFFFYN5XC5K5JMG', 'county', 'release_commented', '2026', '01056', '1 comments');
INSERT INTO "audit" VALUES (34, '2026-11-16T11:00:00.044906Z', 'CE73RZ6YOHXLFFFYN5XC5K5JMG', 'county', 'release_step', '2026', '01056', 'number 2, released');
INSERT INTO "audit" VALUES (35, '2026-11-16T11:00:00.046986Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 3, withdrawn');
INSERT INTO "audit" VALUES (36, '2026-11-16T11:00:00.048512Z', 'anna', 'county', 'member_invited', '2026', '01056', 'person 5OEP6WK7JSMWMHKEQGBKVUBKJD');
INSERT INTO "audit" VALUES (37, '2026-11-16T11:00:00.048512Z', 'anna', 'county', 'member_shared', '2026', '01056', 'person 5OEP6WK7JSMWMHKEQGBKVUBKJD, 1 shares');
INSERT INTO "audit" VALUES (38, '2026-11-16T11:00:00.048512Z', 'anna', 'county', 'access_created', '2026', '01056', 'person 5OEP6WK7JSMWMHKEQGBKVUBKJD');
INSERT INTO "audit" VALUES (39, '2026-11-16T11:00:00.051813Z', 'dlt', 'system', 'contact_set', '2026', '03241', '1 contacts, 1 domains');
INSERT INTO "audit" VALUES (40, '2026-11-16T11:00:00.053175Z', 'dlt', 'system', 'campaign_added', '2026', '', 'campaign C2LAYUISVKAVZNKWQ3ZANLTSD6');
INSERT INTO "audit" VALUES (41, '2026-11-16T11:00:00.056680Z', 'dlt', 'system', 'campaign_started', '2026', '', 'campaign C2LAYUISVKAVZNKWQ3ZANLTSD6, 1 mails');
INSERT INTO "audit" VALUES (42, '2026-11-16T11:00:00.058342Z', 'dlt', 'system', 'access_created', '2026', '03241', 'person RIQW267YLCSDZ5F6YQCJGKIRRV');
INSERT INTO "audit" VALUES (43, '2026-11-16T11:00:00.059527Z', 'RIQW267YLCSDZ5F6YQCJGKIRRV', 'county', 'code_requested', '2026', '03241', '');
INSERT INTO "audit" VALUES (44, '2026-11-16T11:00:00.060863Z', 'meier', 'admin', 'account_invited', '', '', 'person H4REIY2TN3QNU3YAXRJ2EAXHL7 reader');
INSERT INTO "audit" VALUES (45, '2026-11-16T11:00:00.062055Z', 'carla', 'county', 'member_invited', '2026', '03241', 'person FPIAW3VSGVNIB6YPUOUXY2P3GB');
INSERT INTO "audit" VALUES (46, '2026-11-16T11:00:00.062055Z', 'carla', 'county', 'member_shared', '2026', '03241', 'person FPIAW3VSGVNIB6YPUOUXY2P3GB, 0 shares');
INSERT INTO "audit" VALUES (47, '2026-11-16T11:00:00.062055Z', 'carla', 'county', 'approval_asked', '2026', '03241', 'person FPIAW3VSGVNIB6YPUOUXY2P3GB');
INSERT INTO "audit" VALUES (48, '2026-11-17T08:00:00.001320Z', 'op', 'system', 'wave_created', 'pretest', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 1 units');
INSERT INTO "audit" VALUES (49, '2026-11-17T08:00:00.002189Z', 'op', 'system', 'wave_opened', 'pretest', '', 'from draft to open');
INSERT INTO "audit" VALUES (50, '2026-11-17T08:00:00.003177Z', 'petra', 'county', 'member_joined', 'pretest', '01056', 'coordinator');
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
INSERT INTO "wave_edition" VALUES ('2026', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-16T11:00:00.000115Z', 'operator', '', '');
INSERT INTO "wave_edition" VALUES ('pretest', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-17T08:00:00.001320Z', 'op', '', '');
CREATE TABLE edition_proposal (
    wave     TEXT NOT NULL PRIMARY KEY REFERENCES wave (wave),
    edition  TEXT NOT NULL REFERENCES edition (sha256),
    base     TEXT NOT NULL REFERENCES edition (sha256),
    proposer TEXT NOT NULL,
    reason   TEXT NOT NULL,
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "edition_proposal" VALUES ('2026', '49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'meier', 'Tippfehler', '2026-11-16T11:00:00.016126Z');
CREATE TABLE draft (
    edition TEXT NOT NULL PRIMARY KEY REFERENCES edition (sha256),
    title   TEXT NOT NULL,
    author  TEXT NOT NULL,
    time    TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    parent  TEXT REFERENCES edition (sha256),
    source  TEXT NOT NULL
) STRICT;
INSERT INTO "draft" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', 'Später', 'meier', '2026-11-16T11:00:00.013024Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'später.yaml');
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
INSERT INTO "outbox" VALUES (1, 'receipt', 'eingangsbestaetigung', 1, '2026', '01056', 'anna', '{"Eingereicht":"2026-11-16T11:00:00Z","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg","Prüfsumme":"00ff","Vorgangsnummer":"R-1"}', 'AQEI5OYLULG5D4A5JB5UPLTSPW', 'queued', 0, '', '2026-11-16T11:00:00.027187Z', '2026-11-16T11:00:00.027187Z', NULL, NULL);
INSERT INTO "outbox" VALUES (2, 'invitation CE73RZ6YOHXLFFFYN5XC5K5JMG QJBCZR4TOSOYSLUNUEBNEP7QRU', 'freigabe', 0, '2026', '01056', 'CE73RZ6YOHXLFFFYN5XC5K5JMG', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'YT6WN43JX4DOPG7TRZG2EOJSSV', 'queued', 0, '', '2026-11-16T11:00:00.042364Z', '2026-11-16T11:00:00.042364Z', NULL, NULL);
INSERT INTO "outbox" VALUES (3, 'invitation 5OEP6WK7JSMWMHKEQGBKVUBKJD VJWSZ5GEOCQ3X4QAMWUXJOBULZ', 'mitarbeit', 0, '2026', '01056', '5OEP6WK7JSMWMHKEQGBKVUBKJD', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'EKTSSLC7TJSSA5PFSKMY7F4NYG', 'queued', 0, '', '2026-11-16T11:00:00.048512Z', '2026-11-16T11:00:00.048512Z', NULL, NULL);
INSERT INTO "outbox" VALUES (4, 'campaign 2026 C2LAYUISVKAVZNKWQ3ZANLTSD6 03241', 'anschreiben', 0, '2026', '03241', 'RIQW267YLCSDZ5F6YQCJGKIRRV', '{"Anschreiben":"C2LAYUISVKAVZNKWQ3ZANLTSD6","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'EB6YZJ5TBEFZYDZVLYNAVZLI2Q', 'queued', 0, '', '2026-11-16T11:00:00.056680Z', '2026-11-16T11:00:00.056680Z', NULL, NULL);
INSERT INTO "outbox" VALUES (5, 'code NN3Q54CCEV4MZOPG3H24UKTO63', 'zugangscode', 1, '2026', '03241', 'RIQW267YLCSDZ5F6YQCJGKIRRV', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'OY7LAJ4CU4NQI7UJGYBXBPNH24', 'queued', 0, '', '2026-11-16T11:00:00.059527Z', '2026-11-16T11:00:00.059527Z', NULL, NULL);
INSERT INTO "outbox" VALUES (6, 'account H4REIY2TN3QNU3YAXRJ2EAXHL7', 'konto', 1, '', '', 'H4REIY2TN3QNU3YAXRJ2EAXHL7', '{}', 'SVZ573ODTF3V67VIGLOTAQQWTT', 'queued', 0, '', '2026-11-16T11:00:00.060863Z', '2026-11-16T11:00:00.060863Z', NULL, NULL);
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
INSERT INTO "presence" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.035469Z', '2026-11-16T11:00:00.035469Z');
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
INSERT INTO "rescue" VALUES ('2026', '01056', 'anna', 'page', 'f2', 'remark=zu+sp%C3%A4t', '2026-11-16T11:00:00.026035Z');
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
INSERT INTO "member" VALUES ('2026', '01056', 'anna', 'coordinator', 0, NULL, '', 'anna', '2026-11-16T11:00:00.004222Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'bert', 'deputy', 0, NULL, '', 'bert', '2026-11-16T11:00:00.005932Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'carla', 'coordinator', 0, NULL, '', 'carla', '2026-11-16T11:00:00.007407Z', NULL);
INSERT INTO "member" VALUES ('2026', '07131', 'dora', 'coordinator', 0, NULL, '', 'dora', '2026-11-16T11:00:00.027886Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'CE73RZ6YOHXLFFFYN5XC5K5JMG', 'reviewer', 0, NULL, '', 'bert', '2026-11-16T11:00:00.041083Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', '5OEP6WK7JSMWMHKEQGBKVUBKJD', 'colleague', 0, '2026-11-24', 'Bitte prüfen', 'anna', '2026-11-16T11:00:00.048512Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'FPIAW3VSGVNIB6YPUOUXY2P3GB', 'colleague', 0, NULL, '', 'carla', '2026-11-16T11:00:00.062055Z', NULL);
INSERT INTO "member" VALUES ('pretest', '01056', 'petra', 'coordinator', 0, NULL, '', 'petra', '2026-11-17T08:00:00.003177Z', NULL);
CREATE TABLE member_share (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    person TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('section', 'page', 'item')),
    key    TEXT NOT NULL CHECK (key <> ''),
    PRIMARY KEY (wave, unit, person, kind, key),
    FOREIGN KEY (wave, unit, person) REFERENCES member (wave, unit, person)
) STRICT;
INSERT INTO "member_share" VALUES ('2026', '01056', '5OEP6WK7JSMWMHKEQGBKVUBKJD', 'item', 'remark');
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
INSERT INTO "share_plan" VALUES ('2026', '01056', 'remark', 'Amt für „Größe“', 1, 'anna', '2026-11-16T11:00:00.037706Z');
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
INSERT INTO "reopening" VALUES ('2026', '01056', 1, 'anna', 'Zahlen berichtigen', '2026-11-16T11:00:00.013985Z', 'granted', '2026-11-16T11:00:00.015050Z', 'dlt', '');
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
INSERT INTO "county_access" VALUES ('token', '2026', '01056', 'PBCRQXE23QJSHFINWZ24PG2FEB', 'code', '2026-11-16T11:00:00.017954Z', NULL);
INSERT INTO "county_access" VALUES ('secret link', '2026', '01056', 'anna', 'secret code', '2026-11-16T11:00:00.020835Z', NULL);
INSERT INTO "county_access" VALUES ('token-Änne', '2026', '01056', '5OEP6WK7JSMWMHKEQGBKVUBKJD', 'code-Änne', '2026-11-16T11:00:00.048512Z', NULL);
INSERT INTO "county_access" VALUES ('mailed', '2026', '03241', 'RIQW267YLCSDZ5F6YQCJGKIRRV', '', '2026-11-16T11:00:00.058342Z', NULL);
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
INSERT INTO "login_code" VALUES ('2026', '03241', 'code NN3Q54CCEV4MZOPG3H24UKTO63', 'RIQW267YLCSDZ5F6YQCJGKIRRV', '86ffd226cbd2b52f6b553284aa13c68afb71ff458c3ac66b695f6d1cbf632c5a', '', 0, '2026-11-16T11:00:00.059527Z', NULL, NULL);
CREATE TABLE unit_contact (
    wave       TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    person     TEXT    NOT NULL CHECK (person <> ''),
    function   TEXT    NOT NULL,
    salutation TEXT    NOT NULL,
    official   INTEGER NOT NULL CHECK (official IN (0, 1)), phone TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0, named_by TEXT NOT NULL DEFAULT '', named    TEXT CHECK (named GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, person),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "unit_contact" VALUES ('2026', '03241', 'RIQW267YLCSDZ5F6YQCJGKIRRV', 'Landrätin', '', 1, '0511 123', 0, '', NULL);
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
    daily_summary   INTEGER NOT NULL DEFAULT 1 CHECK (daily_summary IN (0, 1)), submit_rule  TEXT NOT NULL DEFAULT 'leaders' CHECK (submit_rule IN ('leaders', 'coordinator', 'released')), release_mode TEXT NOT NULL DEFAULT 'outside' CHECK (release_mode IN ('outside', 'inside')), file_number TEXT,
    PRIMARY KEY (wave, unit),
    FOREIGN KEY (wave, unit) REFERENCES unit (wave, unit)
) STRICT;
INSERT INTO "county_setting" VALUES ('2026', '01056', 7, 0, 'leaders', 'inside', '10.2 „Größe“');
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
INSERT INTO "address_approval" VALUES ('2026', '03241', 'FPIAW3VSGVNIB6YPUOUXY2P3GB', 'carla', '2026-11-16T11:00:00.062055Z', 0, '', NULL);
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
INSERT INTO "note" VALUES ('2026', '01056', '0cf9582356fd3b2a3cd3aa83332117f2', 'remark', 'anna', 'Bitte Schulamt prüfen', '2026-11-16T11:00:00.039049Z', NULL, '');
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
INSERT INTO "wave_stage" VALUES ('2026', 1, 'open', '2026-11-16T11:00:00.002886Z', 'operator', '');
INSERT INTO "wave_stage" VALUES ('pretest', 1, 'open', '2026-11-17T08:00:00.002189Z', 'op', '');
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
INSERT INTO "audit_block" VALUES (1, 1, 47, 47, '', '1 24ab6f2a3950dbd3e6fb3bf78477d55d8aabf9ddccd8c2245ebc62770bd5c0de
2 62eb9f6ddb6d6b6058c9b64f3347fca122ea96277414deb9e0946c2eb290f851
3 334abecc897b0b6067daf596aa46213e7f2027489836a41171f4a7f4a229d419
4 010318dd587a8468e5f520da0b70eea15b3392837c4c9cb8b841946582239f62
5 acd46eb53e8b40433710974804cb20d46223e6b052b599088d7381c4152b7da0
6 41dc388926fec52e979de61244a66cb367e4c39318b68cc87a5746eae863ef4c
7 136cb5e2c40ab0f02f3bed52fe67cc1d303f326ad1ba93faf70573ad53a76cd5
8 6c20ff4dbd7dccf50851eb4817d8aefde402bc483140815a455522ab4db64789
9 5c00165eafe4e90c48c625283fb95c44e490d99ab71ecf0c2cc07f71823a41a9
10 58aefc0c1929cbf5251bf267d7a260e36077c4f516837a73cf9e2cf0235140c3
11 3256201c3a90f01f8450788c5017f756a973b01f05db009509a15c9dd320b0f5
12 4abfcef695241d3c94da6aeb6a150cc1808899f2dc2167ffa5d478089b3d21ee
13 0d92aa70b2fa07b3ee34226ab59a855b7037f7e79938ccb072ece1c12a585666
14 932a8bf3a48a0fcb226a76225bca2a93fbabca72323e12698c259717a25927b7
15 45f245963bda432b09db7b931b04fe4d30052679d1ac946e0366895d9b02daff
16 39557bdd62720f319a9a037bfa4e477eb99012dc0e35335a7a1bf1cc0f08cb42
17 311096163f542158b04e16a2fc4ba97c13bd6cec7788d0cd4d86ebcf59fdd2b4
18 9eef8f72a429b98304ebed60bab996fe36eee98f7f6baf1e0d940f263eb21f60
19 ebe4ec6b1b806d114ea9c1ecd417c100876ad9a9aa59181394ca9959fec55064
20 99d31eb182962fdc57268f2d64135912d561467d6f07854dad0219d1053735e5
21 ed7df1cfb0e9519bf71b08a16bbccfa424b352b3ba7fcf773f5c3899d974540a
22 a85ada5343ef42878b00437135a2cfe8504442124a57d7b1851ad6e50ed6f9d6
23 8b33208954de3f427ce7dbf65546fc25b2da939b2a7a80e4fa7bad87b0efe822
24 eee07dac5f9b84654107097f4565f1669f9e433f283e2c8cfaa576aa8fc8c7a2
25 788fe4d217f7f80ea5cab79a755ae1d1a17abd7025be0fe59d32a4fe999e8922
26 2223d9f0eb21ffe95ec165f5013fabc9aec3a8cbdb1d3f562f735f425e2c430d
27 4f358f145cc00b26180545271e6756f0cef31710a7ae6c4ad23bf96296e5eb3d
28 fd4ca79b06c3d4cc9967e14f83dcc10c714d7ca057e9512e08c89bdd0ded5ade
29 808a75b85256de0c045424cbdc24885bed2478797ff76fffeb56508b4d8fdfbb
30 3553ddbd21caabdf5735617a22f90aaa8b5697ac2bf21d2b0e702a5efa653675
31 82e2ecf483e97a447f8204fac06bc1a8dc78446571aaa003da79297cb4c684be
32 2e03214b847581cdc043aafd21c55674a8457273c6ba430419162ddcce09d8a5
33 6dfc297a9442da53156f607afe2883e44eeb9ad8ecc3bdfa9b9d883bd41ee977
34 b127621a416c0467d80daab30d6856c48944ba42e167d5bc404d7c79e662f5b8
35 4624243efe8d06f554e762cf358b5c62c099699a136ad4badef9cc83317f10d6
36 c37929ae501c19a6ac5a7159cdabecddf6e0e2764d0090e5120f8afd6c7c8cf7
37 ff2212a9011537b4f613da38875b9f6ff0c3104117ba05ed1e696613c8ac57b9
38 90bc6068265e2b43c8bd92e013665ad38e86447d51f0c8de1e5791a4fc0569b2
39 b5f86cfc470ca093ad0902dbd77502a88bfd6777f2b4aebb89731f693a022946
40 28fd0afde66946f4a0e18874bc249931486791efe7a714b8f465d51420a3fb1a
41 4adcc86209f6b0cfa9f0cf873f04db29ed965c1302cd921c3b7454d0c9eee06e
42 9c0997b90e489cbd552e10eda4cfb6fdfa279ef267400e1bdeea811dc771d329
43 3c130fb28d4d4a6fcc5848893896e25720bd4af3f16c3985994d59e4a2d5b85a
44 fd2947d263143f894c321acd57c7e314e5fd70b5bf2ef894a3e74fba896c0172
45 00adab201df8ccf93e926a288be52ef23e4490882e05e7b632fb52774cbc4fb5
46 707fe600d28c81794021678ea6676f8fac258119af79a6a9880856123217b94d
47 6d488480b4bee7eda241447676f1e180b512292ef3996325953f061311539a7a', 'cb6c2b2ae295b6decf1bf62a6400b96cdd682b1ad22188ce49d0a1a207871a89', '2026-11-17T08:00:00.000048Z', NULL);
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
INSERT INTO "contact_event" VALUES ('2026', '03241', '3HQY7EP45X362NO2SK7JCRGDMT', 'call', 'erreicht', '', 'Ruft „morgen“ zurück', 'dlt', '2026-11-16T11:00:00.026478Z');
INSERT INTO "contact_event" VALUES ('2026', '03241', 'KTM2Y44SYGDUYS6B7TKDEIYNFI', 'extension', '2026-12-10', '', 'Ferien', 'dlt', '2026-11-16T11:00:00.030255Z');
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
INSERT INTO "county_release" VALUES ('2026', '01056', 1, 'asked', 'anna', '2026-11-16T11:00:00.042364Z', NULL, '', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 2, 'released', 'CE73RZ6YOHXLFFFYN5XC5K5JMG', '2026-11-16T11:00:00.044906Z', '2026-11-16', 'Landrätin', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 3, 'withdrawn', 'anna', '2026-11-16T11:00:00.046986Z', NULL, '', '', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
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
INSERT INTO "release_comment" VALUES ('2026', '01056', 'CE73RZ6YOHXLFFFYN5XC5K5JMG', 'remark', 'Gut so', '2026-11-16T11:00:00.044906Z');
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
INSERT INTO "second_factor" VALUES ('meier', 'sealed', 7, '2026-11-16T11:00:00.019535Z', '2026-11-16T11:00:00.020157Z');
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
INSERT INTO "account_invitation" VALUES ('H4REIY2TN3QNU3YAXRJ2EAXHL7', 'reader', '', 'meier', '', '2026-11-16T11:00:00.060863Z', '2026-11-23T11:00:00.060863Z', NULL);
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
INSERT INTO "pretest_comment" VALUES ('pretest', '01056', 'petra', 'status', 'unclear', 'Was heißt „Stand“?', '2026-11-17T08:00:00.004228Z');
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
INSERT INTO "campaign" VALUES ('2026', 'C2LAYUISVKAVZNKWQ3ZANLTSD6', 'invitation', 'missing', '', 'An {Landkreis}', '{Anrede}', 'mail', NULL, 'running', 2, 'dlt', '2026-11-16T11:00:00.053175Z', 'dlt', '2026-11-16T11:00:00.056680Z');
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
INSERT INTO "campaign_unit" VALUES ('2026', '03241', 'C2LAYUISVKAVZNKWQ3ZANLTSD6', 'RIQW267YLCSDZ5F6YQCJGKIRRV', 'campaign 2026 C2LAYUISVKAVZNKWQ3ZANLTSD6 03241', NULL);
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
INSERT INTO "extension" VALUES ('2026', '03241', 1, '2026-12-10', 'Ferien', 'dlt', '2026-11-16T11:00:00.030255Z');
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
INSERT INTO "county_return" VALUES ('2026', '03241', 1, 'Bitte Frage 3', 'dlt', '2026-11-16T11:00:00.032483Z');
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
INSERT INTO "interim" VALUES ('2026', '07131', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dora', '2026-11-16T11:00:00.034421Z', '482c04ef680c9db3f6996d819f08716ff7d1f53744b05470e3038355a9cb5612', '[{"item":"status","state":"empty"},{"item":"projects","state":"not_shown"},{"item":"remark","state":"answered","value":"{\"text\":\"unfertig\"}"},{"item":"practice","state":"empty"}]', NULL);
CREATE TABLE succession (
    predecessor TEXT NOT NULL CHECK (predecessor <> ''),
    successor   TEXT NOT NULL CHECK (successor <> '' AND successor <> predecessor),
    name        TEXT NOT NULL,
    day         TEXT NOT NULL CHECK (day GLOB '????-??-??'),
    author      TEXT NOT NULL,
    time        TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (predecessor, successor)
) STRICT;
INSERT INTO "succession" VALUES ('03152', '03159', 'Landkreis Göttingen (alt)', '2016-11-01', 'op', '2026-11-16T11:00:00.024256Z');
CREATE TABLE proxy (
    wave        TEXT    NOT NULL,
    unit        TEXT    NOT NULL,
    number      INTEGER NOT NULL CHECK (number >= 1),
    channel     TEXT    NOT NULL CHECK (channel IN ('paper', 'phone')),
    day         TEXT    NOT NULL CHECK (day GLOB '????-??-??'),
    person      TEXT    NOT NULL,
    consent_day TEXT    NOT NULL CHECK (consent_day = '' OR consent_day GLOB '????-??-??'),
    consent_how TEXT    NOT NULL,
    author      TEXT    NOT NULL CHECK (author <> ''),
    time        TEXT    NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    ended       TEXT    CHECK (ended GLOB '????-??-??T??:??:??.??????Z'),
    outcome     TEXT    NOT NULL CHECK (outcome IN ('', 'submitted', 'begun', 'stopped')),
    submission  INTEGER NOT NULL CHECK (submission >= 0),
    verdict     TEXT    NOT NULL CHECK (verdict IN ('', 'confirmed', 'objected')),
    decided     TEXT    CHECK (decided GLOB '????-??-??T??:??:??.??????Z'),
    decided_by  TEXT    NOT NULL,
    PRIMARY KEY (wave, unit, number),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit),
    CHECK ((ended IS NULL) = (outcome = '')),
    CHECK ((decided IS NULL) = (verdict = '')),
    CHECK ((submission > 0) = (outcome = 'submitted')),
    CHECK ((person = '') = (consent_day = ''))
) STRICT;
CREATE TABLE pending_change (
    id        TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    kind      TEXT NOT NULL CHECK (kind IN ('invitation', 'role', 'retention', 'stage')),
    wave      TEXT NOT NULL,
    person    TEXT NOT NULL,
    details   TEXT NOT NULL,
    requester TEXT NOT NULL CHECK (requester <> ''),
    created   TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z'),
    expires   TEXT NOT NULL CHECK (expires GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
CREATE TABLE sign_on_identity (
    identity_hash TEXT NOT NULL PRIMARY KEY CHECK (length(identity_hash) = 64),
    person        TEXT NOT NULL UNIQUE CHECK (person <> ''),
    created       TEXT NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
CREATE TABLE sign_on_used (
    state_hash TEXT NOT NULL PRIMARY KEY CHECK (length(state_hash) = 64),
    expires    TEXT NOT NULL CHECK (expires GLOB '????-??-??T??:??:??.??????Z')
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
CREATE UNIQUE INDEX proxy_runs ON proxy (wave, unit) WHERE ended IS NULL;
