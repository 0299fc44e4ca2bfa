#!/bin/sh
# Installs the unpacked folder for this user alone, without root: copies it below ~/.local, and adds the menu entry, the
# file types, the icons and the commands. `./install.sh --remove` takes all of it away again; libraries, briefings and
# settings stay. Running it from a newer folder updates.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-"$HOME/.local/share"}
place=$share/pressfold-program
commands=$HOME/.local/bin

say() { printf '%s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }

listed() { (cd "$here/share" && find . -type f | LC_ALL=C sort); }

# What desktops keep of menu entries and file types; a desktop without these tools looks for itself.
refresh() {
  command -v update-desktop-database >/dev/null 2>&1 && update-desktop-database -q "$share/applications" 2>/dev/null
  command -v update-mime-database >/dev/null 2>&1 && update-mime-database "$share/mime" >/dev/null 2>&1
  return 0
}

remove() {
  listed | while read -r file; do rm -f "$share/$file"; done
  for name in @DESK@ @CONSOLE@; do
    [ -L "$commands/$name" ] && rm -f "$commands/$name"
  done
  rm -rf "$place"
  refresh
}

open_now() {
  for link in /proc/[0-9]*/exe; do
    case $(readlink "$link" 2>/dev/null || true) in "$place"/*) return 0 ;; esac
  done
  return 1
}

[ -x "$here/program/@DESK@" ] || fail "This folder is not whole: unpack the archive again and run install.sh from there."
if open_now; then fail "Pressfold is open. Close it, then run this again; nothing was changed."; fi
if [ "${1:-}" = --remove ]; then
  remove
  say "Pressfold was removed. Your library, briefings and settings are where they were."
  exit 0
fi

mkdir -p "$share" "$commands" || fail "Pressfold was not installed: $share or $commands may not be written. Nothing was changed."
new=$place.new
rm -rf "$new"
if ! cp -R "$here/program" "$new"; then
  rm -rf "$new"
  fail "Pressfold was not installed: there is no room for it (300 MB), or $share may not be written. What was there is as it was."
fi
rm -rf "$place"
mv "$new" "$place"
listed | while read -r file; do
  mkdir -p "$share/$(dirname "$file")"
  cp "$here/share/$file" "$share/$file"
done
entry=$share/applications/@ID@.desktop
sed "s|^Exec=[^ ]*|Exec=\"$place/@DESK@\"|" "$here/share/applications/@ID@.desktop" >"$entry"
for name in @DESK@ @CONSOLE@; do ln -sf "$place/$name" "$commands/$name"; done
refresh
say "Pressfold @VERSION@ is installed for you. It is in the menu; in a terminal: $commands/@CONSOLE@"
