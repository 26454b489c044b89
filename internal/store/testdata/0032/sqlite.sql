CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO "goose_db_version" VALUES (1, 0, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (2, 1, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (3, 2, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (4, 3, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (5, 4, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (6, 5, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (7, 6, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (8, 7, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (9, 8, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (10, 9, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (11, 10, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (12, 11, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (13, 12, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (14, 13, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (15, 14, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (16, 15, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (17, 16, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (18, 17, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (19, 18, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (20, 19, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (21, 20, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (22, 21, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (23, 22, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (24, 23, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (25, 24, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (26, 25, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (27, 26, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (28, 27, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (29, 28, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (30, 29, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (31, 30, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (32, 31, 1, '2026-11-26 10:58:16');
INSERT INTO "goose_db_version" VALUES (33, 32, 1, '2026-11-26 10:58:16');
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
INSERT INTO "edition" VALUES ('1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', X'666F726D61743A20310A', '2026-11-16T11:00:00.000083Z');
INSERT INTO "edition" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', X'666F726D61743A20310A6B65793A206C617465720A', '2026-11-16T11:00:00.024565Z');
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
INSERT INTO "wave" VALUES ('2026', 'Der digitale Landkreis 2026', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 2, '2026-11-16T11:00:00.000068Z', 'letter', '', '', 0);
INSERT INTO "wave" VALUES ('pretest', 'Pretest', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 0, 0, 0, '2026-11-17T08:00:00.001072Z', 'letter', '', '', 1);
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
INSERT INTO "response" VALUES ('2026', '01056', 'returned', '2026-11-16T11:00:00.018444Z', '2026-11-16T11:00:00.083235Z', 1);
INSERT INTO "response" VALUES ('2026', '03241', 'returned', NULL, '2026-11-16T11:00:00.052904Z', 1);
INSERT INTO "response" VALUES ('2026', '07131', 'in_progress', '2026-11-16T11:00:00.049385Z', '2026-11-16T11:00:00.049385Z', 0);
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
INSERT INTO "answer" VALUES ('2026', '01056', 'status', 0, '{"options":["no"]}', 2, 'bert', '2026-11-16T11:00:00.062133Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2', 0);
INSERT INTO "answer" VALUES ('2026', '01056', 'projects', 0, '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 1, 'anna', '2026-11-16T11:00:00.018444Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
INSERT INTO "answer" VALUES ('2026', '01056', 'practice', 2, '{"fields":{"title":"Bürgerkoffer"}}', 1, 'anna', '2026-11-16T11:00:00.018444Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
INSERT INTO "answer" VALUES ('2026', '07131', 'remark', 0, '{"text":"unfertig"}', 1, 'dora', '2026-11-16T11:00:00.049385Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
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
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 1, '', '{"options":["yes"]}', 'anna', '2026-11-16T11:00:00.018444Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
INSERT INTO "answer_history" VALUES ('2026', '01056', 'projects', 0, 1, '', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 'anna', '2026-11-16T11:00:00.018444Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
INSERT INTO "answer_history" VALUES ('2026', '01056', 'practice', 2, 1, '', '{"fields":{"title":"Bürgerkoffer"}}', 'anna', '2026-11-16T11:00:00.018444Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
INSERT INTO "answer_history" VALUES ('2026', '07131', 'remark', 0, 1, '', '{"text":"unfertig"}', 'dora', '2026-11-16T11:00:00.049385Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1', 0);
INSERT INTO "answer_history" VALUES ('2026', '01056', 'status', 0, 2, '{"options":["yes"]}', '{"options":["no"]}', 'bert', '2026-11-16T11:00:00.062133Z', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2', 0);
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
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-1', '6ff7483277ed8b918bf867254fbd4bf0dc31f595046d1613d5f78d2801b15ae0', '{"Saved":[{"Item":"status","Record":0},{"Item":"projects","Record":0},{"Item":"practice","Record":2}],"Conflicts":null,"Time":"2026-11-16T11:00:00.018444Z"}', '2026-11-16T11:00:00.018444Z');
INSERT INTO "save_receipt" VALUES ('2026', '07131', 'save-2', 'ec73c666951fac9aabf89842cb425b8aff0398ef2f6f949e829cb00bb8582f1c', '{"Saved":[{"Item":"remark","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.049385Z"}', '2026-11-16T11:00:00.049385Z');
INSERT INTO "save_receipt" VALUES ('2026', '01056', 'save-3', 'f467702cc925ea18e6c56d71da1b64ed72dda54ce8fe36b55278a1bc10fc9faf', '{"Saved":[{"Item":"status","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.062133Z"}', '2026-11-16T11:00:00.062133Z');
INSERT INTO "save_receipt" VALUES ('pretest', '01056', 's', '497824304379764f89a95e84d678c1afcc5871409401be785750e2dec4f100c9', '{"Saved":null,"Conflicts":null,"Time":"2026-11-17T08:00:00.00433Z"}', '2026-11-17T08:00:00.004330Z');
CREATE TABLE page_mark (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    page   TEXT NOT NULL CHECK (page <> ''),
    author TEXT NOT NULL,
    time   TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (wave, unit, page),
    FOREIGN KEY (wave, unit) REFERENCES response (wave, unit)
) STRICT;
INSERT INTO "page_mark" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.018444Z');
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
INSERT INTO "submission" VALUES ('2026', '01056', 1, 's1', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'anna', '2026-11-16T11:00:00.020591Z', 'e18c8a6f8d6d5e6047c8756a0f355e4e1301a16f96a341ddb15af0fa6a15f269', '2026-01056-1-4GGIU-34NNV');
INSERT INTO "submission" VALUES ('2026', '03241', 1, 'import 1', 'import', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dlt', '2026-11-16T11:00:00.031111Z', '792a1dfb57b67b3f9be9b50fe48087623554ce620e240d84ab854a678f2e47fa', '2026-03241-1-PEVB3-62XWZ');
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
INSERT INTO "person" VALUES ('anna', 'anna', '', '', '2026-11-16T11:00:00.004263Z', NULL, '');
INSERT INTO "person" VALUES ('bert', 'bert', '', '', '2026-11-16T11:00:00.007931Z', NULL, '');
INSERT INTO "person" VALUES ('carla', 'carla', '', '', '2026-11-16T11:00:00.014013Z', NULL, '');
INSERT INTO "person" VALUES ('Q257OZCKOXRN6C3V5XEUMJSK5G', '', '', '', '2026-11-16T11:00:00.033469Z', NULL, '');
INSERT INTO "person" VALUES ('7II7DULSH4I5OF32ZAQORTT7KW', 'Änne Meier', 'meier', '', '2026-11-16T11:00:00.034497Z', NULL, '');
INSERT INTO "person" VALUES ('dora', 'dora', '', '', '2026-11-16T11:00:00.045496Z', NULL, '');
INSERT INTO "person" VALUES ('5XAG3IPOHHKRY3DWL5E6SZS4QV', 'Frau Muster', '', 'lr@kreis.example', '2026-11-16T11:00:00.072016Z', NULL, 'Landrätin');
INSERT INTO "person" VALUES ('M6OUZKEWUAZHJ3ALWL3QPQIDTB', 'Änne', '', 'Änne@kreis.example', '2026-11-16T11:00:00.085681Z', NULL, 'Schulamt');
INSERT INTO "person" VALUES ('QFWDEKJOUDCA3SXXILC2UUNAP6', 'Frau Müller', '', 'landrat@kreis.example', '2026-11-16T11:00:00.089682Z', NULL, '');
INSERT INTO "person" VALUES ('XRVKGJ7QKKWVY64SMBBF57BYXB', 'Neu', '', 'neu@dlt.example', '2026-11-16T11:00:00.103253Z', NULL, '');
INSERT INTO "person" VALUES ('B45S7HJFDAH2E5LVEZBDUDHMLT', 'Frau Fern', '', 'fern@post.example', '2026-11-16T11:00:00.104471Z', NULL, '');
INSERT INTO "person" VALUES ('petra', 'petra', '', '', '2026-11-17T08:00:00.003289Z', NULL, '');
CREATE TABLE admin_account (
    login_hash    TEXT    NOT NULL PRIMARY KEY CHECK (length(login_hash) = 64),
    person        TEXT    NOT NULL,
    password_hash TEXT    NOT NULL CHECK (password_hash <> ''),
    disabled      INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created       TEXT    NOT NULL CHECK (created GLOB '????-??-??T??:??:??.??????Z')
, role TEXT NOT NULL DEFAULT 'admin'
    CHECK (role IN ('admin', 'reader', 'association', 'analyst')), land TEXT NOT NULL DEFAULT ''
    CHECK ((land <> '') = (role = 'association'))) STRICT;
INSERT INTO "admin_account" VALUES ('d6627d040cd79d6f6843ef39994bd931c9bf0e4d925db3e629b4f53204fbbd96', '7II7DULSH4I5OF32ZAQORTT7KW', 'hash', 0, '2026-11-16T11:00:00.034497Z', 'admin', '');
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
INSERT INTO "session" VALUES ('session', 'county', 'anna', '2026', '01056', '2026-11-16T11:00:00.038251Z', '2026-11-16T11:00:00.038251Z', 3600, '2026-11-16T12:00:00.038251Z', NULL, '', '', NULL, '');
CREATE TABLE failure (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    key  TEXT NOT NULL CHECK (key <> ''),
    time TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "failure" VALUES (1, 'code:1', '2026-11-16T11:00:00.039115Z');
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
INSERT INTO "audit" VALUES (1, '2026-11-16T11:00:00.000068Z', 'operator', 'system', 'wave_created', '2026', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 3 units');
INSERT INTO "audit" VALUES (2, '2026-11-16T11:00:00.002894Z', 'operator', 'system', 'wave_opened', '2026', '', 'from draft to open');
INSERT INTO "audit" VALUES (3, '2026-11-16T11:00:00.004263Z', 'anna', 'county', 'member_joined', '2026', '01056', 'coordinator');
INSERT INTO "audit" VALUES (4, '2026-11-16T11:00:00.007931Z', 'bert', 'county', 'member_joined', '2026', '01056', 'colleague');
INSERT INTO "audit" VALUES (5, '2026-11-16T11:00:00.013088Z', 'system', 'system', 'member_appointed', '2026', '01056', 'person bert, deputy');
INSERT INTO "audit" VALUES (6, '2026-11-16T11:00:00.014013Z', 'carla', 'county', 'member_joined', '2026', '03241', 'coordinator');
INSERT INTO "audit" VALUES (7, '2026-11-16T11:00:00.018444Z', 'anna', 'county', 'answers_saved', '2026', '01056', '3 answers');
INSERT INTO "audit" VALUES (8, '2026-11-16T11:00:00.020591Z', 'anna', 'county', 'submitted', '2026', '01056', 'number 1');
INSERT INTO "audit" VALUES (9, '2026-11-16T11:00:00.024565Z', 'meier', 'admin', 'edition_stored', '', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1, parent 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f');
INSERT INTO "audit" VALUES (10, '2026-11-16T11:00:00.026063Z', 'anna', 'county', 'reopening_requested', '2026', '01056', 'request 1');
INSERT INTO "audit" VALUES (11, '2026-11-16T11:00:00.028701Z', 'dlt', 'system', 'reopened', '2026', '01056', '');
INSERT INTO "audit" VALUES (12, '2026-11-16T11:00:00.029774Z', 'meier', 'admin', 'edition_proposed', '2026', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1');
INSERT INTO "audit" VALUES (13, '2026-11-16T11:00:00.031111Z', 'dlt', 'system', 'imported', '2026', '', '1 submissions');
INSERT INTO "audit" VALUES (14, '2026-11-16T11:00:00.033469Z', 'op', 'county', 'access_created', '2026', '01056', 'person Q257OZCKOXRN6C3V5XEUMJSK5G');
INSERT INTO "audit" VALUES (15, '2026-11-16T11:00:00.034497Z', 'system', 'system', 'admin_created', '', '', 'person 7II7DULSH4I5OF32ZAQORTT7KW');
INSERT INTO "audit" VALUES (16, '2026-11-16T11:00:00.035905Z', 'meier', 'admin', 'factor_confirmed', '', '', 'person meier ');
INSERT INTO "audit" VALUES (17, '2026-11-16T11:00:00.036872Z', 'anna', 'county', 'access_created', '2026', '01056', 'person anna');
INSERT INTO "audit" VALUES (18, '2026-11-16T11:00:00.039902Z', 'anna', 'county', 'mails_chosen', '2026', '01056', 'reminder 7, summary false');
INSERT INTO "audit" VALUES (19, '2026-11-16T11:00:00.041075Z', 'op', 'system', 'successions_set', '', '', '1 lines');
INSERT INTO "audit" VALUES (20, '2026-11-16T11:00:00.042629Z', 'meier', 'admin', 'wave_changed', '2026', '', '2026-11-01 to 2026-11-30, grace 2');
INSERT INTO "audit" VALUES (21, '2026-11-16T11:00:00.043825Z', 'dlt', 'system', 'contact_logged', '2026', '03241', 'call');
INSERT INTO "audit" VALUES (22, '2026-11-16T11:00:00.045496Z', 'dora', 'county', 'member_joined', '2026', '07131', 'coordinator');
INSERT INTO "audit" VALUES (23, '2026-11-16T11:00:00.049385Z', 'dora', 'county', 'answers_saved', '2026', '07131', '1 answers');
INSERT INTO "audit" VALUES (24, '2026-11-16T11:00:00.050903Z', 'dlt', 'system', 'contact_logged', '2026', '03241', 'extension');
INSERT INTO "audit" VALUES (25, '2026-11-16T11:00:00.050903Z', 'dlt', 'system', 'extended', '2026', '03241', '2026-12-10');
INSERT INTO "audit" VALUES (26, '2026-11-16T11:00:00.052904Z', 'dlt', 'system', 'reopened', '2026', '03241', '');
INSERT INTO "audit" VALUES (27, '2026-11-16T11:00:00.058281Z', 'dora', 'county', 'interim_released', '2026', '07131', 'number 1');
INSERT INTO "audit" VALUES (28, '2026-11-16T11:00:00.062133Z', 'bert', 'county', 'answers_saved', '2026', '01056', '1 answers');
INSERT INTO "audit" VALUES (29, '2026-11-16T11:00:00.064952Z', 'anna', 'county', 'plan_saved', '2026', '01056', '1 questions');
INSERT INTO "audit" VALUES (30, '2026-11-16T11:00:00.067862Z', 'anna', 'county', 'setting_changed', '2026', '01056', 'leaders inside');
INSERT INTO "audit" VALUES (31, '2026-11-16T11:00:00.072016Z', 'bert', 'county', 'member_invited', '2026', '01056', 'person 5XAG3IPOHHKRY3DWL5E6SZS4QV');
INSERT INTO "audit" VALUES (32, '2026-11-16T11:00:00.077108Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 1, asked');
INSERT INTO "audit" VALUES (33, '2026-11-16T11:00:00.080618Z', '5XAG3IPOHHKRY3DWL5E6SZS4QV', 'county', 'release_commented', '2026', '01056', '1 comments');
INSERT INTO "audit" VALUES (34, '2026-11-16T11:00:00.080618Z', '5XAG3IPOHHKRY3DWL5E6SZS4QV', 'county', 'release_step', '2026', '01056', 'number 2, released');
INSERT INTO "audit" VALUES (35, '2026-11-16T11:00:00.083235Z', 'anna', 'county', 'release_step', '2026', '01056', 'number 3, withdrawn');
INSERT INTO "audit" VALUES (36, '2026-11-16T11:00:00.085681Z', 'anna', 'county', 'member_invited', '2026', '01056', 'person M6OUZKEWUAZHJ3ALWL3QPQIDTB');
INSERT INTO "audit" VALUES (37, '2026-11-16T11:00:00.085681Z', 'anna', 'county', 'member_shared', '2026', '01056', 'person M6OUZKEWUAZHJ3ALWL3QPQIDTB, 1 shares');
INSERT INTO "audit" VALUES (38, '2026-11-16T11:00:00.085681Z', 'anna', 'county', 'access_created', '2026', '01056', 'person M6OUZKEWUAZHJ3ALWL3QPQIDTB');
INSERT INTO "audit" VALUES (39, '2026-11-16T11:00:00.089682Z', 'dlt', 'system', 'contact_set', '2026', '03241', '1 contacts, 1 domains');
INSERT INTO "audit" VALUES (40, '2026-11-16T11:00:00.091489Z', 'dlt', 'system', 'campaign_added', '2026', '', 'campaign HLJRX7CZT5HCPQPFYTYOJL3VEG');
INSERT INTO "audit" VALUES (41, '2026-11-16T11:00:00.099276Z', 'dlt', 'system', 'campaign_started', '2026', '', 'campaign HLJRX7CZT5HCPQPFYTYOJL3VEG, 1 mails');
INSERT INTO "audit" VALUES (42, '2026-11-16T11:00:00.100668Z', 'dlt', 'system', 'access_created', '2026', '03241', 'person QFWDEKJOUDCA3SXXILC2UUNAP6');
INSERT INTO "audit" VALUES (43, '2026-11-16T11:00:00.101769Z', 'QFWDEKJOUDCA3SXXILC2UUNAP6', 'county', 'code_requested', '2026', '03241', '');
INSERT INTO "audit" VALUES (44, '2026-11-16T11:00:00.103253Z', 'meier', 'admin', 'account_invited', '', '', 'person XRVKGJ7QKKWVY64SMBBF57BYXB reader');
INSERT INTO "audit" VALUES (45, '2026-11-16T11:00:00.104471Z', 'carla', 'county', 'member_invited', '2026', '03241', 'person B45S7HJFDAH2E5LVEZBDUDHMLT');
INSERT INTO "audit" VALUES (46, '2026-11-16T11:00:00.104471Z', 'carla', 'county', 'member_shared', '2026', '03241', 'person B45S7HJFDAH2E5LVEZBDUDHMLT, 0 shares');
INSERT INTO "audit" VALUES (47, '2026-11-16T11:00:00.104471Z', 'carla', 'county', 'approval_asked', '2026', '03241', 'person B45S7HJFDAH2E5LVEZBDUDHMLT');
INSERT INTO "audit" VALUES (48, '2026-11-17T08:00:00.001072Z', 'op', 'system', 'wave_created', 'pretest', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 1 units');
INSERT INTO "audit" VALUES (49, '2026-11-17T08:00:00.002118Z', 'op', 'system', 'wave_opened', 'pretest', '', 'from draft to open');
INSERT INTO "audit" VALUES (50, '2026-11-17T08:00:00.003289Z', 'petra', 'county', 'member_joined', 'pretest', '01056', 'coordinator');
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
INSERT INTO "wave_edition" VALUES ('2026', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-16T11:00:00.000068Z', 'operator', '', '');
INSERT INTO "wave_edition" VALUES ('pretest', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-17T08:00:00.001072Z', 'op', '', '');
CREATE TABLE edition_proposal (
    wave     TEXT NOT NULL PRIMARY KEY REFERENCES wave (wave),
    edition  TEXT NOT NULL REFERENCES edition (sha256),
    base     TEXT NOT NULL REFERENCES edition (sha256),
    proposer TEXT NOT NULL,
    reason   TEXT NOT NULL,
    time     TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z')
) STRICT;
INSERT INTO "edition_proposal" VALUES ('2026', '49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'meier', 'Tippfehler', '2026-11-16T11:00:00.029774Z');
CREATE TABLE draft (
    edition TEXT NOT NULL PRIMARY KEY REFERENCES edition (sha256),
    title   TEXT NOT NULL,
    author  TEXT NOT NULL,
    time    TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    parent  TEXT REFERENCES edition (sha256),
    source  TEXT NOT NULL
) STRICT;
INSERT INTO "draft" VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', 'Später', 'meier', '2026-11-16T11:00:00.024565Z', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'später.yaml');
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
INSERT INTO "outbox" VALUES (1, 'receipt', 'eingangsbestaetigung', 1, '2026', '01056', 'anna', '{"Eingereicht":"2026-11-16T11:00:00Z","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg","Prüfsumme":"00ff","Vorgangsnummer":"R-1"}', '5EMVRZIPK42CEPEXUNYK7SH7JH', 'queued', 0, '', '2026-11-16T11:00:00.044712Z', '2026-11-16T11:00:00.044712Z', NULL, NULL);
INSERT INTO "outbox" VALUES (2, 'invitation 5XAG3IPOHHKRY3DWL5E6SZS4QV BZOWQP7IWMYTMA4ACDJCFS7BSG', 'freigabe', 0, '2026', '01056', '5XAG3IPOHHKRY3DWL5E6SZS4QV', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'K3JZTMEG6P2BSOXHFK7N575NVN', 'queued', 0, '', '2026-11-16T11:00:00.077108Z', '2026-11-16T11:00:00.077108Z', NULL, NULL);
INSERT INTO "outbox" VALUES (3, 'invitation M6OUZKEWUAZHJ3ALWL3QPQIDTB GYAM6LHRXTXLVAC7QBQBYW2GEE', 'mitarbeit', 0, '2026', '01056', 'M6OUZKEWUAZHJ3ALWL3QPQIDTB', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'IIUC7SQQRFYQTR5ZGFPSG5SFTT', 'queued', 0, '', '2026-11-16T11:00:00.085681Z', '2026-11-16T11:00:00.085681Z', NULL, NULL);
INSERT INTO "outbox" VALUES (4, 'campaign 2026 HLJRX7CZT5HCPQPFYTYOJL3VEG 03241', 'anschreiben', 0, '2026', '03241', 'QFWDEKJOUDCA3SXXILC2UUNAP6', '{"Anschreiben":"HLJRX7CZT5HCPQPFYTYOJL3VEG","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'IE62WCM6AUVE3WJPFK5W7QX6F6', 'queued', 0, '', '2026-11-16T11:00:00.099276Z', '2026-11-16T11:00:00.099276Z', NULL, NULL);
INSERT INTO "outbox" VALUES (5, 'code UZSTPNMHWJ3JBDUH64GUTQTJAV', 'zugangscode', 1, '2026', '03241', 'QFWDEKJOUDCA3SXXILC2UUNAP6', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', '5MNOL2D4GIRGOI4PL35GOL4MI4', 'queued', 0, '', '2026-11-16T11:00:00.101769Z', '2026-11-16T11:00:00.101769Z', NULL, NULL);
INSERT INTO "outbox" VALUES (6, 'account XRVKGJ7QKKWVY64SMBBF57BYXB', 'konto', 1, '', '', 'XRVKGJ7QKKWVY64SMBBF57BYXB', '{}', '7TROZWPUNE3I7WZ2ZYITFCMPQM', 'queued', 0, '', '2026-11-16T11:00:00.103253Z', '2026-11-16T11:00:00.103253Z', NULL, NULL);
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
INSERT INTO "presence" VALUES ('2026', '01056', 'page', 'anna', '2026-11-16T11:00:00.059028Z', '2026-11-16T11:00:00.059028Z');
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
INSERT INTO "rescue" VALUES ('2026', '01056', 'anna', 'page', 'f2', 'remark=zu+sp%C3%A4t', '2026-11-16T11:00:00.043324Z');
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
INSERT INTO "member" VALUES ('2026', '01056', 'anna', 'coordinator', 0, NULL, '', 'anna', '2026-11-16T11:00:00.004263Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'bert', 'deputy', 0, NULL, '', 'bert', '2026-11-16T11:00:00.007931Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'carla', 'coordinator', 0, NULL, '', 'carla', '2026-11-16T11:00:00.014013Z', NULL);
INSERT INTO "member" VALUES ('2026', '07131', 'dora', 'coordinator', 0, NULL, '', 'dora', '2026-11-16T11:00:00.045496Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', '5XAG3IPOHHKRY3DWL5E6SZS4QV', 'reviewer', 0, NULL, '', 'bert', '2026-11-16T11:00:00.072016Z', NULL);
INSERT INTO "member" VALUES ('2026', '01056', 'M6OUZKEWUAZHJ3ALWL3QPQIDTB', 'colleague', 0, '2026-11-24', 'Bitte prüfen', 'anna', '2026-11-16T11:00:00.085681Z', NULL);
INSERT INTO "member" VALUES ('2026', '03241', 'B45S7HJFDAH2E5LVEZBDUDHMLT', 'colleague', 0, NULL, '', 'carla', '2026-11-16T11:00:00.104471Z', NULL);
INSERT INTO "member" VALUES ('pretest', '01056', 'petra', 'coordinator', 0, NULL, '', 'petra', '2026-11-17T08:00:00.003289Z', NULL);
CREATE TABLE member_share (
    wave   TEXT NOT NULL,
    unit   TEXT NOT NULL,
    person TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('section', 'page', 'item')),
    key    TEXT NOT NULL CHECK (key <> ''),
    PRIMARY KEY (wave, unit, person, kind, key),
    FOREIGN KEY (wave, unit, person) REFERENCES member (wave, unit, person)
) STRICT;
INSERT INTO "member_share" VALUES ('2026', '01056', 'M6OUZKEWUAZHJ3ALWL3QPQIDTB', 'item', 'remark');
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
INSERT INTO "share_plan" VALUES ('2026', '01056', 'remark', 'Amt für „Größe“', 1, 'anna', '2026-11-16T11:00:00.064952Z');
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
INSERT INTO "reopening" VALUES ('2026', '01056', 1, 'anna', 'Zahlen berichtigen', '2026-11-16T11:00:00.026063Z', 'granted', '2026-11-16T11:00:00.028701Z', 'dlt', '');
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
INSERT INTO "county_access" VALUES ('token', '2026', '01056', 'Q257OZCKOXRN6C3V5XEUMJSK5G', 'code', '2026-11-16T11:00:00.033469Z', NULL);
INSERT INTO "county_access" VALUES ('secret link', '2026', '01056', 'anna', 'secret code', '2026-11-16T11:00:00.036872Z', NULL);
INSERT INTO "county_access" VALUES ('token-Änne', '2026', '01056', 'M6OUZKEWUAZHJ3ALWL3QPQIDTB', 'code-Änne', '2026-11-16T11:00:00.085681Z', NULL);
INSERT INTO "county_access" VALUES ('mailed', '2026', '03241', 'QFWDEKJOUDCA3SXXILC2UUNAP6', '', '2026-11-16T11:00:00.100668Z', NULL);
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
INSERT INTO "login_code" VALUES ('2026', '03241', 'code UZSTPNMHWJ3JBDUH64GUTQTJAV', 'QFWDEKJOUDCA3SXXILC2UUNAP6', '86ffd226cbd2b52f6b553284aa13c68afb71ff458c3ac66b695f6d1cbf632c5a', '', 0, '2026-11-16T11:00:00.101769Z', NULL, NULL);
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
INSERT INTO "unit_contact" VALUES ('2026', '03241', 'QFWDEKJOUDCA3SXXILC2UUNAP6', 'Landrätin', '', 1, '0511 123', 0, '', NULL);
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
INSERT INTO "address_approval" VALUES ('2026', '03241', 'B45S7HJFDAH2E5LVEZBDUDHMLT', 'carla', '2026-11-16T11:00:00.104471Z', 0, '', NULL);
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
INSERT INTO "note" VALUES ('2026', '01056', '0cf9582356fd3b2a3cd3aa83332117f2', 'remark', 'anna', 'Bitte Schulamt prüfen', '2026-11-16T11:00:00.066575Z', NULL, '');
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
INSERT INTO "wave_stage" VALUES ('2026', 1, 'open', '2026-11-16T11:00:00.002894Z', 'operator', '');
INSERT INTO "wave_stage" VALUES ('pretest', 1, 'open', '2026-11-17T08:00:00.002118Z', 'op', '');
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
INSERT INTO "audit_block" VALUES (1, 1, 47, 47, '', '1 81feb6fecebde06dc99da0df3e7ab63fdb2bcaac90c8c0d819f3d749ca03ac01
2 bd4ef596426bb6cc542391db4e3933ef86e7305fb523e3e97eef221c0f4be27b
3 f76a08389f9f6c65dab2c159f7a76ba6e6f133172f58c3b5e58bcf1b20c28cf2
4 352559cb13e9f7606e343c69d46e26c94a2f4fbbbe44c59ddf39ba1ea1cc3a99
5 b58ce8aada9da8605ae67b6c102a450ce803e671f03c08d5982fe993d2698910
6 b51b496cf74bf77641237a243761f1b2d770c861d8573f3647c9f8317b5a98dd
7 80fd46cddc4be490406aeff6f8d15e8b225e879a5618d501fd67383db7c7443e
8 2a56c2fcca70ccee5f0a86aebb2e59049918f8f2c6f656abb21c96a6b7913f9c
9 b751d43c2e6b67fb241bf87173d74a55acb0f4b08015ce041500e89e0773bac4
10 80eb5e456238e8e012391f2bbb47f9ab6da29894c65a6ca53109cb12d4b6d6bc
11 99a0a1721233e16cc3363af9e4d1826dfdf3bf969f3579715e8b2fc8a62f89de
12 e5045e6d8ae58b2cda42d1b4b727ea37e43d7e85e8f79f250e486782e05020bf
13 8e1bd7cf3c5e916e06c322e16f976c2eaffb5d3942528b3c2bca6e4a7d03cde8
14 93fe1ad87aa757b251c13eb89149b7162dd1ffeb13c80256f9d7e3e7309c7e05
15 82234017bf43328d95047d8a31f388c72ec0fb41af687a6f7f17b6241209a33a
16 9b98f215a0e6cac9b21b15dcb7b3d1133e921e643860e4b14bd9e877442074ac
17 427d3a51d0a50c9362d5e47825aa3d3b3c13ba3bfb838d2311b6ce31c493c795
18 11846f17f84cc0f2f87d4e66e2769b63e7f54689d5309db046c43feb1882062f
19 3b885953c68220e6b4e230582ed726ebba5615facfbf4c66b9edf261136caddd
20 c78543c94d6151cfe71651811a54fcc7f9ac04546a59cc71e3322eab69f3f97e
21 187acc05e552867d49910a7a55afb951e5324534404db578657e631035227682
22 c9cd360f87cbac20cf0d5065ac4e5fd1bb8a2ca5e793fbf00b41478e530146fe
23 93fed4bd1d99d1ed68f10207958c05c7120585503f07b462fbbbd86ad0ac0aaa
24 3f4a0ad8346a9e37a92b8a3ef471c3df6c6a85979b53f1951aa6fce7c2d14ff0
25 81e792301a28820db50e870f60df6f0714fd13d07db8932abf7a5c8c4deffef3
26 1561e95ee80b49a01454bbb816c599eae1148e6085dbc97c09a3d13323bb5973
27 1341df5d77062224ee7330213dac33074df342e60f30195040b9371b39e3c5fa
28 bb6043da18db6b37f2e486003b6514a10fada5a673e4d1b7b109966b3b9500e4
29 416f1891762f9ca909757c13917ed5d788baca8fd74d39758650b802e1a4a9ef
30 5c69b35aa49818106b7e943c1a9e76a635a439df5b8685eda614649aca4e9bc2
31 60d354b426bbfd0b11a26c362674109fdd4c5e814cda2e359747d7880d374470
32 48114f17337385d3971c6daad72ebd15b51b035b9b318db8169d9fdc91a2094c
33 ba21d2b39b5abe1a0446c1552dc4d13b0a3f521908a5752e9b05e6bc82ad7e64
34 dda77563b36e924627e510e0b5894e1c95d44028f44537d08b7333a8429e0d53
35 fa16d8ab3d92ddc032e4dca729d0f00c6bce1290f7c232ab20804c301ad8af66
36 ab222b2b38b175564697082ee331ef48c64bd2b48b3d61d24ac4e644a59cda1b
37 cebf7f8c1d73bcff19617a07d71c359c6fea4351e8c1bac1d67efae8cd025703
38 d4be8a8ca1e18cc9fbc4f1e79470ede044f3a4f206dd733e708be19644bd607b
39 ae75ff5399ce9e7f7ffef115c5d56683d67e121f254e9aa8298c1cb56c0979dc
40 3020a05cd2128acf06647497507412a7313d88f801ebfcd8f87e4b6775c19a64
41 efea2e66160d1779a17e966ac08dc0d95b1f4b0cb3f6643964fcaa0ab149b71d
42 75cdf6b428b600203dc16bf3392d4afb0471f6e4f2ecf23512bca9a99183b966
43 eadac4dd3d82ae8879ba542df5e762df3735afc5e2d5e545305d4abcc5bb03b0
44 5b9fe551c58b766d882658444aeab8f322a7a96ad5dcc55ae571cc9a6e977429
45 3ee79158b62d9808da1201326179533f08eb3a299e8b34bc86cf6df6f023fbdd
46 596f4b48eb49e1c7346cd817a34ba5fd94af3ba846331e8837db0cc67f0b6b9a
47 93062f8c99bd15962a07f6042d27955bbac305df77db1702612941f5c4a52968', '12600ecebff10f33212f43462eb31446b804f09f074b5ed7848e2911d2b82901', '2026-11-17T08:00:00.000033Z', NULL);
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
INSERT INTO "contact_event" VALUES ('2026', '03241', 'NGMVEQPHTVR4HCCKQSFZMZOOCK', 'call', 'erreicht', '', 'Ruft „morgen“ zurück', 'dlt', '2026-11-16T11:00:00.043825Z');
INSERT INTO "contact_event" VALUES ('2026', '03241', 'L3TAJIRFRNDLVAZHCLG55TYNE2', 'extension', '2026-12-10', '', 'Ferien', 'dlt', '2026-11-16T11:00:00.050903Z');
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
INSERT INTO "county_release" VALUES ('2026', '01056', 1, 'asked', 'anna', '2026-11-16T11:00:00.077108Z', NULL, '', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 2, 'released', '5XAG3IPOHHKRY3DWL5E6SZS4QV', '2026-11-16T11:00:00.080618Z', '2026-11-16', 'Landrätin', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO "county_release" VALUES ('2026', '01056', 3, 'withdrawn', 'anna', '2026-11-16T11:00:00.083235Z', NULL, '', '', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
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
INSERT INTO "release_comment" VALUES ('2026', '01056', '5XAG3IPOHHKRY3DWL5E6SZS4QV', 'remark', 'Gut so', '2026-11-16T11:00:00.080618Z');
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
INSERT INTO "second_factor" VALUES ('meier', 'sealed', 7, '2026-11-16T11:00:00.035361Z', '2026-11-16T11:00:00.035905Z');
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
INSERT INTO "account_invitation" VALUES ('XRVKGJ7QKKWVY64SMBBF57BYXB', 'reader', '', 'meier', '', '2026-11-16T11:00:00.103253Z', '2026-11-23T11:00:00.103253Z', NULL);
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
INSERT INTO "pretest_comment" VALUES ('pretest', '01056', 'petra', 'status', 'unclear', 'Was heißt „Stand“?', '2026-11-17T08:00:00.004330Z');
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
INSERT INTO "campaign" VALUES ('2026', 'HLJRX7CZT5HCPQPFYTYOJL3VEG', 'invitation', 'missing', '', 'An {Landkreis}', '{Anrede}', 'mail', NULL, 'running', 2, 'dlt', '2026-11-16T11:00:00.091489Z', 'dlt', '2026-11-16T11:00:00.099276Z');
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
INSERT INTO "campaign_unit" VALUES ('2026', '03241', 'HLJRX7CZT5HCPQPFYTYOJL3VEG', 'QFWDEKJOUDCA3SXXILC2UUNAP6', 'campaign 2026 HLJRX7CZT5HCPQPFYTYOJL3VEG 03241', NULL);
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
INSERT INTO "extension" VALUES ('2026', '03241', 1, '2026-12-10', 'Ferien', 'dlt', '2026-11-16T11:00:00.050903Z');
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
INSERT INTO "county_return" VALUES ('2026', '03241', 1, 'Bitte Frage 3', 'dlt', '2026-11-16T11:00:00.052904Z');
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
INSERT INTO "interim" VALUES ('2026', '07131', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dora', '2026-11-16T11:00:00.058281Z', '482c04ef680c9db3f6996d819f08716ff7d1f53744b05470e3038355a9cb5612', '[{"item":"status","state":"empty"},{"item":"projects","state":"not_shown"},{"item":"remark","state":"answered","value":"{\"text\":\"unfertig\"}"},{"item":"practice","state":"empty"}]', NULL);
CREATE TABLE succession (
    predecessor TEXT NOT NULL CHECK (predecessor <> ''),
    successor   TEXT NOT NULL CHECK (successor <> '' AND successor <> predecessor),
    name        TEXT NOT NULL,
    day         TEXT NOT NULL CHECK (day GLOB '????-??-??'),
    author      TEXT NOT NULL,
    time        TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??.??????Z'),
    PRIMARY KEY (predecessor, successor)
) STRICT;
INSERT INTO "succession" VALUES ('03152', '03159', 'Landkreis Göttingen (alt)', '2016-11-01', 'op', '2026-11-16T11:00:00.041075Z');
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
