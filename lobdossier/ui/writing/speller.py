"""Asks the dictionary, which is a process of its own, and remembers what it said."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from lobdossier.processes import this_program

PAUSE_MS: Final = 250
"""Words that are new are asked for together, this long after the first of them."""
MOST_KNOWN: Final = 100_000

Suggested = Callable[[list[str]], None]


class Speller(QObject):
    """Whether words are right, as far as is known. The dictionary starts with the first question.

    When it cannot be started, or stops, nothing is wrong any more: spelling is a help, never a hindrance.
    """

    learned = Signal()
    """Something that was not known is known to be wrong now, or a word was remembered."""

    def __init__(self, own_words: Iterable[str], parent: QObject | None = None, command: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._own = {word.casefold() for word in own_words}
        self._command = [*(command or this_program()), "spelling"]
        self._process: QProcess | None = None
        self._closed = False
        self._known: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._new: list[str] = []
        self._waiting: deque[tuple[str, Suggested]] = deque()
        self._ask_soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._ask_soon.timeout.connect(self._ask)

    def wrong(self, word: str) -> bool:
        """Whether *word* is known to be wrong. One that was never seen is asked for, and is not wrong until then."""
        found = self._known.get(word)
        if found is None and word not in self._asked:
            self._asked.add(word)
            self._new.append(word)
            if not self._ask_soon.isActive():
                self._ask_soon.start()
        return found is False and word.casefold() not in self._own

    def suggest(self, word: str, then: Suggested) -> None:
        """Call *then* with words that may have been meant; it may take half a second, or never happen."""
        self._waiting.append((word, then))
        self._tell({"suggest": word})

    def set_own_words(self, words: Iterable[str]) -> None:
        """These are right from now on, and no others."""
        own = {word.casefold() for word in words}
        if own != self._own:
            self._own = own
            self.learned.emit()

    def close(self) -> None:
        """Let the dictionary go; it is asked nothing any more."""
        self._closed = True
        self._ask_soon.stop()
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()  # it holds nothing that could be lost
            process.waitForFinished(-1)

    # ------------------------------------------------------------ private
    def _ask(self) -> None:
        words, self._new = self._new, []
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
            self._asked = set(words)
        self._tell({"words": words})
        self._known.update(dict.fromkeys(words, True))  # until it says otherwise

    def _tell(self, asked: dict[str, Any]) -> None:
        if self._closed:
            return
        if self._process is None:
            self._process = QProcess(self)
            self._process.readyReadStandardOutput.connect(self._hear)
            self._process.errorOccurred.connect(self._gone)
            self._process.start(self._command[0], self._command[1:])
        self._process.write(json.dumps(asked).encode("ascii") + b"\n")

    def _hear(self) -> None:
        changed = False
        while self._process is not None and self._process.canReadLine():
            said = json.loads(bytes(self._process.readLine().data()))
            if wrong := said.get("wrong"):
                self._known.update(dict.fromkeys(wrong, False))
                changed = True
            if "suggest" in said and self._waiting:
                word, then = self._waiting.popleft()
                if word == said["suggest"]:
                    then(said["words"])
        if changed:
            self.learned.emit()

    def _gone(self, _error: QProcess.ProcessError) -> None:
        self._waiting.clear()
