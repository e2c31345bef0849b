-- What a plan costs and what comes with it. Money is in minor units of the currency.
alter table plan
    add column position int not null default 0,
    add column currency text not null default 'EUR',
    add column month_minor bigint not null default 0 check (month_minor >= 0),
    add column included_seats bigint not null default 0,
    add column seat_minor bigint not null default 0 check (seat_minor >= 0),
    add column included_invocations bigint not null default 0,
    add column invocations_minor bigint not null default 0 check (invocations_minor >= 0),
    add column premium_plugins boolean not null default false,
    add column support text not null default 'community';
comment on column plan.seat_minor is 'a month for each seat over the included ones';
comment on column plan.invocations_minor is 'for each 10,000 plugin invocations begun over the included ones of a month';
update plan set (position, month_minor, included_seats, seat_minor, included_invocations, invocations_minor,
        premium_plugins, support) = (
    select position, month_minor, included_seats, seat_minor, included_invocations, invocations_minor,
        premium_plugins, support from (values
            ('free', 1, 0, 5, 0, 10000, 0, false, 'community'),
            ('team', 2, 4900, 10, 500, 100000, 100, false, 'business hours'),
            ('business', 3, 49900, 50, 900, 2000000, 80, true, 'within 4 hours'),
            ('enterprise', 4, 249900, 500, 700, 20000000, 50, true, 'within 1 hour, day and night'))
        as price (id, position, month_minor, included_seats, seat_minor, included_invocations, invocations_minor,
            premium_plugins, support)
    where price.id = plan.id);

-- The zone whose days and months a tenant is billed and shown in, as IANA names it.
alter table tenant add column zone text not null default 'UTC';
