"""Every address of our own × every person of the cast, with the answer it must give.

A new address fails `test_every_address_stands_in_the_matrix` until it has rows here. What a column needs (a record to
point at) is made in `World`. Wagtail's back office and allauth's pages have tests of their own.

200 shown · 302 sent on (after doing it, or to sign in) · 403 seen but refused · 404 hidden or absent
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.cast import PEOPLE, Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_chain,
    make_claim,
    make_contact,
    make_invitation,
    make_organisation,
    make_relation,
    make_report,
)
from tests.offering import offer_a_file
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.services import change_capability
from weerbaar.features.networks.drafts.services import start_draft
from weerbaar.features.networks.exports.models import Export
from weerbaar.features.networks.imports.services import confirm_batch
from weerbaar.features.networks.lineage.services import end_organisation, merge_organisations
from weerbaar.features.networks.reports.following import token_of
from weerbaar.foundation.letters.links import sign
from weerbaar.foundation.organisations.models import Clash, Organisation
from weerbaar.foundation.organisations.services import change_organisation

# name of the address          what        method  noor mats eefje olaf gwen rick tessa cas hidde rosa  mo  ada
MATRIX = """
healthz                        -           get     200  200  200  200  200  200  200  200  200  200  200  200
home:index                     -           get     200  200  200  200  200  200  200  200  200  200  200  200
home:about                     -           get     200  200  200  200  200  200  200  200  200  200  200  200
home:contact                   -           get     200  200  200  200  200  200  200  200  200  200  200  200
home:accessibility             -           get     200  200  200  200  200  200  200  200  200  200  200  200
home:privacy                   -           get     200  200  200  200  200  200  200  200  200  200  200  200
home:favicon                   -           get     302  302  302  302  302  302  302  302  302  302  302  302
home:open_data                 -           get     200  200  200  200  200  200  200  200  200  200  200  200
ui:gallery                     -           get     200  200  200  200  200  200  200  200  200  200  200  200
network_map                    -           get     200  200  200  200  200  200  200  200  200  200  200  200
network_map_suggestions        -           get     200  200  200  200  200  200  200  200  200  200  200  200
network_map_download           as_csv      get    200  200  200  200  200  200  200  200  200  200  200  200
network_map_download           as_xlsx     get    200  200  200  200  200  200  200  200  200  200  200  200
network_map_download           as_ods      get    200  200  200  200  200  200  200  200  200  200  200  200
network_map_download           as_hsds     get    200  200  200  200  200  200  200  200  200  200  200  200
network_map_download           as_geojson  get    200  200  200  200  200  200  200  200  200  200  200  200
network_map_download           as_graphml  get    200  200  200  200  200  200  200  200  200  200  200  200
network_map_download           as_kumu     get    200  200  200  200  200  200  200  200  200  200  200  200
network_map_download           as_nothing  get    404  404  404  404  404  404  404  404  404  404  404  404
network_map_download           as_svg      get    404  404  404  404  404  404  404  404  404  404  404  404
network_map_download           as_png      get    404  404  404  404  404  404  404  404  404  404  404  404
network_map_download           as_csv      post   302  302  302  302  302  302  302  302  302  302  302  302
export_list                    -           get    302  200  200  200  200  200  200  200  200  200  200  200
export_detail                  taken_along get    302  404  200  404  404  404  404  404  404  404  404  404
export_file                    taken_along get    302  404  200  404  404  404  404  404  404  404  404  404
export_drop                    taken_along get    302  404  200  404  404  404  404  404  404  404  404  404
export_file                    being_made  get    302  404  404  404  404  404  404  404  404  404  404  404
export_again                   taken_along post   302  404  302  404  404  404  404  404  404  404  404  404
export_drop                    taken_along post   302  404  302  404  404  404  404  404  404  404  404  404
network_data                   -           get     200  200  200  200  200  200  200  200  200  200  200  200
double_promises                -           get     302  403  403  403  200  200  200  200  200  403  403  200
api:api-root                    -           get     404  404  404  404  404  404  404  404  404  404  404  404
api_description                 yaml        get     200  200  200  200  200  200  200  200  200  200  200  200
api:openapi-json                -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:capabilities                -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:organisations               -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:agreements                  -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:relations                   -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:needs                       -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:regions                     -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:municipalities              -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:capability                  offer       get     200  200  200  200  200  200  200  200  200  200  200  200
api:capability                  closed_offer get     404  404  200  404  200  200  200  200  404  404  404  404
api:organisation                open        get     200  200  200  200  200  200  200  200  200  200  200  200
api:organisation                closed      get     404  404  404  404  200  200  200  200  404  404  404  404
api:organisation                own         get     404  404  200  404  404  404  404  404  404  404  404  404
api:agreement                   agreement   get     200  200  200  200  200  200  200  200  200  200  200  200
api:agreement                   closed_one  get     404  404  200  404  200  200  200  200  404  404  404  404
api:need                        need        get     200  200  200  200  200  200  200  200  200  200  200  200
api:region                      region      get     200  200  200  200  200  200  200  200  200  200  200  200
api:municipality                municipality get     200  200  200  200  200  200  200  200  200  200  200  200
api_absent                     absent      get     404  404  404  404  404  404  404  404  404  404  404  404

