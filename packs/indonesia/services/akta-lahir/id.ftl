name = Akta kelahiran anak
summary = Daftarkan kelahiran anak Anda. Anak mendapat Nomor Induk Kependudukan (NIK), akta kelahiran, dan tempat di kartu keluarga.
for-whom = Untuk ayah atau ibu dari anak yang baru lahir. Juga untuk orang yang menemukan seorang anak.
promise-note = Jika semua data sudah ada, Anda menerima keputusan saat itu juga.
objection = Tidak setuju dengan keputusan ini? Ajukan keberatan. Petugas akan memeriksa ulang permohonan Anda.

## Hasil

product-nik = Nomor Induk Kependudukan (NIK)
product-akta = Akta kelahiran
product-kartu_keluarga = Kartu keluarga dengan anggota baru
number-nik-nik = Nomor Induk Kependudukan (NIK) anak
number-akta-serial = Nomor akta kelahiran
number-akta-public = Nomor dokumen akta kelahiran
number-kartu_keluarga-public = Nomor dokumen kartu keluarga

## Mengapa data dibaca

purpose-reporter = Untuk mengetahui siapa yang melapor dan kantor mana yang melayani.
purpose-family-card = Untuk menambahkan anak ke kartu keluarga.
purpose-parent-on-certificate = Untuk menulis nama orang tua di akta kelahiran.
purpose-parents-married = Untuk mengetahui apakah perkawinan orang tua tercatat.
purpose-proof-of-birth = Untuk membuktikan kelahiran tanpa surat dari Anda.

## Pertanyaan

which_birth-label = Kelahiran mana yang Anda daftarkan sekarang?
which_birth-hint = Pilih satu bayi. Untuk bayi kembar, kirim satu permohonan untuk setiap bayi.

child_status-label = Anak ini anak Anda, atau anak yang ditemukan?
child_status-hint = Tempat bersalin tidak mengirim data kelahiran ini kepada kami.
child_status-own = Anak saya
child_status-found = Anak yang ditemukan

parentage-label = Apa yang diketahui tentang orang tua anak ini?
parentage-hint = Akta memuat jawaban ini. Nama orang tua tidak ditulis.
parentage-origin_unknown = Asal-usul tidak diketahui
parentage-parents_missing = Orang tua tidak diketahui keberadaannya

child_name-label = Siapa nama lengkap anak?
child_name-hint = Minimal dua kata, paling banyak 60 huruf, tanpa angka dan tanpa gelar. Misalnya: Bima Wahyudi.

confirm_one_word-label = Nama anak hanya satu kata. Apakah Anda yakin?
confirm_one_word-hint = Nama satu kata boleh dipakai. Beberapa negara meminta dua kata di paspor. Pilih Ya untuk tetap memakai nama ini.

birth_date-label = Tanggal berapa anak lahir?
birth_date-hint = Misalnya: 7 3 2026. Jika tanggal tidak diketahui, tulis perkiraan dari surat polisi.

birth_time-label = Jam berapa anak lahir?
birth_time-hint = Waktu di tempat anak lahir, dari 00.00 sampai 23.59. Misalnya: 20.41.

sex-label = Apa jenis kelamin anak?
sex-hint = Pilih sesuai surat kelahiran.

birth_place-label = Di kecamatan mana anak lahir?
birth_place-hint = Ketik nama kecamatan lalu pilih. Misalnya: Coblong, Kota Bandung.

child_order-label = Ini anak keberapa dari ibunya?
child_order-hint = Tulis dengan angka. Anak pertama ditulis 1.

mother_name-label = Siapa nama lengkap ibu anak?
mother_name-hint = Tulis seperti di kartu tanda penduduk ibu. Misalnya: Sri Wahyuni.

parents_marriage-label = Bagaimana perkawinan Anda dan pasangan?
parents_marriage-hint = Data perkawinan Anda tidak kami temukan. Jawaban ini ditulis di akta anak.
parents_marriage-have_book = Perkawinan dibuktikan dengan buku nikah atau akta perkawinan
parents_marriage-unregistered = Perkawinan belum tercatat sesuai dengan peraturan perundang-undangan

## Dokumen

