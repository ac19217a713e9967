-- Everything moves to Zeeland, so that this one region holds it all, with something on every desk (see desk.py).
update organisations_organisation set regions = '{VR19}', area = '{VR19}',
    municipality_id = (array['GM0687', 'GM0717', 'GM0718'])[1 + id % 3],
    audience = case when visibility = 'crisisprofessionals' then array['crisis:VR19', 'org:' || id] else audience end,
    verification = case when id % 10 = 0 then 'niet-bevestigd' else 'bevestigd' end;
update capabilities_capability set regions = '{VR19}', area = '{VR19}',
    audience = case when visibility = 'crisisprofessionals'
        then array['crisis:VR19', 'org:' || organisation_id] else audience end;
insert into organisations_relation (uuid, ref, created_at, updated_at, source_id, target_id, kind, sub_need, answer,
    answer_note, note)
select gen_random_uuid(), substr(md5('r' || a.id), 1, 8), now(), now(), a.id, b.id, 'rekent-op', 'energie',
    (array['nog-niet-gevraagd', 'ja', 'nee', 'deels'])[1 + a.id % 4], '', ''
from organisations_organisation a join organisations_organisation b on b.id = a.id + 1 where a.id % 5 = 0;
update organisations_organisation set confirmed_on = current_date - 30, confirmed_until = current_date + 150
    where id % 5 > 0;
update capabilities_capability set confirmed_on = current_date - 30, confirmed_until = current_date + 150
    where organisation_id % 5 > 0;
insert into agreements_agreement (uuid, ref, created_at, updated_at, visibility, audience, kind, title, summary,
    activation, cost_rule, document, source, valid_to)
select gen_random_uuid(), substr(md5('a' || id), 1, 8), now(), now(), 'openbaar', '{openbaar}', 'convenant',
    'Afspraak ' || id, '', '', '', '', 'synthese', current_date + (id % 400)::int
from organisations_organisation where id % 10 = 0;
insert into agreements_agreementparty (agreement_id, organisation_id, role)
select a.id, o.id, '' from agreements_agreement a
join organisations_organisation o on a.title = 'Afspraak ' || o.id;
insert into agreements_agreementline (agreement_id, capability_id)
select p.agreement_id, min(c.id) from agreements_agreementparty p
join capabilities_capability c on c.organisation_id = p.organisation_id group by p.agreement_id;
insert into organisations_contact (uuid, ref, created_at, updated_at, visibility, audience, confirmed_on, confirmed_until,
    organisation_id, function, person, phone, email, is_round_the_clock, off_grid, position)
select gen_random_uuid(), substr(md5('c' || id), 1, 8), now(), now(), visibility, audience, confirmed_on,
    confirmed_until, id, 'meldkamer', '', '0', '', false, '', 0 from organisations_organisation;
insert into upkeep_escalation (organisation_id, kind, target, due_on, why, since, contact_id, capability_id)
select organisation_id, 'contact', uuid, coalesce(confirmed_until, created_at::date + 60), 'geen-antwoord',
    current_date - (id % 300)::int, id, null from organisations_contact where organisation_id % 5 = 0
union all
select organisation_id, 'capability', uuid, coalesce(confirmed_until, created_at::date + 60), 'geen-antwoord',
    current_date - (id % 300)::int, null, id from capabilities_capability where organisation_id % 5 = 0 and id % 10 = 0;
insert into reports_report (uuid, ref, created_at, updated_at, kind, target, label, needs, what, text, email,
    wants_answer, shares_email, sender, desk, forward_note, state, answer)
select gen_random_uuid(), substr(md5('m' || id), 1, 8), now(), now(), 'organisation', uuid, name, '{}', 'onjuist', '',
    '', false, false, '', 'gemeente', '', 'open', '' from organisations_organisation where id % 100 = 0;
insert into reports_report_organisations (report_id, organisation_id)
select r.id, o.id from reports_report r join organisations_organisation o on o.uuid = r.target;
insert into keepers_invitation (uuid, ref, created_at, updated_at, organisation_id, email, words, round, sent_at,
    expires_at, state)
select gen_random_uuid(), substr(md5('u' || id), 1, 8), now(), now(), id, 'u' || id || '@voorbeeld.invalid', '', 1,
    now() - interval '5 days', now() + interval '9 days', 'open' from organisations_organisation where id % 100 = 1;
insert into keepers_claim (uuid, ref, created_at, updated_at, organisation_id, user_id, reason, state, answer)
select gen_random_uuid(), substr(md5('q' || o.id), 1, 8), now(), now(), o.id, u.id, '', 'open', ''
from organisations_organisation o, accounts_user u where o.id % 100 = 2 and u.email = 'editor@voorbeeld.invalid';
insert into organisations_role (user_id, kind, organisation_id, created_at)
select u.id, 'organisatie-editor', o.id, now() from organisations_organisation o, accounts_user u
where o.id % 2 = 0 and u.email = 'editor@voorbeeld.invalid';
insert into organisations_clash (scheme, value, opened_at, resolution)
select 'kvk', id::text, now(), '' from organisations_organisation where id % 200 = 3;
insert into organisations_clash_organisations (clash_id, organisation_id)
select c.id, c.value::int + n from organisations_clash c, generate_series(0, 1) n;
