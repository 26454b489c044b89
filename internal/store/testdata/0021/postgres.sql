--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: refuse_change(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: address_approval; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.address_approval (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL COLLATE pg_catalog."C",
    asked_by text NOT NULL,
    asked timestamp with time zone NOT NULL,
    granted boolean NOT NULL,
    decided_by text NOT NULL,
    decided timestamp with time zone,
    CONSTRAINT address_approval_check CHECK (((decided IS NOT NULL) OR (NOT granted))),
    CONSTRAINT address_approval_person_check CHECK ((person <> ''::text))
);


--
-- Name: admin_account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.admin_account (
    login_hash text NOT NULL,
    person text NOT NULL,
    password_hash text NOT NULL,
    disabled boolean NOT NULL,
    created timestamp with time zone NOT NULL,
    role text DEFAULT 'admin'::text NOT NULL,
    land text DEFAULT ''::text NOT NULL,
    CONSTRAINT admin_account_check CHECK (((land <> ''::text) = (role = 'association'::text))),
    CONSTRAINT admin_account_login_hash_check CHECK ((length(login_hash) = 64)),
    CONSTRAINT admin_account_password_hash_check CHECK ((password_hash <> ''::text)),
    CONSTRAINT admin_account_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'reader'::text, 'association'::text, 'analyst'::text])))
);


--
-- Name: answer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.answer (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    item text NOT NULL COLLATE pg_catalog."C",
    record bigint NOT NULL,
    value text NOT NULL,
    version bigint NOT NULL,
    author text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    edition text NOT NULL,
    form_id text NOT NULL,
    CONSTRAINT answer_item_check CHECK ((item <> ''::text)),
    CONSTRAINT answer_record_check CHECK ((record >= 0)),
    CONSTRAINT answer_value_check CHECK (((value = ''::text) OR ((value)::json IS NOT NULL))),
    CONSTRAINT answer_version_check CHECK ((version >= 1))
);


--
-- Name: answer_history; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.answer_history (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    item text NOT NULL COLLATE pg_catalog."C",
    record bigint NOT NULL,
    version bigint NOT NULL,
    old_value text NOT NULL,
    new_value text NOT NULL,
    author text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    path text NOT NULL,
    edition text NOT NULL,
    form_id text NOT NULL,
    CONSTRAINT answer_history_path_check CHECK ((path <> ''::text)),
    CONSTRAINT answer_history_version_check CHECK ((version >= 1))
);


--
-- Name: audit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit (
    id bigint NOT NULL,
    "time" timestamp with time zone NOT NULL,
    person text NOT NULL,
    role text NOT NULL,
    action text NOT NULL,
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    detail text NOT NULL,
    CONSTRAINT audit_action_check CHECK ((action <> ''::text))
);


--
-- Name: audit_block; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_block (
    number bigint NOT NULL,
    first_id bigint NOT NULL,
    last_id bigint NOT NULL,
    lines bigint NOT NULL,
    previous text NOT NULL,
    digests text NOT NULL,
    hash text NOT NULL,
    sealed timestamp with time zone NOT NULL,
    purged timestamp with time zone,
    CONSTRAINT audit_block_check CHECK ((last_id >= first_id)),
    CONSTRAINT audit_block_hash_check CHECK ((length(hash) = 64)),
    CONSTRAINT audit_block_lines_check CHECK ((lines >= 1)),
    CONSTRAINT audit_block_number_check CHECK ((number >= 1))
);


--
-- Name: audit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.audit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: contact_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact_event (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    result text NOT NULL,
    campaign text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL,
    author text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    CONSTRAINT contact_event_author_check CHECK ((author <> ''::text)),
    CONSTRAINT contact_event_id_check CHECK ((id <> ''::text)),
    CONSTRAINT contact_event_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'letter'::text, 'call'::text, 'note'::text, 'bounce'::text, 'refusal'::text, 'extension'::text])))
);


--
-- Name: county_access; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.county_access (
    token_hash text NOT NULL,
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL,
    code_hash text NOT NULL,
    created timestamp with time zone NOT NULL,
    revoked timestamp with time zone,
    CONSTRAINT county_access_token_hash_check CHECK ((token_hash <> ''::text))
);


--
-- Name: county_setting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.county_setting (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    reminder_before integer DEFAULT 3 NOT NULL,
    daily_summary boolean DEFAULT true NOT NULL,
    CONSTRAINT county_setting_reminder_before_check CHECK ((reminder_before = ANY (ARRAY[0, 1, 3, 7])))
);


--
-- Name: draft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.draft (
    edition text NOT NULL,
    title text NOT NULL,
    author text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    parent text,
    source text NOT NULL
);


--
-- Name: edition; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.edition (
    sha256 text NOT NULL,
    definition bytea NOT NULL,
    created timestamp with time zone NOT NULL,
    CONSTRAINT edition_sha256_check CHECK ((length(sha256) = 64))
);


--
-- Name: edition_proposal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.edition_proposal (
    wave text NOT NULL COLLATE pg_catalog."C",
    edition text NOT NULL,
    base text NOT NULL,
    proposer text NOT NULL,
    reason text NOT NULL,
    "time" timestamp with time zone NOT NULL
);


--
-- Name: failure; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.failure (
    id bigint NOT NULL,
    key text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    CONSTRAINT failure_key_check CHECK ((key <> ''::text))
);


--
-- Name: failure_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.failure ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.failure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: goose_db_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.goose_db_version (
    id integer NOT NULL,
    version_id bigint NOT NULL,
    is_applied boolean NOT NULL,
    tstamp timestamp without time zone DEFAULT now() NOT NULL
);


--
-- Name: goose_db_version_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.goose_db_version ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.goose_db_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: login_code; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.login_code (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    letter text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL COLLATE pg_catalog."C",
    browser text NOT NULL,
    code_hash text NOT NULL,
    tries integer NOT NULL,
    requested timestamp with time zone NOT NULL,
    made timestamp with time zone,
    used timestamp with time zone,
    CONSTRAINT login_code_browser_check CHECK ((length(browser) = 64)),
    CONSTRAINT login_code_check CHECK (((code_hash = ''::text) = (made IS NULL))),
    CONSTRAINT login_code_letter_check CHECK ((letter <> ''::text)),
    CONSTRAINT login_code_person_check CHECK ((person <> ''::text)),
    CONSTRAINT login_code_tries_check CHECK ((tries >= 0))
);


