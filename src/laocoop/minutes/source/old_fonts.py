"""Vietnamese as it was written before Unicode: the letters of TCVN3 and VNI, told by their fonts or by how the
text reads.

TCVN 5712:1993 part 3 sets one byte to each letter, in fonts called .Vn…, whose capitals have fonts of their own
(…H). VNI sets a letter and then its mark, in fonts called VNI-….
"""

from __future__ import annotations

import re

from laocoop.minutes.language.syllables import share_of_syllables

_TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢§£¤¥¦",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_VNI_SMALL = {
    **{f"a{mark}": letter for mark, letter in zip("øùûõïâàáåãäêèéúüë", "àáảãạâầấẩẫậăằắẳẵặ", strict=True)},
    **{f"e{mark}": letter for mark, letter in zip("øùûõïâàáåãä", "èéẻẽẹêềếểễệ", strict=True)},
    **{f"o{mark}": letter for mark, letter in zip("øùûõïâàáåãä", "òóỏõọôồốổỗộ", strict=True)},
    **{f"u{mark}": letter for mark, letter in zip("øùûõï", "ùúủũụ", strict=True)},
    **{f"y{mark}": letter for mark, letter in zip("øùûõ", "ỳýỷỹ", strict=True)},
    **{f"ô{mark}": letter for mark, letter in zip("øùûõï", "ờớởỡợ", strict=True)},
    **{f"ö{mark}": letter for mark, letter in zip("øùûõï", "ừứửữự", strict=True)},
    "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư",
}  # fmt: skip
_VNI = {
    **_VNI_SMALL,
    **{old.capitalize(): letter.upper() for old, letter in _VNI_SMALL.items()},
    **{old.upper(): letter.upper() for old, letter in _VNI_SMALL.items()},
}
_VNI_LETTERS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
TCVN3, VNI = "TCVN3", "VNI"
_ENOUGH = 20_000
"""So many letters tell how a text is written."""
_READS, _BETTER = 0.8, 0.25
"""So large a share of its words must be Vietnamese once it is converted, and so much more than before."""


def from_tcvn3(text: str, is_capitals: bool = False) -> str:
    """TCVN3 in Unicode."""
    plain = "".join(_TCVN3.get(char, char) for char in text)
    return plain.upper() if is_capitals else plain


def from_vni(text: str) -> str:
    """VNI in Unicode."""
    return _VNI_LETTERS.sub(lambda match: _VNI[match[0]], text)


def code_of(text: str) -> str:
    """The old code that a text is written in, as far as its letters tell; empty for none."""
    some = text[:_ENOUGH]
    if some.isascii():
        return ""
    now = share_of_syllables(some)
    shares = {
        TCVN3: share_of_syllables(from_tcvn3(some)),
        VNI: share_of_syllables(from_vni(some)),
    }
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _READS and shares[best] >= now + _BETTER else ""


def in_unicode(text: str, code: str) -> str:
    """A text of an old code in Unicode; as it is where there is none."""
    return {TCVN3: from_tcvn3, VNI: from_vni}.get(code, str)(text)


def from_font(text: str, font: str, code: str = "") -> str:
    """What a run of letters says: by its font where that is of an old code, else by the `code` of the text."""
    name = font.lower()
    if name.startswith(".vn"):
        return from_tcvn3(text, name.endswith("h"))
    if name.startswith("vni"):
        return from_vni(text)
    return in_unicode(text, code)
