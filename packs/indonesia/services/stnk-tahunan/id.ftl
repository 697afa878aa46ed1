name = Pajak kendaraan dan pengesahan STNK tahunan
summary = Bayar pajak kendaraan Anda untuk satu tahun. Surat Tanda Nomor Kendaraan (STNK) Anda langsung disahkan setelah lunas.
for-whom = Untuk pemilik motor atau mobil pribadi. Anda tidak perlu membawa fotokopi KTP atau buku pemilik kendaraan.
promise-note = Tagihan keluar saat itu juga. Dokumen terbit segera setelah Anda membayar.
objection = Tidak setuju dengan keputusan ini? Ajukan keberatan. Petugas akan memeriksa ulang permohonan Anda.

## Hasil

product-pengesahan = Pengesahan STNK tahunan
product-tbpkp = Tanda bukti pelunasan pajak kendaraan
number-pengesahan-serial = Nomor pengesahan
number-pengesahan-public = Nomor dokumen pengesahan
number-tbpkp-serial = Nomor tanda bukti pelunasan
number-tbpkp-public = Nomor dokumen tanda bukti pelunasan

## Tagihan

payment-pkb = Pajak Kendaraan Bermotor (PKB)
payment-opsen = Opsen PKB, tambahan pajak untuk kabupaten atau kota
payment-pkb_interest = Bunga keterlambatan PKB
payment-opsen_interest = Bunga keterlambatan opsen PKB
payment-swdkllj = Sumbangan Wajib Dana Kecelakaan Lalu Lintas Jalan (SWDKLLJ)
payment-swdkllj_fine = Denda keterlambatan SWDKLLJ
payment-stnk_fee = STNK baru untuk lima tahun
payment-plate_fee = Pelat nomor baru

## Mengapa data dibaca

purpose-applicant = Untuk mengetahui siapa yang membayar.
purpose-vehicle = Untuk menghitung pajak dan mengesahkan STNK.
purpose-owner = Untuk memastikan kendaraan ini atas nama Anda.

## Pertanyaan

which_vehicle-label = Kendaraan mana yang Anda bayar sekarang?
which_vehicle-hint = Pilih satu kendaraan. Untuk kendaraan lain, kirim permohonan lagi.
which_vehicle-none = Kendaraan saya tidak ada di daftar ini

physical_check-label = Hasil cek fisik kendaraan
physical_check-hint = Isi setelah Anda mencocokkan nomor rangka dan nomor mesin dengan data kendaraan.
physical_check-passed = Cocok dengan data
physical_check-failed = Tidak cocok dengan data

## Cek dulu, tanpa masuk

try-vehicle = Apakah ada kendaraan atas nama Anda, atau yang Anda pakai?
try-vehicle-hint = Jika ada beberapa, jawab untuk satu kendaraan. Lihat STNK-nya.
try-vehicle-owner_kind = Atas nama siapa kendaraan ini?
try-vehicle-kind = Apa jenis kendaraan ini?
try-vehicle-engine_cc = Berapa isi silinder mesinnya?
try-vehicle-engine_cc-hint = Tulis angka dalam cc, seperti di STNK. Untuk motor listrik: 0.
try-vehicle-use = Untuk apa kendaraan ini dipakai?
try-vehicle-province = Di provinsi mana kendaraan ini terdaftar?
try-vehicle-province-hint = Ketik nama provinsi lalu pilih.
try-vehicle-tax_base = Berapa dasar pengenaan pajaknya?
try-vehicle-tax_base-hint = Tulis angka dalam rupiah, misalnya 12000000. Jika tidak tahu, kami tidak menghitung jumlahnya.
try-vehicle-ownership_order = Ini kendaraan keberapa dari jenis yang sama milik pemiliknya?
try-vehicle-ownership_order-hint = Tulis angka. Kendaraan pertama: 1.
try-vehicle-tax_until = Sampai tanggal berapa pajaknya sudah dibayar?
try-vehicle-tax_until-hint = Lihat lembar pajak di belakang STNK. Misalnya: 7 3 2026.
try-vehicle-stnk_until = Sampai tanggal berapa STNK-nya berlaku?
try-vehicle-stnk_until-hint = Tanggal ini ada di STNK dan di pelat. Misalnya: 7 3 2028.
try-vehicle-sold_on-there = Apakah kendaraan ini sudah dilaporkan terjual?
try-vehicle-blocked-there = Apakah kendaraan ini diblokir?
try-vehicle-blocked = Mengapa kendaraan ini diblokir?
try-owner = Apakah pemilik di STNK terdaftar sebagai penduduk?
try-owner-deceased_on-there = Apakah pemilik di STNK sudah meninggal?
try-applicant-nik-as-owner-nik = Apakah kendaraan ini atas nama Anda sendiri?

