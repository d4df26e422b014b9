"""The commune out of an address, where it is evident, and nothing where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.words.addresses import commune_of, levels_of, names_communes


@pytest.mark.parametrize(
    ("printed", "commune"),
    [
        ("Thôn 3, xã Bản Hồ, thị xã Sa Pa, tỉnh Lào Cai", "xã Bản Hồ"),
        ("Tổ 5, P. Kim Tân, TP Lào Cai", "P. Kim Tân"),
        ("Khu phố 2 - TT. Chợ Lầu - huyện Bắc Bình", "TT. Chợ Lầu"),
        ("Ấp 4 xã Tân Thạnh huyện Long Phú", "xã Tân Thạnh"),
        ("PHƯỜNG 5", "PHƯỜNG 5"),
        ("Đặc khu Phú Quốc", "Đặc khu Phú Quốc"),
        ("Số 12 đường Trần Phú, phường Hà Huy Tập", "phường Hà Huy Tập"),
        ("Tân Lập", "Tân Lập"),
        ("Tân Lập, huyện Bắc Sơn", "Tân Lập"),
        ("Thị xã Kỳ Anh", None),
        ("Số 8, đường Trần Phú", None),
        ("Nhà ông Nguyễn Văn A, thôn Đông", None),
        ("Km 12, quốc lộ 1A", None),
        ("", None),
        (None, None),
    ],
)
def test_a_commune_is_taken_where_it_is_evident(printed: str | None, commune: str | None) -> None:
    assert commune_of(printed) == commune


@pytest.mark.parametrize(
    ("printed", "commune"),
    [
        ("P. Tam Quan Bắc, TX Hoài Nhơn", "P. Tam Quan Bắc"),
        ("xã Hòa Tịnh, huyện Mang Thít", "xã Hòa Tịnh"),
        ("Phường 5 Quận 3", "Phường 5"),
        ("phuong 5 quan 3", "phuong 5"),
    ],
)
def test_a_name_that_sounds_like_a_district_is_one_only_with_its_marks(printed: str, commune: str) -> None:
    assert commune_of(printed) == commune


def test_below_a_header_of_communes_a_name_alone_is_one() -> None:
    assert names_communes("Xã, phường, thị trấn")
    assert not names_communes("Địa chỉ trụ sở chính")
    assert commune_of("Bản Lầu", communes_only=True) == "Bản Lầu"


@pytest.mark.parametrize("hamlet", ["Phum Tân Lập, Trà Cú", "Plei Ốp", "TDP Tân An", "Khối Tân Tiến, TP Vinh"])
def test_a_hamlet_is_no_commune_by_whatever_word_a_region_calls_it(hamlet: str) -> None:
    assert commune_of(hamlet) is None
    assert levels_of("Địa chỉ (buôn, xã, huyện)") == ("hamlet", "commune", "district")


@given(st.text(max_size=60))
def test_what_is_taken_stands_in_the_address(printed: str) -> None:
    commune = commune_of(printed)

    assert commune is None or commune != ""
