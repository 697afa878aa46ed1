# Semua kata layanan ini. Kunci yang sama ada di en.ftl. Pakai "Anda" dan kalimat pendek.

name = @TITLE@
summary = Contoh layanan. Ganti kalimat ini: apa yang didapat orang, dan untuk apa.
for-whom = Untuk penduduk yang berumur 17 tahun ke atas.
objection = Anda tidak setuju dengan keputusan ini? Ajukan keberatan. Petugas akan memeriksa permohonan Anda lagi.

## Hasil

product-letter = @TITLE@
number-letter-serial = Nomor surat
number-letter-public = Nomor dokumen

## Mengapa data dibaca

purpose-holder = Untuk menulis nama Anda di surat dan mengetahui kantor yang melayani.

## Pertanyaan

needed_for-label = Untuk apa Anda memerlukan surat ini?
needed_for-hint = Tulis singkat. Misalnya: mendaftar sekolah.

## Alasan dan jalan keluar

reason-too-young = Anda belum berumur 17 tahun.
remedy-too-young = Ajukan lagi setelah Anda berumur 17 tahun. Sebelum itu orang tua Anda dapat membantu.

## Isi dokumen

document-letter-title = @TITLE@
document-letter-letter_number = Nomor surat
document-letter-name = Nama
document-letter-nik = Nomor Induk Kependudukan (NIK)
document-letter-needed_for = Keperluan
document-letter-issued_on = Tanggal
document-letter-office = Kantor

## Yang belum pasti sumbernya

assumption-example = Layanan ini contoh. Dasar hukumnya belum diperiksa siapa pun.

## Contoh

scenario-granted = Orang dewasa langsung mendapat surat.
scenario-too-young = Orang yang belum berumur 17 tahun belum bisa mendapat surat.
