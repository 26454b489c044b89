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
-- Name: account_invitation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_invitation (
    person text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL,
    land text NOT NULL,
    inviter text NOT NULL,
    token_hash text NOT NULL,
    created timestamp with time zone NOT NULL,
    expires timestamp with time zone NOT NULL,
    accepted timestamp with time zone,
    CONSTRAINT account_invitation_check CHECK (((land <> ''::text) = (role = 'association'::text))),
    CONSTRAINT account_invitation_person_check CHECK ((person <> ''::text)),
    CONSTRAINT account_invitation_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'reader'::text, 'association'::text, 'analyst'::text])))
);


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
-- Name: campaign; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaign (
    wave text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    rule text NOT NULL,
    section text NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    channel text NOT NULL,
    not_before timestamp with time zone,
    state text NOT NULL,
    version integer NOT NULL,
    author text NOT NULL,
    created timestamp with time zone NOT NULL,
    changed_by text NOT NULL,
    changed timestamp with time zone NOT NULL,
    CONSTRAINT campaign_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'letter'::text]))),
    CONSTRAINT campaign_check CHECK (((state <> 'scheduled'::text) OR (not_before IS NOT NULL))),
    CONSTRAINT campaign_id_check CHECK ((id <> ''::text)),
    CONSTRAINT campaign_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'reminder'::text, 'thanks'::text, 'returned'::text, 'extension'::text, 'free'::text]))),
    CONSTRAINT campaign_rule_check CHECK ((rule <> ''::text)),
    CONSTRAINT campaign_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'scheduled'::text, 'running'::text, 'done'::text, 'stopped'::text]))),
    CONSTRAINT campaign_subject_check CHECK ((subject <> ''::text)),
    CONSTRAINT campaign_text_check CHECK ((text <> ''::text)),
    CONSTRAINT campaign_version_check CHECK ((version >= 1))
);


