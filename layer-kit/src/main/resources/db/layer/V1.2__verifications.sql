-- One verification of this layer's claims. Claims, terms, report and recording stand in evidence.
create table verification (
    id                 uuid                     not null primary key,
    state              varchar(16)              not null,
    request_digest     varchar(64)              not null,
    claims_digest      varchar(64)              not null,
    -- The terms as the caller gave them; run_terms has this layer's statistical claims fixed.
    terms_digest       varchar(64)              not null,
    run_terms_digest   varchar(64),
    -- The operator's register of sources as the run was held to it.
    register_digest    varchar(64),
    budget_requests    bigint                   not null,
    budget_bytes       bigint                   not null,
    budget_seconds     bigint                   not null,
    requested_by       varchar(200)             not null,
    -- The finished verification whose observations are judged again; null for one that asks the world.
    judges             uuid,
    cancel_requested   boolean                  not null,
    -- Raised by each replica that takes the work up; a writer of an earlier attempt is turned away.
    attempt            integer                  not null,
    -- Attempts since the last answer or observation was stored; too many and the run is given up.
    fruitless          integer                  not null,
    last_sequence      bigint                   not null,
    created_at         timestamp with time zone not null,
    started_at         timestamp with time zone,
    finished_at        timestamp with time zone,
    report_digest      varchar(64),
    recording_digest   varchar(64)
);
create index verification_unfinished on verification (created_at) where state in ('QUEUED', 'RUNNING');

create table verification_event (
    verification_id uuid                     not null references verification (id) on delete cascade,
    sequence        bigint                   not null,
    at              timestamp with time zone not null,
    kind            varchar(32)              not null,
    body            bytea                    not null,
    primary key (verification_id, sequence)
);

create table verification_answer (
    verification_id uuid        not null references verification (id) on delete cascade,
    question        varchar(64) not null,
    envelope        varchar(64) not null,
    body            varchar(64),
    primary key (verification_id, question)
);

create table verification_observation (
    verification_id uuid         not null references verification (id) on delete cascade,
    check_id        varchar(100) not null,
    digest          varchar(64)  not null,
    primary key (verification_id, check_id)
);
