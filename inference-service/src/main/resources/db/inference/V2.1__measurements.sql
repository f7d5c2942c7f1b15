-- One measurement of one endpoint, asked for without a claim. Its order, transcript and result stand in evidence.
create table measurement (
    id               uuid                     not null primary key,
    state            varchar(16)              not null,
    request_digest   varchar(64)              not null,
    order_digest     varchar(64)              not null,
    -- Due times and prompts follow from it.
    seed             varchar(64)              not null,
    requested_by     varchar(200)             not null,
    cancel_requested boolean                  not null,
    -- Raised by each replica that takes the work up; what an earlier one brings is turned away.
    attempt          integer                  not null,
    created_at       timestamp with time zone not null,
    started_at       timestamp with time zone,
    finished_at      timestamp with time zone,
    -- Why there is no result.
    reason           varchar(32),
    explanation      varchar(1000),
    envelope_digest  varchar(64),
    transcript_digest varchar(64),
    result_digest    varchar(64)
);
create index measurement_unfinished on measurement (created_at) where state in ('QUEUED', 'RUNNING');