## Alasan dan jalan keluar

reason-no-vehicle = Tidak ada kendaraan yang dapat Anda bayar menurut data kami.
remedy-no-vehicle = Urus balik nama di kantor Samsat jika kendaraan masih atas nama orang lain. Jika data kami salah, ajukan keberatan.

reason-company-owner = Kendaraan ini milik perusahaan atau badan lain.
remedy-company-owner = Direktur atau staf yang ditunjuknya membayar di sini dengan bertindak untuk perusahaan itu, di halaman Kuasa. Badan lain membayar di kantor Samsat.

reason-owner-not-found = Data pemilik kendaraan ini tidak kami temukan di data penduduk.
remedy-owner-not-found = Petugas mencocokkan nama pemilik. Siapkan STNK dan buku pemilik kendaraan bila diminta.

reason-owner-deceased = Pemilik kendaraan ini tercatat sudah meninggal.
remedy-owner-deceased = Petugas memeriksa hak Anda sebagai ahli waris. Siapkan surat keterangan waris bila diminta.

reason-not-owner = Kendaraan ini masih atas nama orang lain.
remedy-not-owner = Urus balik nama di kantor Samsat. Setelah itu, Anda dapat membayar pajak di sini.

reason-reported-sold = Anda sudah melapor bahwa kendaraan ini dijual.
remedy-reported-sold = Anda tidak perlu membayar. Pembeli harus mengurus balik nama. Jika kendaraan tidak jadi dijual, batalkan laporan di kantor Samsat.

reason-blocked-traffic-fine = Kendaraan ini diblokir karena denda tilang belum dibayar.
remedy-blocked-traffic-fine = Bayar denda tilang itu. Setelah blokir dibuka, kirim permohonan baru.

reason-blocked-investigation = Kendaraan ini diblokir karena sedang diperiksa penyidik atau pengadilan.
remedy-blocked-investigation = Hubungi kantor polisi yang menangani perkara ini. Setelah blokir dibuka, kirim permohonan baru.

reason-blocked-stolen = Kendaraan ini dilaporkan hilang.
remedy-blocked-stolen = Jika kendaraan sudah kembali, cabut laporan di kantor polisi. Setelah itu, kirim permohonan baru.

reason-too-early = Pajak kendaraan ini masih lunas untuk lebih dari 60 hari.
remedy-too-early = Anda belum perlu membayar. Kirim permohonan paling cepat 60 hari sebelum jatuh tempo.

reason-owed-under-the-old-law = Sebagian pajak jatuh tempo sebelum 5 Januari 2025, saat aturan lama masih berlaku.
remedy-owed-under-the-old-law = Bayar di kantor Samsat. Petugas di sana menghitung pajak dengan tarif lama. Setelah lunas, tahun berikutnya dapat dibayar di sini.

reason-more-than-five-years = Pajak kendaraan ini belum dibayar lebih dari lima tahun.
remedy-more-than-five-years = Bayar di kantor Samsat. Petugas di sana menghitung pajak yang masih harus dibayar.

reason-renewal-due = STNK dan pelat nomor Anda habis masa berlakunya. Kendaraan harus dicek dulu.
remedy-renewal-due = Bawa kendaraan ke kantor Samsat untuk cek fisik. Petugas melanjutkan permohonan ini setelah kendaraan dicek.

reason-physical-check-failed = Nomor rangka atau nomor mesin tidak cocok dengan data kendaraan.
remedy-physical-check-failed = Tanyakan kepada petugas nomor mana yang tidak cocok. Perbaiki data kendaraan di kantor Samsat, lalu kirim permohonan baru.

reason-stnk-ended-long-ago = STNK kendaraan ini sudah mati dua tahun atau lebih.
remedy-stnk-ended-long-ago = Petugas memeriksa apakah kendaraan masih terdaftar. Bawa kendaraan, STNK, dan buku pemilik kendaraan bila diminta.

reason-public-transport = Kendaraan ini terdaftar sebagai angkutan umum.
remedy-public-transport = Petugas memeriksa izin angkutan dan menghitung pajak dengan tarif angkutan umum. Tunggu kabar dari kami.

reason-no-tariff = Kami belum punya tarif untuk kendaraan ini.
remedy-no-tariff = Bayar di kantor Samsat. Petugas di sana memakai tarif dari peraturan daerah Anda.

## Isi dokumen

