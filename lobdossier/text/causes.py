"""What was found, in one sentence for each of the codes that errors carry."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final

FILE: Final = "lobdossier"
"""The *kind* of an `errors.Refused` that is about a whole file that is read in, not about a record."""

BADGE: Final = "badge"
"""The *kind* of an `errors.Refused` that is about the file of an open badge."""

FOUND: Final[Mapping[str, str]] = {
    "empty": "Dit bestand is leeg. Misschien is het nog niet helemaal gedownload.",
    "placeholder": "Dit bestand staat nog niet op deze computer, maar alleen in de cloud.",
    "folder": "Dit is geen bestand, maar een map.",
    "pdf": "Dit is geen loopbaandossier, maar een gewone PDF.",
    "zip": "Dit is geen loopbaandossier, maar een zipbestand.",
    "photo": "Dit is geen loopbaandossier, maar een foto.",
    "html": "Dit is geen loopbaandossier, maar een webpagina. Vaak is dat een inlogscherm.",
    "sqlite": "Dit is een gegevensbestand van een ander programma.",
    "unknown": "Dit bestand is geen loopbaandossier.",
}
"""By `errors.NotADossier.found`."""

CHECKS: Final[Mapping[str, str]] = {
    "size": "Er ontbreekt een stuk van het bestand.",
    "header": "Het begin van het bestand klopt niet.",
    "schema": "De indeling van het bestand klopt niet.",
    "quick_check": "Een deel van het bestand is niet meer leesbaar.",
    "foreign_keys": "Er ontbreken delen waar andere delen naar verwijzen.",
    "cells": "Er staan gegevens in die niet kloppen.",
    "journal": "Het bewaren is ooit afgebroken, en dat is niet meer terug te draaien.",
    "evidence": "Een foto, geluid of document in dit dossier is niet meer heel.",
    "count": "Er staat minder in dan er zou moeten staan.",
}
"""By `errors.Damaged.check`."""

RULES: Final[Mapping[str, str]] = {
    "length": "Deze tekst is langer dan het dossier kan bewaren.",
    "range": "Dit getal is te klein of te groot.",
    "reference": "Dit verwijst naar iets dat er niet meer is.",
    "missing": "Hier is nog niets ingevuld.",
    "characters": "In deze tekst staan tekens die een dossier niet kan bewaren.",
    "type": "Hier staat iets anders dan het dossier verwacht.",
    "value": "Deze keuze kent het dossier niet.",
    "items": "Dit zijn er meer of minder dan het dossier kan bewaren.",
    "damaged": "Deze foto is beschadigd.",
}
"""By `errors.Refused.rule`, of a record."""

FROM_FILE: Final[Mapping[str, str]] = {
    "format": "Dit bestand is niet te lezen als gegevens van een dossier.",
    "type": "Dit bestand heeft een andere indeling dan een dossier.",
    "value": "Dit bestand is geen dossier, maar gegevens van iets anders.",
    "version": "Dit bestand is gemaakt met een nieuwere versie van dit programma.",
    "size": "Dit bestand is groter dan een dossier kan zijn.",
    "depth": "Dit bestand zit zo vreemd in elkaar dat het geen dossier kan zijn.",
    "duplicate": "In dit bestand staat iets dubbel.",
    "characters": "In dit bestand staan tekens die een dossier niet kan bewaren.",
    "range": "In dit bestand staat een getal dat niet kan.",
}
"""By `errors.Refused.rule`, of a file that is read in."""

FROM_BADGE: Final[Mapping[str, str]] = {
    "missing": "In dit bestand zit geen badge.",
    "format": "Dit bestand is niet te lezen als badge.",
    "characters": "In dit bestand staan tekens die een dossier niet kan bewaren.",
    "type": "In deze badge staat iets op een plek waar het niet hoort.",
    "value": "In deze badge staat een datum die niet kan.",
    "range": "In deze badge staat een getal dat niet kan.",
    "length": "In deze badge staat een tekst die langer is dan het dossier kan bewaren.",
    "duplicate": "In deze badge staat iets dubbel.",
    "size": "Dit bestand is groter dan een badge kan zijn.",
    "depth": "Dit bestand zit zo vreemd in elkaar dat het geen badge kan zijn.",
    "items": "Deze tekening heeft zo veel onderdelen dat ik hem niet lees.",
    "entities": "Deze tekening zit zo in elkaar dat ik hem niet veilig kan lezen.",
    "revoked": "Deze badge is ingetrokken door wie hem gaf.",
    "damaged": "Het plaatje van deze badge is beschadigd.",
}
"""By `errors.Refused.rule`, of a badge."""

OS_WORDS: Final[Mapping[int, str]] = {
    errno.ENOENT: "Die map of dat bestand is er niet. Kijk of de naam klopt.",
    errno.EEXIST: "Daar staat al iets. Er is niets veranderd. Kies een andere naam.",
    errno.EACCES: "Daar mag je niet lezen of schrijven. Kies een andere map.",
    errno.EPERM: "Daar mag je niet lezen of schrijven. Kies een andere map.",
    errno.EROFS: "Op die plek kan niets geschreven worden. Kies een andere map.",
    errno.ENOSPC: "De schijf is vol. Maak ruimte en probeer het opnieuw.",
    errno.EISDIR: "Dat is een map en geen bestand. Kies een bestand.",
    errno.ENOTDIR: "Een deel van die naam is geen map. Kijk of de naam klopt.",
    errno.ENAMETOOLONG: "Die naam is te lang. Kies een kortere.",
}
"""By `OSError.errno`, for whoever typed the name of the file."""
ARRIVALS: Final[Mapping[str, str]] = {
    "format": "het is niet te lezen als gegevens van een dossier",
    "type": "er staat iets anders in dan in een dossier hoort",
    "value": "er staat iets in wat een dossier niet kent",
    "version": "het heeft een versie die dit programma niet kent",
    "newer": "het is gemaakt met een nieuwere versie van dit programma",
    "size": "het is groter dan een dossier kan zijn",
    "depth": "het zit te vreemd in elkaar",
    "duplicate": "er staat iets dubbel in",
    "characters": "er staan tekens in die niet kunnen",
    "range": "er staat een getal in dat niet kan",
    "length": "een tekst is te lang voor een dossier",
    "items": "een lijst is te lang voor een dossier",
    "reference": "er mist een onderdeel waar een ander bij hoort",
    "name": "er zit een bestand in met een naam die niet mag",
    "files": "de bestanden erin kloppen niet met de lijst",
    "contents": "een bestand erin is veranderd of beschadigd",
    "photo": "een foto erin is geen foto, of is veel te groot",
    "packing": "het is beschadigd of niet veilig gemaakt",
    "encrypted": "het is op een andere manier versleuteld",
    "busy": "deze computer is nu te druk of te langzaam voor het slot erop",
    "is empty": "het is leeg, of nog niet helemaal gedownload",
    "is folder": "het is geen bestand, maar een map",
    "is device": "het is geen bestand, maar een onderdeel van de computer",
    "is zip": "het is een zipbestand van iets anders",
    "is photo": "het is een foto",
    "is html": "het is een webpagina, en vaak is dat een inlogscherm",
    "is unknown": "het is geen bestand van dit programma",
}
"""By `errors.ArrivalRefused.rule`: why a file is not taken in."""

WISHES: Final[Mapping[str, str]] = {
    "format": "de tekst is niet te lezen als TOML",
    "version": "de regel “lobeisen = 1” staat er niet in",
    "size": "het is groter dan een bestand met wensen kan zijn, of er staat een heel lange regel in",
    "type": "er staat iets anders dan daar hoort",
    "value": "er staat een woord dat ik niet ken",
    "range": "het getal moet van 1 tot en met 10.000 zijn",
    "length": "de tekst is te lang",
    "items": "er staan er te veel",
    "no wishes": "er staat geen enkele wens in",
    "conversation": "bij gesprekken kun je geen competenties vragen",
}
"""By `errors.WishesRefused.rule`, where it is not as in `ARRIVALS`: why a school's file of wishes is not read."""