--
-- Name: member; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.member (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL,
    reads_rest boolean NOT NULL,
    deadline text,
    word text NOT NULL,
    invited_by text NOT NULL,
    created timestamp with time zone NOT NULL,
    revoked timestamp with time zone,
    CONSTRAINT member_deadline_check CHECK ((deadline ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
    CONSTRAINT member_person_check CHECK ((person <> ''::text)),
    CONSTRAINT member_role_check CHECK ((role = ANY (ARRAY['coordinator'::text, 'deputy'::text, 'colleague'::text, 'reviewer'::text])))
);


--
-- Name: member_share; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.member_share (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT member_share_key_check CHECK ((key <> ''::text)),
    CONSTRAINT member_share_kind_check CHECK ((kind = ANY (ARRAY['section'::text, 'page'::text, 'item'::text])))
);


--
-- Name: note; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.note (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    item text NOT NULL,
    person text NOT NULL,
    text text NOT NULL,
    created timestamp with time zone NOT NULL,
    settled timestamp with time zone,
    settled_by text NOT NULL,
    CONSTRAINT note_check CHECK (((settled IS NULL) = (settled_by = ''::text))),
    CONSTRAINT note_id_check CHECK ((id <> ''::text)),
    CONSTRAINT note_item_check CHECK ((item <> ''::text)),
    CONSTRAINT note_person_check CHECK ((person <> ''::text)),
    CONSTRAINT note_text_check CHECK ((text <> ''::text))
);


--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id bigint NOT NULL,
    key text NOT NULL,
    kind text NOT NULL,
    urgent boolean NOT NULL,
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL,
    data text NOT NULL,
    message_id text NOT NULL,
    state text NOT NULL,
    attempts bigint NOT NULL,
    code text NOT NULL,
    created timestamp with time zone NOT NULL,
    not_before timestamp with time zone NOT NULL,
    claimed timestamp with time zone,
    sent timestamp with time zone,
    CONSTRAINT outbox_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT outbox_check CHECK (((state <> 'claimed'::text) OR (claimed IS NOT NULL))),
    CONSTRAINT outbox_check1 CHECK (((state = 'sent'::text) = (sent IS NOT NULL))),
    CONSTRAINT outbox_data_check CHECK (((data)::json IS NOT NULL)),
    CONSTRAINT outbox_key_check CHECK ((key <> ''::text)),
    CONSTRAINT outbox_kind_check CHECK ((kind <> ''::text)),
    CONSTRAINT outbox_message_id_check CHECK ((message_id <> ''::text)),
    CONSTRAINT outbox_person_check CHECK ((person <> ''::text)),
    CONSTRAINT outbox_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'claimed'::text, 'sent'::text, 'unclear'::text, 'failed'::text])))
);


--
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.outbox ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: page_mark; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.page_mark (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    page text NOT NULL,
    author text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    CONSTRAINT page_mark_page_check CHECK ((page <> ''::text))
);


--
-- Name: person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.person (
    id text NOT NULL,
    name text NOT NULL,
    login text NOT NULL,
    email text NOT NULL,
    created timestamp with time zone NOT NULL,
    delete_after timestamp with time zone,
    office text DEFAULT ''::text NOT NULL
);


--
-- Name: presence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.presence (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    page text NOT NULL,
    person text NOT NULL,
    since timestamp with time zone NOT NULL,
    seen timestamp with time zone NOT NULL,
    CONSTRAINT presence_page_check CHECK ((page <> ''::text)),
    CONSTRAINT presence_person_check CHECK ((person <> ''::text))
);


--
-- Name: reopening; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reopening (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    number integer NOT NULL,
    person text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    decision text NOT NULL,
    decided timestamp with time zone,
    decided_by text NOT NULL,
    answer text NOT NULL,
    CONSTRAINT reopening_check CHECK (((decided IS NULL) = (decision = ''::text))),
    CONSTRAINT reopening_decision_check CHECK ((decision = ANY (ARRAY[''::text, 'granted'::text, 'declined'::text]))),
    CONSTRAINT reopening_number_check CHECK ((number > 0)),
    CONSTRAINT reopening_reason_check CHECK ((reason <> ''::text))
);


--
-- Name: rescue; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rescue (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL,
    page text NOT NULL,
    form_id text NOT NULL,
    fields text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    CONSTRAINT rescue_form_id_check CHECK ((form_id <> ''::text)),
    CONSTRAINT rescue_page_check CHECK ((page <> ''::text)),
    CONSTRAINT rescue_person_check CHECK ((person <> ''::text))
);


--
-- Name: response; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.response (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    disposition text NOT NULL,
    first_saved timestamp with time zone,
    last_activity timestamp with time zone,
    submissions bigint NOT NULL,
    CONSTRAINT response_disposition_check CHECK ((disposition = ANY (ARRAY['not_started'::text, 'in_progress'::text, 'for_release'::text, 'submitted'::text, 'returned'::text, 'refused'::text]))),
    CONSTRAINT response_submissions_check CHECK ((submissions >= 0))
);


--
-- Name: save_receipt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.save_receipt (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    save_id text NOT NULL,
    digest text NOT NULL,
    result text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    CONSTRAINT save_receipt_digest_check CHECK ((length(digest) = 64)),
    CONSTRAINT save_receipt_result_check CHECK (((result)::json IS NOT NULL))
);


--
-- Name: schema_floor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_floor (
    id bigint NOT NULL,
    lowest bigint NOT NULL,
    CONSTRAINT schema_floor_id_check CHECK ((id = 1)),
    CONSTRAINT schema_floor_lowest_check CHECK ((lowest >= 0))
);


--
-- Name: session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session (
    id_hash text NOT NULL,
    role text NOT NULL,
    person text NOT NULL,
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    created timestamp with time zone NOT NULL,
    last_seen timestamp with time zone NOT NULL,
    idle_seconds bigint NOT NULL,
    expires timestamp with time zone NOT NULL,
    ended timestamp with time zone,
    proven text DEFAULT ''::text NOT NULL,
    land text DEFAULT ''::text NOT NULL,
    CONSTRAINT session_id_hash_check CHECK ((id_hash <> ''::text)),
    CONSTRAINT session_idle_seconds_check CHECK ((idle_seconds > 0))
);


--
-- Name: share_plan; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.share_plan (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    item text NOT NULL COLLATE pg_catalog."C",
    office text NOT NULL,
    version bigint NOT NULL,
    author text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    CONSTRAINT share_plan_item_check CHECK ((item <> ''::text)),
    CONSTRAINT share_plan_version_check CHECK ((version > 0))
);


--
-- Name: submission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.submission (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    submit_id text NOT NULL,
    kind text NOT NULL,
    edition text NOT NULL,
    author text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    hash text NOT NULL,
    reference text NOT NULL,
    CONSTRAINT submission_hash_check CHECK ((length(hash) = 64)),
    CONSTRAINT submission_kind_check CHECK ((kind <> ''::text)),
    CONSTRAINT submission_number_check CHECK ((number >= 1)),
    CONSTRAINT submission_reference_check CHECK ((reference <> ''::text)),
    CONSTRAINT submission_submit_id_check CHECK ((submit_id <> ''::text))
);