document-pengesahan-title = Pengesahan STNK tahunan
document-pengesahan-note = Tunjukkan dokumen ini bersama STNK saat diperiksa di jalan.
document-pengesahan-validation_number = Nomor pengesahan
document-pengesahan-plate = Nomor polisi
document-pengesahan-kind = Jenis kendaraan
document-pengesahan-kind-motorcycle = Sepeda motor
document-pengesahan-kind-car = Mobil penumpang
document-pengesahan-kind-goods = Mobil barang
document-pengesahan-kind-other = Kendaraan lain
document-pengesahan-brand = Merek dan tipe
document-pengesahan-built = Tahun pembuatan
document-pengesahan-owner_name = Nama pemilik
document-pengesahan-regency = Terdaftar di
document-pengesahan-validated_on = Tanggal pengesahan
document-pengesahan-valid_until = Berlaku sampai
document-pengesahan-stnk_until = STNK dan pelat berlaku sampai
document-pengesahan-office = Disahkan di

document-tbpkp-title = Tanda bukti pelunasan kewajiban pembayaran
document-tbpkp-receipt_number = Nomor tanda bukti
document-tbpkp-plate = Nomor polisi
document-tbpkp-owner_name = Nama pemilik
document-tbpkp-years = Jumlah tahun yang dibayar
document-tbpkp-pkb = Pajak Kendaraan Bermotor (PKB)
document-tbpkp-opsen = Opsen PKB
document-tbpkp-pkb_interest = Bunga keterlambatan PKB
document-tbpkp-opsen_interest = Bunga keterlambatan opsen PKB
document-tbpkp-swdkllj = Sumbangan Wajib Dana Kecelakaan Lalu Lintas Jalan (SWDKLLJ)
document-tbpkp-swdkllj_fine = Denda keterlambatan SWDKLLJ
document-tbpkp-stnk_fee = STNK baru
document-tbpkp-plate_fee = Pelat nomor baru
document-tbpkp-total = Jumlah yang dibayar
document-tbpkp-paid_until = Pajak lunas sampai
document-tbpkp-paid_on = Tanggal bayar
document-tbpkp-office = Dibayar di

## Layanan berikutnya

next-balik-nama = Balik nama kendaraan
next-lapor-jual = Lapor jual kendaraan

## Yang belum pasti sumbernya

