"""Writes casework/policies/festivals.csv from the lunar calendar of lunardate, which ends in 2099."""

from pathlib import Path

from lunardate import LunarDate

TABLE = Path(__file__).parent.parent / "casework" / "policies" / "festivals.csv"
YEARS = range(2000, 2100)


def main() -> None:
    TABLE.write_text(csv_text(), encoding="ascii", newline="")


def csv_text() -> str:
    """1st of the 1st month, 5th of the 5th, 15th of the 8th, each year as Gregorian days."""
    lines = ["year,spring,dragon_boat,mid_autumn"]
    for year in YEARS:
        days = (LunarDate(year, month, day).to_solar_date() for month, day in ((1, 1), (5, 5), (8, 15)))
        lines.append(",".join([str(year), *(day.isoformat() for day in days)]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
