"""The parts that pages are built of, as they come out."""

from datetime import UTC, date, datetime

import pytest
from litestar.testing import RequestFactory

from tests.support.markup import tree
from tests.support.sound import bare_fields
from web.http.form import Form
from web.http.templating import coverage_band, coverage_percent, environment, page_numbers, url_with
from web.language import i18n

FORMS = '{% import "macros/forms.html" as f %}'
PAGE = '{% import "macros/page.html" as p %}'


@pytest.fixture(autouse=True)
def in_english() -> None:
    i18n.use_language("en")


def shown(source: str, **values: object) -> str:
    return environment().from_string(source).render(**values)


def test_a_wrong_field_keeps_what_was_typed_and_names_its_mistake() -> None:
    form = Form({"on": "2026-02-30"})
    assert form.day("on") is None
    text = shown(FORMS + '{{ f.date_field(form, "on", "Day", hint="The day") }}', form=form)
    assert 'value="2026-02-30"' in text
    assert 'aria-describedby="on-hint on-error"' in text
    assert 'aria-invalid="true"' in text
    assert "Enter a real date" in text


@pytest.mark.parametrize("typed", ["2026-11-20", "2026.11.20", "2026/11/20", "2026年11月20日", " 2026-11-20 "])
def test_dates_are_read_as_people_write_them(typed: str) -> None:
    assert Form({"on": typed}).day("on") == date(2026, 11, 20)


def test_every_kind_of_field_is_labelled_and_typed_text_is_escaped() -> None:
    source = FORMS + (
        '{% call f.form_start("/x") %}{{ f.text_field(form, "a", "A") }}{{ f.date_field(form, "b", "B") }}'
        '{{ f.text_area(form, "c", "C") }}{{ f.select_field(form, "d", "D", options) }}'
        '{{ f.radio_field(form, "e", "E", options) }}{{ f.checkboxes(form, "F", options) }}'
        '{{ f.submit("Go") }}{% endcall %}'
    )
    text = shown(source, form=Form({"a": '<b>&"', "c": "</textarea>", "e": "2"}), options=[("1", "One"), ("2", "Two")])
    assert list(bare_fields(tree(text))) == []
    assert 'value="&lt;b&gt;&amp;&#34;"' in text
    assert text.count("</textarea>") == 1
    assert 'value="2" checked' in text
    assert 'name="csrf_token"' in text
    assert 'name="command_id"' in text


def test_a_hint_below_a_choice_is_read_after_its_label_and_is_no_part_of_it() -> None:
    source = FORMS + '{{ f.radio_field(form, "e", "E", [("1", "One"), ("2", "Two")], hints={"2": "Rarely"}) }}'
    page = tree(shown(source, form=Form()))
    assert [field.get("aria-describedby") for field in page.iterfind(".//input")] == [None, "e-2-hint"]
    [hint] = page.findall(".//small")
    assert (hint.get("id"), hint.get("aria-hidden"), hint.text) == ("e-2-hint", "true", "Rarely")


def test_a_form_sent_twice_after_a_correction_keeps_its_command_id() -> None:
    form = Form({"command_id": "11111111-1111-4111-8111-111111111111"})
    assert form.text("command_id") in shown(FORMS + '{% call f.form_start("/x", form) %}{% endcall %}', form=form)


def test_a_coverage_of_almost_all_is_never_shown_as_all() -> None:
    assert coverage_percent(9999, 10000) == "99.9%"
    assert coverage_percent(5, 5) == "100%"
    assert coverage_percent(0, 0) == "–"
    assert [coverage_band(n, 1000) for n in (649, 650, 800, 900, 970, 999, 1000)] == [0, 1, 2, 3, 4, 4, 5]
    assert coverage_band(0, 0) is None


def test_pages_are_numbered_with_gaps_and_keep_the_query() -> None:
    request = RequestFactory().get("/x", query_params={"q": "a b", "page": "5"})
    assert page_numbers(5, 20) == [1, None, 4, 5, 6, None, 20]
    assert page_numbers(1, 2) == [1, 2]
    assert url_with(request, page=6) == "/x?q=a+b&page=6"
    text = shown(PAGE + "{{ p.pagination(request, 5, 50, 1000) }}", request=request)
    assert 'href="/x?q=a+b&amp;page=5" aria-current="page"' in text


def test_a_badge_has_no_sign_that_reads_as_part_of_its_words() -> None:
    for kind in ("off", "info"):
        assert shown(PAGE + "{{ p.tag(kind, 2) }}", kind=kind).strip() == f'<span class="tag {kind}">2</span>'
    assert "✓" in shown(PAGE + '{{ p.tag("ok", "Ready") }}')


def test_pairs_cards_and_tags_render() -> None:
    source = PAGE + (
        '{{ p.key_values([("A", none), ("B", 2)]) }}'
        '{% call p.card("Card", big=3) %}{{ p.tag("warn", "Late") }}{% endcall %}'
        '{{ p.breadcrumbs([("/a", "A")]) }}'
        '{% call p.table("Rows", ["A", ("B", "n")]) %}<tr></tr>{% endcall %}'
        '{% call p.banner("Done", "ok") %}{% endcall %}'
        '{{ p.button_link("/a", "A") }}{{ p.as_of_bar("/a", on, today, known=7) }}'
    )
    text = shown(source, on=date(2026, 11, 20), today=date(2026, 11, 22))
    assert "Not provided" in text
    assert "As of 20 Nov 2026" in text
    assert '<th scope="col" class="n">B</th>' in text


def test_days_numbers_and_money_read_well_in_both_languages() -> None:
    assert i18n.shown_day(date(2026, 1, 5)) == "5 Jan 2026"
    assert i18n.shown_moment(datetime(2026, 11, 19, 17, 30, tzinfo=UTC)) == "20 Nov 2026 01:30"
    i18n.use_language("zh-Hans")
    assert i18n.shown_day(date(2026, 1, 5)) == "2026年1月5日"
    assert i18n.shown_number(1234567) == "1,234,567"
    assert i18n.shown_yuan(-960005) == "-9,600.05"
