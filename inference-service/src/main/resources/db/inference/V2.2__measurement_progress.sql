-- How far a running measurement is; a replica that serves another one's watch reads it here.
alter table measurement add column progress_step varchar(200);
alter table measurement add column progress_done bigint not null default 0;
alter table measurement add column progress_total bigint not null default 0;