desk:index                     -           get     302  200  302  302  302  302  302  200  200  200  200  200
desk:desk                      my_org      get     302  403  200  403  403  403  403  403  403  403  403  403
desk:desk                      my_own      get     404  404  200  404  404  404  404  404  404  404  404  404
desk:desk                      my_place    get     302  403  403  403  200  403  403  403  403  403  403  403
desk:desk                      my_region   get     302  403  403  403  403  200  403  403  403  403  403  403
desk:desk                      my_need     get     302  403  403  403  403  403  200  403  403  403  403  403
desk:desk                      nowhere     get     404  404  404  404  404  404  404  404  404  404  404  404
desk:matter                    my_matter   get     302  403  403  403  200  403  403  403  403  403  403  403
desk:matter                    no_matter   get     302  403  403  403  404  403  403  403  403  403  403  403
desk:download                  csv_of_org  get     302  403  200  403  403  403  403  403  403  403  403  403
desk:download                  csv_of_own  get     404  404  200  404  404  404  404  404  404  404  404  404
desk:download                  csv_of_place get    302  403  403  403  200  403  403  403  403  403  403  403
desk:download                  csv_of_need get     302  403  403  403  403  403  200  403  403  403  403  403
desk:download                  pdf_of_place get    302  403  403  403  404  403  403  403  403  403  403  403

organisation_list              -           get     200  200  200  200  200  200  200  200  200  200  200  200
organisation_suggest           -           get     200  200  200  200  200  200  200  200  200  200  200  200
organisation_add               -           get     302  403  403  403  200  200  200  403  403  403  403  200
organisation_detail            open        get     200  200  200  200  200  200  200  200  200  200  200  200
organisation_detail            closed      get     404  404  404  404  200  200  200  200  404  404  404  404
organisation_detail            own         get     404  404  200  404  404  404  404  404  404  404  404  404
organisation_history           open        get     200  200  200  200  200  200  200  200  200  200  200  200
organisation_history           closed      get     404  404  404  404  200  200  200  200  404  404  404  404
organisation_change            open        get     302  403  200  403  200  200  403  403  403  403  403  403
organisation_change            closed      get     404  404  404  404  403  200  403  403  404  404  404  404
organisation_change            nation      get     302  403  403  403  403  403  403  403  403  403  403  403
organisation_confirm           open        post    302  403  302  403  302  302  403  403  403  403  403  403
organisation_confirm           closed      post    404  404  404  404  403  302  403  403  404  404  404  404
organisation_verify            open        post    302  403  403  403  302  403  403  403  403  403  403  403
organisation_verify            closed      post    404  404  404  404  403  302  403  403  404  404  404  404
contact_add                    open        get     302  403  200  403  200  200  403  403  403  403  403  403
contact_add                    closed      get     404  404  404  404  403  200  403  403  404  404  404  404
contact_change                 contact     get     404  404  200  404  200  200  403  403  404  404  404  404
contact_remove                 contact     post    404  404  302  404  302  302  403  403  404  404  404  404
contact_confirm                contact     post    404  404  302  404  302  302  403  403  404  404  404  404
relation_add                   open        get     302  403  200  403  200  200  403  403  403  403  403  403
relation_answer                relation    get     302  403  403  200  403  403  403  403  403  403  403  403
relation_answer                hidden_end  get     404  404  404  404  403  403  403  403  404  404  404  404
relation_change                relation    get     302  403  200  403  200  200  403  403  403  403  403  403
relation_change                hidden_end  get     404  404  404  404  403  200  403  403  404  404  404  404
relation_ask                   relation    post    302  403  302  403  302  302  403  403  403  403  403  403
relation_ask                   hidden_end  post    404  404  404  404  403  302  403  403  404  404  404  404
organisation_reliance          open        get     302  403  200  403  200  200  403  403  403  403  403  403
organisation_reliance          closed      get     404  404  404  404  403  200  403  403  404  404  404  404
relation_end                   relation    get     302  403  200  200  200  200  403  403  403  403  403  403
relation_end                   hidden_end  get     404  404  404  404  403  200  403  403  404  404  404  404
membership_add                 open        get     302  403  200  403  200  200  403  403  403  403  403  403
membership_end                 membership  get     302  403  200  403  200  200  403  403  403  403  403  403

