"""The words by which texts say that bodies share a unit: what it is called, what it does for them, what they do with it."""

from typing import Final

NOUN: Final = (
    r"(?:collaboration|collaborative \w+|partnership|alliance|arrangement|agreement|unit|team"
    r"|service|programme|consortium|department"
    r"|function|directorate|command|capability|centre|laboratory|post|project|initiative|scheme|operation|venture|facility|bureau|hub|network|force"
    r"|system|group|capability|resource)"
)
FROM: Final = (
    r"(?:(?:(?:police )?officers?|staff|detectives|resources|representatives|specialists|teams"
    r"|(?:the )?(?:police |force )?areas?"
    r"|the counties|people)(?: and (?:staff|officers|resources))?"
    r"\s+(?:(?:seconded |drawn )?from|of|in|across)\s+)?(?:across )?(?:all the [\w ]{3,30} of )?(?:each of |both "
    r"|all of )?(?:the )?"
)
VERB: Final = (
    r"(?:comprises|comprising|comprised of|serves|serving|covers|covering|involves|involving"
    r"|brings together|bringing together|brought together"
    r"|includes|is made up of|made up of|is comprised of|consists of|consisting of|is shared "
    r"(?:by|between|across)|shared (?:by|between|across)|unites"
    r"|combines|has (?:since |now )?(?:expanded|grown) to include|(?:has|have) brought together"
    r"|(?:has|employs|uses|draws on|deploys)(?= (?:officers|staff|detectives|resources"
    r"|specialists) (?:from|of))|works across|operates across"
    r"|operating across|works for|(?:is|was|are|were|has been) (?:jointly )?(?:run"
    r"|delivered|operated|provided|managed|staffed|owned|resourced|funded)(?: and (?:run|staffed"
    r"|funded|managed|resourced|delivered))? (?:jointly )?"
    r"(?:by|between|across|for|to|on behalf of)|(?:jointly )?run (?:jointly )?(?:by|between"
    r"|on behalf of)|was (?:jointly )?(?:formed|created|set up|established|launched) "
    r"(?:jointly )?(?:in (?:\w+ )?\d{4} )?by|has (?:\w+ )?(?:members|partners),? (?:namely|being)"
    r"|(?:examines|maintains|manages|handles|buys|processes|administers|supplies"
    r"|provided) (?!(?:evidence|information|training|updates|reports?|a|an|some|more) )[\w ,&-]{2,90}? (?:of|for|to)"
    r"|provides (?!(?:evidence|information|updates|reports?) )[\w ,&-]{2,90}? (?:to|for|across"
    r"|on behalf of)|supports|works on behalf of"
    r"|acts on behalf of|is a joint [\w ]{2,40} "
    r"(?:of|for)|operates (?:on behalf of|for)|acts for|delivers [\w ,&-]{2,90}? (?:to|for|across"
    r"|on behalf of)|provided to)"
)
SHARE: Final = (
    r"(?:(?:also |now |jointly |formally |together |currently |already |have |has |both |all |each )*"
    r"(?:share|shares|shared|run|operate|operates|set up|formed|launched|established|created"
    r"|entered into|signed up to|joined|joined up to form|pooled \w+ in|take part in|takes part in"
    r"|participate in|participates in|contributes? (?:\w+ ){1,3}to"
    r"|(?:are )?work(?:ing)? together (?:through|in|on|as)|works together "
    r"(?:through|in|on|as)|collaborate (?:on|through|in|via)|collaborates (?:on|through|in|via)"
    r"|belong to|belongs to|agreed to (?:establish|create|set up|form)|c[ao]me together to "
    r"(?:produce|form|create|set up|establish)|(?:provides?|seconds?|suppl(?:y|ies)"
    r"|lends?) (?:\w+ )?(?:officers|staff|resources|detectives) to"
    r"|is one of (?:the )?(?:\w+ )?forces (?:that|which) (?:uses?|shares?|makes? up|forms?|belongs? to)"
    r"|ha(?:s|ve) worked together (?:on [\w ]{3,60} )?(?:through|in|as)|contribute to|contributes to|use|uses|fund"
    r"|is served by|are served by|is supported by|are supported by|is covered by|are covered by"
    r"|benefits? from|ha(?:s|ve)(?: had)? (?:a |one |the )?(?:single|joint|shared|combined|common))"
    r"|(?:is|are|was|were|has been|have been)(?: all| both| also| now| currently)* (?:a |an |the )?(?:\w+ )?(?:part"
    r"|members?|partners?|participants?|signator(?:y|ies)) (?:of|in|to))"
)
NEAR: Final = r"(?:(?!(?:with|by|from|against|about|near|run|and|of)\b)[\w-]+\s+)"
"""A word between a verb and the unit that is its object."""