assumption-promise = Batas 24 jam adalah janji kami, bukan dari undang-undang. Aplikasi resmi Samsat Digital Nasional juga memberi dokumen segera setelah dibayar, menurut berita.
assumption-objection-clocks = Batas waktu keberatan 21 dan 10 hari kerja berasal dari UU 30/2014 Pasal 77. Hanya batas 21 hari yang kami lihat di sebuah sumber.
assumption-tax-objection = Keberatan atas jumlah pajak punya tata cara dan batas waktu sendiri di PP 35/2023. Keberatan di sini adalah keberatan atas keputusan kantor.
assumption-register-wait = Jika sebuah data tidak dapat dibaca selama 24 jam, petugas mengambil alih. Janji ini dari kami, bukan dari undang-undang.
assumption-joint-office = Di kantor Samsat, polisi, Badan Pendapatan Daerah, dan Jasa Raharja bekerja bersama. Di sini kantor itu memutuskan dan menerima pembayaran untuk semuanya. Bahwa satu kantor berdiri di setiap kabupaten atau kota adalah penyederhanaan kami.
assumption-tariffs = Tarif setiap provinsi kami ambil dari berita yang mengutip peraturan daerah. Naskah peraturan daerah itu belum kami baca. Kendaraan yang tarifnya tidak kami temukan dibayar di kantor Samsat.
assumption-relief = Keringanan, diskon, dan pemutihan dari gubernur tidak dihitung. Beberapa provinsi memberikannya sejak 2025, misalnya Bali dan Banten.
assumption-tax-base = Dasar pengenaan pajak di data kendaraan adalah nilai jual dikali bobot. Angkanya di sini adalah contoh, bukan dari daftar resmi.
assumption-past-years = Jika pajak belum dibayar lebih dari satu tahun, setiap tahun kami hitung dengan dasar dan tarif hari ini. Menurut hukum, setiap tahun punya dasar dan tarif sendiri.
assumption-late-interest = Bunga 1 persen sebulan, paling lama 24 bulan, kami tulis menurut PP 35/2023 dari ingatan. Bagian bulan dihitung satu bulan penuh. Bahwa opsen dikenai bunga yang sama adalah tafsiran kami.
assumption-due-dates = Jika jatuh tempo pada hari libur, sebagian daerah memberi waktu sampai hari kerja berikutnya. Di sini tidak ada tambahan waktu.
assumption-rounding = Setiap jumlah dibulatkan ke rupiah terdekat. Sebagian daerah membulatkan ke ratusan rupiah.
assumption-swdkllj = Besar sumbangan dan dendanya kami ambil dari berita tentang PMK 36/PMK.010/2008 dan PMK 16/PMK.010/2017. Golongan A dan F kami tulis menurut ingatan. Bahwa tahun yang lewat dikenai denda penuh adalah kesimpulan kami.
assumption-validation-fee = Pengesahan tahunan gratis menurut putusan Mahkamah Agung 12 P/HUM/2017 tentang PP 60/2016. Putusan itu kami baca dari berita. Bahwa PP 76/2020 tidak memungutnya lagi belum kami baca di naskahnya.
assumption-renewal = Biaya STNK dan pelat lima tahunan kami ambil dari berita tentang PP 76/2020. Bahwa cek fisik dapat dicatat petugas lalu dibayar di sini adalah anggapan kami.
assumption-early = Pajak dapat dibayar paling cepat 60 hari sebelum jatuh tempo. Batas ini berbeda di setiap daerah, dan sumbernya tidak kami temukan.
assumption-kinds = Kami mengenal sepeda motor, mobil penumpang, dan mobil barang. Bus dan kendaraan khusus dibayar di kantor Samsat. Tarif satu provinsi kami anggap berlaku juga untuk mobil barang.
assumption-electric = Kendaraan listrik tidak dikenai pajak di sini, karena dasar pengenaannya nol. Motor listrik tetap membayar sumbangan seperti motor biasa. Keduanya menurut ingatan.
assumption-blocks = Alasan blokir di sini kami susun sendiri dari praktik: denda tilang elektronik, penyidikan, dan laporan hilang.
assumption-sold = Penjual yang sudah melapor tidak dapat membayar lagi, dan pembeli harus balik nama. Sebagian daerah masih menerima pembayaran dengan KTP pemilik lama.
assumption-heirs = Ahli waris dapat membayar setelah petugas memeriksa haknya. Aturan tertulisnya tidak kami temukan.
assumption-keepers = Data di sini mengetahui siapa yang memakai kendaraan atas nama orang lain, misalnya pembeli atau ahli waris. Data yang asli mungkin hanya mengenal pemilik.
assumption-companies = Direktur menurut data badan usaha, atau staf yang ditunjuknya, boleh membayar untuk perusahaan tanpa surat kuasa di atas kertas.
assumption-receipt = Tanda bukti pelunasan di sini juga memuat sumbangan untuk Jasa Raharja. Aplikasi resmi menerbitkan kartu dana tersendiri, menurut berita.
assumption-numbers = Bentuk nomor pengesahan dan nomor tanda bukti kami susun sendiri: kantor, jenis, tanggal, dan nomor urut.
assumption-registers = Data kendaraan di sini memuat dasar pajak dan urutan kepemilikan. Yang asli tersimpan di dua tempat, di polisi dan di Badan Pendapatan Daerah. Lama penyimpanannya adalah perkiraan kami.
assumption-officer-reading = Petugas membaca data menurut UU 30/2014 Pasal 50 dan Perpol 7/2021, yang kami tulis menurut ingatan.
assumption-article-numbers = PP 35/2023, PP 76/2020, Perpol 7/2021, PMK 16/2017, dan Perpres 5/2015 kami sebut tanpa nomor pasal. Naskahnya belum kami baca. Ahli hukum perlu melengkapinya.
assumption-articles-unread = Pasal ini kami tulis menurut ingatan: UU 22/2009 Pasal 47, 64, 65, 70, 71, 74, dan 272; UU 1/2022 Pasal 8, 10, 83, dan 191; UU 30/2014 Pasal 50 dan 73. UU 1/2022 Pasal 9 kami baca. Ahli hukum perlu memeriksanya.

## Contoh kasus

