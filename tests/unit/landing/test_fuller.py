"""A label that says more than a known wording: the words that may stand beside it, and those that may not."""

from __future__ import annotations

import pytest

from orchestration.landing.words.lexicon import Lexicon


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("Số HTX vẫn còn hoạt động bình thường", ["org_active"]),
        ("- Vẫn còn hoạt động ổn định", ["org_active"]),
        ("Số HTX hoạt động cầm chừng", []),
        ("Tỷ lệ HTX hoạt động SXKD có hiệu quả", ["org_effective_share"]),
        ("Số HTX tham gia liên kết sản xuất - tiêu thụ", ["org_value_chain"]),
        ("Số hợp đồng liên kết tiêu thụ sản phẩm của HTX", []),
        ("Giá trị liên kết tiêu thụ sản phẩm của HTX", []),
        ("Số giá trị liên kết tiêu thụ", []),
    ],
)
def test_words_beside_a_wording_change_nothing_and_others_do(lexicon: Lexicon, label: str, meant: list[str]) -> None:
    assert lexicon.codes("indicator", lexicon.read(label).words) == meant


@pytest.mark.parametrize("label", ["Số HTX đến nay", "Tổng số HTX hiện đang tồn tại", "Số HTX có đến hết quý"])
def test_until_now_says_nothing_of_a_stock(lexicon: Lexicon, label: str) -> None:
    assert lexicon.stocks_until_now(lexicon.read(label), None) == ["org_total"]


def test_until_now_asks_since_when_something_happened(lexicon: Lexicon) -> None:
    assert lexicon.stocks_until_now(lexicon.read("HTX thành lập mới lũy kế đến nay"), None) == []


def test_cooperatives_in_brackets_are_the_unit_of_what_a_union_has(lexicon: Lexicon) -> None:
    label = lexicon.read("Số thành viên của liên hiệp HTX (HTX)")

    assert (label.entity, label.unit_text) == ("union", "htx")


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("- Đã qua đào tạo đại học, cao đẳng trở lên", ["manager_university"]),
        ("Được đào tạo trình độ cao đẳng, đại học", ["manager_university"]),
        ("Có trình độ từ cao đẳng, đại học trở lên", ["manager_university"]),
        ("Tốt nghiệp trung cấp", ["manager_intermediate"]),
        ("Đào tạo trung cấp", []),
        ("Đào tạo trình độ cao đẳng, đại học", []),
        ("Lao động đã qua đào tạo trung cấp", []),
        ("Chưa có trình độ trung cấp", []),
    ],
)
def test_people_are_counted_by_what_they_have_learnt_however_it_is_said(
    lexicon: Lexicon, label: str, meant: list[str]
) -> None:
    assert lexicon.codes("indicator", lexicon.read(label).words) == meant