FORMS: Final[Mapping[str, str]] = {
    "size": "het is groter dan een formulier kan zijn",
    "items": "er zitten veel meer velden in dan bij een formulier horen",
    "length": "een antwoord is langer dan het dossier kan bewaren",
    "type": "in een veld staat iets anders dan tekst",
    "duplicate": "een veld staat er twee keer in, en niet met hetzelfde",
    "fields": "er ontbreekt een veld",
}
"""By `errors.FormRefused.rule`, where it is not as in `ARRIVALS`: why a form is not read."""

FEEDBACK: Final[Mapping[str, str]] = {
    "format": "het is niet te lezen als feedback",
    "type": "er staat iets anders in dan in een feedbackbestand hoort",
    "value": "er staat iets in wat een feedbackbestand niet kent",
    "size": "het is groter dan een feedbackbestand kan zijn",
    "items": "er staat veel meer in dan in een feedbackbestand past",
    "missing": "er is bij een beeld niet gezegd van welke loopbaancompetentie",
    "files": "er zit nog iets anders in dan feedback",
    "encrypted": "er zit een wachtwoord op",
    "unbound": "er staat niet in over welk dossier het gaat",
}
"""By `errors.FeedbackRefused.rule`, where it is not as in `ARRIVALS`: why a feedback file is not read."""
