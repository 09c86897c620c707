"""The writes about the office: hospitals, staff and their posts, policies."""

from web.actions import hospitals, policies, staff
from web.actions.bodies import (
    HospitalBody,
    PostBody,
    PostEndingBody,
    ResponsibleBody,
    StaffBody,
    WithdrawalBody,
)
from web.actions.policies import PolicyBody
from web.api.writing import write
from web.rights import STAFFING, SUPERVISION

HOSPITAL = "/hospitals/{hospital_id:uuid}"
STAFF = "/staff/{staff_id:uuid}"

HANDLERS = [
    write("DesignateHospital", "/hospitals", HospitalBody, hospitals.designate, SUPERVISION),
    write(
        "ChangeResponsible",
        HOSPITAL + "/responsible",
        ResponsibleBody,
        hospitals.change_responsible,
        SUPERVISION,
    ),
    write("WithdrawHospital", HOSPITAL + "/withdrawal", WithdrawalBody, hospitals.withdraw, SUPERVISION),
    write("RegisterStaff", "/staff", StaffBody, staff.register_staff, STAFFING),
    write("TakePost", STAFF + "/posts", PostBody, staff.take_post, STAFFING),
    write("EndPost", STAFF + "/posts/{post_id:uuid}/ending", PostEndingBody, staff.end_post, STAFFING),
    write("AdoptPolicy", "/policies", PolicyBody, policies.adopt, SUPERVISION),
]
