"""The picture of work: the first photo of where it was met, or its sign."""

from __future__ import annotations

from lobdossier.services.work import Seen
from lobdossier.ui.context import Context
from lobdossier.ui.portrait.work.said import TINT, icon_of, title_of
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.photo import Photo

_LARGEST = 640


def work_photo(context: Context, seen: Seen, width: int, height: int) -> Photo:
    """A photo of this size (drawn for 11 pt; a width of 0 takes what there is), or a sign in its place."""
    alt = seen.alt or title_of(seen.image)
    photo = Photo(None, alt, width, height, icon=icon_of(seen.image), tint=TINT)
    if seen.photo:
        side = round(2 * u(width or _LARGEST // 2) * photo.devicePixelRatioF())
        context.thumbnails.want(seen.photo, side, photo, lambda image: photo.set_image(image, alt))
    return photo
