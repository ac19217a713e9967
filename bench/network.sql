-- Everybody may be seen; communities of forty with a partnership each, agreements inside them, and some ties across.
update organisations_organisation set visibility = 'openbaar', audience = '{openbaar}';
create temp table numbered as select id, row_number() over (order by id) as n from organisations_organisation;
create index on numbered (n);
insert into organisations_membership (partnership_id, member_id, role)
select head.id, one.id, '' from numbered one join numbered head on head.n = (one.n - 1) / 40 * 40 + 1
where one.id <> head.id and one.n % 3 = 0;
insert into organisations_relation (uuid, ref, created_at, updated_at, source_id, target_id, kind, sub_need, answer,
    answer_note, note)
select gen_random_uuid(), substr(md5('r' || one.n || k), 1, 8), now(), now(), one.id, other.id,
    (array['levert-aan', 'rekent-op', 'werkt-samen-met'])[1 + (one.n + k) % 3], '', 'nog-niet-gevraagd', '', ''
from numbered one cross join generate_series(1, 2) k
join numbered other on other.n = case when (one.n * 7 + k) % 9 = 0
    then 1 + (one.n * 7919 + k * 104729) % (select count(*) from numbered)
    else 1 + (one.n - 1) / 40 * 40 + (one.n * 13 + k * 17) % 40 end
where one.id <> other.id and (one.n + k) % 10 < 8;
insert into agreements_agreement (uuid, ref, created_at, updated_at, visibility, audience, kind, title, summary,
    activation, cost_rule, document, source)
select gen_random_uuid(), substr(md5('a' || n), 1, 8), now(), now(), 'openbaar', '{openbaar}', 'convenant',
    'Afspraak ' || n, '', '', '', '', 'synthese' from numbered where n % 10 = 0;
insert into agreements_agreementparty (agreement_id, organisation_id, role)
select a.id, other.id, '' from agreements_agreement a join numbered one on a.title = 'Afspraak ' || one.n
join numbered other on other.n between one.n - 2 and one.n;
