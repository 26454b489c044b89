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
-- Name: county_release; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.county_release (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    step text NOT NULL,
    person text NOT NULL COLLATE pg_catalog."C",
    "time" timestamp with time zone NOT NULL,
    day text,
    office text NOT NULL,
    file text NOT NULL,
    edition text NOT NULL,
    digest text NOT NULL,
    CONSTRAINT county_release_day_check CHECK ((day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)),
    CONSTRAINT county_release_digest_check CHECK ((length(digest) = 64)),
    CONSTRAINT county_release_number_check CHECK ((number >= 1)),
    CONSTRAINT county_release_person_check CHECK ((person <> ''::text)),
    CONSTRAINT county_release_step_check CHECK ((step = ANY (ARRAY['recorded'::text, 'asked'::text, 'released'::text, 'returned'::text, 'withdrawn'::text])))
);


--
-- Name: county_setting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.county_setting (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    reminder_before integer DEFAULT 3 NOT NULL,
    daily_summary boolean DEFAULT true NOT NULL,
    submit_rule text DEFAULT 'leaders'::text NOT NULL,
    release_mode text DEFAULT 'outside'::text NOT NULL,
    CONSTRAINT county_setting_release_mode_check CHECK ((release_mode = ANY (ARRAY['outside'::text, 'inside'::text]))),
    CONSTRAINT county_setting_reminder_before_check CHECK ((reminder_before = ANY (ARRAY[0, 1, 3, 7]))),
    CONSTRAINT county_setting_submit_rule_check CHECK ((submit_rule = ANY (ARRAY['leaders'::text, 'coordinator'::text, 'released'::text])))
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
-- Name: purge; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.purge (
    id bigint NOT NULL,
    wave text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    counts text NOT NULL,
    CONSTRAINT purge_counts_check CHECK (((counts)::json IS NOT NULL)),
    CONSTRAINT purge_kind_check CHECK ((kind <> ''::text))
);


--
-- Name: purge_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.purge ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.purge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: release_answer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.release_answer (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    item text NOT NULL COLLATE pg_catalog."C",
    record bigint NOT NULL,
    "position" bigint NOT NULL,
    state text NOT NULL,
    value text NOT NULL,
    CONSTRAINT release_answer_check CHECK (((value = ''::text) OR ((state = 'answered'::text) AND ((value)::json IS NOT NULL)))),
    CONSTRAINT release_answer_item_check CHECK ((item <> ''::text)),
    CONSTRAINT release_answer_position_check CHECK (("position" >= 0)),
    CONSTRAINT release_answer_record_check CHECK ((record >= 0)),
    CONSTRAINT release_answer_state_check CHECK ((state = ANY (ARRAY['answered'::text, 'no_answer'::text, 'empty'::text, 'not_shown'::text])))
);


--
-- Name: release_comment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.release_comment (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL COLLATE pg_catalog."C",
    item text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    CONSTRAINT release_comment_person_check CHECK ((person <> ''::text)),
    CONSTRAINT release_comment_text_check CHECK ((text <> ''::text))
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
-- Name: retention; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.retention (
    wave text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    until text NOT NULL,
    actor text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    CONSTRAINT retention_kind_check CHECK ((kind = ANY (ARRAY['contacts'::text, 'answers'::text, 'submissions'::text, 'logs'::text]))),
    CONSTRAINT retention_until_check CHECK ((until ~~ '____-__-__'::text))
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
-- Name: submission_redaction; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.submission_redaction (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    hash text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    CONSTRAINT submission_redaction_hash_check CHECK ((length(hash) = 64))
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

INSERT INTO public.address_approval VALUES ('2026', '03241', 'VWSXFDQ66PZJVZTKME2EBHJFBF', 'carla', '2026-11-16 11:00:00.567525+00', false, '', NULL);


--
-- Data for Name: admin_account; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.admin_account VALUES ('d6627d040cd79d6f6843ef39994bd931c9bf0e4d925db3e629b4f53204fbbd96', 'Y6RDY3QEF2FS574FYQC5KFNJFW', 'hash', false, '2026-11-16 11:00:00.213394+00', 'admin', '');


--
-- Data for Name: answer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answer VALUES ('2026', '01056', 'projects', 0, '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 1, 'anna', '2026-11-16 11:00:00.118389+00', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer VALUES ('2026', '01056', 'practice', 2, '{"fields":{"title":"Bürgerkoffer"}}', 1, 'anna', '2026-11-16 11:00:00.118389+00', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer VALUES ('2026', '01056', 'status', 0, '{"options":["no"]}', 2, 'bert', '2026-11-16 11:00:00.298714+00', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');


--
-- Data for Name: answer_history; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answer_history VALUES ('2026', '01056', 'status', 0, 1, '', '{"options":["yes"]}', 'anna', '2026-11-16 11:00:00.118389+00', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer_history VALUES ('2026', '01056', 'projects', 0, 1, '', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 'anna', '2026-11-16 11:00:00.118389+00', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer_history VALUES ('2026', '01056', 'practice', 2, 1, '', '{"fields":{"title":"Bürgerkoffer"}}', 'anna', '2026-11-16 11:00:00.118389+00', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer_history VALUES ('2026', '01056', 'status', 0, 2, '{"options":["yes"]}', '{"options":["no"]}', 'bert', '2026-11-16 11:00:00.298714+00', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (1, '2026-11-16 11:00:00.000639+00', 'operator', 'system', 'wave_created', '2026', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 3 units');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (2, '2026-11-16 11:00:00.05539+00', 'operator', 'system', 'wave_opened', '2026', '', 'from draft to open');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (3, '2026-11-16 11:00:00.069219+00', 'anna', 'county', 'member_joined', '2026', '01056', 'coordinator');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (4, '2026-11-16 11:00:00.093618+00', 'bert', 'county', 'member_joined', '2026', '01056', 'colleague');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (5, '2026-11-16 11:00:00.099136+00', 'system', 'system', 'member_appointed', '2026', '01056', 'person bert, deputy');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (6, '2026-11-16 11:00:00.102157+00', 'carla', 'county', 'member_joined', '2026', '03241', 'coordinator');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (7, '2026-11-16 11:00:00.118389+00', 'anna', 'county', 'answers_saved', '2026', '01056', '3 answers');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (8, '2026-11-16 11:00:00.147644+00', 'anna', 'county', 'submitted', '2026', '01056', 'number 1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (9, '2026-11-16 11:00:00.169688+00', 'meier', 'admin', 'edition_stored', '', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1, parent 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (10, '2026-11-16 11:00:00.174212+00', 'anna', 'county', 'reopening_requested', '2026', '01056', 'request 1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (11, '2026-11-16 11:00:00.184236+00', 'dlt', 'system', 'reopened', '2026', '01056', '');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (12, '2026-11-16 11:00:00.196052+00', 'meier', 'admin', 'edition_proposed', '2026', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (13, '2026-11-16 11:00:00.200746+00', 'dlt', 'system', 'imported', '2026', '', '1 submissions');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (14, '2026-11-16 11:00:00.205324+00', 'op', 'county', 'access_created', '2026', '01056', 'person JDTBZKVMGBUL5LFNJ6WW5XS44L');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (15, '2026-11-16 11:00:00.213394+00', 'system', 'system', 'admin_created', '', '', 'person Y6RDY3QEF2FS574FYQC5KFNJFW');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (16, '2026-11-16 11:00:00.235486+00', 'anna', 'county', 'mails_chosen', '2026', '01056', 'reminder 7, summary false');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (17, '2026-11-16 11:00:00.259145+00', 'meier', 'admin', 'wave_changed', '2026', '', '2026-11-01 to 2026-11-30, grace 2');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (18, '2026-11-16 11:00:00.278996+00', 'dlt', 'system', 'contact_logged', '2026', '03241', 'call');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (19, '2026-11-16 11:00:00.298714+00', 'bert', 'county', 'answers_saved', '2026', '01056', '1 answers');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (20, '2026-11-16 11:00:00.309252+00', 'anna', 'county', 'plan_saved', '2026', '01056', '1 questions');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (21, '2026-11-16 11:00:00.339816+00', 'anna', 'county', 'setting_changed', '2026', '01056', 'leaders inside');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (22, '2026-11-16 11:00:00.341618+00', 'bert', 'county', 'member_invited', '2026', '01056', 'person 4K2ROBBILJQWJTL2XJQ57UNKT7');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (23, '2026-11-16 11:00:00.377945+00', 'anna', 'county', 'release_step', '2026', '01056', 'number 1, asked');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (24, '2026-11-16 11:00:00.465267+00', '4K2ROBBILJQWJTL2XJQ57UNKT7', 'county', 'release_commented', '2026', '01056', '1 comments');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (25, '2026-11-16 11:00:00.465267+00', '4K2ROBBILJQWJTL2XJQ57UNKT7', 'county', 'release_step', '2026', '01056', 'number 2, released');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (26, '2026-11-16 11:00:00.493957+00', 'anna', 'county', 'release_step', '2026', '01056', 'number 3, withdrawn');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (27, '2026-11-16 11:00:00.512558+00', 'anna', 'county', 'member_invited', '2026', '01056', 'person RUKLVIG47SMPZW2RF2HYYN33KP');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (28, '2026-11-16 11:00:00.512558+00', 'anna', 'county', 'member_shared', '2026', '01056', 'person RUKLVIG47SMPZW2RF2HYYN33KP, 1 shares');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (29, '2026-11-16 11:00:00.512558+00', 'anna', 'county', 'access_created', '2026', '01056', 'person RUKLVIG47SMPZW2RF2HYYN33KP');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (30, '2026-11-16 11:00:00.529307+00', 'dlt', 'system', 'contact_set', '2026', '03241', '1 contacts, 1 domains');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (31, '2026-11-16 11:00:00.539683+00', 'dlt', 'system', 'access_created', '2026', '03241', 'person 4ORGPHWU2MI7WS5UAYLIFCP6WT');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (32, '2026-11-16 11:00:00.544068+00', '4ORGPHWU2MI7WS5UAYLIFCP6WT', 'county', 'code_requested', '2026', '03241', '');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (33, '2026-11-16 11:00:00.567525+00', 'carla', 'county', 'member_invited', '2026', '03241', 'person VWSXFDQ66PZJVZTKME2EBHJFBF');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (34, '2026-11-16 11:00:00.567525+00', 'carla', 'county', 'member_shared', '2026', '03241', 'person VWSXFDQ66PZJVZTKME2EBHJFBF, 0 shares');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (35, '2026-11-16 11:00:00.567525+00', 'carla', 'county', 'approval_asked', '2026', '03241', 'person VWSXFDQ66PZJVZTKME2EBHJFBF');


--
-- Data for Name: audit_block; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_block VALUES (1, 1, 35, 35, '', '1 9bc64887c4044d6e94133ba76927465a08d8f4c5c42c2a87290679a5d8d26f89
2 16f288ca47816a980b0b90ae51f22e66d7c219207d62af73df41e5c49e0e49d8
3 7be3c638696dc49bb1f1f2c9cbe4accf03962605330bb33e74586d22adae85df
4 11ead3c975234d6d84576dbbdc5a4c028eb176e2cc38e62fb8a875d3bc2ba911
5 48d72461948c297adda8b76beb98127329bb2d6d2270317f595340c3e6137c1f
6 93d8cb971b188fd7cacc5291e478cc1035ccd87033b4293d10333b9841159d24
7 66e5e76415621fbc6bae3a54cfbd0227f0f5d013d0e5dfaddfe6f4803072135e
8 3ce74be31bd9f01d41dd7e5ab69315db13c014d5e248b1783c7597102e0f9a9f
9 36dc97e27f651d0ff31cec617dbb8ddea8f3522b86be308701ea4aac8803140d
10 3d432b23c97fd2bc0e9f963858182c1a8de630a2858e11522120c72aeaa792ca
11 29f11e4037fecc223533481407629e5bfac767c00aed19634e4c67718e99e699
12 0b9f4167d08ac8e46fb26a276849a9cdaa4f8bab5db799a4724e9e859888160b
13 e87af5aae4af763120824a32871cc19df44920e831b7a115d848235c69489ab7
14 bfabbf88c5c6713728995f2210920db7586d75fba3cfdf81296389d2baf805a4
15 9d920fe41349b4072b3ed4d0decfefdde384549b4ba1350b26fdbd832cdd5d11
16 ef5aacd95e16c09ca440180579ed2e97e678c5f246ecd184f1e4de05fcc55936
17 1daad1c5bd9e441d8b2e454abb6d401a7f306d7814594ce51a85daa52204ab40
18 0c309264b21070796f28e2cddbaf45b004164ffa23e2ccf1ec8baa48b62535a8
19 77ab5739707d7b518bc67dc4a8e49e3a6160b35794fb8d1b639a4b16e5c5a366
20 5625710e5705994bcd5ee995454d2038e616d5714421f4fbadc5cb59d378b164
21 1f41a447db36305f82ff2e664825bc6807cb85d1b9cd3ea52ee086ff61b87a38
22 aee725a3810a0f7781f4627cbc57c60a3e435f852921693ffb3e4d16dd51fab1
23 303c12cf294513b5eca7c5efa729327e0b92eb072cf5c83ac13da751c2938210
24 84d14b36e12209eb0923336c3f52fa13287d009adcea9b0c748df2ebc1a9bdc2
25 8224a788d612337acf62a68f230936966e1f953e73bd9fb81adaf34a446fa5c1
26 783eff739ecc1d576f994b26157d3aba490fa4a1e1c0ae95f211c5384e4f8436
27 ea3da40d2a7fc355d9589156a49f6b4f2cbad32deae7d4d3f1c22ee2ef8fd610
28 685784eddcece1d6d4b3238398a3fdedb96b5fb180285092d98d5acc2f4d2627
29 11458e52efe7d343841b1c0f72fb3d823a7053bfbc5fa048a2c7c5b5383fc48e
30 28dcf930cbe181e72af80cffa35f2b22d51a873a0e9bbdf9c8947ae1b58d2883
31 9b346c8ed8f0fc0710a1205e415508464a6b740dc2716065f41ed6541b23e6fd
32 f7d060edf99dd3f6341892f5c02c9952af64392006a311fcfe2382d6288c38f7
33 a7691064ae2793d6d27fe5b584340b82a961dbcee1a214e884d814a96c39509e
34 e4e114d403e4b00876b6e7fdeadae22d8d098081b1380a28ad872064a824e2d6
35 6829c3a317d50f1cd268c9ff99b95e0295779fb68706155d4a549350ff37f53c', '415e93356b4574d9cf4240f3f71b7ca45db53744773bb06e9cd19e855f048d62', '2026-11-17 08:00:00.003762+00', NULL);


--
-- Data for Name: contact_event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contact_event VALUES ('2026', '03241', 'H5PG2GSHHMBUBHWQOFTCEEE4T2', 'call', 'erreicht', '', 'Ruft „morgen“ zurück', 'dlt', '2026-11-16 11:00:00.278996+00');


--
-- Data for Name: county_access; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.county_access VALUES ('token', '2026', '01056', 'JDTBZKVMGBUL5LFNJ6WW5XS44L', 'code', '2026-11-16 11:00:00.205324+00', NULL);
INSERT INTO public.county_access VALUES ('token-Änne', '2026', '01056', 'RUKLVIG47SMPZW2RF2HYYN33KP', 'code-Änne', '2026-11-16 11:00:00.512558+00', NULL);
INSERT INTO public.county_access VALUES ('mailed', '2026', '03241', '4ORGPHWU2MI7WS5UAYLIFCP6WT', '', '2026-11-16 11:00:00.539683+00', NULL);


--
-- Data for Name: county_release; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.county_release VALUES ('2026', '01056', 1, 'asked', 'anna', '2026-11-16 11:00:00.377945+00', NULL, '', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO public.county_release VALUES ('2026', '01056', 2, 'released', '4K2ROBBILJQWJTL2XJQ57UNKT7', '2026-11-16 11:00:00.465267+00', '2026-11-16', 'Landrätin', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO public.county_release VALUES ('2026', '01056', 3, 'withdrawn', 'anna', '2026-11-16 11:00:00.493957+00', NULL, '', '', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');


--
-- Data for Name: county_setting; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.county_setting VALUES ('2026', '01056', 7, false, 'leaders', 'inside');


--
-- Data for Name: draft; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.draft VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', 'Später', 'meier', '2026-11-16 11:00:00.169688+00', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'später.yaml');


--
-- Data for Name: edition; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.edition VALUES ('1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '\x666f726d61743a20310a', '2026-11-16 11:00:00.00084+00');
INSERT INTO public.edition VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '\x666f726d61743a20310a6b65793a206c617465720a', '2026-11-16 11:00:00.169688+00');


--
-- Data for Name: edition_proposal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.edition_proposal VALUES ('2026', '49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'meier', 'Tippfehler', '2026-11-16 11:00:00.196052+00');


--
-- Data for Name: failure; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.failure OVERRIDING SYSTEM VALUE VALUES (1, 'code:1', '2026-11-16 11:00:00.232793+00');


--
-- Data for Name: goose_db_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.goose_db_version VALUES (1, 0, true, '2026-11-26 07:38:06.510288');
INSERT INTO public.goose_db_version VALUES (2, 1, true, '2026-11-26 07:38:06.523145');
INSERT INTO public.goose_db_version VALUES (3, 2, true, '2026-11-26 07:38:06.561035');
INSERT INTO public.goose_db_version VALUES (4, 3, true, '2026-11-26 07:38:06.57909');
INSERT INTO public.goose_db_version VALUES (5, 4, true, '2026-11-26 07:38:06.589388');
INSERT INTO public.goose_db_version VALUES (6, 5, true, '2026-11-26 07:38:06.608181');
INSERT INTO public.goose_db_version VALUES (7, 6, true, '2026-11-26 07:38:06.611075');
INSERT INTO public.goose_db_version VALUES (8, 7, true, '2026-11-26 07:38:06.637232');
INSERT INTO public.goose_db_version VALUES (9, 8, true, '2026-11-26 07:38:06.652197');
INSERT INTO public.goose_db_version VALUES (10, 9, true, '2026-11-26 07:38:06.663257');
INSERT INTO public.goose_db_version VALUES (11, 10, true, '2026-11-26 07:38:06.676902');
INSERT INTO public.goose_db_version VALUES (12, 11, true, '2026-11-26 07:38:06.700322');
INSERT INTO public.goose_db_version VALUES (13, 12, true, '2026-11-26 07:38:06.706936');
INSERT INTO public.goose_db_version VALUES (14, 13, true, '2026-11-26 07:38:06.720914');
INSERT INTO public.goose_db_version VALUES (15, 14, true, '2026-11-26 07:38:06.747755');
INSERT INTO public.goose_db_version VALUES (16, 15, true, '2026-11-26 07:38:06.761206');
INSERT INTO public.goose_db_version VALUES (17, 16, true, '2026-11-26 07:38:06.761781');
INSERT INTO public.goose_db_version VALUES (18, 17, true, '2026-11-26 07:38:06.766208');
INSERT INTO public.goose_db_version VALUES (19, 18, true, '2026-11-26 07:38:06.77435');
INSERT INTO public.goose_db_version VALUES (20, 19, true, '2026-11-26 07:38:06.79579');
INSERT INTO public.goose_db_version VALUES (21, 20, true, '2026-11-26 07:38:06.796997');
INSERT INTO public.goose_db_version VALUES (22, 21, true, '2026-11-26 07:38:06.800368');
INSERT INTO public.goose_db_version VALUES (23, 22, true, '2026-11-26 07:38:06.805871');
INSERT INTO public.goose_db_version VALUES (24, 23, true, '2026-11-26 07:38:06.825038');


--
-- Data for Name: login_code; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.login_code VALUES ('2026', '03241', 'code X66D3KXPNBNF4YXPMZMWVFYZFL', '4ORGPHWU2MI7WS5UAYLIFCP6WT', '86ffd226cbd2b52f6b553284aa13c68afb71ff458c3ac66b695f6d1cbf632c5a', '', 0, '2026-11-16 11:00:00.544068+00', NULL, NULL);


--
-- Data for Name: member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.member VALUES ('2026', '01056', 'anna', 'coordinator', false, NULL, '', 'anna', '2026-11-16 11:00:00.069219+00', NULL);
INSERT INTO public.member VALUES ('2026', '01056', 'bert', 'deputy', false, NULL, '', 'bert', '2026-11-16 11:00:00.093618+00', NULL);
INSERT INTO public.member VALUES ('2026', '03241', 'carla', 'coordinator', false, NULL, '', 'carla', '2026-11-16 11:00:00.102157+00', NULL);
INSERT INTO public.member VALUES ('2026', '01056', '4K2ROBBILJQWJTL2XJQ57UNKT7', 'reviewer', false, NULL, '', 'bert', '2026-11-16 11:00:00.341618+00', NULL);
INSERT INTO public.member VALUES ('2026', '01056', 'RUKLVIG47SMPZW2RF2HYYN33KP', 'colleague', false, '2026-11-24', 'Bitte prüfen', 'anna', '2026-11-16 11:00:00.512558+00', NULL);
INSERT INTO public.member VALUES ('2026', '03241', 'VWSXFDQ66PZJVZTKME2EBHJFBF', 'colleague', false, NULL, '', 'carla', '2026-11-16 11:00:00.567525+00', NULL);


--
-- Data for Name: member_share; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.member_share VALUES ('2026', '01056', 'RUKLVIG47SMPZW2RF2HYYN33KP', 'item', 'remark');


--
-- Data for Name: note; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.note VALUES ('2026', '01056', '0cf9582356fd3b2a3cd3aa83332117f2', 'remark', 'anna', 'Bitte Schulamt prüfen', '2026-11-16 11:00:00.312546+00', NULL, '');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (1, 'receipt', 'eingangsbestaetigung', true, '2026', '01056', 'anna', '{"Eingereicht":"2026-11-16T11:00:00Z","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg","Prüfsumme":"00ff","Vorgangsnummer":"R-1"}', 'RTKIICWFRVBXZOXPAIIML4CCXX', 'queued', 0, '', '2026-11-16 11:00:00.281445+00', '2026-11-16 11:00:00.281445+00', NULL, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (2, 'invitation 4K2ROBBILJQWJTL2XJQ57UNKT7 UAZ4JX3OAAEG5JUKAMJLOSUGDZ', 'freigabe', false, '2026', '01056', '4K2ROBBILJQWJTL2XJQ57UNKT7', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'O7AMZGHOPVWPRRHEH6BMBJU4OB', 'queued', 0, '', '2026-11-16 11:00:00.377945+00', '2026-11-16 11:00:00.377945+00', NULL, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (3, 'invitation RUKLVIG47SMPZW2RF2HYYN33KP SFYLTHGLCFMBFMFA7SBFZQRBPQ', 'mitarbeit', false, '2026', '01056', 'RUKLVIG47SMPZW2RF2HYYN33KP', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'UMX3CDIASLKSQ6ZKJI64O3X3LS', 'queued', 0, '', '2026-11-16 11:00:00.512558+00', '2026-11-16 11:00:00.512558+00', NULL, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (4, 'code X66D3KXPNBNF4YXPMZMWVFYZFL', 'zugangscode', true, '2026', '03241', '4ORGPHWU2MI7WS5UAYLIFCP6WT', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'XHREVLT3LUH7N42BDWXWVMX3RT', 'queued', 0, '', '2026-11-16 11:00:00.544068+00', '2026-11-16 11:00:00.544068+00', NULL, NULL);


--
-- Data for Name: page_mark; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.page_mark VALUES ('2026', '01056', 'page', 'anna', '2026-11-16 11:00:00.118389+00');


--
-- Data for Name: person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.person VALUES ('anna', 'anna', '', '', '2026-11-16 11:00:00.069219+00', NULL, '');
INSERT INTO public.person VALUES ('bert', 'bert', '', '', '2026-11-16 11:00:00.093618+00', NULL, '');
INSERT INTO public.person VALUES ('carla', 'carla', '', '', '2026-11-16 11:00:00.102157+00', NULL, '');
INSERT INTO public.person VALUES ('JDTBZKVMGBUL5LFNJ6WW5XS44L', '', '', '', '2026-11-16 11:00:00.205324+00', NULL, '');
INSERT INTO public.person VALUES ('Y6RDY3QEF2FS574FYQC5KFNJFW', 'Änne Meier', 'meier', '', '2026-11-16 11:00:00.213394+00', NULL, '');
INSERT INTO public.person VALUES ('4K2ROBBILJQWJTL2XJQ57UNKT7', 'Frau Muster', '', 'lr@kreis.example', '2026-11-16 11:00:00.341618+00', NULL, 'Landrätin');
INSERT INTO public.person VALUES ('RUKLVIG47SMPZW2RF2HYYN33KP', 'Änne', '', 'Änne@kreis.example', '2026-11-16 11:00:00.512558+00', NULL, 'Schulamt');
INSERT INTO public.person VALUES ('4ORGPHWU2MI7WS5UAYLIFCP6WT', 'Frau Müller', '', 'landrat@kreis.example', '2026-11-16 11:00:00.529307+00', NULL, '');
INSERT INTO public.person VALUES ('VWSXFDQ66PZJVZTKME2EBHJFBF', 'Frau Fern', '', 'fern@post.example', '2026-11-16 11:00:00.567525+00', NULL, '');


--
-- Data for Name: presence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.presence VALUES ('2026', '01056', 'page', 'anna', '2026-11-16 11:00:00.283121+00', '2026-11-16 11:00:00.283121+00');


--
-- Data for Name: purge; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: release_answer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.release_answer VALUES ('2026', '01056', 2, 'status', 0, 0, 'answered', '{"options":["no"]}');
INSERT INTO public.release_answer VALUES ('2026', '01056', 2, 'projects', 0, 1, 'not_shown', '');
INSERT INTO public.release_answer VALUES ('2026', '01056', 2, 'remark', 0, 2, 'empty', '');
INSERT INTO public.release_answer VALUES ('2026', '01056', 2, 'practice', 2, 3, 'answered', '{"fields":{"title":"Bürgerkoffer"}}');


--
-- Data for Name: release_comment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.release_comment VALUES ('2026', '01056', '4K2ROBBILJQWJTL2XJQ57UNKT7', 'remark', 'Gut so', '2026-11-16 11:00:00.465267+00');


--
-- Data for Name: reopening; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reopening VALUES ('2026', '01056', 1, 'anna', 'Zahlen berichtigen', '2026-11-16 11:00:00.174212+00', 'granted', '2026-11-16 11:00:00.184236+00', 'dlt', '');


--
-- Data for Name: rescue; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rescue VALUES ('2026', '01056', 'anna', 'page', 'f2', 'remark=zu+sp%C3%A4t', '2026-11-16 11:00:00.263329+00');


--
-- Data for Name: response; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.response VALUES ('2026', '07131', 'not_started', NULL, NULL, 0);
INSERT INTO public.response VALUES ('2026', '03241', 'submitted', NULL, NULL, 1);
INSERT INTO public.response VALUES ('2026', '01056', 'returned', '2026-11-16 11:00:00.118389+00', '2026-11-16 11:00:00.493957+00', 1);


--
-- Data for Name: retention; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: save_receipt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.save_receipt VALUES ('2026', '01056', 'save-3', '6ff7483277ed8b918bf867254fbd4bf0dc31f595046d1613d5f78d2801b15ae0', '{"Saved":[{"Item":"status","Record":0},{"Item":"projects","Record":0},{"Item":"practice","Record":2}],"Conflicts":null,"Time":"2026-11-16T11:00:00.118389Z"}', '2026-11-16 11:00:00.118389+00');
INSERT INTO public.save_receipt VALUES ('2026', '01056', 'save-4', 'f467702cc925ea18e6c56d71da1b64ed72dda54ce8fe36b55278a1bc10fc9faf', '{"Saved":[{"Item":"status","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.298714Z"}', '2026-11-16 11:00:00.298714+00');


--
-- Data for Name: schema_floor; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_floor VALUES (1, 0);


--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES ('session', 'county', '', '2026', '01056', '2026-11-16 11:00:00.215294+00', '2026-11-16 11:00:00.215294+00', 3600, '2026-11-16 12:00:00.215294+00', NULL, '', '');


--
-- Data for Name: share_plan; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.share_plan VALUES ('2026', '01056', 'remark', 'Amt für „Größe“', 1, 'anna', '2026-11-16 11:00:00.309252+00');


--
-- Data for Name: submission; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.submission VALUES ('2026', '01056', 1, 's1', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'anna', '2026-11-16 11:00:00.147644+00', 'e18c8a6f8d6d5e6047c8756a0f355e4e1301a16f96a341ddb15af0fa6a15f269', '2026-01056-1-4GGIU-34NNV');
INSERT INTO public.submission VALUES ('2026', '03241', 1, 'import 1', 'import', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dlt', '2026-11-16 11:00:00.200746+00', '792a1dfb57b67b3f9be9b50fe48087623554ce620e240d84ab854a678f2e47fa', '2026-03241-1-PEVB3-62XWZ');


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
-- Data for Name: submission_redaction; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: unit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.unit VALUES ('2026', '01056', 'Kreis Pinneberg', 'Schleswig-Holstein', '{"size":"gross"}');
INSERT INTO public.unit VALUES ('2026', '03241', 'Region Hannover', 'Niedersachsen', '{}');
INSERT INTO public.unit VALUES ('2026', '07131', 'Landkreis Ahrweiler', 'Rheinland-Pfalz', '{}');


--
-- Data for Name: unit_contact; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.unit_contact VALUES ('2026', '03241', '4ORGPHWU2MI7WS5UAYLIFCP6WT', 'Landrätin', '', true);


--
-- Data for Name: unit_domain; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.unit_domain VALUES ('2026', '03241', 'kreis.example');


--
-- Data for Name: wave; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wave VALUES ('2026', 'Der digitale Landkreis 2026', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', false, false, 2, '2026-11-16 11:00:00.000639+00', 'letter', '', '', false);


--
-- Data for Name: wave_edition; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wave_edition VALUES ('2026', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-16 11:00:00.000639+00', 'operator', '', '');


--
-- Data for Name: wave_setting; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wave_setting VALUES ('2026', 70, '[100000]', 2, 5, 100, false);


--
-- Data for Name: wave_stage; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wave_stage VALUES ('2026', 1, 'open', '2026-11-16 11:00:00.05539+00', 'operator', '');


--
-- Name: audit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_id_seq', 35, true);


--
-- Name: failure_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.failure_id_seq', 1, true);


--
-- Name: goose_db_version_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.goose_db_version_id_seq', 24, true);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_id_seq', 4, true);


--
-- Name: purge_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.purge_id_seq', 1, false);


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
-- Name: county_release county_release_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.county_release
    ADD CONSTRAINT county_release_pkey PRIMARY KEY (wave, unit, number);


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
-- Name: purge purge_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purge
    ADD CONSTRAINT purge_pkey PRIMARY KEY (id);


--
-- Name: release_answer release_answer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.release_answer
    ADD CONSTRAINT release_answer_pkey PRIMARY KEY (wave, unit, number, item, record);


--
-- Name: release_comment release_comment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.release_comment
    ADD CONSTRAINT release_comment_pkey PRIMARY KEY (wave, unit, person, item);


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
-- Name: retention retention_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.retention
    ADD CONSTRAINT retention_pkey PRIMARY KEY (wave, kind);


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
-- Name: submission_redaction submission_redaction_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission_redaction
    ADD CONSTRAINT submission_redaction_pkey PRIMARY KEY (wave, unit, number);


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
-- Name: county_release county_release_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER county_release_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.county_release FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: draft draft_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER draft_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.draft FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: edition edition_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER edition_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.edition FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: purge purge_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER purge_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.purge FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: release_answer release_answer_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER release_answer_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.release_answer FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: submission_answer submission_answer_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER submission_answer_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.submission_answer FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: submission submission_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER submission_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.submission FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: submission_redaction submission_redaction_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER submission_redaction_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.submission_redaction FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


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
-- Name: county_release county_release_edition_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.county_release
    ADD CONSTRAINT county_release_edition_fkey FOREIGN KEY (edition) REFERENCES public.edition(sha256);


--
-- Name: county_release county_release_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.county_release
    ADD CONSTRAINT county_release_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.response(wave, unit);


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
-- Name: release_answer release_answer_wave_unit_number_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.release_answer
    ADD CONSTRAINT release_answer_wave_unit_number_fkey FOREIGN KEY (wave, unit, number) REFERENCES public.county_release(wave, unit, number);


--
-- Name: release_comment release_comment_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.release_comment
    ADD CONSTRAINT release_comment_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.response(wave, unit);


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
-- Name: retention retention_wave_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.retention
    ADD CONSTRAINT retention_wave_fkey FOREIGN KEY (wave) REFERENCES public.wave(wave);


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
-- Name: submission_redaction submission_redaction_wave_unit_number_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission_redaction
    ADD CONSTRAINT submission_redaction_wave_unit_number_fkey FOREIGN KEY (wave, unit, number) REFERENCES public.submission(wave, unit, number);


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


