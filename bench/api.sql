-- What ties a register of this size together: every tenth organisation has an agreement with a neighbour over its first
-- capability, four in five count on another, all have a contact. Some of each is not for everybody.
create temp table numbered as select id, row_number() over (order by id) as n from organisations_organisation;
create index on numbered (n);
analyze numbered;
insert into organisations_relation (uuid, ref, created_at, updated_at, source_id, target_id, kind, sub_need, answer,
    answer_note, note)
select gen_random_uuid(), 'r' || lpad(one.n::text, 7, '0'), now(), now(), one.id, other.id,
    (array['levert-aan', 'rekent-op', 'werkt-samen-met'])[1 + one.n % 3], '', 'nog-niet-gevraagd', '', ''
from numbered one join numbered other on other.n = 1 + (one.n * 7919) % (select count(*) from numbered)
where one.id <> other.id and one.n % 5 > 0;
insert into agreements_agreement (uuid, ref, created_at, updated_at, visibility, audience, kind, title, summary,
    activation, cost_rule, document, source, valid_to)
select gen_random_uuid(), 'a' || lpad(n::text, 7, '0'), now(), now(),
    case when n % 50 = 0 then 'crisisprofessionals' else 'openbaar' end,
    case when n % 50 = 0 then '{crisis:VR19}'::text[] else '{openbaar}' end,
    (array['convenant', 'waakvlamovereenkomst', 'sla'])[1 + n / 10 % 3],
    (array['Noodstroom', 'Opvang', 'Vervoer', 'Drinkwater', 'Berging'])[1 + n / 10 % 5] || ' afspraak ' || n,
    '', '', '', '', 'synthese', current_date + (n % 400 - 20)::int
from numbered where n % 10 = 0;
create temp table agreed as
select a.id as agreement, split_part(a.title, ' ', 3)::int as n from agreements_agreement a where a.source = 'synthese';
insert into agreements_agreementparty (agreement_id, organisation_id, role)
select agreement, one.id, '' from agreed join numbered one on one.n in (agreed.n, agreed.n - 1);
insert into agreements_agreementline (agreement_id, capability_id)
select agreement, min(c.id) from agreed join numbered one on one.n = agreed.n
join capabilities_capability c on c.organisation_id = one.id group by agreement;
insert into organisations_contact (uuid, ref, created_at, updated_at, visibility, audience, organisation_id, function,
    person, phone, email, is_round_the_clock, off_grid, position)
select gen_random_uuid(), 'c' || lpad((row_number() over ())::text, 7, '0'), now(), now(), visibility, audience, id, 'meldkamer', '', '0', '',
    false, '', 0 from organisations_organisation;
