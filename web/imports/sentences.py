"""What is wrong with a row, in words: code, Chinese, English. `{column}` is the header."""

from typing import Final, Literal

Code = Literal[
    "id_checksum",
    "id_destroyed_by_excel",
    "duplicate_person",
    "unknown_division",
    "ambiguous_division",
    "future_date",
    "impossible_date",
    "category_missing",
    "member_missing",
    "other",
    "unknown_person",
    "unknown_scheme",
    "not_in_force",
    "other_county",
]
"""The codes in answers and in the file of refused rows; they stay as they are."""

SENTENCES: Final[dict[str, tuple[Code, str, str]]] = {
    "id_length": (
        "id_checksum",
        "“{column}”应为18位（旧证为15位），请照身份证原件补全。",
        "“{column}” must have 18 characters (15 on old cards): complete it from the card.",
    ),
    "id_characters": (
        "id_checksum",
        "“{column}”只能是数字（末位可为X），请照身份证原件改正。",
        "“{column}” may hold digits only (the last may be X): correct it from the card.",
    ),
    "id_birth_date": (
        "id_checksum",
        "“{column}”中的出生日期不存在或在将来，请照身份证原件改正。",
        "The birth date inside “{column}” does not exist or is to come: correct it from the card.",
    ),
    "id_check_digit": (
        "id_checksum",
        "“{column}”与校验位不符，可能有一位写错，请照身份证原件核对后改正。",
        "The check digit of “{column}” does not fit, a digit may be wrong: correct it from the card.",
    ),
    "id_destroyed": (
        "id_destroyed_by_excel",
        "“{column}”被 Excel 当作数字保存，末尾几位已丢失：请先把该列设为“文本”格式，再照身份证原件重新填写。",
        "Excel stored “{column}” as a number and its last digits are lost: "
        "set the column to Text, then type it again from the card.",
    ),
    "same_person": (
        "duplicate_person",
        "“{column}”与第{other}行是同一人：一人只能登记在一户，请核对后删去一处。",
        "“{column}” is the same person as in row {other}: one person belongs to one household, remove one.",
    ),
    "same_parents": (
        "duplicate_person",
        "“{column}”与同一行另一人的号码相同，请照身份证原件改正。",
        "“{column}” is the same number as the other parent's in this row: correct it from the card.",
    ),
    "registered_already": (
        "duplicate_person",
        "“{column}”的这个人已经登记在系统的另一户中，请核对是否重复建档。",
        "The person of “{column}” is already registered in another household: check whether it is one case.",
    ),
    "number_taken": (
        "duplicate_person",
        "“{column}”已被系统中另一户使用，且人员不一致，请核对户号和身份证号。",
        "“{column}” already belongs to a household with other members: check it and the identity numbers.",
    ),
    "town_empty": (
        "unknown_division",
        "没有填写“{column}”，请填写{county}的乡镇（街道）名称。",
        "“{column}” is empty: enter a township of {county}.",
    ),
    "town_unknown": (
        "unknown_division",
        "{county}没有“{name}”，请填写该县现行的乡镇（街道）全称。",
        "“{name}” is not a township of {county}: enter its full present name.",
    ),
    "town_elsewhere": (
        "unknown_division",
        "“{name}”不属于{county}，属于{elsewhere}：请由该地导入，或改正乡镇（街道）名称。",
        "“{name}” is not in {county} but in {elsewhere}: import the row there, or correct the township.",
    ),
    "town_several": (
        "ambiguous_division",
        "{county}有多个乡镇（街道）可能是“{name}”：{choices}。请填写全称。",
        "“{name}” may be several townships of {county}: {choices}. Enter the full name.",
    ),
    "village_empty": (
        "unknown_division",
        "没有填写“{column}”，请填写{town}的村（社区）名称。",
        "“{column}” is empty: enter a village or community of {town}.",
    ),
    "village_unknown": (
        "unknown_division",
        "{town}没有“{name}”，请填写现行的村（社区）全称。",
        "“{name}” is not a village or community of {town}: enter its full present name.",
    ),
    "village_several": (
        "ambiguous_division",
        "{town}有多个村（社区）可能是“{name}”：{choices}。请填写全称。",
        "“{name}” may be several villages of {town}: {choices}. Enter the full name.",
    ),
    "future": (
        "future_date",
        "“{column}”是{day}，晚于导入日{as_of}，请改正日期。",
        "“{column}” is {day}, after the day of import {as_of}: correct the date.",
    ),
    "no_day": (
        "impossible_date",
        "“{column}”不是有效日期（{shown}），请写成 2019-03-05 这样的日期。",
        "“{column}” is not a possible date ({shown}): write it like 2019-03-05.",
    ),
    "category_empty": (
        "category_missing",
        "没有填写“{column}”，请填写：独生子女死亡、独生子女伤残或手术并发症。",
        "“{column}” is empty: enter 独生子女死亡, 独生子女伤残 or 手术并发症.",
    ),
    "category_unknown": (
        "category_missing",
        "“{column}”中的“{shown}”无法识别，请填写：独生子女死亡、独生子女伤残或手术并发症。",
        "“{shown}” is no known category: enter 独生子女死亡, 独生子女伤残 or 手术并发症.",
    ),
    "no_member": (
        "member_missing",
        "父亲、母亲都没有填写，请至少填写一人的姓名和身份证号。",
        "Neither father nor mother is given: enter the name and identity number of at least one.",
    ),
    "name_without_id": (
        "member_missing",
        "有姓名但没有填写“{column}”，请照身份证原件补填。",
        "There is a name but no “{column}”: add it from the card.",
    ),
    "id_without_name": (
        "member_missing",
        "有身份证号但没有填写“{column}”，请补填姓名，或删去身份证号。",
        "There is an identity number but no “{column}”: add the name, or remove the number.",
    ),
    "name_with_note": (
        "other",
        "“{column}”只能写姓名。如有说明请写在备注栏；如本人已去世，请清空其姓名和身份证号。",
        "“{column}” may hold a name only. Notes go under remarks; if the person died, clear name and number.",
    ),
    "same_household_no": (
        "other",
        "“{column}”与第{other}行相同，请改成不同的户号，或留空由系统编号。",
        "“{column}” is the same as in row {other}: change it, or leave it blank and one is given.",
    ),
    "number_destroyed": (
        "other",
        "“{column}”被 Excel 当作数字保存，末尾几位已丢失：请先把该列设为“文本”格式，再重新填写。",
        "Excel stored “{column}” as a number, its last digits are lost: set the column to Text, retype it.",
    ),
    "number_odd": (
        "other",
        "“{column}”不是有效号码（{shown}），请填写一个号码，其他说明写在备注栏。",
        "“{column}” is not a valid number ({shown}): enter one number and put anything else under remarks.",
    ),
    "phones_odd": (
        "other",
        "“{column}”不是有效号码（{shown}），请填写一个号码，或用“/”隔开的两个号码，其他说明写在备注栏。",
        "“{column}” is not a valid number ({shown}): enter one number, or two with / between, and put anything else under remarks.",
    ),
    "text_odd": (
        "other",
        "“{column}”应为文字，但单元格里是日期或其他内容，请先把该列设为“文本”格式，再重新填写。",
        "“{column}” must be text, but holds a date or something else: set the column to Text, retype it.",
    ),
    "text_long": (
        "other",
        "“{column}”超过{most}个字，请缩短。",
        "“{column}” has more than {most} characters: shorten it.",
    ),
    "level_odd": (
        "other",
        "“{column}”中的“{shown}”无法识别，请填写一级、二级、三级或四级，没有则留空。",
        "“{shown}” is no disability level: enter 1 to 4, or leave it blank.",
    ),
    "formula_failed": (
        "other",
        "“{column}”的公式出错（{shown}），请直接填写内容。",
        "The formula in “{column}” failed ({shown}): type the value itself.",
    ),
    "name_begins_a_formula": (
        "other",
        "“{column}”以 = + - 或 @ 开头（{shown}），姓名不会这样写，请改正。",
        "“{column}” begins with = + - or @ ({shown}), as no name does: correct it.",
    ),
    "person_unknown": (
        "unknown_person",
        "没有登记过这个“{column}”的人员。",
        "Nobody with this identity number is registered.",
    ),
    "scheme_unknown": (
        "unknown_scheme",
        "没有叫这个名称的项目（{shown}）。",
        "There is no scheme of this name ({shown}).",
    ),
    "scheme_not_in_force": (
        "not_in_force",
        "这个项目当日在当地没有执行。",
        "This scheme is not paid there on that day.",
    ),
    "paid_elsewhere": ("other_county", "此人由其他县发放。", "This person is paid by another county."),
    "day_to_come": ("future_date", "“{column}”还没有到。", "This day has not come yet."),
}
