name = Akta kelahiran anak
summary = Daftarkan kelahiran anak Anda. Anak mendapat Nomor Induk Kependudukan (NIK), akta kelahiran, dan tempat di kartu keluarga.
for-whom = Untuk ayah atau ibu dari anak yang baru lahir. Juga untuk orang yang menemukan seorang anak.
promise-note = Jika semua data sudah ada, Anda menerima keputusan saat itu juga.
objection = Tidak setuju dengan keputusan ini? Ajukan keberatan. Petugas akan memeriksa ulang permohonan Anda.

## Hasil

product-nik = Nomor Induk Kependudukan (NIK)
product-akta = Akta kelahiran
product-kartu_keluarga = Kartu keluarga dengan anggota baru (kutipan)
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

which_mother-label = Siapa yang melahirkan anak ini?
which_mother-hint = Pilih ibu yang melahirkan, bukan nenek atau wali.
which_mother-none = Perempuan lain yang tidak ada di kartu keluarga Anda, atau tidak diketahui

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

birth_place-label = Di mana anak lahir?
birth_place-hint = Ketik nama kecamatan lalu pilih. Misalnya: Coblong, Kota Bandung.

child_order-label = Ini anak keberapa dari ibunya?
child_order-hint = Tulis dengan angka. Anak pertama ditulis 1.

mother_name-label = Siapa nama lengkap ibu anak?
mother_name-hint = Tulis seperti di kartu tanda penduduk ibu. Misalnya: Sri Wahyuni.

parents_marriage-label = Bagaimana perkawinan Anda dan pasangan?
parents_marriage-hint = Data perkawinan Anda tidak kami temukan. Jawaban ini ditulis di akta anak.
parents_marriage-have_book = Perkawinan dibuktikan dengan buku nikah atau akta perkawinan
parents_marriage-unregistered = Perkawinan belum tercatat sesuai dengan peraturan perundang-undangan

## Cek dulu, tanpa masuk

try-card = Apakah Anda punya kartu keluarga?
try-mother_on_card = Apakah ibu anak ini ada di kartu keluarga Anda?
try-mother_on_card-relation = Apa hubungan ibu anak ini dengan kepala keluarga?
try-mother = Apakah ibu anak ini terdaftar sebagai penduduk?
try-mother-birth_date = Kapan ibu anak ini lahir?
try-mother-nationality = Apa kewarganegaraan ibu anak ini?
try-mother-deceased_on-there = Apakah ibu anak ini sudah meninggal?
try-mother-deceased_on = Kapan ibu anak ini meninggal?
try-father = Apakah suami ibu, atau ayah yang mengepalai keluarga, ada di kartu keluarga itu?
try-father-nationality = Apa kewarganegaraan ayah di kartu keluarga itu?
try-father-deceased_on-there = Apakah ayah di kartu keluarga itu sudah meninggal?
try-father-deceased_on = Kapan ayah di kartu keluarga itu meninggal?
try-marriage = Apakah perkawinan ibu anak ini tercatat di KUA atau catatan sipil?
try-marriage-married_on = Kapan ibu anak ini menikah?
try-marriage-ended_on-there = Apakah perkawinan itu sudah berakhir?
try-marriage-ended_on-there-hint = Karena cerai, atau karena suami meninggal.
try-marriage-ended_on = Kapan perkawinan itu berakhir?
try-facility_birth = Apakah anak ini lahir di rumah sakit, puskesmas, atau klinik bidan?
try-facility_birth-hint = Tempat bersalin melaporkan kelahiran kepada kami.
try-facility_birth-registered_number-there = Apakah kelahiran ini sudah punya akta?
try-applicant-nik-as-mother-nik = Apakah Anda ibu anak ini?
try-applicant-nik-as-father-nik = Apakah Anda ayah yang ada di kartu keluarga itu?
try-applicant-nik-as-marriage-spouse_nik = Apakah Anda suami yang tercatat dari ibu anak ini?
try-father-nik-as-marriage-spouse_nik = Apakah ayah di kartu keluarga itu suami yang tercatat dari ibu anak ini?

## Dokumen

