"""Noun phrases of speakers, read word by word: المتحدث الرسمي باسم وزارة النقل سامر الحلو.

What a phrase has come to decides what may follow it (`State`): after وزير or وزارة another noun must come, after a word
with ال only adjectives, a personal name or something that a word of the phrase takes (المتحدث باسم, مندوب لدى), and a
verbal noun then is the report and no longer the speaker (أعلنت وزارة الصحة | وفاة ...).
"""

from __future__ import annotations

from dataclasses import dataclass

from newslab.extract.quoting.phrase_words import abbreviates, accusative, is_ali, is_definite, is_owned, name_start, names_speaker, parted
from newslab.extract.quoting.phrases import Phrase, State
from newslab.extract.quoting.speech import Speech

ENDS = frozenset({"question", "that", "relative", "time", "adjunct", "negation", "auxiliary", "conjunction", "audience"})
"""Classes of function words that no phrase goes past."""

_LONGEST = 24  # words of a speaker between two commas
_NAMES = 5  # words of a personal name
_MARKED = 4  # words of a name between quotation marks
_NO_OBJECT = frozenset({"medium", "time", "that", "pronoun", "relative", "negation", "conjunction", "adjunct"})
_PREPOSITIONS = {"في": "في", "من": "من", "الي": "إلى", "علي": "على", "عن": "عن", "لدي": "لدى"}
_SPOKEN_TO = frozenset({"", "witness", "family", "media"})
_THESE = frozenset({"هذا", "هذه", "هؤلاء"})
_WHOLE = (State.CLOSED, State.NAME)


def noun_phrase(sp: Speech, at: int, end: int, attached: str = "") -> Phrase | None:
    """The noun phrase that begins at token `at`, up to the first comma and before token `end`; None where none begins.

    `attached` is a proclitic that its first word carries (وفقا *ل*لوزارة).

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("أعلنت وزارة الصحة المحلية وفاة مريض", lexicons())
    >>> noun_phrase(Speech(doc), 1, len(doc))[:2]
    (1, 4)
    """
    if at >= len(sp.words) or "(" in sp.gap(at):
        return None
    walk = _Walk(sp, at, min(end, at + _LONGEST), attached, at)
    while walk.at < walk.end and walk.step():
        pass
    if walk.at == at:
        return None
    start = sp.nouns[at].start if at in sp.nouns else sp.doc.starts[at] + len(attached)
    return Phrase(at, walk.at, walk.head, walk.named, start)


