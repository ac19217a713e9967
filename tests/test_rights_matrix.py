"""Every address of our own × every person of the cast, with the answer it must give.

A new address fails `test_every_address_stands_in_the_matrix` until it has rows here. What a column needs (a record to
point at) is made in `tests/pointed_at.py`. Wagtail's back office and allauth's pages have tests of their own.

200 shown · 302 sent on (after doing it, or to sign in) · 403 seen but refused · 404 hidden or absent
"""

import pytest
from django.urls import get_resolver, reverse

from tests.addresses import ELSEWHERE, addresses
from tests.cast import PEOPLE, Cast
from tests.pointed_at import World, uuid_of

# name of the address          what        method  noor mats eefje olaf gwen rick tessa cas hidde rosa  mo  ada
MATRIX = """
healthz                        -           get     200  200  200  200  200  200  200  200  200  200  200  200
home:index                     -           get     200  200  200  200  200  200  200  200  200  200  200  200
home:about                     -           get     200  200  200  200  200  200  200  200  200  200  200  200
home:contact                   -           get     200  200  200  200  200  200  200  200  200  200  200  200
home:accessibility             -           get     200  200  200  200  200  200  200  200  200  200  200  200
home:privacy                   -           get     200  200  200  200  200  200  200  200  200  200  200  200
home:favicon                   -           get     302  302  302  302  302  302  302  302  302  302  302  302
open_data                      -           get     200  200  200  200  200  200  200  200  200  200  200  200
outward:security_txt           -           get    200  200  200  200  200  200  200  200  200  200  200  200
outward:change_password        -           get    302  302  302  302  302  302  302  302  302  302  302  302
outward:robots                 -           get    200  200  200  200  200  200  200  200  200  200  200  200
outward:sitemap                -           get    200  200  200  200  200  200  200  200  200  200  200  200
outward:sitemap_part           map_part    get    200  200  200  200  200  200  200  200  200  200  200  200
outward:sitemap_part           absent_part get    404  404  404  404  404  404  404  404  404  404  404  404
outward:picture                plain_picture get    200  200  200  200  200  200  200  200  200  200  200  200
outward:picture                absent      get    404  404  404  404  404  404  404  404  404  404  404  404
outward:feed                   -           get    200  200  200  200  200  200  200  200  200  200  200  200
outward:feed_of_library        -           get    200  200  200  200  200  200  200  200  200  200  200  200
outward:feed_of_news           -           get    200  200  200  200  200  200  200  200  200  200  200  200
timeline:index                 -           get    200  200  200  200  200  200  200  200  200  200  200  200
ui:gallery                     -           get     200  200  200  200  200  200  200  200  200  200  200  200
search                         -           get     200  200  200  200  200  200  200  200  200  200  200  200
search_suggestions             -           get     200  200  200  200  200  200  200  200  200  200  200  200
saved_search_add               -           get     302  200  200  200  200  200  200  200  200  200  200  200
saved_search_list              -           get     302  200  200  200  200  200  200  200  200  200  200  200
saved_search_change            saved       post    404  404  302  404  404  404  404  404  404  404  404  404
saved_search_remove            saved       post    404  404  302  404  404  404  404  404  404  404  404  404
saved_search_restore           saved       post    404  404  302  404  404  404  404  404  404  404  404  404
saved_search_stop              absent      get     404  404  404  404  404  404  404  404  404  404  404  404
saved_search_stop              stop_letters get     200  200  200  200  200  200  200  200  200  200  200  200
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
network_map_download           as_svg      get    200  200  200  200  200  200  200  200  200  200  200  200
network_map_download           as_png      get    200  200  200  200  200  200  200  200  200  200  200  200
network_map_download           as_csv      post   302  302  302  302  302  302  302  302  302  302  302  302
export_list                    -           get    302  200  200  200  200  200  200  200  200  200  200  200
export_detail                  taken_along get    302  404  200  404  404  404  404  404  404  404  404  404
export_file                    taken_along get    302  404  200  404  404  404  404  404  404  404  404  404
export_drop                    taken_along get    302  404  200  404  404  404  404  404  404  404  404  404
export_file                    being_made  get    302  404  404  404  404  404  404  404  404  404  404  404
export_again                   taken_along post   302  404  302  404  404  404  404  404  404  404  404  404
export_drop                    taken_along post   302  404  302  404  404  404  404  404  404  404  404  404
network_data                   -           get     200  200  200  200  200  200  200  200  200  200  200  200
need_list                      -           get     200  200  200  200  200  200  200  200  200  200  200  200
need_detail                    need        get     200  200  200  200  200  200  200  200  200  200  200  200
need_detail                    absent      get     404  404  404  404  404  404  404  404  404  404  404  404
region_list                    -           get     200  200  200  200  200  200  200  200  200  200  200  200
region_detail                  region      get     200  200  200  200  200  200  200  200  200  200  200  200
region_detail                  absent      get     404  404  404  404  404  404  404  404  404  404  404  404
double_promises                -           get     302  403  403  403  200  200  200  200  200  403  403  200
api:api-root                    -           get     404  404  404  404  404  404  404  404  404  404  404  404
api_description                 yaml        get     200  200  200  200  200  200  200  200  200  200  200  200
api:openapi-json                -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:capabilities                -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:search                     -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:organisations               -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:agreements                  -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:practices                  -           get     200  200  200  200  200  200  200  200  200  200  200  200
api:practice                   practice    get     200  200  200  200  200  200  200  200  200  200  200  200
api:practice                   closed_practice get     404  404  404  404  200  200  200  200  404  200  404  200
api:practice                   proposal    get     404  404  404  404  404  404  404  404  404  404  404  404
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

desk:index                     -           get     302  200  302  302  302  302  302  200  200  302  200  200
desk:desk                      my_org      get     302  403  200  403  403  403  403  403  403  403  403  403
desk:desk                      my_own      get     404  404  200  404  404  404  404  404  404  404  404  404
desk:desk                      my_place    get     302  403  403  403  200  403  403  403  403  403  403  403
desk:desk                      my_region   get     302  403  403  403  403  200  403  403  403  403  403  403
desk:desk                      my_need     get     302  403  403  403  403  403  200  403  403  403  403  403
desk:desk                      editors     get     302  403  403  403  403  403  403  403  403  200  403  403
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

practice_list                  -           get     200  200  200  200  200  200  200  200  200  200  200  200
initiative_list                -           get     200  200  200  200  200  200  200  200  200  200  200  200
practice_proposals             -           get     302  403  200  200  200  200  200  403  403  200  403  200
practice_add                   -           get     302  403  200  200  200  200  200  403  403  200  403  200
practice_detail                practice    get     200  200  200  200  200  200  200  200  200  200  200  200
practice_detail                initiative  get     200  200  200  200  200  200  200  200  200  200  200  200
practice_detail                closed_practice get     404  404  404  404  200  200  200  200  404  200  404  200
practice_detail                draft_practice get     404  404  404  404  404  404  404  404  404  200  404  200
practice_detail                proposal    get     404  404  200  404  404  404  404  404  404  200  404  200
practice_history               closed_practice get     404  404  404  404  200  200  200  200  404  200  404  200
practice_change                practice    get     302  403  403  403  403  403  403  403  403  200  403  200
practice_change                proposal    get     404  404  200  404  404  404  404  404  404  200  404  200
practice_publish               proposal    post    404  404  403  404  404  404  404  404  404  302  404  302
practice_publish               practice    post    302  403  403  403  403  403  403  403  403  403  403  403
practice_withdraw              practice    get     302  403  403  403  403  403  403  403  403  200  403  200
practice_withdraw              practice    post    302  403  403  403  403  403  403  403  403  302  403  302
practice_refuse                proposal    get     404  404  403  404  404  404  404  404  404  200  404  200
practice_refuse                proposal    post    404  404  403  404  404  404  404  404  404  200  404  200
practice_refuse                practice    get     302  403  403  403  403  403  403  403  403  403  403  403
practice_take_back             proposal    get     404  404  200  404  404  404  404  404  404  403  404  403
practice_take_back             proposal    post    404  404  302  404  404  404  404  404  404  403  404  403
practice_take_back             practice    get     302  403  403  403  403  403  403  403  403  403  403  403
practice_complete              initiative  get     302  403  403  403  403  403  403  403  403  200  403  200
practice_complete              practice    get     302  403  403  403  403  403  403  403  403  403  403  403
practice_follow                practice    post    302  302  302  302  302  302  302  302  302  302  302  302
practice_follow                closed_practice post    404  404  404  404  302  302  302  302  404  302  404  302
practice_unfollow              unfollowing get     200  200  200  200  200  200  200  200  200  200  200  200
practice_unfollow              absent      get     404  404  404  404  404  404  404  404  404  404  404  404
adoption_add                   absent      get     301  301  301  301  301  301  301  301  301  301  301  301
adoption_change                absent      get     301  301  301  301  301  301  301  301  301  301  301  301
adoption_withdraw              absent      get     301  301  301  301  301  301  301  301  301  301  301  301

library_list                   -           get     200  200  200  200  200  200  200  200  200  200  200  200
notion_list                    -           get     200  200  200  200  200  200  200  200  200  200  200  200
notion_add                     -           get     302  403  403  403  403  403  403  403  403  200  403  200
notion_detail                  notion      get     200  200  200  200  200  200  200  200  200  200  200  200
notion_detail                  closed_notion get   404  404  404  404  200  200  200  200  404  200  404  200
notion_detail                  draft_notion get    404  404  404  404  404  404  404  404  404  200  404  200
notion_history                 notion      get     200  200  200  200  200  200  200  200  200  200  200  200
notion_history                 closed_notion get   404  404  404  404  200  200  200  200  404  200  404  200
notion_change                  notion      get     302  403  403  403  403  403  403  403  403  200  403  200
notion_change                  closed_notion get   404  404  404  404  403  403  403  403  404  200  404  200
notion_publish                 draft_notion post   404  404  404  404  404  404  404  404  404  302  404  302
notion_publish                 notion      post    302  403  403  403  403  403  403  403  403  403  403  403
notion_withdraw                notion      get     302  403  403  403  403  403  403  403  403  200  403  200
notion_withdraw                notion      post    302  403  403  403  403  403  403  403  403  302  403  302
notion_withdraw                draft_notion get    404  404  404  404  404  404  404  404  404  403  404  403
kit_list                    -           get     200  200  200  200  200  200  200  200  200  200  200  200
kit_add                     -           get     302  403  403  403  403  403  403  403  403  200  403  200
kit_detail                  kit      get     200  200  200  200  200  200  200  200  200  200  200  200
kit_detail                  closed_kit get   404  404  404  404  200  200  200  200  404  200  404  200
kit_detail                  draft_kit get    404  404  404  404  404  404  404  404  404  200  404  200
kit_history                 kit      get     200  200  200  200  200  200  200  200  200  200  200  200
kit_history                 closed_kit get   404  404  404  404  200  200  200  200  404  200  404  200
kit_change                  kit      get     302  403  403  403  403  403  403  403  403  200  403  200
kit_change                  closed_kit get   404  404  404  404  403  403  403  403  404  200  404  200
kit_publish                 draft_kit post   404  404  404  404  404  404  404  404  404  302  404  302
kit_publish                 kit      post    302  403  403  403  403  403  403  403  403  403  403  403
kit_withdraw                kit      get     302  403  403  403  403  403  403  403  403  200  403  200
kit_withdraw                kit      post    302  403  403  403  403  403  403  403  403  302  403  302
kit_withdraw                draft_kit get    404  404  404  404  404  404  404  404  404  403  404  403
kit_fill                       kit         get     200  200  200  200  200  200  200  200  200  200  200  200
kit_fill                       kit         post    200  200  200  200  200  200  200  200  200  200  200  200
kit_fill                       closed_kit  get     404  404  404  404  200  200  200  200  404  200  404  200
kit_fill                       closed_kit  post    404  404  404  404  200  200  200  200  404  200  404  200
kit_files                      kit         get     302  403  403  403  403  403  403  403  403  200  403  200
kit_files                      closed_kit  get     404  404  404  404  403  403  403  403  404  200  404  200
kit_file                       file_in_kit get     200  200  200  200  200  200  200  200  200  200  200  200
kit_file                       file_in_closed_kit get 404 404 404 404 200  200  200  200  404  200  404  200
kit_file_remove                file_in_kit get     302  403  403  403  403  403  403  403  403  200  403  200
kit_file_remove                file_in_kit post    302  403  403  403  403  403  403  403  403  302  403  302
kit_file_remove                file_in_closed_kit post 404 404 404 404 403 403 403 403 404 302 404 302
experience_add                 kit_to_tell_of get  302  403  200  200  403  403  403  403  403  403  403  403
experience_add                 closed_kit_to_tell_of get 404 404 404 404 403 403 403 403 404 403 404 403
experience_add                 document_to_link get 404 404  404  404  404  404  404  404  404  404  404  404
experience_change              experience  get     302  403  200  403  403  403  403  403  403  403  403  403
experience_change              closed_experience get 404 404 404 404 403  403  403  403  404  403  404  403
experience_remove              experience  get     302  403  200  403  403  403  403  403  403  200  403  200
experience_remove              experience  post    302  403  302  403  403  403  403  403  403  302  403  302
experience_add                 practice_to_tell_of get 302 403 200 200  403  403  403  403  403  403  403  403
experience_add                 closed_practice_to_tell_of get 404 404 404 404 403 403 403 403 404 403 404 403
experience_add                 own_practice_to_tell_of get 302 403 302 200 403 403 403 403 403 403 403 403
experience_change              experience_with_practice get 302 403 200 403 403 403 403 403 403 403 403 403
experience_change              experience_of_closed get 404 404 404 404 403 403 403 403 404 404 404 404
experience_remove              experience_with_practice get 302 403 200 403 403 403 403 403 403 200 403 200
experience_remove              experience_of_closed post 404 404 404 404 403 403 403 403 404 404 404 404
open_question_list             -           get     200  200  200  200  200  200  200  200  200  200  200  200
dilemma_list                    -           get     200  200  200  200  200  200  200  200  200  200  200  200
dilemma_add                     -           get     302  403  403  403  403  403  403  403  403  200  403  200
dilemma_detail                  dilemma      get     200  200  200  200  200  200  200  200  200  200  200  200
dilemma_detail                  closed_dilemma get   404  404  404  404  200  200  200  200  404  200  404  200
dilemma_detail                  draft_dilemma get    404  404  404  404  404  404  404  404  404  200  404  200
dilemma_history                 dilemma      get     200  200  200  200  200  200  200  200  200  200  200  200
dilemma_history                 closed_dilemma get   404  404  404  404  200  200  200  200  404  200  404  200
dilemma_change                  dilemma      get     302  403  403  403  403  403  403  403  403  200  403  200
dilemma_change                  closed_dilemma get   404  404  404  404  403  403  403  403  404  200  404  200
dilemma_publish                 draft_dilemma post   404  404  404  404  404  404  404  404  404  302  404  302
dilemma_publish                 dilemma      post    302  403  403  403  403  403  403  403  403  403  403  403
dilemma_withdraw                dilemma      get     302  403  403  403  403  403  403  403  403  200  403  200
dilemma_withdraw                dilemma      post    302  403  403  403  403  403  403  403  403  302  403  302
dilemma_withdraw                draft_dilemma get    404  404  404  404  404  404  404  404  404  403  404  403
document_add                   -           get     302  403  403  403  403  403  403  403  403  200  403  200
document_detail                document    get     200  200  200  200  200  200  200  200  200  200  200  200
document_detail                closed_document get 404  404  404  404  200  200  200  200  404  200  404  200
document_detail                draft_document get  404  404  404  404  404  404  404  404  404  200  404  200
document_text                  page_of_document get 200 200  200  200  200  200  200  200  200  200  200  200
document_text                  page_of_closed get  404  404  404  404  200  200  200  200  404  200  404  200
document_search                document    get     200  200  200  200  200  200  200  200  200  200  200  200
document_search                closed_document get 404  404  404  404  200  200  200  200  404  200  404  200
document_file                  document    get     200  200  200  200  200  200  200  200  200  200  200  200
document_file                  closed_document get 404  404  404  404  200  200  200  200  404  200  404  200
document_file                  draft_document get  404  404  404  404  404  404  404  404  404  200  404  200
document_history               closed_document get 404  404  404  404  200  200  200  200  404  200  404  200
document_change                document    get     302  403  403  403  403  403  403  403  403  200  403  200
document_change                closed_document get 404  404  404  404  403  403  403  403  404  200  404  200
document_publish               draft_document post 404  404  404  404  404  404  404  404  404  302  404  302
document_publish               document    post    302  403  403  403  403  403  403  403  403  403  403  403
document_withdraw              document    get     302  403  403  403  403  403  403  403  403  200  403  200
document_withdraw              document    post    302  403  403  403  403  403  403  403  403  302  403  302
document_withdraw              draft_document get  404  404  404  404  404  404  404  404  404  403  404  403
document_read_again            unread_document post 302 403  403  403  403  403  403  403  403  302  403  302
dataset_list                   -           get     200  200  200  200  200  200  200  200  200  200  200  200
dataset_add                    -           get     302  403  403  403  403  403  403  403  403  200  403  200
dataset_detail                 dataset     get     200  200  200  200  200  200  200  200  200  200  200  200
dataset_detail                 closed_dataset get  404  404  404  404  200  200  200  200  404  200  404  200
dataset_detail                 draft_dataset get   404  404  404  404  404  404  404  404  404  200  404  200
dataset_table                  table_of_dataset get 200 200  200  200  200  200  200  200  200  200  200  200
dataset_table                  table_of_closed get 404  404  404  404  200  200  200  200  404  200  404  200
dataset_file                   dataset     get     200  200  200  200  200  200  200  200  200  200  200  200
dataset_file                   closed_dataset get  404  404  404  404  200  200  200  200  404  200  404  200
dataset_file                   draft_dataset get   404  404  404  404  404  404  404  404  404  200  404  200
dataset_made                   made_of_dataset get 200  200  200  200  200  200  200  200  200  200  200  200
dataset_made                   made_of_closed get  404  404  404  404  200  200  200  200  404  200  404  200
dataset_history                closed_dataset get  404  404  404  404  200  200  200  200  404  200  404  200
dataset_change                 dataset     get     302  403  403  403  403  403  403  403  403  200  403  200
dataset_change                 closed_dataset get  404  404  404  404  403  403  403  403  404  200  404  200
dataset_publish                draft_dataset post  404  404  404  404  404  404  404  404  404  302  404  302
dataset_publish                dataset     post    302  403  403  403  403  403  403  403  403  403  403  403
dataset_withdraw               dataset     get     302  403  403  403  403  403  403  403  403  200  403  200
dataset_withdraw               dataset     post    302  403  403  403  403  403  403  403  403  302  403  302
dataset_withdraw               draft_dataset get   404  404  404  404  404  404  404  404  404  403  404  403
dataset_read_again             unread_dataset post 302  403  403  403  403  403  403  403  403  302  403  302
catalogue                      -           get     303  303  303  303  303  303  303  303  303  303  303  303
catalogue_file                 as_turtle   get     200  200  200  200  200  200  200  200  200  200  200  200
catalogue_item                 described_dataset get 200 200 200  200  200  200  200  200  200  200  200  200
catalogue_item                 described_closed get 404  404  404  404  404  404  404  404  404  404  404  404
catalogue_id                   id_of_dataset get   303  303  303  303  303  303  303  303  303  303  303  303
catalogue_id                   id_of_closed get    404  404  404  404  404  404  404  404  404  404  404  404
concept_lists                  -           get     200  200  200  200  200  200  200  200  200  200  200  200
concept_list                   list_of_phases get  200  200  200  200  200  200  200  200  200  200  200  200
concept_list_file              phases_as_turtle get 200 200  200  200  200  200  200  200  200  200  200  200
concept_list_with_slash        list_of_phases get  301  301  301  301  301  301  301  301  301  301  301  301
file_begin                     -           post    302  403  403  403  403  403  403  403  403  400  403  400
file_piece                     on_its_way  head    404  404  404  404  404  404  404  404  404  200  404  404
file_piece                     on_its_way  delete  404  404  404  404  404  404  404  404  404  204  404  404
links_of                       document_to_link get 302 403  403  403  403  403  403  403  403  200  403  200
links_of                       closed_to_link get  404  404  404  404  403  403  403  403  404  200  404  200
link_remove                    linked_pair post    302  403  403  403  403  403  403  403  403  302  403  302

article_list                   -           get     200  200  200  200  200  200  200  200  200  200  200  200
article_detail                 article     get     200  200  200  200  200  200  200  200  200  200  200  200
article_detail                 closed_article get  404  404  404  404  200  200  200  200  404  200  404  200
article_detail                 draft_article get   404  404  404  404  404  404  404  404  404  200  404  200
article_detail                 absent      get     404  404  404  404  404  404  404  404  404  404  404  404
standing_detail                standing    get     200  200  200  200  200  200  200  200  200  200  200  200
standing_detail                absent      get     404  404  404  404  404  404  404  404  404  404  404  404
question_list                  -           get     200  200  200  200  200  200  200  200  200  200  200  200
theme_detail                   theme       get     200  200  200  200  200  200  200  200  200  200  200  200
theme_detail                   draft_theme get     404  404  404  404  404  404  404  404  404  200  404  200
question_detail                question    get     200  200  200  200  200  200  200  200  200  200  200  200
question_detail                closed_question get 404  404  404  404  200  200  200  200  404  200  404  200
page_history                   history_of_article get 200 200 200  200  200  200  200  200  200  200  200  200
page_history                   history_of_draft get 404  404  404  404  404  404  404  404  404  200  404  200
page_history                   history_of_nothing get 404 404 404  404  404  404  404  404  404  404  404  404
backoffice_picture             picture     get     200  200  200  200  200  200  200  200  200  200  200  200
backoffice_picture             closed_picture get  404  404  404  404  200  200  200  200  404  200  404  200
backoffice_document            attachment  get     200  200  200  200  200  200  200  200  200  200  200  200
backoffice_document            unused_attachment get 404 404 404  404  404  404  404  404  404  200  404  200
media_list                     -           get    200  200  200  200  200  200  200  200  200  200  200  200
series_add                     -           get    302  403  403  403  403  403  403  403  403  200  403  200
series_detail                  series      get    200  200  200  200  200  200  200  200  200  200  200  200
series_detail                  closed_series get    404  404  404  404  200  200  200  200  404  200  404  200
series_detail                  draft_series get    404  404  404  404  404  404  404  404  404  200  404  200
series_change                  series      get    302  403  403  403  403  403  403  403  403  200  403  200
series_change                  closed_series get    404  404  404  404  403  403  403  403  404  200  404  200
series_publish                 draft_series post   404  404  404  404  404  404  404  404  404  302  404  302
series_publish                 series      post   302  403  403  403  403  403  403  403  403  403  403  403
series_withdraw                series      get    302  403  403  403  403  403  403  403  403  200  403  200
series_withdraw                series      post   302  403  403  403  403  403  403  403  403  302  403  302
series_history                 series      get    200  200  200  200  200  200  200  200  200  200  200  200
series_history                 closed_series get    404  404  404  404  200  200  200  200  404  200  404  200
episode_add                    -           get    302  403  403  403  403  403  403  403  403  200  403  200
episode_detail                 episode     get    200  200  200  200  200  200  200  200  200  200  200  200
episode_detail                 closed_episode get    404  404  404  404  200  200  200  200  404  200  404  200
episode_detail                 draft_episode get    404  404  404  404  404  404  404  404  404  200  404  200
episode_change                 episode     get    302  403  403  403  403  403  403  403  403  200  403  200
episode_change                 closed_episode get    404  404  404  404  403  403  403  403  404  200  404  200
episode_publish                draft_episode post   404  404  404  404  404  404  404  404  404  302  404  302
episode_publish                episode     post   302  403  403  403  403  403  403  403  403  403  403  403
episode_withdraw               episode     get    302  403  403  403  403  403  403  403  403  200  403  200
episode_withdraw               episode     post   302  403  403  403  403  403  403  403  403  302  403  302
episode_history                episode     get    200  200  200  200  200  200  200  200  200  200  200  200
episode_history                closed_episode get    404  404  404  404  200  200  200  200  404  200  404  200
series_feed                    series      get    200  200  200  200  200  200  200  200  200  200  200  200
series_feed                    closed_series get    404  404  404  404  404  404  404  404  404  404  404  404
series_feed                    draft_series get    404  404  404  404  404  404  404  404  404  404  404  404
series_cover                   series      get    200  200  200  200  200  200  200  200  200  200  200  200
series_cover                   closed_series get    404  404  404  404  200  200  200  200  404  200  404  200
series_cover                   draft_series get    404  404  404  404  404  404  404  404  404  200  404  200
episode_file                   recording   get    200  200  200  200  200  200  200  200  200  200  200  200
episode_file                   recording   head   200  200  200  200  200  200  200  200  200  200  200  200
episode_file                   closed_recording get    404  404  404  404  200  200  200  200  404  200  404  200
episode_file                   draft_recording get    404  404  404  404  404  404  404  404  404  200  404  200
episode_file                   other_recording get    404  404  404  404  404  404  404  404  404  404  404  404
episode_captions               episode     get    200  200  200  200  200  200  200  200  200  200  200  200
episode_captions               closed_episode get    404  404  404  404  200  200  200  200  404  200  404  200
episode_captions               draft_episode get    404  404  404  404  404  404  404  404  404  200  404  200
episode_chapters               episode     get    200  200  200  200  200  200  200  200  200  200  200  200
episode_chapters               closed_episode get    404  404  404  404  200  200  200  200  404  200  404  200
episode_elsewhere              film_elsewhere get    200  200  200  200  200  200  200  200  200  200  200  200
episode_elsewhere              episode     get    404  404  404  404  404  404  404  404  404  404  404  404
"""
# Whose role asks for the second step and who has not passed it gets the answers of a member without a role; the desk
# leads them to that step.
WITHOUT_SECOND_STEP = ("gwen zonder", "rick zonder", "tessa zonder", "ada zonder")


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
    ask = cast.program if name.startswith("api:") else cast.client
    args = World(cast).args(what)
    address = reverse(name, args=[uuid_of(one) for one in args] if name.startswith("api:") else args)
    for who in expected:
        with transaction.atomic():  # everybody finds the same world
            answers[who] = getattr(ask(who), method)(address).status_code
            transaction.set_rollback(True)
    assert answers == expected


def test_every_address_stands_in_the_matrix() -> None:
    own = {name for path, name in addresses(get_resolver()) if not path.startswith(ELSEWHERE)}
    assert own - {name for name, *_ in rows()} == set(), "give these addresses a row in MATRIX"


def test_the_matrix_names_no_address_that_is_gone() -> None:
    assert {name for name, *_ in rows()} - {name for _, name in addresses(get_resolver())} == set()