father_seen-label = Nama ayah yang mengakui anak
father_seen-hint = Isi hanya jika Anda melihat surat pengakuan ayah, persetujuan ibu, dan bukti perkawinan menurut agama.
child_note-label = Catatan pengesahan anak
child_note-hint = Pilih jika Anda melihat bukti perkawinan menurut agama sebelum anak lahir, atau penetapan pengadilan.
nationality_seen-label = Kewarganegaraan anak
nationality_seen-hint = Data kami tidak menunjukkan ayah atau ibu warga negara Indonesia. Pilih yang terbukti dari dokumen orang tua. Tanpa pilihan, anak dicatat sebagai warga negara Indonesia jika ibu tidak kami kenal. Selain itu dicatat asing.
nationality_seen-ID = Warga negara Indonesia
nationality_seen-foreign = Warga negara asing
child_note-legitimated = Anak disahkan oleh perkawinan orang tuanya

evidence-birth_letter = Surat kelahiran
evidence-birth_letter-hint = Foto surat dari bidan, dokter, atau penolong lain. Surat dari kepala desa atau lurah juga boleh.
evidence-birth_letter-when = Jika tempat bersalin tidak mengirim data kelahiran, misalnya karena bayi lahir di rumah.
evidence-police_report = Berita acara polisi
evidence-police_report-hint = Foto surat polisi tentang penemuan anak.
evidence-police_report-when = Jika Anda melaporkan anak yang ditemukan.
evidence-marriage_book = Buku nikah atau akta perkawinan
evidence-marriage_book-hint = Foto halaman yang memuat nama Anda berdua, tanggal, dan nomor.
evidence-marriage_book-when = Jika Anda menikah, tetapi perkawinan Anda tidak ada dalam data kami.
evidence-marriage_statement = Surat pernyataan sebagai suami istri
evidence-marriage_statement-hint = Foto formulir F-2.04. Anda, pasangan, dan dua saksi harus menandatanganinya.
evidence-marriage_statement-when = Jika perkawinan Anda belum tercatat.

## Alasan dan jalan keluar

reason-name-too-long = Nama anak lebih dari 60 huruf. Spasi ikut dihitung.
remedy-name-too-long = Pendekkan nama, lalu kirim permohonan baru. Misalnya: Bima Wahyudi.
remedy-name-too-long-now = Pendekkan nama. Misalnya: Bima Wahyudi.

reason-name-with-digits = Nama anak memuat angka.
remedy-name-with-digits = Tulis nama tanpa angka, lalu kirim permohonan baru. Misalnya: Bima Wahyudi.
remedy-name-with-digits-now = Tulis nama tanpa angka. Misalnya: Bima Wahyudi.

reason-name-with-signs = Nama anak memuat tanda baca yang tidak boleh dipakai.
remedy-name-with-signs = Tulis nama dengan huruf dan spasi saja, lalu kirim permohonan baru.
remedy-name-with-signs-now = Tulis nama dengan huruf dan spasi saja.

reason-name-not-latin = Nama anak memuat huruf yang tidak dapat ditulis di dokumen, misalnya huruf Arab atau Tionghoa.
remedy-name-not-latin = Tulis nama dengan huruf Latin A sampai Z, lalu kirim permohonan baru. Huruf seperti é dan ñ juga boleh. Misalnya: Muhammad Ali.
remedy-name-not-latin-now = Tulis nama dengan huruf Latin A sampai Z. Huruf seperti é dan ñ juga boleh. Misalnya: Muhammad Ali.

reason-mother-name-not-latin = Nama ibu memuat huruf yang tidak dapat ditulis di dokumen, misalnya huruf Arab atau Tionghoa.
remedy-mother-name-not-latin = Tulis nama ibu dengan huruf Latin, seperti di KTP atau paspornya, lalu kirim permohonan baru.

reason-name-with-title = Nama anak memuat gelar pendidikan atau keagamaan.
remedy-name-with-title = Tulis nama tanpa gelar, lalu kirim permohonan baru. Misalnya: Bima Wahyudi, bukan Dr Bima Wahyudi.
remedy-name-with-title-now = Tulis nama tanpa gelar. Misalnya: Bima Wahyudi, bukan Dr Bima Wahyudi.