capability_add                 open        get     302  403  200  403  200  200  200  403  403  403  403  403
capability_add                 closed      get     404  404  404  404  403  200  200  403  404  404  404  404
capability_quick               open        get     302  403  200  403  200  200  200  403  403  403  403  403
capability_quick               closed      get     404  404  404  404  403  200  200  403  404  404  404  404
capability_detail              offer       get     200  200  200  200  200  200  200  200  200  200  200  200
capability_detail              closed_offer get    404  404  200  404  200  200  200  200  404  404  404  404
capability_history             offer       get     200  200  200  200  200  200  200  200  200  200  200  200
capability_history             closed_offer get    404  404  200  404  200  200  200  200  404  404  404  404
capability_change              offer       get     302  403  200  403  200  200  403  403  403  403  403  403
capability_change              closed_offer get    404  404  200  404  200  200  200  403  404  404  404  404
capability_confirm             offer       get     302  403  200  403  200  200  403  403  403  403  403  403
capability_confirm             offer       post    302  403  302  403  302  302  403  403  403  403  403  403
capability_confirm             closed_offer post   404  404  302  404  302  302  302  403  404  404  404  404
capability_withdraw            offer       get     302  403  200  403  200  200  403  403  403  403  403  403
capability_withdraw            closed_offer post   404  404  302  404  302  302  302  403  404  404  404  404
capability_restore             withdrawn   post    302  403  302  403  302  302  403  403  403  403  403  403
capability_restore             offer       post    302  403  403  403  403  403  403  403  403  403  403  403
capability_change              withdrawn   get     302  403  403  403  403  403  403  403  403  403  403  403

keeper_list                    open        get     302  403  200  403  200  200  403  403  403  403  403  200
keeper_list                    closed      get     404  404  404  404  403  200  403  403  404  404  404  404
keeper_list                    served      get     302  403  200  403  200  200  200  403  403  403  403  200
keeper_leave                   open        get     302  403  200  403  403  403  403  403  403  403  403  403
keeper_leave                   closed      get     404  404  404  404  403  403  403  403  404  404  404  404
keeper_remove                  colleague   get     302  403  403  403  200  200  403  403  403  403  403  200
invitation_add                 open        get     302  403  200  403  200  200  403  403  403  403  403  200
invitation_add                 closed      get     404  404  404  404  403  200  403  403  404  404  404  404
invitation_list                -           get     302  403  403  403  200  200  200  403  403  403  403  200
invitation_send_again          invitation  post    404  404  302  404  302  302  404  404  404  404  404  302
invitation_withdraw            invitation  get     404  404  200  404  200  200  404  404  404  404  404  200
invitation_withdraw            used_invitation get 404  404  403  404  403  403  404  404  404  404  404  403
invitation_answer              invited     get     200  200  200  200  200  200  200  200  200  200  200  200
invitation_answer              invited     post    200  403  403  403  403  403  403  403  403  403  403  403
invitation_answer              absent      get     404  404  404  404  404  404  404  404  404  404  404  404
claim_add                      open        get     302  200  403  200  200  200  200  200  200  200  200  200
claim_add                      closed      get     404  404  404  404  200  200  200  200  404  404  404  404
claim_list                     -           get     302  403  403  403  200  200  200  403  403  403  403  200
claim_detail                   claim       get     404  404  404  404  200  200  404  404  404  200  404  404
claim_detail                   claim       post    404  404  404  404  200  200  404  404  404  403  404  404
claim_detail                   far_claim   get     404  404  404  404  404  404  404  404  404  200  404  200

