r"""The table of all commands.

How a module hangs up a command:

1. Write a plain function in the module of its heading (``kontrak/cli/penilaian.py`` …), with Annotated options;
   the shared ones come from ``kontrak/cli/options.py``::

       def peringkat(*, asked: Asked) -> None:                          # a record of options stands for each of them
           '''Ranking of the OPDs.'''                                   # for readers of the code; never shown
           from kontrak.actions.overview import look_over
           from kontrak.views.ranked_view import ranking_screen
           from kontrak.views.table import show

           overview = look_over(asked.question())                       # 1. compute everything
           show(ranking_screen(overview.dasar, overview.ringkasan))     # 2. print, once

   Its own options need ``metavar=`` and an Indonesian ``help=``. Return None, or an int that is the exit code
   (``periksa``: 1 on errors). Raise a KontrakError for everything a user can mend; ``main`` prints it.
   Import what is heavy, and every action and view, inside the function.
2. Add a row to ``COMMANDS`` below: name → heading, module, function, one line of Indonesian help.
3. Longer help (paragraphs, examples) goes into the module's ``KETERANGAN: dict[name, text]``; a paragraph that
   begins with a line holding only ``\b`` is not wrapped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

PROGRAM = "kontrak"
HELP = "Kontrak kinerja kepala OPD: dari contracts.yaml dan laporan bulanan ke nilai dan rapor."
COMPLETION_VARIABLE = "_KONTRAK_COMPLETE"


class Row(NamedTuple):
    """A command: its heading, where its function stands, and its line of help.

    Where the name leads to a table of rows instead of a function, the command has commands of its own.
    """

    heading: str
    module: str
    function: str
    help: str


COMMANDS: Mapping[str, Row] = {
    "mulai": Row("Kontrak", "kontrak.cli.kontrak_", "mulai", "Siapkan folder tahun baru berisi contracts.yaml."),
    "periksa": Row("Kontrak", "kontrak.cli.kontrak_", "periksa", "Periksa berkas kontrak tanpa mencatat apa pun."),
    "impor": Row("Kontrak", "kontrak.cli.kontrak_", "impor", "Periksa berkas kontrak, lalu catat ke berkas data."),
    "rangka": Row("Kontrak", "kontrak.cli.rangka", "rangka", "Jadikan tabel Word atau Excel OPD berkas kontrak."),
    "daftar": Row("Kontrak", "kontrak.cli.kontrak_", "daftar", "Kode dan nama OPD, indikator, dan pekerjaan."),
    "skema": Row("Kontrak", "kontrak.cli.kontrak_", "skema", "JSON Schema contracts.yaml untuk penyunting teks."),
    "formulir": Row("Pencatatan", "kontrak.cli.formulir", "formulir", "Formulir Excel bulanan untuk diisi OPD."),
    "catat": Row("Pencatatan", "kontrak.cli.pencatatan", "catat", "Catat laporan bulanan, satu atau dari berkas."),
    "batalkan": Row("Pencatatan", "kontrak.cli.pengawasan", "batalkan", "Batalkan laporan satu bulan."),
    "verifikasi": Row("Pencatatan", "kontrak.cli.pengawasan", "verifikasi", "Catat hasil pemeriksaan atas laporan."),
    "tangguhkan": Row("Pencatatan", "kontrak.cli.pengawasan", "tangguhkan", "Tangguhkan sebuah komitmen."),
    "belum-lapor": Row(
        "Pencatatan", "kontrak.cli.pengawasan", "belum_lapor", "Siapa belum lapor, dan teks pengingatnya."
    ),
    "tindak-lanjut": Row(
        "Pencatatan", "kontrak.cli.tindak_lanjut", "PERINTAH", "Tindak lanjut rapat: tambah, selesai, daftar."
    ),
    "integritas": Row("Pencatatan", "kontrak.cli.pengawasan", "integritas", "Catat temuan integritas yang final."),
    "arsip": Row("Pencatatan", "kontrak.cli.arsip", "arsip", "Arsipkan kertas yang sudah ditandatangani."),
    "status": Row("Penilaian", "kontrak.cli.penilaian", "status", "Keadaan bulan ini dalam satu layar."),
    "nilai": Row("Penilaian", "kontrak.cli.penilaian", "nilai", "Nilai semua OPD, atau rincian satu OPD."),
    "jelaskan": Row("Penilaian", "kontrak.cli.penilaian", "jelaskan", "Asal-usul sebuah angka, langkah demi langkah."),
    "meleset": Row("Penilaian", "kontrak.cli.penilaian", "meleset", "Kepala yang komitmennya meleset."),
    "peringkat": Row("Penilaian", "kontrak.cli.penilaian", "peringkat", "Peringkat OPD."),
    "kelengkapan": Row("Penilaian", "kontrak.cli.telaah", "kelengkapan", "Apa yang belum lengkap, OPD demi OPD."),
    "banding": Row("Penilaian", "kontrak.cli.telaah", "banding", "Tahun ini dibanding tahun lalu, yang sepadan saja."),
    "lintas-tahun": Row(
        "Penilaian", "kontrak.cli.telaah", "lintas_tahun", "Satu indikator dari tahun ke tahun, dan lajunya."
    ),
    "isyarat": Row("Penilaian", "kontrak.cli.telaah", "isyarat", "Hal yang layak ditanyakan dalam rapat."),
    "rapor": Row("Laporan", "kontrak.cli.laporan", "rapor", "Rapor kepala OPD atau bidang."),
    "rapat": Row("Laporan", "kontrak.cli.laporan", "rapat", "Bahan rapat evaluasi dan formulir notulennya."),
    "dokumen": Row("Laporan", "kontrak.cli.dokumen", "dokumen", "Perjanjian, buku kerja, konsep surat, penghargaan."),
    "papan": Row("Laporan", "kontrak.cli.laporan", "papan", "Satu halaman HTML untuk layar ruang rapat."),
    "ekspor": Row("Laporan", "kontrak.cli.ekspor", "ekspor", "Angka sebagai tabel: CSV, Excel, atau JSON."),
    "kunci": Row("Data", "kontrak.cli.data", "kunci", "Kunci bulan yang sudah dirapatkan."),
    "buka": Row("Data", "kontrak.cli.data", "buka", "Buka kembali bulan yang terkunci."),
    "riwayat": Row("Data", "kontrak.cli.data", "riwayat", "Siapa mencatat apa, kapan, dan menggantikan apa."),
    "segel": Row("Data", "kontrak.cli.data", "segel", "Periksa keutuhan berkas data, atau segel tercetak."),
    "cadangkan": Row("Data", "kontrak.cli.data", "cadangkan", "Buat salinan cadangan berkas data."),
    "pulihkan": Row("Data", "kontrak.cli.data", "pulihkan", "Pulihkan berkas data dari cadangan."),
}