--
-- Name: submission_answer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.submission_answer (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    item text NOT NULL COLLATE pg_catalog."C",
    record bigint NOT NULL,
    "position" bigint NOT NULL,
    state text NOT NULL,
    value text NOT NULL,
    edition text DEFAULT ''::text NOT NULL,
    CONSTRAINT submission_answer_check CHECK (((value = ''::text) OR ((state = 'answered'::text) AND ((value)::json IS NOT NULL)))),
    CONSTRAINT submission_answer_item_check CHECK ((item <> ''::text)),
    CONSTRAINT submission_answer_position_check CHECK (("position" >= 0)),
    CONSTRAINT submission_answer_record_check CHECK ((record >= 0)),
    CONSTRAINT submission_answer_state_check CHECK ((state = ANY (ARRAY['answered'::text, 'no_answer'::text, 'empty'::text, 'not_shown'::text])))
);


--
-- Name: unit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.unit (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    land text NOT NULL,
    columns text NOT NULL,
    CONSTRAINT unit_columns_check CHECK (((columns)::json IS NOT NULL)),
    CONSTRAINT unit_unit_check CHECK ((unit <> ''::text))
);


--
-- Name: unit_contact; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.unit_contact (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL COLLATE pg_catalog."C",
    function text NOT NULL,
    salutation text NOT NULL,
    official boolean NOT NULL,
    CONSTRAINT unit_contact_person_check CHECK ((person <> ''::text))
);


--
-- Name: unit_domain; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.unit_domain (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    domain text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT unit_domain_domain_check CHECK ((domain <> ''::text))
);


--
-- Name: wave; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wave (
    wave text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL,
    year bigint NOT NULL,
    state text NOT NULL,
    first_day text NOT NULL,
    last_day text NOT NULL,
    edition text NOT NULL,
    reconstructed boolean NOT NULL,
    sample_data boolean NOT NULL,
    revision bigint NOT NULL,
    created timestamp with time zone NOT NULL,
    login text DEFAULT 'letter'::text NOT NULL,
    earlier text DEFAULT ''::text NOT NULL,
    stage text DEFAULT ''::text NOT NULL,
    pretest boolean DEFAULT false NOT NULL,
    CONSTRAINT wave_check CHECK (((last_day ~~ '____-__-__'::text) AND (last_day >= first_day))),
    CONSTRAINT wave_first_day_check CHECK ((first_day ~~ '____-__-__'::text)),
    CONSTRAINT wave_login_check CHECK ((login = ANY (ARRAY['letter'::text, 'mail'::text]))),
    CONSTRAINT wave_revision_check CHECK ((revision >= 0)),
    CONSTRAINT wave_stage_check CHECK ((stage = ANY (ARRAY[''::text, 'evaluated'::text, 'archived'::text]))),
    CONSTRAINT wave_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text]))),
    CONSTRAINT wave_wave_check CHECK ((wave <> ''::text))
);


--
-- Name: wave_edition; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wave_edition (
    wave text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    edition text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    actor text NOT NULL,
    proposer text NOT NULL,
    reason text NOT NULL,
    CONSTRAINT wave_edition_number_check CHECK ((number >= 1))
);


--
-- Name: wave_setting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wave_setting (
    wave text NOT NULL COLLATE pg_catalog."C",
    target integer,
    size_limits text,
    grace_days integer,
    reminder_pause integer,
    mails_per_hour integer,
    benchmark boolean,
    CONSTRAINT wave_setting_grace_days_check CHECK (((grace_days >= 0) AND (grace_days <= 60))),
    CONSTRAINT wave_setting_mails_per_hour_check CHECK (((mails_per_hour >= 1) AND (mails_per_hour <= 10000))),
    CONSTRAINT wave_setting_reminder_pause_check CHECK (((reminder_pause >= 1) AND (reminder_pause <= 60))),
    CONSTRAINT wave_setting_target_check CHECK (((target >= 1) AND (target <= 100)))
);


--
-- Name: wave_stage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.wave_stage (
    wave text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    state text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    actor text NOT NULL,
    reason text NOT NULL,
    CONSTRAINT wave_stage_number_check CHECK ((number >= 1)),
    CONSTRAINT wave_stage_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'evaluated'::text, 'archived'::text])))
);


--
-- Data for Name: address_approval; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.address_approval VALUES ('2026', '03241', 'VX4A32LM2T6FOXTWJAWK6NUS27', 'carla', '2026-11-16 11:00:00.104372+00', false, '', NULL);


--
-- Data for Name: admin_account; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.admin_account VALUES ('d6627d040cd79d6f6843ef39994bd931c9bf0e4d925db3e629b4f53204fbbd96', 'HXVTUZ4MNNQ6CNVL6UPBUVSEFQ', 'hash', false, '2026-11-16 11:00:00.073159+00', 'admin', '');


--
-- Data for Name: answer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answer VALUES ('2026', '01056', 'projects', 0, '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 1, 'anna', '2026-11-16 11:00:00.051677+00', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer VALUES ('2026', '01056', 'practice', 2, '{"fields":{"title":"Bürgerkoffer"}}', 1, 'anna', '2026-11-16 11:00:00.051677+00', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer VALUES ('2026', '01056', 'status', 0, '{"options":["no"]}', 2, 'bert', '2026-11-16 11:00:00.086923+00', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');