reason-name-abbreviated = Nama anak memuat kata yang mirip singkatan, misalnya M atau Muh.
remedy-name-abbreviated = Petugas menanyakan kepanjangan kata itu. Dengan nama lengkap, Anda tidak perlu menunggu, misalnya Muhammad Ali.

reason-one-word-name-not-confirmed = Nama anak hanya satu kata, dan Anda belum menyetujuinya.
remedy-one-word-name-not-confirmed = Tambahkan satu kata, atau pilih Ya bila Anda yakin. Lalu kirim permohonan baru.

reason-birth-in-the-future = Tanggal lahir belum terjadi.
remedy-birth-in-the-future = Periksa tanggal, bulan, dan tahun lahir. Lalu kirim permohonan baru.
remedy-birth-in-the-future-now = Periksa tanggal, bulan, dan tahun lahir.

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

reason-mother-not-on-card = Ibu anak tidak ada di kartu keluarga Anda, jadi datanya belum kami ketahui.
remedy-mother-not-on-card = Petugas mencocokkan nama ibu. Siapkan kartu tanda penduduk ibu bila diminta.

reason-applicant-not-parent = Menurut data kami, Anda bukan ayah atau ibu anak ini.
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
document-akta-child_note = Catatan
document-akta-issued_on = Tanggal terbit
document-akta-office = Diterbitkan oleh

document-kartu_keluarga-title = Kutipan kartu keluarga: anggota baru
document-kartu_keluarga-note = Lembar ini kutipan dari versi baru kartu keluarga. Isinya anggota baru saja. Data anggota lain di kartu keluarga tetap seperti semula.
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

## Yang belum pasti sumbernya