evidence-birth_letter = Surat kelahiran
evidence-birth_letter-hint = Foto surat dari bidan, dokter, atau penolong lain. Surat dari kepala desa atau lurah juga boleh.
evidence-police_report = Berita acara polisi
evidence-police_report-hint = Foto surat polisi tentang penemuan anak.
evidence-marriage_book = Buku nikah atau akta perkawinan
evidence-marriage_book-hint = Foto halaman yang memuat nama Anda berdua, tanggal, dan nomor.
evidence-marriage_statement = Surat pernyataan sebagai suami istri
evidence-marriage_statement-hint = Foto formulir F-2.04. Anda, pasangan, dan dua saksi harus menandatanganinya.

## Alasan dan jalan keluar

reason-name-too-long = Nama anak lebih dari 60 huruf. Spasi ikut dihitung.
remedy-name-too-long = Pendekkan nama, lalu kirim permohonan baru. Misalnya: Bima Wahyudi.

reason-name-with-digits = Nama anak memuat angka.
remedy-name-with-digits = Tulis nama tanpa angka, lalu kirim permohonan baru. Misalnya: Bima Wahyudi.

reason-name-with-signs = Nama anak memuat tanda baca yang tidak boleh dipakai.
remedy-name-with-signs = Tulis nama dengan huruf dan spasi saja, lalu kirim permohonan baru.

reason-name-with-title = Nama anak memuat gelar pendidikan atau keagamaan.
remedy-name-with-title = Tulis nama tanpa gelar, lalu kirim permohonan baru. Misalnya: Bima Wahyudi, bukan Dr Bima Wahyudi.

reason-one-word-name-not-confirmed = Nama anak hanya satu kata, dan Anda belum menyetujuinya.
remedy-one-word-name-not-confirmed = Tambahkan satu kata, atau pilih Ya bila Anda yakin. Lalu kirim permohonan baru.

reason-birth-in-the-future = Tanggal lahir belum terjadi.
remedy-birth-in-the-future = Periksa tanggal, bulan, dan tahun lahir. Lalu kirim permohonan baru.

reason-already-registered = Kelahiran ini sudah punya akta kelahiran.
remedy-already-registered = Buka dokumen Anda untuk melihat akta itu. Jika Anda tidak pernah menerimanya, ajukan keberatan.

reason-already-on-card = Anak dengan nama dan tanggal lahir yang sama sudah ada di kartu keluarga Anda.
remedy-already-on-card = Buka kartu keluarga Anda untuk melihat data anak. Jika ini anak yang berbeda, ajukan keberatan.

reason-reported-late = Kelahiran dilaporkan lebih dari 60 hari setelah anak lahir.
remedy-reported-late = Anda tidak perlu melakukan apa-apa. Kepala dinas memutuskan lebih dulu, lalu Anda menerima kabar.

reason-found-child = Orang tua anak ini tidak diketahui.
remedy-found-child = Petugas memeriksa berita acara polisi, lalu menghubungi Anda. Simpan surat aslinya.

reason-found-child-not-on-card = Anak yang ditemukan belum dapat masuk kartu keluarga Anda.
remedy-found-child-not-on-card = Hubungi dinas sosial di kota Anda untuk mengurus pengasuhan anak.

reason-birth-letter-unchecked = Surat kelahiran perlu diperiksa petugas.
remedy-birth-letter-unchecked = Anda tidak perlu melakukan apa-apa. Simpan surat aslinya sampai ada keputusan.

reason-birth-letter-rejected = Petugas tidak dapat menerima surat kelahiran Anda.
remedy-birth-letter-rejected = Minta surat baru dari penolong persalinan atau kepala desa. Lalu kirim permohonan baru.

reason-police-report-rejected = Petugas tidak dapat menerima berita acara polisi Anda.
remedy-police-report-rejected = Minta berita acara yang lengkap di kantor polisi. Lalu kirim permohonan baru.

reason-marriage-book-unchecked = Buku nikah atau akta perkawinan Anda perlu diperiksa petugas.
remedy-marriage-book-unchecked = Anda tidak perlu melakukan apa-apa. Simpan dokumen aslinya sampai ada keputusan.

reason-marriage-book-rejected = Petugas tidak dapat menerima buku nikah atau akta perkawinan Anda.
remedy-marriage-book-rejected = Minta salinan di kantor tempat perkawinan dicatat. Lalu kirim permohonan baru.

reason-marriage-not-registered = Perkawinan orang tua belum tercatat. Surat pernyataan Anda perlu diperiksa petugas.
remedy-marriage-not-registered = Anda tidak perlu melakukan apa-apa sekarang. Akta akan memuat keterangan bahwa perkawinan belum tercatat.

