-- Why a tenant is past due or suspended: a payment lifts only what a debt has brought about.
alter table tenant add column restricted_for text check (restricted_for in ('DEBT', 'TRIAL', 'STAFF'));

-- A calendar month of a tenant, half-open: ends_on is the first day after it, in the tenant's zone of then. Months cannot
-- overlap, so being unique is all that it takes to bill none twice.
create table billing_period (
    id uuid primary key,
    tenant_id uuid not null,
    starts_on date not null,
    ends_on date not null,
    zone text not null,
    made_at timestamptz not null,
    unique (tenant_id, starts_on),
    check (extract(day from starts_on) = 1),
    check (ends_on = (starts_on + interval '1 month')::date)
);
call secure_tenant_table('billing_period');

create table invoice (
    id uuid primary key,
    tenant_id uuid not null,
    period_id uuid not null references billing_period,
    kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    state text not null check (state in ('DRAFT', 'ISSUED', 'OVERDUE', 'PAID', 'VOID')),
    organization text not null,
    currency text not null,
    total_minor bigint not null,
    credit_of uuid references invoice,
    reason text,
    created_at timestamptz not null,
    number text unique,
    issued_at timestamptz,
    due_at timestamptz,
    hash text,
    paid_at timestamptz,
    payment_reference text,
    voided_at timestamptz,
    void_reason text,
    check ((kind = 'CREDIT_NOTE') = (credit_of is not null)),
    check (case kind when 'INVOICE' then total_minor > 0 else total_minor < 0 end),
    check ((number is null) = (issued_at is null) and (number is null) = (hash is null)),
    check (state not in ('ISSUED', 'OVERDUE', 'PAID') or number is not null),
    check ((state = 'PAID') = (paid_at is not null)),
    check ((state = 'VOID') = (voided_at is not null))
);
comment on column invoice.total_minor is 'in minor units of the currency; negative on a credit note';
create unique index invoice_of_period on invoice (period_id) where kind = 'INVOICE' and state <> 'VOID';
create index invoice_of_tenant on invoice (tenant_id, id);
create index invoice_credits on invoice (credit_of) where credit_of is not null;
create index invoice_open on invoice (due_at) where state in ('ISSUED', 'OVERDUE') and kind = 'INVOICE';
call secure_tenant_table('invoice');
create policy cross_reads on invoice for select to ${cross_role} using (true);
grant select on invoice to ${cross_role};
create policy cross_reads on billing_period for select to ${cross_role} using (true);
grant select on billing_period to ${cross_role};

create table invoice_line (
    invoice_id uuid not null references invoice on delete cascade,
    tenant_id uuid not null,
    position int not null,
    text text not null,
    quantity bigint not null,
    unit_minor bigint not null,
    amount_minor bigint not null,
    meter text,
    used bigint,
    used_from date,
    used_to date,
    primary key (invoice_id, position),
    check (amount_minor = quantity * unit_minor)
);
call secure_tenant_table('invoice_line');
create policy cross_reads on invoice_line for select to ${cross_role} using (true);
grant select on invoice_line to ${cross_role};

-- What was issued, to the byte: the facts as JSON, whose SHA-256 is the invoice's hash, and the PDF that was made of them.
create table invoice_document (
    invoice_id uuid primary key references invoice,
    tenant_id uuid not null,
    snapshot text not null,
    pdf bytea not null
);
call secure_tenant_table('invoice_document');
revoke update, delete on invoice_document from ${app_role};

-- The last number given in a series and year. The row's lock, held until the invoice is committed, leaves no gap.
create table invoice_number (
    series text not null,
    year int not null,
    last bigint not null check (last > 0),
    primary key (series, year)
);
revoke delete on invoice_number from ${app_role};

create function keep_numbers_gapless() returns trigger
    language plpgsql as $$
begin
    if tg_op = 'INSERT' and new.last = 1
        or tg_op = 'UPDATE' and new.last = old.last + 1 and new.series = old.series and new.year = old.year then
        return new;
    end if;
    raise exception 'numbers of invoices are given one after the other' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger gapless before insert or update or delete on invoice_number
    for each row execute function keep_numbers_gapless();

-- Once issued, only what becomes of an invoice may change, and once paid or void nothing. This binds every role.
create function keep_invoice_frozen() returns trigger
    language plpgsql as $$
declare
    fate constant text[] := '{state,paid_at,payment_reference,voided_at,void_reason}';
begin
    if old.number is null and (tg_op = 'DELETE' or old.state = 'DRAFT' and new.state in ('DRAFT', 'ISSUED', 'VOID')) then
        return case tg_op when 'DELETE' then old else new end;
    end if;
    if tg_op = 'UPDATE' and to_jsonb(new) - fate = to_jsonb(old) - fate
        and (old.state = 'ISSUED' and new.state in ('OVERDUE', 'PAID', 'VOID')
            or old.state = 'OVERDUE' and new.state in ('PAID', 'VOID')) then
        return new;
    end if;
    raise exception 'an issued invoice is frozen' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger frozen before update or delete on invoice
    for each row execute function keep_invoice_frozen();

create function keep_lines_frozen() returns trigger
    language plpgsql as $$
declare
    stands text := (select state from invoice
        where id = case tg_op when 'INSERT' then new.invoice_id else old.invoice_id end);
begin
    -- The lines of a deleted draft go after it.
    if tg_op <> 'UPDATE' and (stands = 'DRAFT' or tg_op = 'DELETE' and stands is null) then
        return case tg_op when 'DELETE' then old else new end;
    end if;
    raise exception 'the lines of an issued invoice are frozen' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger frozen before insert or update or delete on invoice_line
    for each row execute function keep_lines_frozen();

create function refuse_change() returns trigger
    language plpgsql as $$
begin
    raise exception 'what was issued stays' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger frozen before update or delete on invoice_document
    for each row execute function refuse_change();
create trigger kept before truncate on invoice for each statement execute function refuse_change();
create trigger kept before truncate on invoice_line for each statement execute function refuse_change();
create trigger kept before truncate on invoice_document for each statement execute function refuse_change();
create trigger kept before truncate on invoice_number for each statement execute function refuse_change();

-- A run over all tenants, the provider's own. `after` is the last tenant it has done with: a run that was killed goes on there.
create table invoice_run (
    id uuid primary key,
    month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    automatic boolean not null,
    state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    done int not null,
    failed int not null,
    total int not null,
    after uuid not null,
    attempts int not null,
    leased_until timestamptz,
    started_by text,
    started_by_name text,
    created_at timestamptz not null,
    at timestamptz not null
);
create unique index invoice_run_automatic on invoice_run (month) where automatic;
create unique index invoice_run_open on invoice_run (month) where state in ('WAITING', 'RUNNING');
revoke all on invoice_run from ${app_role};
grant select, insert, update on invoice_run to ${cross_role};