assumption-promise = Batas 24 jam dari Permendagri 19/2018 kami tulis menurut ingatan. Naskah aslinya belum dapat kami buka.
assumption-objection-clocks = Batas waktu keberatan 21 dan 10 hari kerja berasal dari UU 30/2014 Pasal 77. Hanya batas 21 hari yang kami lihat di sebuah sumber.
assumption-register-wait = Jika sebuah data tidak dapat dibaca selama 24 jam, petugas mengambil alih. Janji ini dari kami, bukan dari undang-undang.
assumption-certificate-number = Nomor akta mengikuti akta yang dikenal orang: kantor, huruf LU, tanggal, dan nomor urut. Peraturan tentang bentuknya tidak kami temukan. Laporan terlambat (LT) memakai huruf yang sama di sini.
assumption-name-signs = Peraturan tentang nama melarang tanda baca tanpa menyebut daftarnya. Menurut berita, apostrof, tanda hubung, dan titik juga termasuk.
assumption-name-letters = Peraturan tentang nama meminta huruf Latin menurut ejaan Indonesia. Bahwa huruf seperti é, ñ, dan ș termasuk huruf Latin adalah tafsiran kami. Huruf lain, misalnya huruf Vietnam, ditulis tanpa tandanya. Bahwa nama lain ditolak menurut Pasal 7 adalah kesimpulan kami.
assumption-name-titles = Peraturan tentang nama tidak memuat daftar gelar. Daftar gelar di sini kami susun sendiri.
assumption-name-abbreviations = Peraturan tentang nama melarang singkatan, kecuali jika tidak diartikan lain. Daftar singkatan tidak ada. Daftar di sini kami susun sendiri, dan petugas yang memutuskan.
assumption-mother-age = Umur ibu di bawah 10 atau di atas 60 tahun saat melahirkan kami anggap mungkin salah data. Undang-undang tidak mengatur batas umur.
assumption-mother-on-card = Kartu keluarga tidak menyebut siapa yang melahirkan. Setiap perempuan berumur 10 tahun ke atas di kartu itu dapat menjadi ibu. Hanya data tempat bersalin membuat pertanyaan ini tidak perlu.
assumption-other-birth = Kelahiran di data kami yang sudah lebih dari 180 hari mungkin kelahiran anak lain. Karena itu kami bertanya kelahiran mana yang dimaksud. Undang-undang tidak mengatur batasnya.
assumption-birth-order = Urutan anak paling banyak 30. Undang-undang tidak mengatur batasnya; angka yang lebih besar mungkin salah tulis.
assumption-birth-details = Formulir F-2.01 juga menanyakan penolong, berat, dan panjang bayi. Aturan dan dokumen di sini tidak memakainya, jadi kami tidak bertanya.
assumption-witnesses = Formulir F-2.01 meminta dua saksi. Di sini, data tempat bersalin atau petugas yang memeriksa surat menggantikan saksi.
assumption-single-mother = Anak dari ibu tanpa suami di kartu keluarga dicatat tanpa petugas. Menurut berita, ini akta jenis ketiga dalam Permendagri 108/2019.
assumption-acknowledgement = Nama ayah di luar kartu keluarga ditulis jika petugas melihat surat pengakuannya, persetujuan ibu, dan bukti perkawinan menurut agama. Begitu kantor dinas menjelaskan UU 24/2013 Pasal 49. Naskahnya belum kami baca.
assumption-legitimation = Catatan pengesahan anak perlu bukti bahwa perkawinan menurut agama terjadi sebelum anak lahir, atau penetapan pengadilan. Begitu kantor dinas mengutip Perpres 96/2018 Pasal 50 dan 52. UU 24/2013 Pasal 50 belum kami baca.
assumption-nationality = Anak dari ayah atau ibu warga negara Indonesia dicatat sebagai warga negara Indonesia, begitu juga anak yang orang tuanya tidak diketahui. Selain itu anak mengikuti ibunya. Begitu UU 12/2006 Pasal 4 dikutip di halaman umum. Jika salah satu orang tua warga negara asing, petugas memutuskan.
assumption-foundling = Anak yang ditemukan dicatat dengan berita acara polisi (UU 24/2013 Pasal 28). Anak itu tidak masuk kartu keluarga penemunya; ini kesimpulan kami.
assumption-ended-marriage = Anak yang lahir dalam 300 hari setelah perkawinan berakhir diperiksa petugas (KUHPerdata Pasal 255, menurut ingatan). Lewat dari itu, ibu tanpa suami di kartu keluarga ditulis sendiri di akta.
assumption-article-numbers = Nomor pasal Perpres 96/2018, Permendagri 108/2019, dan Permendagri 109/2019 dengan formulir F-1.01, F-2.01, dan F-2.04 berasal dari sumber kedua. Ahli hukum perlu memeriksanya.
assumption-articles-quoted = Aturan angka NIK (PP 40/2019 Pasal 30, UU 24/2013 Pasal 13) kami baca sebagaimana dikutip dinas Klaten dan dua situs berita. UU 27/2022 Pasal 10 kami baca dari berita. UU 6/2023 Pasal 175 kami baca hanya dalam naskah UU 11/2020 yang lebih dulu.
assumption-articles-unread = Ketentuan ini kami tulis menurut ingatan, dan sumbernya belum kami baca: UU 24/2013 Pasal 8, 27, 28, 32, 34, 58, 61, 62, 68, dan 79A; UU 1/1974 Pasal 2 dan 42; UU 22/1946; UU 17/2023 Pasal 345; Permendagri 9/2016; PMA 30/2024. Ahli hukum perlu memeriksanya.
assumption-registers = Lama penyimpanan setiap data adalah perkiraan kami. Satu data perkawinan di sini mewakili Kantor Urusan Agama dan pencatatan sipil. Kantor itu di sini ada di setiap kabupaten atau kota, bukan di setiap kecamatan. Data hanya mengenal dua kewarganegaraan, Indonesia dan asing. Provinsi baru memakai zona waktu provinsi asalnya.
assumption-card-extract = Dokumen ini hanya memuat anggota baru dan disebut kutipan. Kartu keluarga yang asli memuat semua anggota. Bahwa kutipan seperti ini boleh diterbitkan adalah anggapan kami.
assumption-officer-reading = Petugas membaca data menurut UU 24/2013 pasal 79 dan UU 30/2014 pasal 50, yang kami tulis menurut ingatan. Nama petugas kami tampilkan kepada pemohon; dasarnya UU 25/2009 pasal 23 tentang profil pelaksana, menurut kesimpulan kami.