import_list                    -           get     302  403  200  200  200  200  200  403  403  403  403  403
import_add                     -           get     302  403  200  200  200  200  200  403  403  403  403  403
import_template                -           get     200  200  200  200  200  200  200  200  200  200  200  200
import_own_rows                -           get     302  403  200  200  200  200  200  403  403  403  403  403
import_remarks                 wrong_file  get     404  404  200  404  404  404  404  404  404  404  404  404
import_remarks                 file        get     404  404  404  404  404  404  404  404  404  404  404  404
import_detail                  file        get     404  404  200  404  404  404  404  404  404  404  404  404
import_columns                 file        get     404  404  302  404  404  404  404  404  404  404  404  404
import_choose                  file        post    404  404  302  404  404  404  404  404  404  404  404  404
import_confirm                 file        get     404  404  200  404  404  404  404  404  404  404  404  404
import_confirm                 file        post    404  404  302  404  404  404  404  404  404  404  404  404
import_undo                    file        get     404  404  403  404  404  404  404  404  404  404  404  404
import_undo                    read_file   post    404  404  302  404  404  404  404  404  404  404  404  404
import_again                   file        post    404  404  302  404  404  404  404  404  404  404  404  404
import_drop                    file        get     404  404  200  404  404  404  404  404  404  404  404  404
import_drop                    read_file   post    404  404  403  404  404  404  404  404  404  404  404  404

print_offer                    -           get     302  200  200  200  200  200  200  200  200  200  200  200
print_detail                   own_print   get     404  404  404  404  404  200  404  404  404  404  404  404
print_detail                   absent      get     404  404  404  404  404  404  404  404  404  404  404  404
print_file                     own_print   get     404  404  404  404  404  200  404  404  404  404  404  404
print_again                    own_print   post    404  404  404  404  404  403  404  404  404  404  404  404
organisation_paper             open        get     302  403  200  403  403  403  403  403  403  403  403  403
organisation_paper             closed      get     404  404  404  404  403  403  403  403  404  404  404  404
organisation_paper             own         get     404  404  200  404  404  404  404  404  404  404  404  404
organisation_counted_on        open        get     302  403  200  403  403  403  403  403  403  403  403  403
organisation_counted_on        closed      get     404  404  404  404  403  403  403  403  404  404  404  404

draft_from_capability          offer       get     302  403  403  200  403  403  403  403  403  403  403  403
draft_from_capability          closed_offer get    404  404  403  404  403  403  403  403  404  404  404  404
draft_from_relation            relation    get     302  403  200  200  403  403  403  403  403  403  403  403
draft_from_relation            hidden_end  get     404  404  404  404  403  403  403  403  404  404  404  404
draft_detail                   draft       get     404  404  200  200  200  200  404  404  404  404  404  404
draft_change                   draft       get     404  404  200  200  403  403  404  404  404  404  404  404
draft_agree                    draft       post    404  404  403  403  403  403  404  404  404  404  404  404
draft_sign                     draft       get     404  404  403  403  403  403  404  404  404  404  404  404
draft_withdraw                 draft       get     404  404  200  200  403  403  404  404  404  404  404  404
draft_paper                    draft       get     404  404  200  200  200  200  404  404  404  404  404  404

agreement_list                 -           get     200  200  200  200  200  200  200  200  200  200  200  200
agreement_add                  -           get     302  403  200  200  200  200  200  403  403  403  403  403
agreement_detail               agreement   get     200  200  200  200  200  200  200  200  200  200  200  200
agreement_detail               closed_one  get     404  404  200  404  200  200  200  200  404  404  404  404
agreement_history              agreement   get     200  200  200  200  200  200  200  200  200  200  200  200
agreement_document             agreement   get     200  200  200  200  200  200  200  200  200  200  200  200
agreement_document             closed_one  get     404  404  200  404  200  200  200  200  404  404  404  404
agreement_change               agreement   get     302  403  200  403  200  200  403  403  403  403  403  403
agreement_change               closed_one  get     404  404  200  404  200  200  403  403  404  404  404  404
agreement_confirm              agreement   post    302  403  302  403  302  302  403  403  403  403  403  403

chain_list                     -           get     200  200  200  200  200  200  200  200  200  200  200  200
chain_add                      -           get     302  403  403  403  403  200  200  403  403  403  403  200
chain_detail                   chain       get     200  200  200  200  200  200  200  200  200  200  200  200
chain_detail                   closed_chain get    404  404  404  404  200  200  200  200  404  404  404  404
chain_change                   chain       get     302  403  403  403  403  200  403  403  403  403  403  200
chain_change                   closed_chain get    404  404  404  404  403  200  403  403  404  404  404  404
chain_remove                   chain       post    302  403  403  403  403  302  403  403  403  403  403  302
chain_remove                   closed_chain post   404  404  404  404  403  302  403  403  404  404  404  404

