# How the disk image looks when it is opened, for dmgbuild: the app on the left, the way to Applications on the right.
# dmgbuild runs this file with what -D names in `defines`.
from pathlib import Path

application = defines["app"]  # noqa: F821  # dmgbuild puts it there
name = Path(application).name

format = "UDZO"
filesystem = "HFS+"  # what every macOS from 13 on opens, and what keeps the links of the app
files = [application]
symlinks = {"Applications": "/Applications"}
icon_locations = {name: (150, 190), "Applications": (450, 190)}
background = defines["background"]  # noqa: F821  # background@2x.png beside it serves sharp screens
window_rect = ((200, 140), (600, 400))
icon_size = 112
text_size = 13
default_view = "icon-view"
show_status_bar = False
show_tab_view = False
show_toolbar = False
show_pathbar = False
show_sidebar = False