--
-- Data for Name: answer_history; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answer_history VALUES ('2026', '01056', 'status', 0, 1, '', '{"options":["yes"]}', 'anna', '2026-11-16 11:00:00.051677+00', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer_history VALUES ('2026', '01056', 'projects', 0, 1, '', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 'anna', '2026-11-16 11:00:00.051677+00', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer_history VALUES ('2026', '01056', 'practice', 2, 1, '', '{"fields":{"title":"Bürgerkoffer"}}', 'anna', '2026-11-16 11:00:00.051677+00', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer_history VALUES ('2026', '01056', 'status', 0, 2, '{"options":["yes"]}', '{"options":["no"]}', 'bert', '2026-11-16 11:00:00.086923+00', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (1, '2026-11-16 11:00:00.000763+00', 'operator', 'system', 'wave_created', '2026', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 3 units');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (2, '2026-11-16 11:00:00.03631+00', 'operator', 'system', 'wave_opened', '2026', '', 'from draft to open');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (3, '2026-11-16 11:00:00.04062+00', 'anna', 'county', 'member_joined', '2026', '01056', 'coordinator');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (4, '2026-11-16 11:00:00.046403+00', 'bert', 'county', 'member_joined', '2026', '01056', 'colleague');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (5, '2026-11-16 11:00:00.047768+00', 'system', 'system', 'member_appointed', '2026', '01056', 'person bert, deputy');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (6, '2026-11-16 11:00:00.049305+00', 'carla', 'county', 'member_joined', '2026', '03241', 'coordinator');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (7, '2026-11-16 11:00:00.051677+00', 'anna', 'county', 'answers_saved', '2026', '01056', '3 answers');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (8, '2026-11-16 11:00:00.058434+00', 'anna', 'county', 'submitted', '2026', '01056', 'number 1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (9, '2026-11-16 11:00:00.062745+00', 'meier', 'admin', 'edition_stored', '', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1, parent 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (10, '2026-11-16 11:00:00.064772+00', 'anna', 'county', 'reopening_requested', '2026', '01056', 'request 1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (11, '2026-11-16 11:00:00.066777+00', 'dlt', 'system', 'reopened', '2026', '01056', '');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (12, '2026-11-16 11:00:00.06875+00', 'meier', 'admin', 'edition_proposed', '2026', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (13, '2026-11-16 11:00:00.070297+00', 'dlt', 'system', 'imported', '2026', '', '1 submissions');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (14, '2026-11-16 11:00:00.072096+00', 'op', 'county', 'access_created', '2026', '01056', 'person S7RR7SV7HHYQYMXJN2JJJ5PXSV');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (15, '2026-11-16 11:00:00.073159+00', 'system', 'system', 'admin_created', '', '', 'person HXVTUZ4MNNQ6CNVL6UPBUVSEFQ');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (16, '2026-11-16 11:00:00.077682+00', 'anna', 'county', 'mails_chosen', '2026', '01056', 'reminder 7, summary false');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (17, '2026-11-16 11:00:00.079946+00', 'meier', 'admin', 'wave_changed', '2026', '', '2026-11-01 to 2026-11-30, grace 2');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (18, '2026-11-16 11:00:00.08198+00', 'dlt', 'system', 'contact_logged', '2026', '03241', 'call');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (19, '2026-11-16 11:00:00.086923+00', 'bert', 'county', 'answers_saved', '2026', '01056', '1 answers');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (20, '2026-11-16 11:00:00.088762+00', 'anna', 'county', 'plan_saved', '2026', '01056', '1 questions');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (21, '2026-11-16 11:00:00.091969+00', 'anna', 'county', 'member_invited', '2026', '01056', 'person SEP57PDX6FG5Z7AAG5NWZ2TXID');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (22, '2026-11-16 11:00:00.091969+00', 'anna', 'county', 'member_shared', '2026', '01056', 'person SEP57PDX6FG5Z7AAG5NWZ2TXID, 1 shares');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (23, '2026-11-16 11:00:00.091969+00', 'anna', 'county', 'access_created', '2026', '01056', 'person SEP57PDX6FG5Z7AAG5NWZ2TXID');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (24, '2026-11-16 11:00:00.097192+00', 'dlt', 'system', 'contact_set', '2026', '03241', '1 contacts, 1 domains');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (25, '2026-11-16 11:00:00.100819+00', 'dlt', 'system', 'access_created', '2026', '03241', 'person 2NL4J7R4SHAHN3P3FCC5HUTNPD');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (26, '2026-11-16 11:00:00.101978+00', '2NL4J7R4SHAHN3P3FCC5HUTNPD', 'county', 'code_requested', '2026', '03241', '');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (27, '2026-11-16 11:00:00.104372+00', 'carla', 'county', 'member_invited', '2026', '03241', 'person VX4A32LM2T6FOXTWJAWK6NUS27');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (28, '2026-11-16 11:00:00.104372+00', 'carla', 'county', 'member_shared', '2026', '03241', 'person VX4A32LM2T6FOXTWJAWK6NUS27, 0 shares');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (29, '2026-11-16 11:00:00.104372+00', 'carla', 'county', 'approval_asked', '2026', '03241', 'person VX4A32LM2T6FOXTWJAWK6NUS27');


--
-- Data for Name: audit_block; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_block VALUES (1, 1, 29, 29, '', '1 fd3dbaf119e73e429db6484ce106d7d24323297ea8a129d179b2fab1cc928ac6
2 b722abe564ad7dc4ea54e4f2f6a14e0c828f62996dd1987f1862064431b1f3ff
3 4dab61e9ccc8f61977e6fcea1926504637155fdc435de7690b417724dacba03e
4 4645995e247822dfcf7d319c1a72fa9ecd06e1a410b66369d5ba19b93ecc61fb
5 2a8db5eca5c4a6271ea36a771039fa99c4fda3bc6b9273eebc1a2acdec15e0f1
6 cab2e23d200889dcc14c731b6ad0b7cd40d5b13d197f2758d7da6d02782b3e05
7 34868f4f9707eb212e81dbc60159446e263b4eff86ab313a812c39c5164bb472
8 264f4e6712761fea1a64152ecff45bb08c8b057b2d7caa167eef2095ba85051f
9 9ff830b4c3036126a942a22ebe72c89b433f2aeced6279b17b2d884503e0a6f6
10 f644a1452b0b48baac3556ba851fb1b47d2fe727dd8bcf68f45694352a3379ca
11 4cb6ed8995ed2f7b6f748487b65c57935950fa5fc2f978939a0184b94bbfbf81
12 cc4b3b79a26e2d97bd32ba9b1e15d5d4be8080d583c2b9feb7eac22bcd1cc8f1
13 cf1ce89b2b2ddc26cb04e8026eebb6e4fdbbd88c7d43673d98ac35597efec519
14 c68b1f7ddf39f321ba2aa1668717af3306b09d078e32d3015fdca89205fe9af8
15 92b71d0d0301ce5002f7b60c306730ec7cc5a16077e276090301d267033981d3
16 1a3a64afb920fd6e028aa81ad5e4b5926b172a257776d00018a711bc886db165
17 2307239f9808b0f97439b3a24e7db45ef683a39392f6c544176b9e0c94e7aa85
18 0cf0b825bd22560e74f8c3cd233acc798b5d7c26a177cd400d0234b60c5b9772
19 4af1c89ac07f98d5f990436e06741d0e3e6ed26a3583b767479f0bb7fb778f3e
20 7ccb25e8a7a31241f6ff3dea6a3032605b32f87d699a875fac613057cb7d21ca
21 81399fdaf14e3ded50ca40420e0a59036c45c9a2e0bffb92afe9f636a6d10145
22 772d71d94968da2295c5043e8601873ec89500571f0973d5b53e8dc66c287854
23 5f11b58492b91e0178274d1389ff1770aa03a8a12a9ddb6eff3d8844d7c9433d
24 0cf195f0e11e6abaade690518762c9d90d976cbc27582587507af268830cedc5
25 4e0d7cfe5cd2f2921e979f7fab53c305df4c3c63636f36da2d6f5e7dad66702f
26 49ad46762f730d8b44fe61fb4e34f97660bd01a3e3b7e280cd58f66a23a1e819
27 c92a56460b5618b36884b44eeb48ae4a22d619f4c5abbf53f6916a495c042bef
28 40dcb29b72a1142ec6ede40850382ce02b7363b241583fd433b142788504fc01
29 9e57282258b18af46548890436aff27b5c943e4d0bf5d7665db638719e4d31e1', '7e6ba7d5f2332e0350e6aaad67394609db0bbd2aafc54d3c6a65b2be7ff40209', '2026-11-17 08:00:00.000187+00', NULL);


--
-- Data for Name: contact_event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contact_event VALUES ('2026', '03241', 'P75NTKWGILVZ6CYFTJWW4E3L5F', 'call', 'erreicht', '', 'Ruft „morgen“ zurück', 'dlt', '2026-11-16 11:00:00.08198+00');


--
-- Data for Name: county_access; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.county_access VALUES ('token', '2026', '01056', 'S7RR7SV7HHYQYMXJN2JJJ5PXSV', 'code', '2026-11-16 11:00:00.072096+00', NULL);
INSERT INTO public.county_access VALUES ('token-Änne', '2026', '01056', 'SEP57PDX6FG5Z7AAG5NWZ2TXID', 'code-Änne', '2026-11-16 11:00:00.091969+00', NULL);
INSERT INTO public.county_access VALUES ('mailed', '2026', '03241', '2NL4J7R4SHAHN3P3FCC5HUTNPD', '', '2026-11-16 11:00:00.100819+00', NULL);


--
-- Data for Name: county_setting; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.county_setting VALUES ('2026', '01056', 7, false);


--
-- Data for Name: draft; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.draft VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', 'Später', 'meier', '2026-11-16 11:00:00.062745+00', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'später.yaml');


--
-- Data for Name: edition; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.edition VALUES ('1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '\x666f726d61743a20310a', '2026-11-16 11:00:00.000855+00');
INSERT INTO public.edition VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '\x666f726d61743a20310a6b65793a206c617465720a', '2026-11-16 11:00:00.062745+00');


--
-- Data for Name: edition_proposal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.edition_proposal VALUES ('2026', '49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'meier', 'Tippfehler', '2026-11-16 11:00:00.06875+00');


--
-- Data for Name: failure; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.failure OVERRIDING SYSTEM VALUE VALUES (1, 'code:1', '2026-11-16 11:00:00.076617+00');


--
-- Data for Name: goose_db_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.goose_db_version VALUES (1, 0, true, '2026-11-26 07:22:35.116459');
INSERT INTO public.goose_db_version VALUES (2, 1, true, '2026-11-26 07:22:35.138184');
INSERT INTO public.goose_db_version VALUES (3, 2, true, '2026-11-26 07:22:35.176808');
INSERT INTO public.goose_db_version VALUES (4, 3, true, '2026-11-26 07:22:35.208749');
INSERT INTO public.goose_db_version VALUES (5, 4, true, '2026-11-26 07:22:35.23533');
INSERT INTO public.goose_db_version VALUES (6, 5, true, '2026-11-26 07:22:35.279173');
INSERT INTO public.goose_db_version VALUES (7, 6, true, '2026-11-26 07:22:35.288862');
INSERT INTO public.goose_db_version VALUES (8, 7, true, '2026-11-26 07:22:35.309518');
INSERT INTO public.goose_db_version VALUES (9, 8, true, '2026-11-26 07:22:35.315744');
INSERT INTO public.goose_db_version VALUES (10, 9, true, '2026-11-26 07:22:35.333377');
INSERT INTO public.goose_db_version VALUES (11, 10, true, '2026-11-26 07:22:35.356354');
INSERT INTO public.goose_db_version VALUES (12, 11, true, '2026-11-26 07:22:35.373114');
INSERT INTO public.goose_db_version VALUES (13, 12, true, '2026-11-26 07:22:35.384616');
INSERT INTO public.goose_db_version VALUES (14, 13, true, '2026-11-26 07:22:35.395669');
INSERT INTO public.goose_db_version VALUES (15, 14, true, '2026-11-26 07:22:35.428426');
INSERT INTO public.goose_db_version VALUES (16, 15, true, '2026-11-26 07:22:35.441704');
INSERT INTO public.goose_db_version VALUES (17, 16, true, '2026-11-26 07:22:35.444235');
INSERT INTO public.goose_db_version VALUES (18, 17, true, '2026-11-26 07:22:35.456393');
INSERT INTO public.goose_db_version VALUES (19, 18, true, '2026-11-26 07:22:35.460511');
INSERT INTO public.goose_db_version VALUES (20, 19, true, '2026-11-26 07:22:35.484595');
INSERT INTO public.goose_db_version VALUES (21, 20, true, '2026-11-26 07:22:35.485916');
INSERT INTO public.goose_db_version VALUES (22, 21, true, '2026-11-26 07:22:35.506338');


--
-- Data for Name: login_code; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.login_code VALUES ('2026', '03241', 'code 2C755Z6VRYWTP4XMLEUVUX2DWQ', '2NL4J7R4SHAHN3P3FCC5HUTNPD', '86ffd226cbd2b52f6b553284aa13c68afb71ff458c3ac66b695f6d1cbf632c5a', '', 0, '2026-11-16 11:00:00.101978+00', NULL, NULL);


--
-- Data for Name: member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.member VALUES ('2026', '01056', 'anna', 'coordinator', false, NULL, '', 'anna', '2026-11-16 11:00:00.04062+00', NULL);
INSERT INTO public.member VALUES ('2026', '01056', 'bert', 'deputy', false, NULL, '', 'bert', '2026-11-16 11:00:00.046403+00', NULL);
INSERT INTO public.member VALUES ('2026', '03241', 'carla', 'coordinator', false, NULL, '', 'carla', '2026-11-16 11:00:00.049305+00', NULL);
INSERT INTO public.member VALUES ('2026', '01056', 'SEP57PDX6FG5Z7AAG5NWZ2TXID', 'colleague', false, '2026-11-24', 'Bitte prüfen', 'anna', '2026-11-16 11:00:00.091969+00', NULL);
INSERT INTO public.member VALUES ('2026', '03241', 'VX4A32LM2T6FOXTWJAWK6NUS27', 'colleague', false, NULL, '', 'carla', '2026-11-16 11:00:00.104372+00', NULL);


--
-- Data for Name: member_share; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.member_share VALUES ('2026', '01056', 'SEP57PDX6FG5Z7AAG5NWZ2TXID', 'item', 'remark');


--
-- Data for Name: note; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.note VALUES ('2026', '01056', '0cf9582356fd3b2a3cd3aa83332117f2', 'remark', 'anna', 'Bitte Schulamt prüfen', '2026-11-16 11:00:00.090584+00', NULL, '');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (1, 'receipt', 'eingangsbestaetigung', true, '2026', '01056', 'anna', '{"Eingereicht":"2026-11-16T11:00:00Z","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg","Prüfsumme":"00ff","Vorgangsnummer":"R-1"}', 'ESDBPDI4MKFO7SS4P6ICMK33U2', 'queued', 0, '', '2026-11-16 11:00:00.083267+00', '2026-11-16 11:00:00.083267+00', NULL, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (2, 'invitation SEP57PDX6FG5Z7AAG5NWZ2TXID E4O23EJPFXVLFXFNC4C5HVJ5QF', 'mitarbeit', false, '2026', '01056', 'SEP57PDX6FG5Z7AAG5NWZ2TXID', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', '3ZHNXSFIEWCWD3TD4DJGGGWKXB', 'queued', 0, '', '2026-11-16 11:00:00.091969+00', '2026-11-16 11:00:00.091969+00', NULL, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (3, 'code 2C755Z6VRYWTP4XMLEUVUX2DWQ', 'zugangscode', true, '2026', '03241', '2NL4J7R4SHAHN3P3FCC5HUTNPD', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', '4U5FBGVYLEIDVBZF66AQZ2HDL4', 'queued', 0, '', '2026-11-16 11:00:00.101978+00', '2026-11-16 11:00:00.101978+00', NULL, NULL);


--
-- Data for Name: page_mark; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.page_mark VALUES ('2026', '01056', 'page', 'anna', '2026-11-16 11:00:00.051677+00');


--
-- Data for Name: person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.person VALUES ('anna', 'anna', '', '', '2026-11-16 11:00:00.04062+00', NULL, '');
INSERT INTO public.person VALUES ('bert', 'bert', '', '', '2026-11-16 11:00:00.046403+00', NULL, '');
INSERT INTO public.person VALUES ('carla', 'carla', '', '', '2026-11-16 11:00:00.049305+00', NULL, '');
INSERT INTO public.person VALUES ('S7RR7SV7HHYQYMXJN2JJJ5PXSV', '', '', '', '2026-11-16 11:00:00.072096+00', NULL, '');
INSERT INTO public.person VALUES ('HXVTUZ4MNNQ6CNVL6UPBUVSEFQ', 'Änne Meier', 'meier', '', '2026-11-16 11:00:00.073159+00', NULL, '');
INSERT INTO public.person VALUES ('SEP57PDX6FG5Z7AAG5NWZ2TXID', 'Änne', '', 'Änne@kreis.example', '2026-11-16 11:00:00.091969+00', NULL, 'Schulamt');
INSERT INTO public.person VALUES ('2NL4J7R4SHAHN3P3FCC5HUTNPD', 'Frau Müller', '', 'landrat@kreis.example', '2026-11-16 11:00:00.097192+00', NULL, '');
INSERT INTO public.person VALUES ('VX4A32LM2T6FOXTWJAWK6NUS27', 'Frau Fern', '', 'fern@post.example', '2026-11-16 11:00:00.104372+00', NULL, '');


--
-- Data for Name: presence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.presence VALUES ('2026', '01056', 'page', 'anna', '2026-11-16 11:00:00.084686+00', '2026-11-16 11:00:00.084686+00');


--
-- Data for Name: reopening; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reopening VALUES ('2026', '01056', 1, 'anna', 'Zahlen berichtigen', '2026-11-16 11:00:00.064772+00', 'granted', '2026-11-16 11:00:00.066777+00', 'dlt', '');


--
-- Data for Name: rescue; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rescue VALUES ('2026', '01056', 'anna', 'page', 'f2', 'remark=zu+sp%C3%A4t', '2026-11-16 11:00:00.081122+00');


--
-- Data for Name: response; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.response VALUES ('2026', '07131', 'not_started', NULL, NULL, 0);
INSERT INTO public.response VALUES ('2026', '03241', 'submitted', NULL, NULL, 1);
INSERT INTO public.response VALUES ('2026', '01056', 'returned', '2026-11-16 11:00:00.051677+00', '2026-11-16 11:00:00.086923+00', 1);


--
-- Data for Name: save_receipt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.save_receipt VALUES ('2026', '01056', 'save-3', '6ff7483277ed8b918bf867254fbd4bf0dc31f595046d1613d5f78d2801b15ae0', '{"Saved":[{"Item":"status","Record":0},{"Item":"projects","Record":0},{"Item":"practice","Record":2}],"Conflicts":null,"Time":"2026-11-16T11:00:00.051677Z"}', '2026-11-16 11:00:00.051677+00');
INSERT INTO public.save_receipt VALUES ('2026', '01056', 'save-4', 'f467702cc925ea18e6c56d71da1b64ed72dda54ce8fe36b55278a1bc10fc9faf', '{"Saved":[{"Item":"status","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.086923Z"}', '2026-11-16 11:00:00.086923+00');


--
-- Data for Name: schema_floor; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_floor VALUES (1, 0);


--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES ('session', 'county', '', '2026', '01056', '2026-11-16 11:00:00.074164+00', '2026-11-16 11:00:00.074164+00', 3600, '2026-11-16 12:00:00.074164+00', NULL, '', '');


--
-- Data for Name: share_plan; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.share_plan VALUES ('2026', '01056', 'remark', 'Amt für „Größe“', 1, 'anna', '2026-11-16 11:00:00.088762+00');


--
-- Data for Name: submission; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.submission VALUES ('2026', '01056', 1, 's1', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'anna', '2026-11-16 11:00:00.058434+00', 'e18c8a6f8d6d5e6047c8756a0f355e4e1301a16f96a341ddb15af0fa6a15f269', '2026-01056-1-4GGIU-34NNV');
INSERT INTO public.submission VALUES ('2026', '03241', 1, 'import 1', 'import', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dlt', '2026-11-16 11:00:00.070297+00', '792a1dfb57b67b3f9be9b50fe48087623554ce620e240d84ab854a678f2e47fa', '2026-03241-1-PEVB3-62XWZ');


--
-- Data for Name: submission_answer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.submission_answer VALUES ('2026', '01056', 1, 'status', 0, 0, 'answered', '{"options":["yes"]}', '');
INSERT INTO public.submission_answer VALUES ('2026', '01056', 1, 'projects', 0, 1, 'answered', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', '');
INSERT INTO public.submission_answer VALUES ('2026', '01056', 1, 'remark', 0, 2, 'empty', '', '');
INSERT INTO public.submission_answer VALUES ('2026', '01056', 1, 'practice', 2, 3, 'answered', '{"fields":{"title":"Bürgerkoffer"}}', '');
INSERT INTO public.submission_answer VALUES ('2026', '03241', 1, 'status', 0, 0, 'empty', '', '');
INSERT INTO public.submission_answer VALUES ('2026', '03241', 1, 'projects', 0, 1, 'not_shown', '', '');
INSERT INTO public.submission_answer VALUES ('2026', '03241', 1, 'remark', 0, 2, 'empty', '', '');
INSERT INTO public.submission_answer VALUES ('2026', '03241', 1, 'practice', 0, 3, 'empty', '', '');


--
-- Data for Name: unit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.unit VALUES ('2026', '01056', 'Kreis Pinneberg', 'Schleswig-Holstein', '{"size":"gross"}');
INSERT INTO public.unit VALUES ('2026', '03241', 'Region Hannover', 'Niedersachsen', '{}');
INSERT INTO public.unit VALUES ('2026', '07131', 'Landkreis Ahrweiler', 'Rheinland-Pfalz', '{}');


--
-- Data for Name: unit_contact; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.unit_contact VALUES ('2026', '03241', '2NL4J7R4SHAHN3P3FCC5HUTNPD', 'Landrätin', '', true);


--
-- Data for Name: unit_domain; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.unit_domain VALUES ('2026', '03241', 'kreis.example');


--
-- Data for Name: wave; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wave VALUES ('2026', 'Der digitale Landkreis 2026', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', false, false, 2, '2026-11-16 11:00:00.000763+00', 'letter', '', '', false);


--
-- Data for Name: wave_edition; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wave_edition VALUES ('2026', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-16 11:00:00.000763+00', 'operator', '', '');


--
-- Data for Name: wave_setting; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wave_setting VALUES ('2026', 70, '[100000]', 2, 5, 100, false);


--
-- Data for Name: wave_stage; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wave_stage VALUES ('2026', 1, 'open', '2026-11-16 11:00:00.03631+00', 'operator', '');


--
-- Name: audit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_id_seq', 29, true);


--
-- Name: failure_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.failure_id_seq', 1, true);


--
-- Name: goose_db_version_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.goose_db_version_id_seq', 22, true);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_id_seq', 3, true);


--
-- Name: address_approval address_approval_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.address_approval
    ADD CONSTRAINT address_approval_pkey PRIMARY KEY (wave, unit, person);


--
-- Name: admin_account admin_account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.admin_account
    ADD CONSTRAINT admin_account_pkey PRIMARY KEY (login_hash);


--
-- Name: answer_history answer_history_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer_history
    ADD CONSTRAINT answer_history_pkey PRIMARY KEY (wave, unit, item, record, version);


--
-- Name: answer answer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_pkey PRIMARY KEY (wave, unit, item, record);


--
-- Name: audit_block audit_block_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_block
    ADD CONSTRAINT audit_block_hash_key UNIQUE (hash);


--
-- Name: audit_block audit_block_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_block
    ADD CONSTRAINT audit_block_pkey PRIMARY KEY (number);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);


--
-- Name: contact_event contact_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_event
    ADD CONSTRAINT contact_event_pkey PRIMARY KEY (wave, unit, id);


--
-- Name: county_access county_access_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.county_access
    ADD CONSTRAINT county_access_pkey PRIMARY KEY (token_hash);


--
-- Name: county_setting county_setting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.county_setting
    ADD CONSTRAINT county_setting_pkey PRIMARY KEY (wave, unit);


--
-- Name: draft draft_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (edition);


--
-- Name: edition edition_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.edition
    ADD CONSTRAINT edition_pkey PRIMARY KEY (sha256);


--
-- Name: edition_proposal edition_proposal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.edition_proposal
    ADD CONSTRAINT edition_proposal_pkey PRIMARY KEY (wave);


--
-- Name: failure failure_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.failure
    ADD CONSTRAINT failure_pkey PRIMARY KEY (id);


--
-- Name: goose_db_version goose_db_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.goose_db_version
    ADD CONSTRAINT goose_db_version_pkey PRIMARY KEY (id);


--
-- Name: login_code login_code_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.login_code
    ADD CONSTRAINT login_code_pkey PRIMARY KEY (wave, unit, letter);


--
-- Name: member member_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (wave, unit, person);


--
-- Name: member_share member_share_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member_share
    ADD CONSTRAINT member_share_pkey PRIMARY KEY (wave, unit, person, kind, key);


--
-- Name: note note_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.note
    ADD CONSTRAINT note_pkey PRIMARY KEY (wave, unit, id);


--
-- Name: outbox outbox_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_key_key UNIQUE (key);


--
-- Name: outbox outbox_message_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_message_id_key UNIQUE (message_id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: page_mark page_mark_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.page_mark
    ADD CONSTRAINT page_mark_pkey PRIMARY KEY (wave, unit, page);


--
-- Name: person person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);


--
-- Name: presence presence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.presence
    ADD CONSTRAINT presence_pkey PRIMARY KEY (wave, unit, page, person);


--
-- Name: reopening reopening_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reopening
    ADD CONSTRAINT reopening_pkey PRIMARY KEY (wave, unit, number);


--
-- Name: rescue rescue_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rescue
    ADD CONSTRAINT rescue_pkey PRIMARY KEY (wave, unit, person, page, form_id);


--
-- Name: response response_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.response
    ADD CONSTRAINT response_pkey PRIMARY KEY (wave, unit);


--
-- Name: save_receipt save_receipt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.save_receipt
    ADD CONSTRAINT save_receipt_pkey PRIMARY KEY (wave, unit, save_id, digest);


--
-- Name: schema_floor schema_floor_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_floor
    ADD CONSTRAINT schema_floor_pkey PRIMARY KEY (id);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id_hash);


--
-- Name: share_plan share_plan_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.share_plan
    ADD CONSTRAINT share_plan_pkey PRIMARY KEY (wave, unit, item);


--
-- Name: submission_answer submission_answer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission_answer
    ADD CONSTRAINT submission_answer_pkey PRIMARY KEY (wave, unit, number, item, record);


--
-- Name: submission submission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_pkey PRIMARY KEY (wave, unit, number);


--
-- Name: submission submission_wave_unit_submit_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_wave_unit_submit_id_key UNIQUE (wave, unit, submit_id);


--
-- Name: unit_contact unit_contact_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unit_contact
    ADD CONSTRAINT unit_contact_pkey PRIMARY KEY (wave, unit, person);


--
-- Name: unit_domain unit_domain_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unit_domain
    ADD CONSTRAINT unit_domain_pkey PRIMARY KEY (wave, unit, domain);


--
-- Name: unit unit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (wave, unit);


--
-- Name: wave_edition wave_edition_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wave_edition
    ADD CONSTRAINT wave_edition_pkey PRIMARY KEY (wave, number);


--
-- Name: wave wave_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wave
    ADD CONSTRAINT wave_pkey PRIMARY KEY (wave);


--
-- Name: wave_setting wave_setting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wave_setting
    ADD CONSTRAINT wave_setting_pkey PRIMARY KEY (wave);


--
-- Name: wave_stage wave_stage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wave_stage
    ADD CONSTRAINT wave_stage_pkey PRIMARY KEY (wave, number);


--
-- Name: audit_login; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_login ON public.audit USING btree (wave, unit) WHERE (action = 'login'::text);


--
-- Name: county_access_unit; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX county_access_unit ON public.county_access USING btree (wave, unit);


--
-- Name: failure_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX failure_key ON public.failure USING btree (key, "time");


--
-- Name: member_coordinator; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX member_coordinator ON public.member USING btree (wave, unit) WHERE ((role = 'coordinator'::text) AND (revoked IS NULL));


--
-- Name: outbox_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_open ON public.outbox USING btree (state, not_before) WHERE (state = ANY (ARRAY['queued'::text, 'claimed'::text]));


--
-- Name: outbox_unit; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_unit ON public.outbox USING btree (wave, unit, kind);


--
-- Name: reopening_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX reopening_open ON public.reopening USING btree (wave, unit) WHERE (decided IS NULL);


--
-- Name: answer_history answer_history_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER answer_history_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.answer_history FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: audit audit_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: audit_block audit_block_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_block_append_only BEFORE DELETE OR TRUNCATE ON public.audit_block FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: audit_block audit_block_sealed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_block_sealed BEFORE UPDATE ON public.audit_block FOR EACH ROW WHEN (((old.purged IS NOT NULL) OR (new.purged IS NULL) OR ((new.number <> old.number) OR (new.first_id <> old.first_id) OR (new.last_id <> old.last_id) OR (new.lines <> old.lines) OR (new.previous <> old.previous) OR (new.digests <> old.digests) OR (new.hash <> old.hash) OR (new.sealed <> old.sealed)))) EXECUTE FUNCTION public.refuse_change();


--
-- Name: draft draft_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER draft_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.draft FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: edition edition_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER edition_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.edition FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: submission_answer submission_answer_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER submission_answer_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.submission_answer FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: submission submission_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER submission_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.submission FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: wave_edition wave_edition_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER wave_edition_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.wave_edition FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: wave_stage wave_stage_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER wave_stage_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.wave_stage FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: address_approval address_approval_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.address_approval
    ADD CONSTRAINT address_approval_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: answer answer_edition_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_edition_fkey FOREIGN KEY (edition) REFERENCES public.edition(sha256);


--
-- Name: answer_history answer_history_edition_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer_history
    ADD CONSTRAINT answer_history_edition_fkey FOREIGN KEY (edition) REFERENCES public.edition(sha256);


--
-- Name: answer_history answer_history_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer_history
    ADD CONSTRAINT answer_history_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.response(wave, unit);


--
-- Name: answer answer_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.response(wave, unit);


--
-- Name: contact_event contact_event_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_event
    ADD CONSTRAINT contact_event_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: county_access county_access_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.county_access
    ADD CONSTRAINT county_access_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: county_setting county_setting_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.county_setting
    ADD CONSTRAINT county_setting_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: draft draft_edition_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_edition_fkey FOREIGN KEY (edition) REFERENCES public.edition(sha256);


--
-- Name: draft draft_parent_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_parent_fkey FOREIGN KEY (parent) REFERENCES public.edition(sha256);


--
-- Name: edition_proposal edition_proposal_base_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.edition_proposal
    ADD CONSTRAINT edition_proposal_base_fkey FOREIGN KEY (base) REFERENCES public.edition(sha256);


--
-- Name: edition_proposal edition_proposal_edition_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.edition_proposal
    ADD CONSTRAINT edition_proposal_edition_fkey FOREIGN KEY (edition) REFERENCES public.edition(sha256);


--
-- Name: edition_proposal edition_proposal_wave_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.edition_proposal
    ADD CONSTRAINT edition_proposal_wave_fkey FOREIGN KEY (wave) REFERENCES public.wave(wave);


--
-- Name: login_code login_code_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.login_code
    ADD CONSTRAINT login_code_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: member_share member_share_wave_unit_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member_share
    ADD CONSTRAINT member_share_wave_unit_person_fkey FOREIGN KEY (wave, unit, person) REFERENCES public.member(wave, unit, person);


--
-- Name: member member_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: note note_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.note
    ADD CONSTRAINT note_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.response(wave, unit);


--
-- Name: page_mark page_mark_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.page_mark
    ADD CONSTRAINT page_mark_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.response(wave, unit);


--
-- Name: presence presence_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.presence
    ADD CONSTRAINT presence_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.response(wave, unit);


--
-- Name: reopening reopening_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reopening
    ADD CONSTRAINT reopening_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: rescue rescue_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rescue
    ADD CONSTRAINT rescue_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.response(wave, unit);


--
-- Name: response response_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.response
    ADD CONSTRAINT response_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: save_receipt save_receipt_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.save_receipt
    ADD CONSTRAINT save_receipt_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.response(wave, unit);


--
-- Name: share_plan share_plan_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.share_plan
    ADD CONSTRAINT share_plan_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: submission_answer submission_answer_wave_unit_number_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission_answer
    ADD CONSTRAINT submission_answer_wave_unit_number_fkey FOREIGN KEY (wave, unit, number) REFERENCES public.submission(wave, unit, number);


--
-- Name: submission submission_edition_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_edition_fkey FOREIGN KEY (edition) REFERENCES public.edition(sha256);


--
-- Name: submission submission_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.response(wave, unit);


--
-- Name: unit_contact unit_contact_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unit_contact
    ADD CONSTRAINT unit_contact_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: unit_domain unit_domain_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unit_domain
    ADD CONSTRAINT unit_domain_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: unit unit_wave_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_wave_fkey FOREIGN KEY (wave) REFERENCES public.wave(wave);


--
-- Name: wave_edition wave_edition_edition_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wave_edition
    ADD CONSTRAINT wave_edition_edition_fkey FOREIGN KEY (edition) REFERENCES public.edition(sha256);


--
-- Name: wave wave_edition_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wave
    ADD CONSTRAINT wave_edition_fkey FOREIGN KEY (edition) REFERENCES public.edition(sha256);


--
-- Name: wave_edition wave_edition_wave_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wave_edition
    ADD CONSTRAINT wave_edition_wave_fkey FOREIGN KEY (wave) REFERENCES public.wave(wave);


--
-- Name: wave_setting wave_setting_wave_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wave_setting
    ADD CONSTRAINT wave_setting_wave_fkey FOREIGN KEY (wave) REFERENCES public.wave(wave);


--
-- Name: wave_stage wave_stage_wave_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.wave_stage
    ADD CONSTRAINT wave_stage_wave_fkey FOREIGN KEY (wave) REFERENCES public.wave(wave);


--
-- PostgreSQL database dump complete
--


