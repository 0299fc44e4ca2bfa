#!/usr/bin/env bash
# Installs each disk image as a user does, one over the other, lets both programs tell their smoke story, and removes
# the app: packaging/macos/try_image.sh OLD.dmg NEW.dmg. An image that is not there (no release before) is passed over.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
applications=$(mktemp -d)
trap 'rm -rf "$applications"' EXIT

tried=0
for image in "$@"; do
  [ -f "$image" ] || continue
  point=$(mktemp -d)
  hdiutil attach "$image" -readonly -nobrowse -mountpoint "$point"
  [ "$(readlink "$point/Applications")" = /Applications ] || { echo "$image shows no way to Applications." >&2; exit 1; }
  rm -rf "$applications/Pressfold.app"
  ditto "$point/Pressfold.app" "$applications/Pressfold.app"
  hdiutil detach "$point"
  codesign --verify --deep --strict "$applications/Pressfold.app"
  tried=$((tried + 1))
done
[ "$tried" -gt 0 ] || { echo "There was no image to try." >&2; exit 1; }
# the last one stands now: the new release
python3 "$here/smoke.py" "$applications/Pressfold.app/Contents/MacOS/pressfold" \
  "$applications/Pressfold.app/Contents/MacOS/pressfold-desk"
rm -rf "$applications/Pressfold.app"
echo "$tried installed, the last one started and removed."
