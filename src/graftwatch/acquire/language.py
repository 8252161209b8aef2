"""Which language a text is in, offline: ISO 639-1, or None where it is short or unclear.

py3langid's model (139 languages, 4.5 MB, inside its wheel) tells Kazakh, Kyrgyz, Tatar and Russian apart on all
articles of the sample sets; a text has to give it enough letters and it has to be sure.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 1000  # code points judged: on the sample articles 600 already gave the answer of the whole text
_MIN_LETTERS = 24  # headlines below this were taken for other languages of the same script
_SURE = 0.8  # of it and its nearest rival among the languages that have a code
_LETTER = re.compile(r"[^\W\d_]+")
# The model tells varieties apart that ISO 639-1 has one code for.
_WITHIN = {"wuu": "zh", "yue": "zh", "ary": "ar", "arz": "ar", "nb": "no", "nn": "no"}


def language_of(text: str) -> str | None:
    """The language of the text, judged by its first 1,000 characters; None if it is short, mixed or none the model is
    sure of."""
    sample = text[:_SAMPLE].strip()
    if sum(map(len, _LETTER.findall(sample))) < _MIN_LETTERS:
        return None
    shares: dict[str, float] = {}
    for code, share in _identifier().rank(sample)[:8]:
        code = _WITHIN.get(code, code)
        shares[code] = shares.get(code, 0.0) + float(share)
    best = max(shares, key=lambda code: shares[code])
    if (
        len(best) > 2
    ):  # a language without a code of two letters: Nigerian Pidgin shares the words of short English texts
        if shares[best] >= _SURE:
            return None
        best = max((code for code in shares if len(code) == 2), key=lambda code: shares[code], default="")
    rival = max((share for code, share in shares.items() if len(code) == 2 and code != best), default=0.0)
    return best if best and shares[best] >= _SURE * (shares[best] + rival) else None


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
