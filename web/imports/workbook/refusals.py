"""Why a whole file cannot be read or imported."""

from typing import Final, Literal

RefusalCode = Literal[
    "unreadable", "not_xlsx", "old_excel", "password_protected", "macros", "broken", "too_big", "bomb",
    "unsafe", "too_much", "merged", "too_many_rows", "too_wide", "empty", "no_header", "missing_columns", "repeated_columns",
    "unknown_county", "no_list_header",
]  # fmt: skip

TEXTS: Final[dict[RefusalCode, tuple[str, str]]] = {
    "unreadable": (
        "打不开这个文件，请确认文件还在并且可以读取。",
        "The file cannot be opened: check that it exists and may be read.",
    ),
    "not_xlsx": (
        "这不是 .xlsx 文件，请在 Excel 中另存为“Excel 工作簿(.xlsx)”。",
        "Not an .xlsx file: save it in Excel as an Excel workbook (.xlsx).",
    ),
    "old_excel": (
        "这是旧版 .xls 文件，请在 Excel 中另存为“Excel 工作簿(.xlsx)”。",
        "An old .xls file: save it in Excel as an Excel workbook (.xlsx).",
    ),
    "password_protected": (
        "文件设有打开密码，请在 Excel 中取消密码后再导入。",
        "The file is protected by a password: remove the password in Excel first.",
    ),
    "macros": (
        "文件中带有宏，为安全起见不能导入，请另存为不含宏的 .xlsx。",
        "The file contains macros: save it as .xlsx without macros.",
    ),
    "broken": (
        "文件已损坏，请在 Excel 中打开并重新保存。",
        "The file is damaged: open it in Excel and save it again.",
    ),
    "too_big": (
        "文件超过 10 MB,请按乡镇拆分后分别导入。",
        "The file is larger than 10 MB: split it by township.",
    ),
    "bomb": (
        "文件解压后过大，不能读取，请另存为新的 .xlsx。",
        "The file unpacks to far too much: save it as a new .xlsx.",
    ),
    "unsafe": (
        "文件中带有台账里不该有的声明，为安全起见不能导入，请在 Excel 中另存为新的 .xlsx。",
        "The file contains declarations that no ledger has: save it in Excel as a new .xlsx.",
    ),
    "too_much": (
        "文件中的单元格或文字过多，在限定的时间和内存内读不完，请只保留台账表格，并按乡镇拆分后分别导入。",
        "The file holds too many cells or too much text to be read in the time and memory allowed: "
        "keep only the table and split it by township.",
    ),
    "merged": (
        "合并单元格过多，或互相重叠，请取消合并后再导入。",
        "Too many merged cells, or some that overlap: unmerge them first.",
    ),
    "too_many_rows": (
        "表中超过 30,000 行（见第 {names} 行），请按乡镇拆分后分别导入。",
        "More than 30,000 rows (see row {names}): split the file by township.",
    ),
    "too_wide": (
        "第 {names} 行很靠右的单元格有内容，请清除表格以外的内容。",
        "There is something far to the right of the table in row {names}: clear it.",
    ),
    "empty": ("表中没有数据。", "The sheet has no data."),
    "no_header": (
        "前 15 行中没有找到表头，请使用台账模板。",
        "No header found in the first 15 rows: use the ledger template.",
    ),
    "missing_columns": (
        "缺少这些列：{names}。请使用台账模板。",
        "These columns are missing: {names}. Use the ledger template.",
    ),
    "repeated_columns": (
        "这些列出现了两次：{names}。请只保留一列。",
        "These columns stand twice: {names}. Keep one of each.",
    ),
    "no_list_header": (
        "前 15 行中没有找到表头：至少要有“身份证号”和“项目”两列。",
        "No header found in the first 15 rows: the columns 身份证号 and 项目 are needed.",
    ),
    "unknown_county": ("没有代码为 {names} 的县(区、市)。", "There is no county with the code {names}."),
}


class UnusableFile(Exception):
    """Nothing of the file can be imported. `code` is stable; `message` Chinese, `message_en` English."""

    def __init__(self, code: RefusalCode, names: str = "") -> None:
        chinese, english = TEXTS[code]
        self.code: Final = code
        self.names: Final = names
        self.message: Final = chinese.format(names=names)
        self.message_en: Final = english.format(names=names)
        super().__init__(f"{self.message} {self.message_en}")