organisation_report            open        get     200  200  200  200  200  200  200  200  200  200  200  200
organisation_report            closed      get     404  404  404  404  200  200  200  200  404  404  404  404
organisation_report            own         post    404  404  200  404  404  404  404  404  404  404  404  404
contact_report                 contact     get     404  404  200  404  200  200  200  200  404  404  404  404
capability_report              offer       get     200  200  200  200  200  200  200  200  200  200  200  200
capability_report              closed_offer get    404  404  200  404  200  200  200  200  404  404  404  404
agreement_report               closed_one  get     404  404  200  404  200  200  200  200  404  404  404  404
report_list                    -           get     302  403  200  200  200  200  200  403  403  403  403  200
report_detail                  report      get     404  404  200  404  200  200  404  404  404  404  404  404
report_detail                  unkept_report get   404  404  404  404  404  404  404  404  404  404  404  200
report_forward                 report      get     404  404  200  404  200  200  404  404  404  404  404  404
report_forward                 unkept_report post  404  404  404  404  404  404  404  404  404  404  404  403
report_followed                followed    get     200  200  200  200  200  200  200  200  200  200  200  200
report_followed                absent      get     404  404  404  404  404  404  404  404  404  404  404  404
organisation_end               open        get     302  403  200  403  200  200  403  403  403  403  403  200
organisation_end               closed      get     404  404  404  404  403  200  403  403  404  404  404  404
organisation_end               nation      post    302  403  403  403  403  403  403  403  403  403  403  200
organisation_resume            ended       get     302  403  200  403  200  200  403  403  403  403  403  200
organisation_resume            ended       post    302  403  302  403  302  302  403  403  403  403  403  302
organisation_resume            open        post    302  403  403  403  403  403  403  403  403  403  403  403
merge_choose                   open        get     302  403  403  403  200  200  403  403  403  403  403  200
merge_choose                   closed      get     404  404  404  404  403  200  403  403  404  404  404  404
merge_choose                   nation      get     302  403  403  403  403  403  403  403  403  403  403  200
merge                          two_open    get     302  403  403  403  403  200  403  403  403  403  403  200
merge                          two_open    post    302  403  403  403  403  200  403  403  403  403  403  200
merge                          one_closed  get     404  404  404  404  403  200  403  403  404  404  404  404
split                          open        get     302  403  403  403  200  200  403  403  403  403  403  200
split                          closed      post    404  404  404  404  403  200  403  403  404  404  404  404
split                          ended       get     302  403  403  403  403  403  403  403  403  403  403  403
succession_undo                merged      get     302  403  403  403  403  200  403  403  403  403  403  200
succession_undo                merged      post    302  403  403  403  403  302  403  403  403  403  403  302
succession_undo                merged_closed get   404  404  404  404  403  200  403  403  404  404  404  404
clash_list                     -           get     302  403  403  403  200  200  403  403  403  403  403  200
clash_resolve                  clash       get     404  404  404  404  200  200  404  404  404  404  404  200
clash_resolve                  clash_hidden get    404  404  404  404  404  404  404  404  404  404  404  200

versions:list                  open_versions   get 200  200  200  200  200  200  200  200  200  200  200  200
versions:list                  closed_versions get 404  404  404  404  200  200  200  200  404  404  404  404
versions:list                  no_such_kind    get 404  404  404  404  404  404  404  404  404  404  404  404
versions:detail                open_version    get 200  200  200  200  200  200  200  200  200  200  200  200
versions:detail                closed_version  get 404  404  200  404  200  200  200  200  404  404  404  404
versions:restore               open_version   post 302  403  302  403  302  302  403  403  403  403  403  403
versions:restore               closed_version post 404  404  302  404  302  302  302  403  404  404  404  404
agreement_exercise             agreement   get     302  403  200  403  200  200  403  403  403  403  403  403
agreement_exercise             closed_one  get     404  404  200  404  200  200  403  403  404  404  404  404

