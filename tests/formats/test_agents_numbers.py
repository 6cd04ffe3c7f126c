"""Whatever the format, the number of an agent is understood as the same number, so that agents are one across libraries, museums and archives."""

import pytest

from lavh.catalog.authority_numbers import telling
from lavh.formats.description import Contribution
from lavh.formats.reading import Profile
from lavh.formats.registry import formats

MARC = '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000   4500</leader><datafield tag="100" ind1="1" ind2=" "><subfield code="a">Navoiy, Alisher</subfield>{number}</datafield><datafield tag="245" ind1="0" ind2="0"><subfield code="a">Xamsa</subfield></datafield></record>'
UNIMARC = '<record format="UNIMARC" xmlns="info:lc/xmlns/marcxchange-v2"><leader>00000nam a2200000   450 </leader><datafield tag="200" ind1="0" ind2=" "><subfield code="a">Xamsa</subfield></datafield><datafield tag="700" ind1=" " ind2="1"><subfield code="a">Navoiy</subfield>{number}</datafield></record>'
MODS = '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Xamsa</title></titleInfo><name type="personal"{number}><namePart>Navoiy, Alisher</namePart>{more}</name></mods>'
LIDO = '<lido:lido xmlns:lido="http://www.lido-schema.org"><lido:lidoRecID lido:type="local">1</lido:lidoRecID><lido:descriptiveMetadata xml:lang="uz"><lido:objectIdentificationWrap><lido:titleWrap><lido:titleSet><lido:appellationValue>Portret</lido:appellationValue></lido:titleSet></lido:titleWrap></lido:objectIdentificationWrap><lido:eventWrap><lido:eventSet><lido:event><lido:eventType><lido:term>production</lido:term></lido:eventType><lido:eventActor><lido:actorInRole><lido:actor lido:type="person">{number}<lido:nameActorSet><lido:appellationValue>Navoiy, Alisher</lido:appellationValue></lido:nameActorSet></lido:actor></lido:actorInRole></lido:eventActor></lido:event></lido:eventSet></lido:eventWrap></lido:descriptiveMetadata></lido:lido>'
EAD = '<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>1</eadid></eadheader><archdesc level="fonds"><did><unittitle>Fond</unittitle><origination><persname {number}>Navoiy, Alisher</persname></origination></did></archdesc></ead>'
EDM = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:edm="http://www.europeana.eu/schemas/edm/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:owl="http://www.w3.org/2002/07/owl#"><edm:ProvidedCHO rdf:about="#1"><dc:title>Xamsa</dc:title><dc:creator rdf:resource="{address}"/></edm:ProvidedCHO><edm:Agent rdf:about="{address}"><skos:prefLabel>Navoiy, Alisher</skos:prefLabel>{more}</edm:Agent></rdf:RDF>'
VIAF, ISNI, ORCID, LCCN = (
    ("viaf", "96994048"),
    ("isni", "0000000121032683"),
    ("orcid", "0000000218250097"),
    ("lccn", "n81008214"),
)


def subfield(code: str, text: str) -> str:
    return f'<subfield code="{code}">{text}</subfield>'


def contributions(name: str, content: str) -> tuple[Contribution, ...]:
    reading = formats()[name].read(content.encode(), Profile())
    assert reading.description is not None
    return reading.description.contributions


@pytest.mark.parametrize(
    ("name", "content", "numbers"),
    [
        ("marcxml", MARC.format(number=subfield("0", "(VIAF)96994048") + subfield("1", "http://isni.org/isni/0000000121032683")), (ISNI, VIAF)),
        ("marcxml", MARC.format(number=subfield("0", "(DLC)n  81008214 ") + subfield("1", "https://orcid.org/0000-0002-1825-0097")), (LCCN, ORCID)),
        ("marcxml", MARC.format(number=subfield("0", "http://id.loc.gov/authorities/names/n81008214")), (LCCN,)),
        ("marcxml", UNIMARC.format(number=subfield("o", "ISNI0000 0001 2103 2683") + subfield("3", "RU\\NLR\\AUTH\\1")), (ISNI, ("local", "RU\\NLR\\AUTH\\1"))),
        ("mods", MODS.format(number=' valueURI="http://viaf.org/viaf/96994048"', more='<nameIdentifier type="isni">0000 0001 2103 2683</nameIdentifier>'), (ISNI, VIAF)),
        ("mods", MODS.format(number=' authority="naf" valueURI="n81008214"', more='<nameIdentifier type="orcid">https://orcid.org/0000-0002-1825-0097</nameIdentifier>'), (LCCN, ORCID)),
        ("lido", LIDO.format(number='<lido:actorID lido:type="http://terminology.lido-schema.org/lido00099">http://viaf.org/viaf/96994048</lido:actorID>'), (VIAF,)),
        ("lido", LIDO.format(number='<lido:actorID lido:type="local" lido:source="viaf">96994048</lido:actorID>'), (VIAF,)),
        ("ead", EAD.format(number='source="viaf" authfilenumber="96994048"'), (VIAF,)),
        ("ead", EAD.format(number='authfilenumber="https://isni.org/isni/0000000121032683"'), (ISNI,)),
        ("ead", EAD.format(number='source="lcnaf" authfilenumber="n81008214"'), (LCCN,)),
        ("edm", EDM.format(address="http://viaf.org/viaf/96994048", more=""), (VIAF,)),
        ("edm", EDM.format(address="http://data.europeana.eu/agent/1", more='<owl:sameAs rdf:resource="http://isni.org/isni/0000000121032683"/>'), (ISNI,)),
    ],
)  # fmt: skip
def test_the_number_is_understood(name: str, content: str, numbers: tuple[tuple[str, str], ...]) -> None:
    (made,) = contributions(name, content)
    assert telling(made.agent.identifiers) == numbers
