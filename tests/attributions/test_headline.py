"""Headlines that attribute with a mark."""

import pytest

from parley.attributions.headline import link_in_headline
from parley.attributions.tokens import passages_from_text


def read(headline: str) -> tuple[str, str] | None:
    (passage,) = passages_from_text(headline)
    link = link_in_headline(passage)
    if link is None:
        return None
    source, content = (passage.span(p[0], p[1] - 1).text_in(headline) for p in (link.source[0], link.content[0]))
    return source, content


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Talks on Port Amsel failed: official", "official", "Talks on Port Amsel failed"),
        ("Talks resume on Monday - foreign minister", "foreign minister", "Talks resume on Monday"),
        ("Second phase ‘still possible’ – mediators", "mediators", "Second phase ‘still possible’"),
        ("Minister: no talks before the release", "Minister", "no talks before the release"),
        ("TALKS HAVE FAILED: SENIOR OFFICIAL", "SENIOR OFFICIAL", "TALKS HAVE FAILED"),
        ("HALWEN HELPFUL BUT QUOTAS UNCERTAIN--MINISTER", "MINISTER", "HALWEN HELPFUL BUT QUOTAS UNCERTAIN"),
        ("Sule: we will not sign under pressure", "Sule", "we will not sign under pressure"),
    ],
)
def test_the_side_that_looks_like_a_source_is_the_source(headline, source, content):
    assert read(headline) == (source, content)


@pytest.mark.parametrize(
    "headline",
    [
        "Analysis: what the second phase would bring",
        "Ceasefire talks: five things that we know so far",
        "Talks resume on Monday - Reuters",
        "Port-Amsel talks resume",
        ": - :",
    ],
)
def test_other_colons_and_dashes_attribute_nothing(headline):
    assert read(headline) is None
