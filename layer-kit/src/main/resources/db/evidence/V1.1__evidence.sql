-- Evidence by the SHA-256 of its bytes; rows are inserted once and never changed.
create table evidence (
    digest     varchar(64)              not null primary key,
    media_type varchar(255)             not null,
    length     bigint                   not null,
    encoding   varchar(16)              not null,
    content    bytea                    not null,
    stored_at  timestamp with time zone not null
);
