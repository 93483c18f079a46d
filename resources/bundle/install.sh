#!/bin/sh
# Makes this folder known to the desktop of the one who runs it: in the menu, and as the program of *.lobdossier and *.lobpakket files.
# Undo: sh install.sh --remove
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
desktop=$share/applications/lobdossier.desktop
mime=$share/mime/packages/lobdossier.xml
icon=$share/icons/hicolor/scalable/apps/lobdossier.svg
file_icon=$share/icons/hicolor/scalable/mimetypes/lobdossier.svg

if [ "${1:-}" = "--remove" ]; then
  rm -f "$desktop" "$mime" "$icon" "$file_icon"
else
  mkdir -p "$(dirname "$desktop")" "$(dirname "$mime")" "$(dirname "$icon")" "$(dirname "$file_icon")"
  # A path may hold spaces: the specification wants it quoted.
  sed "s|^Exec=lobdossier|Exec=\"$here/lobdossier\"|" "$here/share/lobdossier.desktop" >"$desktop"
  cp "$here/share/lobdossier.xml" "$mime"
  cp "$here/share/lobdossier.svg" "$icon"
  cp "$here/share/lobdossier.svg" "$file_icon"
fi

if command -v update-mime-database >/dev/null 2>&1; then update-mime-database "$share/mime" || true; fi
if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database "$share/applications" || true; fi
