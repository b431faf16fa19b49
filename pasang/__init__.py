"""What installs kontrak where there is no internet; see BACA.txt."""