## Contoh kasus

scenario-already-on-card = Anak yang sudah ada di kartu keluarga ditolak.
scenario-already-registered = Kelahiran yang sudah punya akta ditolak.
scenario-applicant-not-parent = Nenek di kartu keluarga boleh melaporkan kelahiran, lalu petugas memeriksanya.
scenario-balinese-name = Nama Bali seperti I Made dan Ni Luh diterima.
scenario-birth-in-the-future = Tanggal lahir yang belum terjadi ditolak.
scenario-birth-letter-rejected = Surat kelahiran yang ditolak petugas tidak membuktikan kelahiran.
scenario-birth-letter-unchecked = Surat kelahiran yang belum diperiksa diteruskan ke petugas.
scenario-born-before-marriage = Anak lahir sebelum orang tuanya menikah, jadi petugas memeriksa.
scenario-chinese-surname = Nama marga Ng diterima.
scenario-daughter-birth-at-home = Anak perempuan di kartu keluarga orang tuanya melahirkan di rumah. Akta terbit setelah surat kelahiran diterima.
scenario-daughter-on-parents-card = Anak perempuan di kartu keluarga orang tuanya adalah ibu dari bayinya sendiri. Kakek tidak ditulis sebagai ayah.
scenario-divorced-after-birth = Orang tua bercerai setelah anak lahir. Akta tetap terbit jika ayah masih di kartu keluarga.
scenario-divorced-shortly-before = Perkawinan ibu berakhir beberapa bulan sebelum anak lahir, jadi petugas memeriksa.
scenario-facility-register-down = Data tempat bersalin belum dapat dibaca, jadi permohonan menunggu.
scenario-father-acknowledged = Petugas melihat pengakuan ayah di luar kartu keluarga. Akta memuat nama ayah itu.
scenario-father-applies = Ayah boleh mengajukan permohonan, sama seperti ibu.
scenario-father-deceased = Ayah meninggal sebelum anak lahir, jadi petugas memeriksa.
scenario-father-died-after-birth = Ayah meninggal setelah anak lahir. Akta tetap terbit.
scenario-father-not-husband = Suami di kartu keluarga berbeda dengan suami di data perkawinan, jadi petugas memeriksa.
scenario-first-twin = Anda memilih bayi kembar pertama, lalu bayi itu dicatat.
scenario-foreign-father = Ayah warga negara asing, jadi petugas memeriksa kewarganegaraan anak.
scenario-foreign-mother = Ibu warga negara asing, jadi petugas memeriksa kewarganegaraan anak.
scenario-foreign-parents = Ayah dan ibu warga negara asing, jadi petugas memeriksa kewarganegaraan anak.
scenario-found-child = Anak yang ditemukan diperiksa petugas dan tidak masuk kartu keluarga penemunya.
scenario-grandfather-applies = Kakek di kartu keluarga yang sama bukan orang tua, jadi petugas memeriksa.
scenario-grandmother-applies = Nenek melaporkan bayi dari anak perempuannya, jadi petugas memeriksa.
scenario-home-birth-after-registered = Anak yang lahir di rumah tetap dicatat, walau kakaknya lahir di rumah sakit dan sudah punya akta.
scenario-home-birth-letter-accepted = Anak lahir di rumah. Akta terbit setelah petugas menerima surat kelahiran.
scenario-husband-on-another-card = Suami yang ada di data perkawinan tetap dihitung, walau kartu keluarganya berbeda.
scenario-husband-on-her-parents-card = Suami di kartu keluarga mertuanya adalah orang tua, dan akta memuat namanya.
scenario-long-divorced = Perkawinan ibu sudah lama berakhir. Akta hanya memuat nama ibu.
scenario-marriage-book-accepted = Petugas menerima buku nikah orang tua, lalu akta terbit.
scenario-marriage-book-rejected = Buku nikah yang ditolak petugas tidak membuktikan perkawinan.
scenario-marriage-book-unchecked = Buku nikah yang tidak ada di data perkawinan diperiksa petugas.
scenario-marriage-ended = Perkawinan berakhir beberapa bulan sebelum anak lahir, jadi petugas memeriksa.
scenario-marriage-not-registered = Perkawinan orang tua belum tercatat. Petugas memeriksa surat pernyataan mereka.
scenario-marriage-statement-accepted = Petugas menerima surat pernyataan orang tua. Akta terbit dengan keterangan.
scenario-marriage-statement-rejected = Surat pernyataan yang ditolak petugas membuat permohonan ditolak.
scenario-married-parents-hospital-birth = Orang tua menikah dan anak lahir di rumah sakit. Anda hanya mengisi nama anak.
scenario-mother-deceased = Data mencatat ibu meninggal sebelum anak lahir, jadi petugas memeriksa.
scenario-mother-died-at-birth = Ibu meninggal pada hari anak lahir. Akta tetap terbit.
scenario-mother-name-in-arabic = Nama ibu di luar kartu keluarga ditulis dengan huruf Arab. Nama itu dapat ditulis dengan huruf Latin.
scenario-mother-not-on-card = Kartu keluarga ayah tidak memuat ibu anak, jadi petugas memeriksa.
scenario-mother-outside-the-card = Ayah melaporkan anak dari ibu di luar kartu keluarganya. Istrinya tidak ditulis sebagai ibu.
scenario-mother-too-old = Umur ibu 65 tahun saat melahirkan. Data mungkin salah, jadi petugas memeriksa.
scenario-mother-too-young = Umur ibu 6 tahun saat melahirkan. Data mungkin salah, jadi petugas memeriksa.
scenario-name-abbreviated = Nama yang memuat singkatan diperiksa petugas.
scenario-name-in-arabic = Nama dengan huruf Arab ditolak. Nama itu dapat ditulis dengan huruf Latin.
scenario-name-in-cyrillic = Nama dengan huruf Kiril yang mirip huruf Latin ditolak.
scenario-name-in-han = Nama dengan aksara Tionghoa ditolak.
scenario-name-too-long = Nama anak yang lebih dari 60 huruf ditolak.
scenario-name-with-accents = Nama dengan huruf seperti é dan ñ diterima.
scenario-name-with-digits = Nama anak yang memuat angka ditolak.
scenario-name-with-initial = Nama dengan satu huruf di akhirnya diperiksa petugas.
scenario-name-with-signs = Nama anak yang memuat tanda baca ditolak.
scenario-name-with-title = Nama anak yang memuat gelar ditolak.
scenario-name-without-vowels = Kata tanpa huruf hidup dalam nama diperiksa petugas.
scenario-no-family-card = Anda belum punya kartu keluarga. Petugas membantu, dan belum ada kartu yang dapat diubah.
scenario-none-of-the-births = Kelahiran yang Anda cari tidak ada dalam pilihan. Anda mengisi datanya dan membawa surat kelahiran.
scenario-none-of-the-women = Ibu bukan salah satu perempuan di kartu keluarga, jadi petugas memeriksa.
scenario-one-word-name-confirmed = Nama satu kata diterima setelah Anda menyetujuinya.
scenario-one-word-name-not-confirmed = Nama satu kata ditolak jika Anda tidak menyetujuinya.
scenario-police-report-rejected = Anak yang ditemukan ditolak jika berita acara polisi tidak diterima petugas.
scenario-reported-late = Kelahiran yang dilaporkan setelah 60 hari diperiksa petugas.
scenario-second-twin = Bayi kembar kedua dicatat dengan permohonan sendiri.
scenario-several-reasons = Penolakan menyebut semua alasan sekaligus.
scenario-single-mother = Ibu tanpa suami di kartu keluarga mendapat akta yang memuat namanya saja.
scenario-sixty-days = Laporan tepat pada hari ke-60 belum terlambat.
scenario-sixty-letters = Nama dengan tepat 60 huruf tidak terlalu panjang.
scenario-ward-record-of-half-a-year = Data rumah sakit memuat kelahiran sembilan bulan lalu. Kami bertanya apakah itu yang dimaksud, lalu petugas memeriksa laporan terlambat.