scenario-a-year-late-to-the-day = Tepat setahun setelah jatuh tempo, baru satu tahun yang harus dibayar.
scenario-blocked-investigation = Kendaraan yang sedang diperiksa penyidik tidak disahkan.
scenario-blocked-stolen = Kendaraan yang dilaporkan hilang tidak disahkan.
scenario-blocked-traffic-fine = Denda tilang harus dibayar lebih dulu.
scenario-car-fine-capped = Denda sumbangan wajib paling banyak Rp100.000 setahun.
scenario-car-in-bali = Mobil di Bali memakai tarif untuk mesin besar.
scenario-company-owner = Kendaraan milik perusahaan tidak dibayar atas nama sendiri.
scenario-due-today = Membayar tepat pada hari jatuh tempo tidak terlambat.
scenario-electric-motorcycle = Motor listrik tidak dikenai pajak, tetapi tetap membayar sumbangan wajib.
scenario-first-car = Anda punya beberapa kendaraan. Anda memilih satu, lalu membayar.
scenario-five-years-late = Paling banyak lima tahun dapat dibayar sekaligus, masing-masing dengan bunganya.
scenario-large-public-transport = Angkutan umum dengan mesin besar punya sumbangan wajib sendiri.
scenario-leap-day = Pajak yang jatuh tempo 29 Februari lunas sampai 28 Februari tahun berikutnya.
scenario-moped = Motor dengan mesin sampai 50 sentimeter kubik hanya membayar kartu dana.
scenario-more-than-five-years = Tunggakan lebih dari lima tahun dibayar di kantor Samsat.
scenario-motorcycle-on-time = Pajak motor dibayar sebelum jatuh tempo, tanpa denda.
scenario-motorcycle-too-early = Kendaraan yang Anda pilih belum jatuh tempo.
scenario-ninety-one-days-late = Mulai hari ke-91, denda sumbangan wajib menjadi setengahnya.
scenario-no-tariff-for-kind = Jenis kendaraan yang tarifnya belum ada di daftar dibayar di kantor Samsat.
scenario-no-tariff-for-order = Kendaraan kedua yang tarifnya belum ada di daftar dibayar di kantor Samsat.
scenario-no-tariff-in-province = Kendaraan di provinsi yang tarifnya belum ada di daftar dibayar di kantor Samsat.
scenario-no-vehicle = Orang yang tidak punya kendaraan tidak perlu membayar.
scenario-none-of-the-vehicles = Kendaraan yang Anda maksud tidak ada di daftar. Kami menjelaskan alasannya.
scenario-not-owner = Pembeli harus mengurus balik nama sebelum membayar.
scenario-one-day-late = Terlambat satu hari dihitung satu bulan bunga.
scenario-owed-under-the-old-law = Pajak yang jatuh tempo sebelum aturan baru dibayar di kantor Samsat.
scenario-owner-deceased = Kendaraan atas nama orang yang sudah meninggal diteruskan ke petugas.
scenario-owner-not-found = Pemilik yang tidak ada di data penduduk diperiksa petugas.
scenario-physical-check-failed = Kendaraan yang tidak cocok dengan data tidak mendapat STNK baru.
scenario-pickup = Mobil barang kecil membayar sumbangan wajib yang sama dengan mobil.
scenario-public-transport = Angkutan umum diteruskan ke petugas.
scenario-renewal-check-passed = Setelah kendaraan dicek, STNK dan pelat baru dibayar bersama pajak.
scenario-renewal-due = STNK habis sebelum tahun pajak berakhir. Petugas mengecek kendaraan lebih dulu.
scenario-reported-sold = Penjual yang sudah melapor tidak perlu membayar lagi.
scenario-second-car = Mobil kedua di Jakarta memakai tarif kedua, dan tidak ada opsen.
scenario-second-large-motorcycle = Motor besar kedua di Jawa Tengah memakai tarif kedua.
scenario-second-small-motorcycle = Motor kecil kedua di Jawa Tengah memakai tarif yang sama dengan motor pertama.
scenario-several-reasons = Penolakan menyebut semua alasan sekaligus.
scenario-sixth-car = Mobil keenam di Jakarta memakai tarif mobil kelima.
scenario-sixty-days-early = Membayar 60 hari lebih awal masih boleh.
scenario-stnk-ended-lately = STNK yang mati kurang dari dua tahun diperpanjang seperti biasa.
scenario-stnk-ended-long-ago = Kendaraan yang STNK-nya mati dua tahun mungkin dihapus dari daftar, jadi petugas memeriksa.
scenario-stnk-ends-with-the-year = STNK yang habis bersama tahun pajak belum perlu diperpanjang.
scenario-three-hundred-days-late = Setelah 270 hari, denda sebesar seluruh sumbangan wajib.
scenario-three-months-late = Terlambat 80 hari dihitung tiga bulan bunga.
scenario-three-years-late = Bunga untuk satu tahun pajak berhenti pada 24 bulan.
scenario-too-early = Membayar lebih dari 60 hari sebelum jatuh tempo ditolak.
scenario-truck = Mobil barang besar punya sumbangan wajib sendiri.
scenario-two-hundred-days-late = Mulai hari ke-181, denda sumbangan wajib menjadi tiga perempatnya.
scenario-two-years-late = Terlambat lebih dari setahun berarti membayar dua tahun, masing-masing dengan bunganya.
scenario-vehicle-register-down = Data kendaraan belum dapat dibaca, jadi permohonan menunggu.