--
-- Name: campaign_unit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.campaign_unit (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    campaign text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL,
    letter text NOT NULL,
    attempted timestamp with time zone
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
-- Name: pretest_comment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pretest_comment (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL COLLATE pg_catalog."C",
    item text NOT NULL COLLATE pg_catalog."C",
    category text NOT NULL,
    text text NOT NULL,
    "time" timestamp with time zone NOT NULL,
    CONSTRAINT pretest_comment_category_check CHECK ((category = ANY (ARRAY['unclear'::text, 'missing'::text, 'unknown'::text, 'other'::text])))
);


--
-- Name: pretest_time; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pretest_time (
    wave text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL COLLATE pg_catalog."C",
    form_id text NOT NULL COLLATE pg_catalog."C",
    page text NOT NULL,
    seconds bigint NOT NULL,
    CONSTRAINT pretest_time_seconds_check CHECK ((seconds >= 0))
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
-- Name: recovery_code; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.recovery_code (
    code_hash text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL COLLATE pg_catalog."C",
    used timestamp with time zone,
    CONSTRAINT recovery_code_code_hash_check CHECK ((length(code_hash) = 64)),
    CONSTRAINT recovery_code_person_check CHECK ((person <> ''::text))
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
-- Name: saved_view; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.saved_view (
    wave text NOT NULL COLLATE pg_catalog."C",
    person text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    query text NOT NULL,
    CONSTRAINT saved_view_name_check CHECK ((name <> ''::text)),
    CONSTRAINT saved_view_person_check CHECK ((person <> ''::text))
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
-- Name: second_factor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.second_factor (
    person text NOT NULL COLLATE pg_catalog."C",
    secret text NOT NULL,
    last_step bigint NOT NULL,
    created timestamp with time zone NOT NULL,
    confirmed timestamp with time zone,
    CONSTRAINT second_factor_last_step_check CHECK ((last_step >= 0)),
    CONSTRAINT second_factor_person_check CHECK ((person <> ''::text)),
    CONSTRAINT second_factor_secret_check CHECK ((secret <> ''::text))
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
    factor timestamp with time zone,
    browser text DEFAULT ''::text NOT NULL,
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
    phone text DEFAULT ''::text NOT NULL,
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
-- Data for Name: account_invitation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.account_invitation VALUES ('3RFWTHKSZE2Y33RHJ7KNH4D7IT', 'reader', '', 'meier', '', '2026-11-16 11:00:00.542558+00', '2026-11-23 11:00:00.542558+00', NULL);


--
-- Data for Name: address_approval; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.address_approval VALUES ('2026', '03241', '6E4TMHLRIIO5HEJGP24NPEQIDA', 'carla', '2026-11-16 11:00:00.570561+00', false, '', NULL);


--
-- Data for Name: admin_account; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.admin_account VALUES ('d6627d040cd79d6f6843ef39994bd931c9bf0e4d925db3e629b4f53204fbbd96', 'CHGLQPYUYNX7WHZ7PYGH3ZS6MK', 'hash', false, '2026-11-16 11:00:00.25582+00', 'admin', '');


--
-- Data for Name: answer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answer VALUES ('2026', '01056', 'projects', 0, '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 1, 'anna', '2026-11-16 11:00:00.100953+00', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer VALUES ('2026', '01056', 'practice', 2, '{"fields":{"title":"Bürgerkoffer"}}', 1, 'anna', '2026-11-16 11:00:00.100953+00', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer VALUES ('2026', '01056', 'status', 0, '{"options":["no"]}', 2, 'bert', '2026-11-16 11:00:00.326198+00', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');


--
-- Data for Name: answer_history; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answer_history VALUES ('2026', '01056', 'status', 0, 1, '', '{"options":["yes"]}', 'anna', '2026-11-16 11:00:00.100953+00', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer_history VALUES ('2026', '01056', 'projects', 0, 1, '', '{"options":["b"],"texts":{"b":"Gläserne „Kreisverwaltung“;\nzweite Zeile"}}', 'anna', '2026-11-16 11:00:00.100953+00', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer_history VALUES ('2026', '01056', 'practice', 2, 1, '', '{"fields":{"title":"Bürgerkoffer"}}', 'anna', '2026-11-16 11:00:00.100953+00', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f1');
INSERT INTO public.answer_history VALUES ('2026', '01056', 'status', 0, 2, '{"options":["yes"]}', '{"options":["no"]}', 'bert', '2026-11-16 11:00:00.326198+00', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'f2');


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (1, '2026-11-16 11:00:00.000725+00', 'operator', 'system', 'wave_created', '2026', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 3 units');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (2, '2026-11-16 11:00:00.034028+00', 'operator', 'system', 'wave_opened', '2026', '', 'from draft to open');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (3, '2026-11-16 11:00:00.052495+00', 'anna', 'county', 'member_joined', '2026', '01056', 'coordinator');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (4, '2026-11-16 11:00:00.074088+00', 'bert', 'county', 'member_joined', '2026', '01056', 'colleague');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (5, '2026-11-16 11:00:00.077722+00', 'system', 'system', 'member_appointed', '2026', '01056', 'person bert, deputy');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (6, '2026-11-16 11:00:00.085108+00', 'carla', 'county', 'member_joined', '2026', '03241', 'coordinator');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (7, '2026-11-16 11:00:00.100953+00', 'anna', 'county', 'answers_saved', '2026', '01056', '3 answers');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (8, '2026-11-16 11:00:00.15741+00', 'anna', 'county', 'submitted', '2026', '01056', 'number 1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (9, '2026-11-16 11:00:00.196804+00', 'meier', 'admin', 'edition_stored', '', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1, parent 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (10, '2026-11-16 11:00:00.203577+00', 'anna', 'county', 'reopening_requested', '2026', '01056', 'request 1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (11, '2026-11-16 11:00:00.212287+00', 'dlt', 'system', 'reopened', '2026', '01056', '');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (12, '2026-11-16 11:00:00.225179+00', 'meier', 'admin', 'edition_proposed', '2026', '', 'edition 49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (13, '2026-11-16 11:00:00.233723+00', 'dlt', 'system', 'imported', '2026', '', '1 submissions');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (14, '2026-11-16 11:00:00.242162+00', 'op', 'county', 'access_created', '2026', '01056', 'person QVQEVFOKW7ZHA6PRAUP4EKDJ3V');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (15, '2026-11-16 11:00:00.25582+00', 'system', 'system', 'admin_created', '', '', 'person CHGLQPYUYNX7WHZ7PYGH3ZS6MK');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (16, '2026-11-16 11:00:00.261649+00', 'meier', 'admin', 'factor_confirmed', '', '', 'person meier ');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (17, '2026-11-16 11:00:00.278369+00', 'anna', 'county', 'mails_chosen', '2026', '01056', 'reminder 7, summary false');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (18, '2026-11-16 11:00:00.293451+00', 'meier', 'admin', 'wave_changed', '2026', '', '2026-11-01 to 2026-11-30, grace 2');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (19, '2026-11-16 11:00:00.298934+00', 'dlt', 'system', 'contact_logged', '2026', '03241', 'call');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (20, '2026-11-16 11:00:00.326198+00', 'bert', 'county', 'answers_saved', '2026', '01056', '1 answers');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (21, '2026-11-16 11:00:00.346751+00', 'anna', 'county', 'plan_saved', '2026', '01056', '1 questions');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (22, '2026-11-16 11:00:00.361627+00', 'anna', 'county', 'setting_changed', '2026', '01056', 'leaders inside');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (23, '2026-11-16 11:00:00.368909+00', 'bert', 'county', 'member_invited', '2026', '01056', 'person ZYDUL4KA6POYJK6BOW2BUMTE5V');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (24, '2026-11-16 11:00:00.386064+00', 'anna', 'county', 'release_step', '2026', '01056', 'number 1, asked');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (25, '2026-11-16 11:00:00.406399+00', 'ZYDUL4KA6POYJK6BOW2BUMTE5V', 'county', 'release_commented', '2026', '01056', '1 comments');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (26, '2026-11-16 11:00:00.406399+00', 'ZYDUL4KA6POYJK6BOW2BUMTE5V', 'county', 'release_step', '2026', '01056', 'number 2, released');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (27, '2026-11-16 11:00:00.43214+00', 'anna', 'county', 'release_step', '2026', '01056', 'number 3, withdrawn');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (28, '2026-11-16 11:00:00.440295+00', 'anna', 'county', 'member_invited', '2026', '01056', 'person 23B4IFCL2QUHQB3YKJ6QXSGX23');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (29, '2026-11-16 11:00:00.440295+00', 'anna', 'county', 'member_shared', '2026', '01056', 'person 23B4IFCL2QUHQB3YKJ6QXSGX23, 1 shares');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (30, '2026-11-16 11:00:00.440295+00', 'anna', 'county', 'access_created', '2026', '01056', 'person 23B4IFCL2QUHQB3YKJ6QXSGX23');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (31, '2026-11-16 11:00:00.468146+00', 'dlt', 'system', 'contact_set', '2026', '03241', '1 contacts, 1 domains');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (32, '2026-11-16 11:00:00.480688+00', 'dlt', 'system', 'campaign_added', '2026', '', 'campaign 3PF4AB3SAJCBPYDKH5UYQNS6PO');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (33, '2026-11-16 11:00:00.503624+00', 'dlt', 'system', 'campaign_started', '2026', '', 'campaign 3PF4AB3SAJCBPYDKH5UYQNS6PO, 1 mails');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (34, '2026-11-16 11:00:00.526436+00', 'dlt', 'system', 'access_created', '2026', '03241', 'person IEA64KF22XJ4FSJ5PCE5L3ZBTZ');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (35, '2026-11-16 11:00:00.52854+00', 'IEA64KF22XJ4FSJ5PCE5L3ZBTZ', 'county', 'code_requested', '2026', '03241', '');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (36, '2026-11-16 11:00:00.542558+00', 'meier', 'admin', 'account_invited', '', '', 'person 3RFWTHKSZE2Y33RHJ7KNH4D7IT reader');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (37, '2026-11-16 11:00:00.570561+00', 'carla', 'county', 'member_invited', '2026', '03241', 'person 6E4TMHLRIIO5HEJGP24NPEQIDA');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (38, '2026-11-16 11:00:00.570561+00', 'carla', 'county', 'member_shared', '2026', '03241', 'person 6E4TMHLRIIO5HEJGP24NPEQIDA, 0 shares');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (39, '2026-11-16 11:00:00.570561+00', 'carla', 'county', 'approval_asked', '2026', '03241', 'person 6E4TMHLRIIO5HEJGP24NPEQIDA');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (40, '2026-11-17 08:00:00.013148+00', 'op', 'system', 'wave_created', 'pretest', '', 'edition 1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f, 1 units');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (41, '2026-11-17 08:00:00.025646+00', 'op', 'system', 'wave_opened', 'pretest', '', 'from draft to open');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES (42, '2026-11-17 08:00:00.028092+00', 'petra', 'county', 'member_joined', 'pretest', '01056', 'coordinator');


--
-- Data for Name: audit_block; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_block VALUES (1, 1, 39, 39, '', '1 892c963495996ed45a58d9cdf460928c3e0b948a53c50ec5a3db068f5c62889c
2 03395bc991aabb185d34ccc02090d12fa7120339fe4f0a03794f123bfa9fda41
3 5a8fd67fb432fcf033c5b50505a3c1d54826fe6403a92cabe6545718fc23b356
4 d8761b52d2c443cd45706a4a79b735eff5868484713da1ebec571546531fee11
5 7384fc69a6538970529533d30628f900594cf51de23d6027ad8dc6749bc97a7e
6 c8a231a582dcaabb0bc3d7755f6164898e9bfc4742024ee1f7e25c7cebddc0ce
7 f1f3f19e2c2e38c147ba3798c71124b066151254e2e0cd33aacd03ed4c2a58ed
8 507948f69553829ffff21e89c2faf43db1e969dd9cceff8208ab1ebfeb5d074f
9 94be322b51e6c5cd568fa8d2bcb8c15621a9439af6cadb83f6e48ccbc336fe05
10 5443895bd554db162792b5afa56a7ff84598074b0126d2ed4df97bc929385adc
11 5d1b46e642adac8e5acb649f1bb1ea1937eb58931c88f90ff45778e0d56f5b72
12 a8b16bda77897b953569ae8cfd850d1d14a74e4e11e93b58485b002c3221253b
13 eebf04489588828b0fb530b74a243a4dd6b0d9b724612c9f3a1b718e9fe7a800
14 ff6717e16c9fc3ed42b4d526aaabd52ff06e74b6d31db3a5f2a4fa40d1a6f17f
15 d25792a8cdc67dbd89d1820aeb01fc048ec0b31202024ef12e5d1a4f22aa0371
16 e1636fad7c0b93ef87dcfb06783ad4d549ec88839ab1d9cc7437ecdb9b8512d1
17 f6cfc747ed7e29d4c1c985d1a497ff2731eb4cd4e7ac268fa6c80e2a26520fb1
18 b6bdc95e3b90989c5f534fecceb1be3a433453a2c6080217ba517106343a91fc
19 bdbd8fe6de2b57fab75e103c628a3125ee222e8de5aeb5bb526e145c2785e6b9
20 b95ffd2189a141f9bb1e3a99cf8224613d1dd28dc710206817d8b6299f20c739
21 e9bddf0e86bac49cae211a3171481b571c8877e253f582c29a9905f694f3f5f5
22 528ab86f74bfd049aa7873f72ad98215109ee15f989c51796e1eeaa6be50669f
23 00d357e34587c29a3650cab837806f2047d1e46b26d4cc0df17e5ef1aac96b51
24 fa8b37ab52b082b70af55ea239c857b9406aadcf88fbd29e6bd621e507f57cc9
25 756cfaa9bfa1393e4787c99b708212a3cd0f1aa731234fd3d90666fc66ec74ae
26 a436faa737e012fa9fdde91e0f1809d1e781854bfdeb1cbc06c8f21732042152
27 b5fb1893de6ad95fd20fa3d842ddaa08925a5db7a302f4309890ec928b292c43
28 894c26d4b3ae2d64e4cc4ae6c8c88e86290de449ffb90eb63cdb8dd72973a8f2
29 8d68ea5772b1d443e158fa8a10dc5aa47bb2cf09cceee909fec9a94a76611b5a
30 3cb243d4eae01615816f5eeeac0f03051277f96aabe0188e3e3eafbc0a9cd776
31 890d8f1524ec3e49fe446f46a8e10ebe7fd9e200d3b881fa9bbf7c0bb1426421
32 f3c5cfea172ce8e4ea8605a65e8b1167dda03cdd149a2e7e4293f2057da19641
33 bf02742c68c27455badd45ce27eeae12a57bcdcdeb59f5c6c7fe61f80d58c868
34 23c9740967fc001b50c3039fb6a4fe30823014025163fd8c649f08991360ba48
35 3ad7d1a8d4a1acbe804700bf75aacc25b7281b0db142ceef86521970461e6f42
36 8accfe67dc150ee7829ed8c2008d2e46f9737ca32cacc0cf9739c33a8f33ebee
37 38d69cf9c6c48bb7eec0d29933e3eadb3eb7476b195933d4fac93174060824cb
38 92f9601fa7516e9db2722ae65b54be6763e808498b248c29c445ade79af3c964
39 0ca264e38a7388f35a5051866d7ff8ba8c97405003b40a22c4fb504334ccffc1', '1e87264698486fddc1729c2c8a352264772857ad75a79d2f8ff1d39ba763beb7', '2026-11-17 08:00:00.00536+00', NULL);


--
-- Data for Name: campaign; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.campaign VALUES ('2026', '3PF4AB3SAJCBPYDKH5UYQNS6PO', 'invitation', 'missing', '', 'An {Landkreis}', '{Anrede}', 'mail', NULL, 'running', 2, 'dlt', '2026-11-16 11:00:00.480688+00', 'dlt', '2026-11-16 11:00:00.503624+00');


--
-- Data for Name: campaign_unit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.campaign_unit VALUES ('2026', '03241', '3PF4AB3SAJCBPYDKH5UYQNS6PO', 'IEA64KF22XJ4FSJ5PCE5L3ZBTZ', 'campaign 2026 3PF4AB3SAJCBPYDKH5UYQNS6PO 03241', NULL);


--
-- Data for Name: contact_event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contact_event VALUES ('2026', '03241', '3AFUWZCBDJM3G7O2VO7KAX3LKF', 'call', 'erreicht', '', 'Ruft „morgen“ zurück', 'dlt', '2026-11-16 11:00:00.298934+00');


--
-- Data for Name: county_access; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.county_access VALUES ('token', '2026', '01056', 'QVQEVFOKW7ZHA6PRAUP4EKDJ3V', 'code', '2026-11-16 11:00:00.242162+00', NULL);
INSERT INTO public.county_access VALUES ('token-Änne', '2026', '01056', '23B4IFCL2QUHQB3YKJ6QXSGX23', 'code-Änne', '2026-11-16 11:00:00.440295+00', NULL);
INSERT INTO public.county_access VALUES ('mailed', '2026', '03241', 'IEA64KF22XJ4FSJ5PCE5L3ZBTZ', '', '2026-11-16 11:00:00.526436+00', NULL);


--
-- Data for Name: county_release; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.county_release VALUES ('2026', '01056', 1, 'asked', 'anna', '2026-11-16 11:00:00.386064+00', NULL, '', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO public.county_release VALUES ('2026', '01056', 2, 'released', 'ZYDUL4KA6POYJK6BOW2BUMTE5V', '2026-11-16 11:00:00.406399+00', '2026-11-16', 'Landrätin', '10.2 „Größe“', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');
INSERT INTO public.county_release VALUES ('2026', '01056', 3, 'withdrawn', 'anna', '2026-11-16 11:00:00.43214+00', NULL, '', '', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'fbc463ab91d6a9f20b1a389ae2fd34e58660e3164253109c4c6d4984ffcd83d5');


--
-- Data for Name: county_setting; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.county_setting VALUES ('2026', '01056', 7, false, 'leaders', 'inside');


--
-- Data for Name: draft; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.draft VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', 'Später', 'meier', '2026-11-16 11:00:00.196804+00', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'später.yaml');


--
-- Data for Name: edition; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.edition VALUES ('1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '\x666f726d61743a20310a', '2026-11-16 11:00:00.000813+00');
INSERT INTO public.edition VALUES ('49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '\x666f726d61743a20310a6b65793a206c617465720a', '2026-11-16 11:00:00.196804+00');


--
-- Data for Name: edition_proposal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.edition_proposal VALUES ('2026', '49a2a8b027d54e6d3d8b5163e851d972ec5ac853f3736e22427f321eca2a24a1', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'meier', 'Tippfehler', '2026-11-16 11:00:00.225179+00');


--
-- Data for Name: failure; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.failure OVERRIDING SYSTEM VALUE VALUES (1, 'code:1', '2026-11-16 11:00:00.276593+00');


--
-- Data for Name: goose_db_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.goose_db_version VALUES (1, 0, true, '2026-11-26 08:03:46.205691');
INSERT INTO public.goose_db_version VALUES (2, 1, true, '2026-11-26 08:03:46.221762');
INSERT INTO public.goose_db_version VALUES (3, 2, true, '2026-11-26 08:03:46.254893');
INSERT INTO public.goose_db_version VALUES (4, 3, true, '2026-11-26 08:03:46.27617');
INSERT INTO public.goose_db_version VALUES (5, 4, true, '2026-11-26 08:03:46.293305');
INSERT INTO public.goose_db_version VALUES (6, 5, true, '2026-11-26 08:03:46.325648');
INSERT INTO public.goose_db_version VALUES (7, 6, true, '2026-11-26 08:03:46.329999');
INSERT INTO public.goose_db_version VALUES (8, 7, true, '2026-11-26 08:03:46.339002');
INSERT INTO public.goose_db_version VALUES (9, 8, true, '2026-11-26 08:03:46.340819');
INSERT INTO public.goose_db_version VALUES (10, 9, true, '2026-11-26 08:03:46.346361');
INSERT INTO public.goose_db_version VALUES (11, 10, true, '2026-11-26 08:03:46.350144');
INSERT INTO public.goose_db_version VALUES (12, 11, true, '2026-11-26 08:03:46.359119');
INSERT INTO public.goose_db_version VALUES (13, 12, true, '2026-11-26 08:03:46.361443');
INSERT INTO public.goose_db_version VALUES (14, 13, true, '2026-11-26 08:03:46.376104');
INSERT INTO public.goose_db_version VALUES (15, 14, true, '2026-11-26 08:03:46.403366');
INSERT INTO public.goose_db_version VALUES (16, 15, true, '2026-11-26 08:03:46.407937');
INSERT INTO public.goose_db_version VALUES (17, 16, true, '2026-11-26 08:03:46.412842');
INSERT INTO public.goose_db_version VALUES (18, 17, true, '2026-11-26 08:03:46.416328');
INSERT INTO public.goose_db_version VALUES (19, 18, true, '2026-11-26 08:03:46.425453');
INSERT INTO public.goose_db_version VALUES (20, 19, true, '2026-11-26 08:03:46.43249');
INSERT INTO public.goose_db_version VALUES (21, 20, true, '2026-11-26 08:03:46.433873');
INSERT INTO public.goose_db_version VALUES (22, 21, true, '2026-11-26 08:03:46.440623');
INSERT INTO public.goose_db_version VALUES (23, 22, true, '2026-11-26 08:03:46.445105');
INSERT INTO public.goose_db_version VALUES (24, 23, true, '2026-11-26 08:03:46.472087');
INSERT INTO public.goose_db_version VALUES (25, 24, true, '2026-11-26 08:03:46.480438');
INSERT INTO public.goose_db_version VALUES (26, 25, true, '2026-11-26 08:03:46.497279');
INSERT INTO public.goose_db_version VALUES (27, 26, true, '2026-11-26 08:03:46.502845');
INSERT INTO public.goose_db_version VALUES (28, 27, true, '2026-11-26 08:03:46.517695');


--
-- Data for Name: login_code; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.login_code VALUES ('2026', '03241', 'code MGONCFYYPDZS6AOMFFDIUIOKIZ', 'IEA64KF22XJ4FSJ5PCE5L3ZBTZ', '86ffd226cbd2b52f6b553284aa13c68afb71ff458c3ac66b695f6d1cbf632c5a', '', 0, '2026-11-16 11:00:00.52854+00', NULL, NULL);


--
-- Data for Name: member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.member VALUES ('2026', '01056', 'anna', 'coordinator', false, NULL, '', 'anna', '2026-11-16 11:00:00.052495+00', NULL);
INSERT INTO public.member VALUES ('2026', '01056', 'bert', 'deputy', false, NULL, '', 'bert', '2026-11-16 11:00:00.074088+00', NULL);
INSERT INTO public.member VALUES ('2026', '03241', 'carla', 'coordinator', false, NULL, '', 'carla', '2026-11-16 11:00:00.085108+00', NULL);
INSERT INTO public.member VALUES ('2026', '01056', 'ZYDUL4KA6POYJK6BOW2BUMTE5V', 'reviewer', false, NULL, '', 'bert', '2026-11-16 11:00:00.368909+00', NULL);
INSERT INTO public.member VALUES ('2026', '01056', '23B4IFCL2QUHQB3YKJ6QXSGX23', 'colleague', false, '2026-11-24', 'Bitte prüfen', 'anna', '2026-11-16 11:00:00.440295+00', NULL);
INSERT INTO public.member VALUES ('2026', '03241', '6E4TMHLRIIO5HEJGP24NPEQIDA', 'colleague', false, NULL, '', 'carla', '2026-11-16 11:00:00.570561+00', NULL);
INSERT INTO public.member VALUES ('pretest', '01056', 'petra', 'coordinator', false, NULL, '', 'petra', '2026-11-17 08:00:00.028092+00', NULL);


--
-- Data for Name: member_share; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.member_share VALUES ('2026', '01056', '23B4IFCL2QUHQB3YKJ6QXSGX23', 'item', 'remark');


--
-- Data for Name: note; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.note VALUES ('2026', '01056', '0cf9582356fd3b2a3cd3aa83332117f2', 'remark', 'anna', 'Bitte Schulamt prüfen', '2026-11-16 11:00:00.350265+00', NULL, '');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (1, 'receipt', 'eingangsbestaetigung', true, '2026', '01056', 'anna', '{"Eingereicht":"2026-11-16T11:00:00Z","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg","Prüfsumme":"00ff","Vorgangsnummer":"R-1"}', 'UUDMPPMBIT64IEJ542SJP2GZDU', 'queued', 0, '', '2026-11-16 11:00:00.31151+00', '2026-11-16 11:00:00.31151+00', NULL, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (2, 'invitation ZYDUL4KA6POYJK6BOW2BUMTE5V YT7BEUCZEI5HGLITM5VPRJ4IXR', 'freigabe', false, '2026', '01056', 'ZYDUL4KA6POYJK6BOW2BUMTE5V', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', 'PJW6Q7MQLGB7TG4LH6FECWKGMN', 'queued', 0, '', '2026-11-16 11:00:00.386064+00', '2026-11-16 11:00:00.386064+00', NULL, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (3, 'invitation 23B4IFCL2QUHQB3YKJ6QXSGX23 CTEEWURNES6XHIBDFQ7HJLD2HG', 'mitarbeit', false, '2026', '01056', '23B4IFCL2QUHQB3YKJ6QXSGX23', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Kreis Pinneberg"}', '4SJIM6S4BGTEAXGSX7KNZ4WEWG', 'queued', 0, '', '2026-11-16 11:00:00.440295+00', '2026-11-16 11:00:00.440295+00', NULL, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (4, 'campaign 2026 3PF4AB3SAJCBPYDKH5UYQNS6PO 03241', 'anschreiben', false, '2026', '03241', 'IEA64KF22XJ4FSJ5PCE5L3ZBTZ', '{"Anschreiben":"3PF4AB3SAJCBPYDKH5UYQNS6PO","Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'AW7K7YCXGVO34CALANHMJ2TXCY', 'queued', 0, '', '2026-11-16 11:00:00.503624+00', '2026-11-16 11:00:00.503624+00', NULL, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (5, 'code MGONCFYYPDZS6AOMFFDIUIOKIZ', 'zugangscode', true, '2026', '03241', 'IEA64KF22XJ4FSJ5PCE5L3ZBTZ', '{"Erhebung":"Der digitale Landkreis 2026","Landkreis":"Region Hannover"}', 'KQTZNTOHR7COH2B2YIL6HSWAOM', 'queued', 0, '', '2026-11-16 11:00:00.52854+00', '2026-11-16 11:00:00.52854+00', NULL, NULL);
INSERT INTO public.outbox OVERRIDING SYSTEM VALUE VALUES (6, 'account 3RFWTHKSZE2Y33RHJ7KNH4D7IT', 'konto', true, '', '', '3RFWTHKSZE2Y33RHJ7KNH4D7IT', '{}', 'IQ6D74NJCX4KKYA56TLNPKDLJR', 'queued', 0, '', '2026-11-16 11:00:00.542558+00', '2026-11-16 11:00:00.542558+00', NULL, NULL);


--
-- Data for Name: page_mark; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.page_mark VALUES ('2026', '01056', 'page', 'anna', '2026-11-16 11:00:00.100953+00');


--
-- Data for Name: person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.person VALUES ('anna', 'anna', '', '', '2026-11-16 11:00:00.052495+00', NULL, '');
INSERT INTO public.person VALUES ('bert', 'bert', '', '', '2026-11-16 11:00:00.074088+00', NULL, '');
INSERT INTO public.person VALUES ('carla', 'carla', '', '', '2026-11-16 11:00:00.085108+00', NULL, '');
INSERT INTO public.person VALUES ('QVQEVFOKW7ZHA6PRAUP4EKDJ3V', '', '', '', '2026-11-16 11:00:00.242162+00', NULL, '');
INSERT INTO public.person VALUES ('CHGLQPYUYNX7WHZ7PYGH3ZS6MK', 'Änne Meier', 'meier', '', '2026-11-16 11:00:00.25582+00', NULL, '');
INSERT INTO public.person VALUES ('ZYDUL4KA6POYJK6BOW2BUMTE5V', 'Frau Muster', '', 'lr@kreis.example', '2026-11-16 11:00:00.368909+00', NULL, 'Landrätin');
INSERT INTO public.person VALUES ('23B4IFCL2QUHQB3YKJ6QXSGX23', 'Änne', '', 'Änne@kreis.example', '2026-11-16 11:00:00.440295+00', NULL, 'Schulamt');
INSERT INTO public.person VALUES ('IEA64KF22XJ4FSJ5PCE5L3ZBTZ', 'Frau Müller', '', 'landrat@kreis.example', '2026-11-16 11:00:00.468146+00', NULL, '');
INSERT INTO public.person VALUES ('3RFWTHKSZE2Y33RHJ7KNH4D7IT', 'Neu', '', 'neu@dlt.example', '2026-11-16 11:00:00.542558+00', NULL, '');
INSERT INTO public.person VALUES ('6E4TMHLRIIO5HEJGP24NPEQIDA', 'Frau Fern', '', 'fern@post.example', '2026-11-16 11:00:00.570561+00', NULL, '');
INSERT INTO public.person VALUES ('petra', 'petra', '', '', '2026-11-17 08:00:00.028092+00', NULL, '');


--
-- Data for Name: presence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.presence VALUES ('2026', '01056', 'page', 'anna', '2026-11-16 11:00:00.31519+00', '2026-11-16 11:00:00.31519+00');


--
-- Data for Name: pretest_comment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.pretest_comment VALUES ('pretest', '01056', 'petra', 'status', 'unclear', 'Was heißt „Stand“?', '2026-11-17 08:00:00.03356+00');


--
-- Data for Name: pretest_time; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.pretest_time VALUES ('pretest', '01056', 'f', 'page', 90);


--
-- Data for Name: purge; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: recovery_code; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.recovery_code VALUES ('8c585378513f5f7a2e1456ee54042605fdb890392becefadd2ab180fd02fb341', 'meier', NULL);


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

INSERT INTO public.release_comment VALUES ('2026', '01056', 'ZYDUL4KA6POYJK6BOW2BUMTE5V', 'remark', 'Gut so', '2026-11-16 11:00:00.406399+00');


--
-- Data for Name: reopening; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reopening VALUES ('2026', '01056', 1, 'anna', 'Zahlen berichtigen', '2026-11-16 11:00:00.203577+00', 'granted', '2026-11-16 11:00:00.212287+00', 'dlt', '');


--
-- Data for Name: rescue; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rescue VALUES ('2026', '01056', 'anna', 'page', 'f2', 'remark=zu+sp%C3%A4t', '2026-11-16 11:00:00.296214+00');


--
-- Data for Name: response; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.response VALUES ('2026', '07131', 'not_started', NULL, NULL, 0);
INSERT INTO public.response VALUES ('2026', '03241', 'submitted', NULL, NULL, 1);
INSERT INTO public.response VALUES ('2026', '01056', 'returned', '2026-11-16 11:00:00.100953+00', '2026-11-16 11:00:00.43214+00', 1);
INSERT INTO public.response VALUES ('pretest', '01056', 'not_started', NULL, NULL, 0);


--
-- Data for Name: retention; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: save_receipt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.save_receipt VALUES ('2026', '01056', 'save-3', '6ff7483277ed8b918bf867254fbd4bf0dc31f595046d1613d5f78d2801b15ae0', '{"Saved":[{"Item":"status","Record":0},{"Item":"projects","Record":0},{"Item":"practice","Record":2}],"Conflicts":null,"Time":"2026-11-16T11:00:00.100953Z"}', '2026-11-16 11:00:00.100953+00');
INSERT INTO public.save_receipt VALUES ('2026', '01056', 'save-4', 'f467702cc925ea18e6c56d71da1b64ed72dda54ce8fe36b55278a1bc10fc9faf', '{"Saved":[{"Item":"status","Record":0}],"Conflicts":null,"Time":"2026-11-16T11:00:00.326198Z"}', '2026-11-16 11:00:00.326198+00');
INSERT INTO public.save_receipt VALUES ('pretest', '01056', 's', '497824304379764f89a95e84d678c1afcc5871409401be785750e2dec4f100c9', '{"Saved":null,"Conflicts":null,"Time":"2026-11-17T08:00:00.03356Z"}', '2026-11-17 08:00:00.03356+00');


--
-- Data for Name: saved_view; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.saved_view VALUES ('2026', 'meier', 'Fehlende in „Bayern“', 'land=Bayern');


--
-- Data for Name: schema_floor; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_floor VALUES (1, 0);


--
-- Data for Name: second_factor; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.second_factor VALUES ('meier', 'sealed', 7, '2026-11-16 11:00:00.260471+00', '2026-11-16 11:00:00.261649+00');


--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES ('session', 'county', '', '2026', '01056', '2026-11-16 11:00:00.263246+00', '2026-11-16 11:00:00.263246+00', 3600, '2026-11-16 12:00:00.263246+00', NULL, '', '', NULL, '');


--
-- Data for Name: share_plan; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.share_plan VALUES ('2026', '01056', 'remark', 'Amt für „Größe“', 1, 'anna', '2026-11-16 11:00:00.346751+00');


--
-- Data for Name: submission; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.submission VALUES ('2026', '01056', 1, 's1', 'form', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'anna', '2026-11-16 11:00:00.15741+00', 'e18c8a6f8d6d5e6047c8756a0f355e4e1301a16f96a341ddb15af0fa6a15f269', '2026-01056-1-4GGIU-34NNV');
INSERT INTO public.submission VALUES ('2026', '03241', 1, 'import 1', 'import', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', 'dlt', '2026-11-16 11:00:00.233723+00', '792a1dfb57b67b3f9be9b50fe48087623554ce620e240d84ab854a678f2e47fa', '2026-03241-1-PEVB3-62XWZ');


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
INSERT INTO public.unit VALUES ('pretest', '01056', 'Kreis Pinneberg', 'Schleswig-Holstein', '{"size":"gross"}');


--
-- Data for Name: unit_contact; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.unit_contact VALUES ('2026', '03241', 'IEA64KF22XJ4FSJ5PCE5L3ZBTZ', 'Landrätin', '', true, '0511 123');


--
-- Data for Name: unit_domain; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.unit_domain VALUES ('2026', '03241', 'kreis.example');


--
-- Data for Name: wave; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wave VALUES ('2026', 'Der digitale Landkreis 2026', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', false, false, 2, '2026-11-16 11:00:00.000725+00', 'letter', '', '', false);
INSERT INTO public.wave VALUES ('pretest', 'Pretest', 2026, 'open', '2026-11-01', '2026-11-30', '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', false, false, 0, '2026-11-17 08:00:00.013148+00', 'letter', '', '', true);


--
-- Data for Name: wave_edition; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wave_edition VALUES ('2026', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-16 11:00:00.000725+00', 'operator', '', '');
INSERT INTO public.wave_edition VALUES ('pretest', 1, '1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f', '2026-11-17 08:00:00.013148+00', 'op', '', '');


--
-- Data for Name: wave_setting; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wave_setting VALUES ('2026', 70, '[100000]', 2, 5, 100, false);


--
-- Data for Name: wave_stage; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.wave_stage VALUES ('2026', 1, 'open', '2026-11-16 11:00:00.034028+00', 'operator', '');
INSERT INTO public.wave_stage VALUES ('pretest', 1, 'open', '2026-11-17 08:00:00.025646+00', 'op', '');


--
-- Name: audit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_id_seq', 42, true);


--
-- Name: failure_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.failure_id_seq', 1, true);


--
-- Name: goose_db_version_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.goose_db_version_id_seq', 28, true);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_id_seq', 6, true);


--
-- Name: purge_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.purge_id_seq', 1, false);


--
-- Name: account_invitation account_invitation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_invitation
    ADD CONSTRAINT account_invitation_pkey PRIMARY KEY (person);


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
-- Name: campaign campaign_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaign
    ADD CONSTRAINT campaign_pkey PRIMARY KEY (wave, id);


--
-- Name: campaign_unit campaign_unit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaign_unit
    ADD CONSTRAINT campaign_unit_pkey PRIMARY KEY (wave, unit, campaign);


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
-- Name: pretest_comment pretest_comment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pretest_comment
    ADD CONSTRAINT pretest_comment_pkey PRIMARY KEY (wave, unit, person, item);


--
-- Name: pretest_time pretest_time_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pretest_time
    ADD CONSTRAINT pretest_time_pkey PRIMARY KEY (wave, unit, form_id);


--
-- Name: purge purge_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purge
    ADD CONSTRAINT purge_pkey PRIMARY KEY (id);


--
-- Name: recovery_code recovery_code_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (code_hash);


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
-- Name: saved_view saved_view_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT saved_view_pkey PRIMARY KEY (wave, person, name);


--
-- Name: schema_floor schema_floor_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_floor
    ADD CONSTRAINT schema_floor_pkey PRIMARY KEY (id);


--
-- Name: second_factor second_factor_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.second_factor
    ADD CONSTRAINT second_factor_pkey PRIMARY KEY (person);


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
-- Name: outbox_wave; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_wave ON public.outbox USING btree (wave, unit);


--
-- Name: recovery_code_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX recovery_code_person ON public.recovery_code USING btree (person);


--
-- Name: reopening_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX reopening_open ON public.reopening USING btree (wave, unit) WHERE (decided IS NULL);


--
-- Name: session_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_person ON public.session USING btree (person);


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
-- Name: campaign_unit campaign_unit_wave_campaign_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaign_unit
    ADD CONSTRAINT campaign_unit_wave_campaign_fkey FOREIGN KEY (wave, campaign) REFERENCES public.campaign(wave, id);


--
-- Name: campaign_unit campaign_unit_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaign_unit
    ADD CONSTRAINT campaign_unit_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: campaign campaign_wave_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.campaign
    ADD CONSTRAINT campaign_wave_fkey FOREIGN KEY (wave) REFERENCES public.wave(wave);


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
-- Name: pretest_comment pretest_comment_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pretest_comment
    ADD CONSTRAINT pretest_comment_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


--
-- Name: pretest_time pretest_time_wave_unit_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pretest_time
    ADD CONSTRAINT pretest_time_wave_unit_fkey FOREIGN KEY (wave, unit) REFERENCES public.unit(wave, unit);


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
-- Name: saved_view saved_view_wave_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT saved_view_wave_fkey FOREIGN KEY (wave) REFERENCES public.wave(wave);


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