reason-marriage-statement-rejected = Petugas tidak dapat menerima surat pernyataan sebagai suami istri.
remedy-marriage-statement-rejected = Isi formulir F-2.04 dengan dua saksi, tanda tangani, lalu kirim permohonan baru.

reason-no-family-card = Anda belum punya kartu keluarga.
remedy-no-family-card = Petugas membantu Anda membuat kartu keluarga lebih dulu. Tunggu kabar, atau datang ke kantor.

reason-no-card-to-change = Anak belum dapat ditambahkan karena Anda belum punya kartu keluarga.
remedy-no-card-to-change = Buat kartu keluarga di kantor. Anak akan langsung masuk ke kartu itu.

reason-mother-not-on-card = Ibu anak tidak ada di kartu keluarga Anda.
remedy-mother-not-on-card = Petugas mencocokkan nama ibu. Siapkan kartu tanda penduduk ibu bila diminta.

reason-applicant-not-parent = Anda bukan ayah atau ibu di kartu keluarga ini.
remedy-applicant-not-parent = Petugas memeriksa hubungan Anda dengan anak. Ayah atau ibu juga boleh mengirim permohonan sendiri.

reason-mother-deceased = Data kami mencatat ibu meninggal sebelum anak lahir.
remedy-mother-deceased = Petugas memeriksa data itu. Jika data salah, siapkan surat yang membuktikannya.

reason-mother-age-unlikely = Umur ibu saat melahirkan tidak wajar menurut data kami.
remedy-mother-age-unlikely = Petugas memeriksa tanggal lahir ibu dan anak. Siapkan akta kelahiran ibu bila diminta.

reason-father-deceased = Data kami mencatat ayah meninggal sebelum anak lahir.
remedy-father-deceased = Petugas memeriksa apakah nama ayah dapat ditulis di akta. Tunggu kabar dari kami.

reason-foreign-parent = Salah satu orang tua adalah warga negara asing.
remedy-foreign-parent = Petugas memeriksa kewarganegaraan anak. Siapkan paspor orang tua bila diminta.

reason-father-not-husband = Suami di kartu keluarga berbeda dengan suami di data perkawinan.
remedy-father-not-husband = Petugas mencocokkan kedua data. Siapkan buku nikah atau akta perkawinan.

reason-marriage-ended = Data kami mencatat perkawinan ibu sudah berakhir.
remedy-marriage-ended = Petugas memeriksa apakah nama ayah dapat ditulis di akta. Tunggu kabar dari kami.

reason-born-before-marriage = Anak lahir sebelum orang tuanya menikah.
remedy-born-before-marriage = Petugas menjelaskan cara mengesahkan anak. Siapkan buku nikah atau akta perkawinan.

## Isi dokumen

document-akta-title = Kutipan akta kelahiran
document-akta-certificate_number = Nomor akta kelahiran
document-akta-nik = Nomor Induk Kependudukan (NIK)
document-akta-name = Nama anak
document-akta-birth_place = Tempat lahir
document-akta-birth_date = Tanggal lahir
document-akta-birth_time = Jam lahir
document-akta-child_order = Anak ke
document-akta-sex = Jenis kelamin
document-akta-father_name = Nama ayah
document-akta-mother_name = Nama ibu
document-akta-parentage = Keterangan tentang orang tua
document-akta-marriage_note = Keterangan perkawinan orang tua
document-akta-issued_on = Tanggal terbit
document-akta-office = Diterbitkan oleh

document-kartu_keluarga-title = Kartu keluarga: anggota baru
document-kartu_keluarga-card_number = Nomor kartu keluarga
document-kartu_keluarga-head_name = Kepala keluarga
document-kartu_keluarga-address = Alamat
document-kartu_keluarga-village = Desa atau kelurahan
document-kartu_keluarga-district = Kecamatan
document-kartu_keluarga-new_member_name = Nama anggota baru
document-kartu_keluarga-new_member_nik = Nomor Induk Kependudukan (NIK)
document-kartu_keluarga-new_member_born = Tanggal lahir
document-kartu_keluarga-new_member_sex = Jenis kelamin
document-kartu_keluarga-new_member_father = Nama ayah
document-kartu_keluarga-new_member_mother = Nama ibu
document-kartu_keluarga-issued_on = Tanggal terbit
document-kartu_keluarga-office = Diterbitkan oleh

## Layanan berikutnya

next-kia = Kartu Identitas Anak (KIA)
next-jkn-bayi = Jaminan kesehatan (BPJS Kesehatan) untuk bayi
