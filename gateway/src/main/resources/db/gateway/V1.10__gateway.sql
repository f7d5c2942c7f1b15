-- Documents stand in evidence under their digest; these rows say which is which.
create table project (
    slug       varchar(60)              not null primary key,
    name       varchar(200)             not null,
    version    integer                  not null,
    digest     varchar(64)              not null,
    updated_at timestamp with time zone not null
);

create table dossier (
    slug      varchar(60)              not null references project (slug),
    version   integer                  not null,
    digest    varchar(64)              not null,
    stored_by varchar(200)             not null,
    stored_at timestamp with time zone not null,
    primary key (slug, version)
);

create table policy (
    name      varchar(60)              not null,
    version   integer                  not null,
    digest    varchar(64)              not null,
    stored_at timestamp with time zone not null,
    primary key (name, version)
);

create table project_verification (
    id               uuid                     not null primary key,
    slug             varchar(60)              not null references project (slug),
    state            varchar(16)              not null,
    idempotency_key  varchar(200),
    request_digest   varchar(64)              not null,
    dossier_version  integer                  not null,
    dossier_digest   varchar(64)              not null,
    policy_name      varchar(60)              not null,
    policy_digest    varchar(64)              not null,
    terms_digest     varchar(64)              not null,
    requested_by     varchar(200)             not null,
    cancel_requested boolean                  not null,
    -- Raised by each replica that takes the work up; a writer of an earlier attempt is turned away.
    attempt          integer                  not null,
    last_sequence    bigint                   not null,
    created_at       timestamp with time zone not null,
    finished_at      timestamp with time zone,
    verdict_id       uuid,
    verdict_word     varchar(16),
    unique (slug, idempotency_key)
);
create index project_verification_unfinished on project_verification (created_at) where state in ('QUEUED', 'RUNNING');

create table project_layer (
    verification_id uuid        not null references project_verification (id) on delete cascade,
    layer           varchar(16) not null,
    state           varchar(16) not null,
    message         varchar(1000),
    report_digest   varchar(64),
    -- The last event of the layer's own that was passed on.
    last_sequence   bigint      not null,
    primary key (verification_id, layer)
);

create table project_event (
    verification_id uuid                     not null references project_verification (id) on delete cascade,
    sequence        bigint                   not null,
    at              timestamp with time zone not null,
    type            varchar(32)              not null,
    body            bytea                    not null,
    primary key (verification_id, sequence)
);

create table verdict (
    id            uuid                     not null primary key,
    -- Counts up, so that a history can be read page by page.
    position      bigint                   generated always as identity,
    slug          varchar(60)              not null references project (slug),
    policy_name   varchar(60)              not null,
    word          varchar(16)              not null,
    created_at    timestamp with time zone not null,
    -- A derived verdict judges another one's evidence again and is never the latest.
    derived_from  uuid,
    bundle_digest varchar(64)              not null,
    page_digest   varchar(64)              not null,
    document      bytea                    not null
);
create index verdict_latest on verdict (slug, policy_name, position desc) where derived_from is null;
create index verdict_history on verdict (slug, position desc);