upkeep_organisation            open        get     302  403  200  403  200  200  403  403  403  403  403  403
upkeep_organisation            closed      get     404  404  404  404  403  200  403  403  404  404  404  404
upkeep_organisation            nation      post    302  403  403  403  403  403  403  403  403  403  403  403
upkeep_by_mail                 letter      get     200  200  200  200  200  200  200  200  200  200  200  200
upkeep_by_mail                 absent      get     404  404  404  404  404  404  404  404  404  404  404  404
"""
# Whose role asks for the second step and who has not passed it gets the answers of a member without a role; the desk
# leads them to that step.
WITHOUT_SECOND_STEP = ("gwen zonder", "rick zonder", "tessa zonder", "ada zonder")
# Addresses of libraries, tested elsewhere: their own pages, and the back office by role.
ELSEWHERE = ("account/", "beheer/", "demo/")


@dataclass(frozen=True, slots=True)
class World:
    """What the addresses point at. Each is made when asked for, as (args of the address)."""

    cast: Cast

    def args(self, what: str) -> list[Any]:
        if what == "-":
            return []
        make: Callable[[], list[Any]] = getattr(self, what)
        return make()

    def absent(self) -> list[Any]:
        return ["bestaat-niet"]

    def draft(self) -> list[Any]:
        """Olaf's organisation asks Eefje's for something; not all is filled in."""
        asker, giver = self.cast.veldkeuken, self.cast.aggregaten
        return [start_draft(self.cast["olaf"], asker, giver, {"title": "Stroom"}).ref]

    def own_print(self) -> list[Any]:
        """A paper of Zeeland that Rick had made."""
        from tests.prints import make_print

        make_capability(self.cast.aggregaten)
        return [make_print(self.cast["rick"], "regio=VR19").ref]

    def yaml(self) -> list[Any]:
        return ["yaml"]

    def need(self) -> list[Any]:
        return ["bevolkingszorg"]

    def region(self) -> list[Any]:
        return ["VR19"]

    def municipality(self) -> list[Any]:
        return ["GM0687"]

    def my_org(self) -> list[Any]:
        return ["organisatie", *self.open()]

    def my_own(self) -> list[Any]:
        return ["organisatie", *self.own()]

    def my_place(self) -> list[Any]:
        return ["gemeente", "GM0687"]

    def my_region(self) -> list[Any]:
        return ["regio", "VR19"]

    def my_need(self) -> list[Any]:
        return ["behoefte", "bevolkingszorg"]

    def csv_of_org(self) -> list[Any]:
        return [*self.my_org(), "csv"]

    def csv_of_own(self) -> list[Any]:
        return [*self.my_own(), "csv"]

    def csv_of_place(self) -> list[Any]:
        return [*self.my_place(), "csv"]

    def csv_of_need(self) -> list[Any]:
        return [*self.my_need(), "csv"]

    def pdf_of_place(self) -> list[Any]:
        return [*self.my_place(), "pdf"]

    def nowhere(self) -> list[Any]:
        return ["gemeente", "GM9999"]

    def my_matter(self) -> list[Any]:
        return ["gemeente", "GM0687", "niet-erkend"]

    def no_matter(self) -> list[Any]:
        return ["gemeente", "GM0687", "bestaat-niet"]

    def open(self) -> list[Any]:
        """Public, local, in Middelburg; Eefje's."""
        return [self.cast.aggregaten.ref]

    def closed(self) -> list[Any]:
        """For crisis professionals of Zeeland; regional; nobody's in particular."""
        return [make_organisation("Besloten", visibility="crisisprofessionals", level="regionaal").ref]

    def own(self) -> list[Any]:
        """Eefje's, for her organisation only."""
        from tests.factories import set_visibility

        return [set_visibility(self.cast.aggregaten, "eigen-organisatie").ref]

    def nation(self) -> list[Any]:
        return [make_organisation("Landelijke Club", area=["NL"], level="landelijk").ref]

    def contact(self) -> list[Any]:
        """Of Eefje's organisation, for crisis professionals of Zeeland."""
        return [make_contact(self.cast.aggregaten, visibility="crisisprofessionals").ref]

    def served(self) -> list[Any]:
        """Eefje's, which has beds to offer: Tessa's need."""
        make_capability(self.cast.aggregaten, sub_needs=["bed"])
        return [self.cast.aggregaten.ref]

    def invitation(self) -> list[Any]:
        """For Eefje's organisation, an hour ago."""
        return [make_invitation(self.cast.aggregaten, sent_at=timezone.now() - timedelta(hours=1)).ref]

    def used_invitation(self) -> list[Any]:
        return [make_invitation(self.cast.aggregaten, state="aangenomen").ref]

    def invited(self) -> list[Any]:
        """The address in the mail: whoever has it reads it, the account of the invited address accepts."""
        return [sign("invitation_answer", {"ref": self.invitation()[0]})]

    def claim(self) -> list[Any]:
        """Rosa says that Eefje's organisation is hers."""
        return [make_claim(self.cast.aggregaten, self.cast["rosa"]).ref]

    def far_claim(self) -> list[Any]:
        """About an organisation that nobody coordinates."""
        return [make_claim(self.cast.veldkeuken, self.cast["rosa"]).ref]

    def letter(self) -> list[Any]:
        """The link in a letter to Eefje: whoever has it, has it."""
        from weerbaar.features.networks.upkeep.models import Ask
        from weerbaar.foundation.letters.links import sign

        ask = Ask.objects.create(
            user=self.cast["eefje"], organisation=self.cast.aggregaten, asked_on=timezone.localdate()
        )
        return [sign("upkeep_by_mail", {"ask": ask.pk})]

    def colleague(self) -> list[Any]:
        """Eefje, of her organisation."""
        return [self.cast.aggregaten.ref, self.cast["eefje"].uuid]

    def relation(self) -> list[Any]:
        """Eefje's organisation counts on Olaf's."""
        return [make_relation(self.cast.aggregaten, self.cast.veldkeuken).ref]

    def hidden_end(self) -> list[Any]:
        hidden = make_organisation("Besloten", visibility="crisisprofessionals")
        return [make_relation(hidden, self.cast.veldkeuken).ref]

    def membership(self) -> list[Any]:
        network = make_organisation("Netwerk Twente", area=["VR05"])
        network.members.create(member=self.cast.aggregaten)
        return [self.cast.aggregaten.ref, network.ref]

    def offer(self) -> list[Any]:
        """Energy, by Eefje's organisation, public."""
        return [make_capability(self.cast.aggregaten).ref]

    def closed_offer(self) -> list[Any]:
        """Beds, by Eefje's organisation, for crisis professionals of Zeeland."""
        return [make_capability(self.cast.aggregaten, sub_needs=["bed"], visibility="crisisprofessionals").ref]

    def withdrawn(self) -> list[Any]:
        return [make_capability(self.cast.aggregaten, status="ingetrokken").ref]

    def as_csv(self) -> list[Any]:
        return ["csv"]

    def as_xlsx(self) -> list[Any]:
        return ["xlsx"]

    def as_ods(self) -> list[Any]:
        return ["ods"]

    def as_hsds(self) -> list[Any]:
        return ["hsds"]

    def as_geojson(self) -> list[Any]:
        return ["geojson"]

    def as_graphml(self) -> list[Any]:
        return ["graphml"]

    def as_kumu(self) -> list[Any]:
        return ["kumu"]

    def as_svg(self) -> list[Any]:
        """Of the list, which is no picture."""
        return ["svg"]

    def as_png(self) -> list[Any]:
        return ["png"]

    def as_nothing(self) -> list[Any]:
        return ["docx"]

    def being_made(self) -> list[Any]:
        """A long selection that Eefje asked for."""
        owner = self.cast["eefje"]
        return [Export.objects.create(owner=owner, format="csv", address="?", has_second_step=True).ref]

    def taken_along(self) -> list[Any]:
        """The same, and it is there; in it is what a member sees."""
        export = Export.objects.get(ref=self.being_made()[0])
        export.file.save("kaart.csv", ContentFile(b"ref"), save=False)
        export.state, export.keys = "klaar", ["openbaar", "leden"]
        export.save()
        return [export.ref]

    def file(self) -> list[Any]:
        """One that Eefje offered and has not confirmed."""
        return [offer_a_file(self.cast).ref]

    def wrong_file(self) -> list[Any]:
        return [offer_a_file(self.cast, text="organisatie;vorm\nAggregaten Walcheren;onzin").ref]

    def read_file(self) -> list[Any]:
        """One that Eefje read in."""
        return [confirm_batch(self.cast["eefje"], offer_a_file(self.cast)).ref]

    def agreement(self) -> list[Any]:
        return [self._agreement("openbaar")]

    def closed_one(self) -> list[Any]:
        return [self._agreement("crisisprofessionals")]

    def chain(self) -> list[Any]:
        return [make_chain([self.cast.aggregaten, self.cast.veldkeuken]).ref]

    def closed_chain(self) -> list[Any]:
        """Public itself, with a hidden organisation in it."""
        return [make_chain([self.cast.aggregaten, make_organisation("Besloten", visibility="crisisprofessionals")]).ref]

    def report(self) -> list[Any]:
        """About Eefje's organisation, by nobody in particular."""
        return [make_report(self.cast.aggregaten).ref]

    def unkept_report(self) -> list[Any]:
        """About an organisation without editor or coordinator: it lies with the administrators."""
        return [make_report(make_organisation("Niemands Werf", area=["VR25"]), desk="platform").ref]

    def followed(self) -> list[Any]:
        return [token_of(make_report(self.cast.aggregaten))]

    def ended(self) -> list[Any]:
        """Eefje's, and it has stopped."""
        end_organisation(self.cast["eefje"], self.cast.aggregaten, date(2026, 1, 31))
        return self.open()

    def two_open(self) -> list[Any]:
        """Eefje's, and one in Veere."""
        return [self.cast.aggregaten.ref, make_organisation("Nog een", area=["VR19"], municipality="GM0717").ref]

    def one_closed(self) -> list[Any]:
        return [self.cast.aggregaten.ref, *self.closed()]

    def merged(self, visibility: str = "openbaar") -> list[Any]:
        """One in Veere went up in Eefje's."""
        other = make_organisation("Nog een", visibility, area=["VR19"], municipality="GM0717")
        outcome = merge_organisations(self.cast["rick"], self.cast.aggregaten, other)
        assert outcome.succession is not None
        return [outcome.succession.ref]

    def merged_closed(self) -> list[Any]:
        return self.merged("crisisprofessionals")

    def clash(self, visibility: str = "openbaar") -> list[Any]:
        """Eefje's organisation carries the number of another."""
        clash = Clash.objects.create(scheme="kvk", value="12345678")
        clash.organisations.add(self.cast.aggregaten, make_organisation("Ook", visibility, area=["VR19"]))
        return ["kvk", "12345678"]

    def clash_hidden(self) -> list[Any]:
        return self.clash("eigen-organisatie")

    def open_versions(self) -> list[Any]:
        return ["organisaties", *self.open()]

    def closed_versions(self) -> list[Any]:
        return ["organisaties", *self.closed()]

    def no_such_kind(self) -> list[Any]:
        return ["regels", *self.open()]

    def open_version(self) -> list[Any]:
        """As Eefje's organisation stood before it was changed."""
        change_organisation(self.cast["eefje"], self.cast.aggregaten, {"seat": "Veere"})
        return ["organisaties", self.cast.aggregaten.ref, "begin"]

    def closed_version(self) -> list[Any]:
        """As the closed offer stood before it was changed."""
        offer = make_capability(self.cast.aggregaten, sub_needs=["bed"], visibility="crisisprofessionals")
        change_capability(self.cast["eefje"], offer, {"name": "Veldbed"})
        return ["capaciteiten", offer.ref, "begin"]

    def _agreement(self, visibility: str) -> str:
        party = self.cast.aggregaten
        made = make_agreement([party], [make_capability(party)], visibility=visibility)
        made.document.save("afspraak.pdf", ContentFile(b"%PDF-1.7"))
        return made.ref