@dataclass
class _Walk:
    """A reader of one phrase. Each rule reads one unit at `at` and returns True, or False where the phrase ends there, or None where it does not apply."""

    sp: Speech
    first: int
    end: int
    attached: str
    at: int
    state: State = State.START
    head: int = -1
    person: bool = False
    """Whether a word for a person has been read."""
    within: bool = False
    """Whether the last such word was an institution, whose name a person's may be: شركة سامر الحلو."""
    named: bool = False
    takes: tuple[str, ...] = ()
    """The prepositions that words of the phrase take."""
    names: int = 0
    """Words of the personal name that is being read."""

    def step(self) -> bool:
        """Read one unit; False where the phrase ends."""
        if self.at > self.first and parted(self.sp, self.at):
            return False
        for rule in (self.marked, self.barred, self.source, self.known, self.prepositional, self.single, self.definite, self.joined):
            done = rule()
            if done is not None:
                return done
        return self.plain()

    def go(self, last: int, state: State) -> bool:
        """Go past a unit."""
        self.at, self.state = last, state
        return True

    def marked(self) -> bool | None:
        """A name between quotation marks: صحيفة "الفجر" المحلية; not what somebody says."""
        stretch = self.sp.opens.get(self.at)
        if stretch is None:
            return None
        if stretch.last - self.at > _MARKED or self.sp.colon(self.at) or self.state == State.NAME:
            return False
        if self.state == State.START:
            if not names_speaker(self.sp, stretch, self.end):
                return False
            self.named = True
        return self.go(stretch.last, State.CLOSED)

    def barred(self) -> bool | None:
        """Function words and reporting verbs that end any phrase, whatever noun they look like (أمام is no imam)."""
        sp, at, kinds = self.sp, self.at, self.sp.kinds[self.at]
        if "adjunct" in kinds and "preposition" not in kinds or at in sp.vouchers:
            return False
        if at == self.first:
            return False if at in sp.verbs and sp.row("reporting_verbs", sp.verbs[at])["pos"] == "participle" else None
        audience = "audience" in kinds and not (at in sp.nouns and not sp.nouns[at].prefix)  # ولي العهد is no ولي
        return False if audience and (self.person or "ل" not in self.takes) else None

    def source(self) -> bool | None:
        """A word for one who speaks: الوزير, وزارة, مصدر أمني."""
        sp, at, noun, name = self.sp, self.at, self.sp.nouns.get(self.at), self.sp.names.get(self.at)
        if noun is None or name is not None and name["label"] == "PER":
            return None
        if noun.prefix and not (at == self.first and self.attached and noun.prefix.endswith(self.attached)):
            if at == self.first or not self._joins(noun.prefix):
                return False
        row = sp.row("source_nouns", noun)
        person, definite = row["kind"] in ("person", "source", "quantifier"), is_definite(sp, noun)
        if accusative(sp, noun, row) or sp.tanwin(at):
            return False
        if self.state in _WHOLE:
            if sp.is_event(at) and at + 1 < self.end and "preposition" in sp.kinds[at + 1]:
                return False  # أعلن الجيش | القضاء على
            if definite and sp.words[at].endswith(("ي", "يه")) and noun.last - noun.first == 1 and not noun.prefix:
                return None  # الشؤون | الخارجية, الناطق | الإعلامي: adjectives here
            if not (definite or person and (self.person or self.named) or noun.prefix):
                return False  # أبلغت الوزارة | مديري الشركات
            spoken_to = row["kind"] == "person" and row["source_role"] in _SPOKEN_TO and not self._before_a_name(noun.last)
            if definite and not noun.prefix and (not person or spoken_to):
                return False  # أبلغ الوزير | الصحفيين, اتهم التقرير | الحكومة
        self.head, self.within = at if self.head < 0 else self.head, not person
        self.person, self.takes, self.names = self.person or person, (*self.takes, *row["takes"].split("|")), 0
        last = noun.last if name is None else max(noun.last, self._within(name["last"]))
        return self.go(last, State.CLOSED if definite or name is not None else State.CONSTRUCT if row["construct"] else State.INDEFINITE)

    def known(self) -> bool | None:
        """A name that the article's mentions know."""
        sp, at, name = self.sp, self.at, self.sp.names.get(self.at)
        if name is None or sp.words[at] == "باسم" and "باسم" in self.takes:  # الناطق | باسم | القطب is nobody called باسم
            return None
        prefix = sp.doc.letters[sp.doc.starts[at] : name_start(sp, name)]
        here = prefix == "ب" and name["label"] == "LOC" and self.head >= 0 and self.state != State.NAME  # السفارة | بتونس
        if prefix and not (here or (self._joins(prefix) if at > self.first else prefix == self.attached)):
            return False
        if name["label"] != "PER":
            if self.state in _WHOLE and not prefix:
                return False
            return self.go(name["last"], State.CHAIN if self.state == State.CONSTRUCT and name["label"] == "LOC" else State.CLOSED)
        if prefix:
            return self.go(name["last"], State.CLOSED)
        if self.state == State.CLOSED and not self.person:
            return False
        if self.state == State.CONSTRUCT and self.within:
            return self.go(name["last"], State.CHAIN)
        self.named, self.names = True, name["last"] - at
        return self.go(name["last"], State.NAME)

    def prepositional(self) -> bool | None:
        """A preposition that a word of the phrase takes: مصدر | في | المدينة, مندوب | لدى | المنظمة; it ends any other phrase."""
        sp, obj = self.sp, self.at + 1
        verb = sp.verbs.get(self.at)
        if verb and self.at > self.first and not (self.state == State.CONSTRUCT and verb.feature == "past.m" and not verb.prefix):
            return False  # but أستاذ | علم | الوراثة
        if "preposition" not in sp.kinds[self.at] or is_ali(sp, self.at, self.end):
            return None
        if self.state == State.START or _PREPOSITIONS.get(sp.words[self.at]) not in self.takes or obj >= self.end or obj in sp.opens:
            return False
        return not (sp.kinds[obj] & _NO_OBJECT or sp.words[obj][0].isdigit()) and self.go(obj, State.CONSTRUCT)

    def single(self) -> bool | None:
        """Words with a rule of their own: وكذلك, باسم, a single letter before a name; pronouns, numbers and objects end the phrase."""
        sp, at, word, kinds = self.sp, self.at, self.sp.words[self.at], self.sp.kinds[self.at]
        if word == "وكذلك" and at + 1 < self.end and at + 1 in sp.nouns:  # الوزارة | وكذلك | الشرطة
            return self.go(at + 1, State.CONSTRUCT)
        if word in ("باسمه", "باسمها", "باسمهم") or "acting" in kinds and at > self.first:
            return self.go(at + 1, State.CLOSED)
        if self.state in _WHOLE and is_owned(sp, at):  # ختم المدرب | حديثه
            return False
        if kinds & ENDS or word[0].isdigit() or "pronoun" in kinds and word not in _THESE or sp.tanwin(at):
            return False
        if len(word) == 1:
            return abbreviates(sp, at, self.end) and self.go(at + 1, self.state)
        if word == "باسم":
            self.takes = ("ل", "في")
            return self.go(at + 1, State.CONSTRUCT)
        return None

    def definite(self) -> bool | None:
        """A word with ال: an adjective, the end of a construct, a surname; not a report (القضاء على) and nobody else."""
        sp, at, word, state = self.sp, self.at, self.sp.words[self.at], self.state
        if not word.startswith("ال"):
            return None
        if state in (State.CHAIN, *_WHOLE) and at in sp.events and sp.is_event(at):
            return False
        kind = sp.look(at).kind
        if state == State.NAME:
            if at - 1 == self.first and kind == "common" and word.endswith(("ي", "يه")) and sp.words[at - 1].startswith("ال"):
                self.person, self.named = True, False  # المثمن | العقاري: a trade that no list knows, and no surname
                return self.go(at + 1, State.CLOSED)
            alone = self.names == 1 and sp.look(at - 1).kind in ("given", "both")
            return (kind != "common" or alone) and self.go(at + 1, State.NAME)
        if state == State.CLOSED and word.endswith("ات") and not sp.words[at - 1].endswith("ات"):
            return False  # طالب القائد | الجهات الأمنية
        if state == State.START and kind == "family":
            self.named, self.names = True, 2
            return self.go(at + 1, State.NAME)
        return self.go(at + 1, State.CLOSED)

    def joined(self) -> bool | None:
        """A word with proclitic and ال: الأمين العام | للاتحاد, الملحق | بالسفارة, الثقافة | والرياضة."""
        word = self.sp.words[self.at]
        if self.state == State.START or len(word) < 5 or not word.startswith(("لل", "بال", "وال")):
            return None
        return self._joins(word[0]) and self.go(self.at + 1, State.CLOSED)

    def plain(self) -> bool:
        """Any other word: part of a construct or a personal name, or something else."""
        sp, at, word, state = self.sp, self.at, self.sp.words[self.at], self.state
        look = sp.look(at)
        if state in (State.CHAIN, State.INDEFINITE, *_WHOLE) and sp.is_event(at):
            return False
        if state == State.START and ("medium" in sp.kinds[at] or is_owned(sp, at)):  # واصل | حديثه, عن | احتجاجه
            return False
        if state == State.START and not self.attached and look.kind == "common" and (look.cut or word[0] == "ي"):  # باختصاصات, يتعلق
            return False
        if state == State.CONSTRUCT:
            return self.go(at + 1, State.CHAIN)
        if state == State.CLOSED and self._takes_plain(look.cut):
            return self.go(at + 1, State.CONSTRUCT)
        if state in _WHOLE and not (self.names == 1 and state == State.NAME) and self._is_word():
            return False
        if state == State.CLOSED and (not self.person or self.named) or self.names >= _NAMES or word[0] == "و" and len(word) > 4 and state != State.START:
            return False
        self.names += 1
        if state == State.START and look.kind == "common" and not (at + 1 < self.end and sp.look(at + 1).kind == "second"):
            return self.go(at + 1, State.CHAIN)  # منظمو | المهرجان; عز الدين is no common noun
        if state == State.START or state == State.CLOSED and self.person and "title_adjective" not in sp.kinds[at]:
            self.named = True
            return self.go(at + 1, State.NAME)
        return self.go(at + 1, state)

    def _takes_plain(self, cut: int) -> bool:
        """Whether a word of the phrase takes this one with its ل or ب: الاتحاد المحلي | لكرة السلة; not أفاد الأهالي | بوقوع ..."""
        word = self.sp.words[self.at]
        if len(word) < 4 or word[0] not in "لب" or word[0] not in self.takes or word[0] == "ب" and self.at in self.sp.events:
            return False
        return bool(cut) or word[0] == "ل" and not self.person

    def _within(self, last: int) -> int:
        """Where a known name ends, or the words before those spoken to that it took in: شرطة المدينة | للصحفيين."""
        return next((t for t in range(self.at + 1, last) if "audience" in self.sp.kinds[t]), last)

    def _is_word(self) -> bool:
        """Whether the word is one of the language and so goes on no name, but behind a title (الدكتور | ربيع) or as one (العميد | ركن)."""
        kinds = self.sp.kinds
        return "title_adjective" not in kinds[self.at] and "title" not in kinds[self.at - 1] and self.sp.look(self.at).kind == "common"

    def _before_a_name(self, at: int) -> bool:
        """Whether a personal name follows a title, perhaps over another: منظم المعرض | الفنان | الشاب سامر حداد."""
        sp = self.sp
        if self.named or not self.person:
            return False
        while at < self.end and sp.gap(at) == " " and at in sp.nouns and is_definite(sp, sp.nouns[at]):
            at = sp.nouns[at].last
        return at < self.end and sp.gap(at) == " " and (sp.names[at]["label"] == "PER" if at in sp.names else sp.look(at)[:2] == (0, "given"))

    def _joins(self, prefix: str) -> bool:
        """Whether a word with this proclitic goes on with the phrase: الأمين العام | للاتحاد، مصادر قضائية | ووسائل إعلام، المرشحون | للرئاسة."""
        if prefix[-1] in "وف":
            return prefix == "و"
        described = self.person and self.state == State.CLOSED and self.sp.words[self.at].startswith("لل")
        return self.state != State.NAME and (prefix[-1] in self.takes or described)
