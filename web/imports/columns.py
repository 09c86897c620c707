"""The columns of the ledger: their names, and the headers they are found by."""

import re
from collections.abc import Sequence
from typing import Final

from web.imports.narrow import narrow

REASON: Final = "退回原因"
"""The last column of the file with the refused rows; not read."""

NAMES: Final[dict[str, str]] = {
    "number": "序号",
    "town": "乡镇(街道)",
    "village": "村(社区)",
    "household_no": "户号",
    "category": "类别",
    "father_name": "父亲姓名",
    "father_id": "父亲身份证号",
    "father_phone": "父亲电话",
    "mother_name": "母亲姓名",
    "mother_id": "母亲身份证号",
    "mother_phone": "母亲电话",
    "address": "家庭住址",
    "disability": "子女残疾等级",
    "village_contact": "村级联系人",
    "village_phone": "村级联系人电话",
    "township_contact": "乡级联系人",
    "township_phone": "乡级联系人电话",
    "doctor": "家庭医生",
    "signed_on": "签约日期",
    "pass_number": "绿色通道证号",
    "last_contact_on": "最近联系日期",
    "last_home_visit_on": "最近入户日期",
    "account": "一卡通账号",
    "remark": "备注",
}
DAYS: Final = frozenset({"signed_on", "last_contact_on", "last_home_visit_on"})
_ALSO: Final[dict[str, tuple[str, ...]]] = {
    "town": ("乡镇", "乡(镇)", "街道", "乡镇、街道", "乡(镇、街道)", "乡镇(街道)名称"),
    "village": ("村", "社区", "村、社区", "村居", "行政村", "村(居)", "村(社区)名称"),
    "household_no": ("家庭编号", "户编号"),
    "category": ("家庭类别", "对象类别", "家庭类型"),
    "father_id": ("父亲身份证", "父亲身份证号码", "父亲公民身份号码"),
    "father_phone": ("父亲联系电话", "父亲手机", "父亲手机号", "父亲手机号码", "父亲电话号码"),
    "mother_id": ("母亲身份证", "母亲身份证号码", "母亲公民身份号码"),
    "mother_phone": ("母亲联系电话", "母亲手机", "母亲手机号", "母亲手机号码", "母亲电话号码"),
    "address": ("住址", "家庭地址", "详细地址"),
    "disability": ("残疾等级",),
    "village_contact": ("村级联系人姓名",),
    "village_phone": ("村级联系人联系电话", "村级联系人手机", "村级联系人手机号"),
    "township_contact": ("乡级联系人姓名", "乡镇级联系人", "乡镇联系人"),
    "township_phone": ("乡级联系人联系电话", "乡级联系人手机", "乡镇级联系人电话", "乡镇联系人电话"),
    "doctor": ("家庭医生姓名", "签约医生"),
    "signed_on": ("签约时间", "家庭医生签约日期"),
    "pass_number": ("绿色通道证编号", "绿色通道证号码"),
    "last_contact_on": ("最近联系时间", "最近一次联系日期"),
    "last_home_visit_on": ("最近入户时间", "最近一次入户日期"),
    "account": ("一卡通", "一卡通号", "一卡通帐号", "银行账号", "银行卡号"),
}


def header_key(text: str) -> str:
    """A header reduced to what counts: width, blanks, brackets, slashes, stars and colons do not."""
    return re.sub(r"[\s()\[\]/、,*:]", "", narrow(text))


_FIELDS: Final = {
    header_key(header): field for field, name in NAMES.items() for header in (name, *_ALSO.get(field, ()))
}


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """The place of each known column; of two alike the first."""
    found: dict[str, int] = {}
    for place, text in enumerate(header):
        field = _FIELDS.get(header_key(text))
        if field:
            found.setdefault(field, place)
    return found


def repeated(header: Sequence[str]) -> list[str]:
    """Headers that stand twice, where it would be a guess which to read."""
    fields = [_FIELDS.get(header_key(text)) for text in header]
    return [NAMES[f] for f in dict.fromkeys(fields) if f and f not in ("number", "remark") and fields.count(f) > 1]


def missing(found: dict[str, int]) -> list[str]:
    """Required columns that are not there: town, village, category, and one parent's name with the number."""
    lacking = [NAMES[field] for field in ("town", "village", "category") if field not in found]
    pairs = (("father_name", "father_id"), ("mother_name", "mother_id"))
    if not any(name in found and number in found for name, number in pairs):
        lacking += [NAMES[field] for field in pairs[0] if field not in found]
    return lacking