def uuid_of(ref: str) -> Any:
    """What the API calls the record that pages call `ref`; a code stays a code."""
    for model in (Organisation, Capability, Agreement):
        if found := model.objects.filter(ref=ref).first():
            return found.uuid
    return ref


def rows() -> list[tuple[str, str, str, dict[str, int]]]:
    """(address, what, method, {person: status}) for each line."""
    split = [line.split() for line in MATRIX.splitlines() if line]
    return [
        (name, what, method, dict(zip(PEOPLE, map(int, statuses), strict=True)))
        for name, what, method, *statuses in split
    ]


@pytest.mark.parametrize(("name", "what", "method", "expected"), rows(), ids=lambda value: str(value)[:30])
def test_address_answers(cast: Cast, name: str, what: str, method: str, expected: dict[str, int]) -> None:
    from django.db import transaction

    answers = {}
    member = 302 if name.startswith("desk:") and expected["mats"] in (200, 403) else expected["mats"]
    expected = expected | dict.fromkeys(WITHOUT_SECOND_STEP, member)
    for who in expected:
        with transaction.atomic():
            args = World(cast).args(what)
            if name.startswith("api:"):
                response = getattr(cast.program(who), method)(reverse(name, args=[uuid_of(one) for one in args]))
            else:
                response = getattr(cast.client(who), method)(reverse(name, args=args))
            answers[who] = response.status_code
            transaction.set_rollback(True)
        cast.aggregaten.refresh_from_db()
    assert answers == expected


def addresses(resolver: URLResolver, path: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """(path, full name) of every address."""
    for pattern in resolver.url_patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, here, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern):
            yield here.lstrip("^"), f"{space}{pattern.name}" if pattern.name else f"(without a name) {here}"


def test_every_address_stands_in_the_matrix() -> None:
    own = {name for path, name in addresses(get_resolver()) if not path.startswith(ELSEWHERE)}
    assert own - {name for name, *_ in rows()} == set(), "give these addresses a row in MATRIX"


def test_the_matrix_names_no_address_that_is_gone() -> None:
    assert {name for name, *_ in rows()} - {name for _, name in addresses(get_resolver())} == set()
