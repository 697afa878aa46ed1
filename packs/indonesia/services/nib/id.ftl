name = Nomor Induk Berusaha (NIB) dan izin usaha
summary = Daftarkan usaha Anda dan terima Nomor Induk Berusaha (NIB). Anda juga langsung tahu apakah perlu sertifikat standar atau izin.
for-whom = Untuk orang atau perusahaan yang memulai usaha. Gratis.
promise-note = NIB terbit saat itu juga. Sertifikat atau izin yang harus diverifikasi menyusul.
objection = Tidak setuju dengan keputusan ini? Ajukan keberatan. Petugas akan memeriksa ulang permohonan Anda.

activity-title = Kegiatan usaha { $n }
activity-each = untuk setiap kegiatan usaha

## Hasil

product-nib = Nomor Induk Berusaha (NIB)
product-nib-hint = Bukti pendaftaran usaha. Setiap usaha mendapatkannya, apa pun risikonya.
product-standar = Sertifikat Standar kegiatan { $n }
product-verifikasi = Verifikasi Sertifikat Standar kegiatan { $n }
product-izin = Izin kegiatan { $n }
number-nib-nib = Nomor Induk Berusaha
number-nib-public = Nomor dokumen NIB
number-standar-public = Nomor dokumen Sertifikat Standar kegiatan { $n }
number-verifikasi-public = Nomor dokumen sertifikat terverifikasi kegiatan { $n }
number-izin-public = Nomor dokumen izin kegiatan { $n }

## Mengapa data dibaca

purpose-applicant = Untuk mengetahui siapa yang mendaftarkan usaha.
purpose-own-business = Untuk memastikan Anda belum punya NIB.
purpose-company = Untuk mengetahui perusahaan mana yang boleh Anda wakili.
purpose-company-business = Untuk memastikan perusahaan belum punya NIB.

## Pertanyaan

which_company-label = Untuk siapa NIB ini?
which_company-hint = Pilih perusahaan, atau pilih usaha sendiri. Perusahaan Anda tidak ada di daftar? Perbarui datanya di Kementerian Hukum.
which_company-none = Usaha saya sendiri, bukan perusahaan ini

activity_count-label = Berapa kegiatan usaha yang Anda daftarkan?
activity_count-hint = Satu tempat dengan satu jenis usaha adalah satu kegiatan. Paling banyak lima.

kbli-label = Kegiatan usaha { $n }: apa yang Anda jual atau kerjakan?
kbli-hint = Ketik dengan kata sehari-hari, misalnya: warung kelontong. Anda juga boleh mengetik kode KBLI 2020 atau 2025.

place-label = Di kecamatan mana kegiatan { $n } dijalankan?
place-hint = Usaha dari rumah memakai kecamatan rumah Anda.

capital-label = Berapa modal kegiatan { $n }?
capital-hint = Jumlahkan peralatan, barang dagangan, dan uang untuk usaha. Tanah dan bangunan tidak dihitung.

rooms-label = Berapa kamar tamu pada kegiatan { $n }?
rooms-hint = Hitung semua kamar yang disewakan.

seed-label = Apakah kegiatan { $n } menghasilkan benih untuk dijual?
seed-hint = Jawab Tidak jika hasil panen dijual sebagai pangan atau pakan.

standard-label = Apakah Anda menyatakan kegiatan { $n } memenuhi standar usaha?
standard-hint = Standar usaha ada di peraturan bidang Anda, misalnya kebersihan dapur untuk warung makan. Jika risikonya menengah tinggi, Anda menyatakan sanggup memenuhinya.

## Dokumen

evidence-standard_proof = Penilaian mandiri kegiatan { $n }
evidence-standard_proof-when = Hanya jika risikonya menengah tinggi.
evidence-standard_proof-hint = Isi formulir penilaian mandiri dan lampirkan bukti yang diminta bidang Anda. Gabungkan dalam satu berkas.
evidence-permit_proof = Persyaratan izin kegiatan { $n }
evidence-permit_proof-when = Hanya jika risikonya tinggi.
evidence-permit_proof-hint = Lampirkan persyaratan izin menurut bidang Anda. Gabungkan dalam satu berkas.

## Alasan petugas bertanya kembali

clarification-proof-incomplete = Ada bukti yang belum lengkap atau tidak terbaca.
clarification-proof-contradicts = Isi bukti tidak cocok dengan jawaban Anda.
clarification-place-visit = Petugas perlu melihat tempat usaha dan mengatur waktunya dengan Anda.

## Alasan dan jalan keluar

reason-applicant-foreign = NIB atas nama sendiri hanya untuk warga negara Indonesia.
remedy-applicant-foreign = Warga negara asing berusaha melalui perusahaan penanaman modal asing. Hubungi Kementerian Investasi.

reason-underage = Anda belum berumur 21 tahun dan belum pernah menikah.
remedy-underage = Minta orang tua atau wali mendaftarkan usaha ini atas nama mereka. Anda dapat mendaftar sendiri setelah berumur 21 tahun.

reason-nib-exists = Usaha ini sudah punya NIB.
remedy-nib-exists = Kegiatan baru ditambahkan pada NIB itu di Kementerian Investasi; di sini belum bisa. Hubungi juga kementerian itu jika NIB bukan milik Anda.

reason-company-not-active = Perusahaan ini sudah bubar atau sedang dibubarkan.
remedy-company-not-active = Jika data ini salah, perbarui data perusahaan di Kementerian Hukum. Anda juga boleh mendaftar atas nama sendiri.

reason-not-director = Menurut data, Anda bukan direktur perusahaan ini.
remedy-not-director = Minta direktur yang mendaftar. Jika direkturnya sudah berganti atau meninggal, catat direktur baru di Kementerian Hukum lebih dulu.

reason-foreign-capital = Perusahaan ini punya modal asing.
remedy-foreign-capital = Ajukan NIB di kantor Kementerian Investasi. Di sana syarat untuk modal asing ikut diperiksa.

reason-closed-field = Salah satu kegiatan yang Anda pilih tertutup untuk semua orang, yaitu industri minuman beralkohol.
remedy-closed-field = Kirim permohonan baru tanpa kegiatan itu.

reason-company-only = Kegiatan ini hanya boleh dijalankan oleh perusahaan.
remedy-company-only = Dirikan perusahaan di Kementerian Hukum, lalu ajukan NIB untuk perusahaan itu. NIB Anda sendiri tetap terbit untuk kegiatan lain.

reason-risk-unknown = Tingkat risiko salah satu kegiatan dengan modal ini belum ada di daftar kami.
remedy-risk-unknown = Petugas menentukan tingkat risikonya menurut lampiran peraturan. Tunggu kabar dari kami.

reason-standard-not-stated = Anda belum menyatakan bahwa kegiatan ini memenuhi standar usaha.
remedy-standard-not-stated = NIB Anda tetap terbit, tetapi kegiatan ini belum boleh berjalan. Penuhi standarnya, lalu nyatakan di kantor kami.

reason-verification-needed = Kegiatan berisiko menengah tinggi harus diverifikasi.
remedy-verification-needed = Petugas memeriksa bukti Anda. Sementara itu, siapkan usaha Anda dengan sertifikat yang belum terverifikasi.

reason-standard-proof-rejected = Bukti Anda tidak menunjukkan bahwa standar usaha dipenuhi.
remedy-standard-proof-rejected = Lengkapi bukti sesuai catatan petugas, lalu ajukan keberatan: petugas memeriksanya lagi. NIB Anda tetap berlaku.

reason-permit-needed = Kegiatan berisiko tinggi perlu izin sebelum berjalan.
remedy-permit-needed = Petugas memeriksa persyaratan Anda. Jangan mulai beroperasi sebelum izin terbit.

reason-permit-proof-rejected = Persyaratan izin Anda tidak terpenuhi.
remedy-permit-proof-rejected = Lengkapi persyaratan sesuai catatan petugas, lalu ajukan keberatan: petugas memeriksanya lagi. NIB Anda tetap berlaku.

reason-permit-elsewhere = Izin kegiatan ini diberikan bertahap menurut undang-undang bidangnya.
remedy-permit-elsewhere = Ajukan izin pertambangan di dinas energi provinsi Anda. Pakai NIB dari sini.

## Isi dokumen

document-nib-title = Nomor Induk Berusaha (NIB)
document-nib-note = Nomor ini adalah bukti pendaftaran usaha Anda. Usaha berisiko rendah boleh langsung berjalan.
document-nib-nib = NIB
document-nib-holder_name = Nama pelaku usaha
document-nib-company_kind = Bentuk badan usaha
document-nib-company_kind-pt = Perseroan Terbatas (PT)
document-nib-company_kind-pt-perorangan = PT perorangan
document-nib-company_kind-cv = Persekutuan Komanditer (CV)
document-nib-address = Alamat
document-nib-district = Kecamatan
document-nib-scale = Skala usaha
document-nib-scale-micro = Mikro
document-nib-scale-small = Kecil
document-nib-scale-medium = Menengah
document-nib-scale-large = Besar
document-nib-activity = Kegiatan usaha { $n }
document-nib-place = Lokasi kegiatan { $n }
document-nib-risk = Risiko kegiatan { $n }
document-nib-risk-low = Rendah
document-nib-risk-medium-low = Menengah rendah
document-nib-risk-medium-high = Menengah tinggi
document-nib-risk-high = Tinggi
document-nib-issued_on = Tanggal terbit
document-nib-office = Diterbitkan oleh

document-standar-title = Sertifikat Standar
document-standar-note = Sertifikat yang belum terverifikasi hanya berlaku untuk menyiapkan usaha, belum untuk menjalankannya.
document-standar-certificate_number = Nomor sertifikat
document-standar-nib = NIB
document-standar-holder_name = Nama pelaku usaha
document-standar-activity = Kegiatan usaha
document-standar-old_codes = Kode KBLI 2020
document-standar-place = Lokasi
document-standar-scale = Skala usaha
document-standar-scale-micro = Mikro
document-standar-scale-small = Kecil
document-standar-scale-medium = Menengah
document-standar-scale-large = Besar
document-standar-risk = Tingkat risiko
document-standar-risk-low = Rendah
document-standar-risk-medium-low = Menengah rendah
document-standar-risk-medium-high = Menengah tinggi
document-standar-risk-high = Tinggi
document-standar-standing = Status
document-standar-standing-self-declared = Pernyataan mandiri pelaku usaha
document-standar-standing-not-verified = Belum terverifikasi, hanya untuk persiapan usaha
document-standar-standing-verified = Terverifikasi
document-standar-sector = Bidang
document-standar-sector-agriculture = Pertanian
document-standar-sector-fisheries = Kelautan dan perikanan
document-standar-sector-energy = Energi dan sumber daya mineral
document-standar-sector-industry = Perindustrian
document-standar-sector-trade = Perdagangan
document-standar-sector-public-works = Pekerjaan umum
document-standar-sector-transport = Perhubungan
document-standar-sector-communications = Komunikasi dan digital
document-standar-sector-health = Kesehatan
document-standar-sector-tourism = Pariwisata
document-standar-sector-creative = Ekonomi kreatif
document-standar-sector-education = Pendidikan
document-standar-sector-labour = Ketenagakerjaan
document-standar-issued_on = Tanggal terbit
document-standar-office = Diterbitkan oleh

document-verifikasi-title = Sertifikat Standar terverifikasi
document-verifikasi-note = Sertifikat ini menggantikan sertifikat yang belum terverifikasi. Usaha boleh berjalan.
document-verifikasi-certificate_number = Nomor sertifikat
document-verifikasi-nib = NIB
document-verifikasi-holder_name = Nama pelaku usaha
document-verifikasi-activity = Kegiatan usaha
document-verifikasi-old_codes = Kode KBLI 2020
document-verifikasi-place = Lokasi
document-verifikasi-scale = Skala usaha
document-verifikasi-scale-micro = Mikro
document-verifikasi-scale-small = Kecil
document-verifikasi-scale-medium = Menengah
document-verifikasi-scale-large = Besar
document-verifikasi-risk = Tingkat risiko
document-verifikasi-risk-low = Rendah
document-verifikasi-risk-medium-low = Menengah rendah
document-verifikasi-risk-medium-high = Menengah tinggi
document-verifikasi-risk-high = Tinggi
document-verifikasi-standing = Status
document-verifikasi-standing-self-declared = Pernyataan mandiri pelaku usaha
document-verifikasi-standing-not-verified = Belum terverifikasi, hanya untuk persiapan usaha
document-verifikasi-standing-verified = Terverifikasi
document-verifikasi-sector = Bidang
document-verifikasi-sector-agriculture = Pertanian
document-verifikasi-sector-fisheries = Kelautan dan perikanan
document-verifikasi-sector-energy = Energi dan sumber daya mineral
document-verifikasi-sector-industry = Perindustrian
document-verifikasi-sector-trade = Perdagangan
document-verifikasi-sector-public-works = Pekerjaan umum
document-verifikasi-sector-transport = Perhubungan
document-verifikasi-sector-communications = Komunikasi dan digital
document-verifikasi-sector-health = Kesehatan
document-verifikasi-sector-tourism = Pariwisata
document-verifikasi-sector-creative = Ekonomi kreatif
document-verifikasi-sector-education = Pendidikan
document-verifikasi-sector-labour = Ketenagakerjaan
document-verifikasi-issued_on = Tanggal terbit
document-verifikasi-office = Diterbitkan oleh

document-izin-title = Izin usaha
document-izin-note = Usaha boleh berjalan setelah izin ini terbit.
document-izin-certificate_number = Nomor izin
document-izin-nib = NIB
document-izin-holder_name = Nama pelaku usaha
document-izin-activity = Kegiatan usaha
document-izin-old_codes = Kode KBLI 2020
document-izin-place = Lokasi
document-izin-scale = Skala usaha
document-izin-scale-micro = Mikro
document-izin-scale-small = Kecil
document-izin-scale-medium = Menengah
document-izin-scale-large = Besar
document-izin-risk = Tingkat risiko
document-izin-risk-low = Rendah
document-izin-risk-medium-low = Menengah rendah
document-izin-risk-medium-high = Menengah tinggi
document-izin-risk-high = Tinggi
document-izin-sector = Bidang
document-izin-sector-agriculture = Pertanian
document-izin-sector-fisheries = Kelautan dan perikanan
document-izin-sector-energy = Energi dan sumber daya mineral
document-izin-sector-industry = Perindustrian
document-izin-sector-trade = Perdagangan
document-izin-sector-public-works = Pekerjaan umum
document-izin-sector-transport = Perhubungan
document-izin-sector-communications = Komunikasi dan digital
document-izin-sector-health = Kesehatan
document-izin-sector-tourism = Pariwisata
document-izin-sector-creative = Ekonomi kreatif
document-izin-sector-education = Pendidikan
document-izin-sector-labour = Ketenagakerjaan
document-izin-issued_on = Tanggal terbit
document-izin-office = Diterbitkan oleh

## Layanan yang mungkin menyusul

next-sertifikat-halal = Sertifikat halal
next-pirt = Izin pangan olahan industri rumah tangga

## Yang tidak kami temukan sumbernya

assumption-promise = Janji 24 jam berasal dari kami. Sistem OSS menerbitkan NIB saat itu juga, menurut berita.
assumption-objection-clocks = Batas keberatan 21 dan 10 hari kerja berasal dari UU 30/2014 Pasal 77. Hanya 21 hari yang kami lihat di sumber.
assumption-register-wait = Jika data tidak terbaca selama 24 jam, petugas mengambil alih. Janji ini berasal dari kami.
assumption-fee = Kami tidak menemukan biaya untuk NIB, Sertifikat Standar, atau izin. Pasal yang menyebutnya gratis belum kami baca.
assumption-codes = Daftar ini memuat 85 kode KBLI 2025, bukan semuanya. Lima kode kami tulis menurut ingatan. Padanan kode 2020 sebagian dicocokkan oleh mesin.
assumption-risk-levels = Dari 332 tingkat risiko, 181 berasal dari lampiran PP 28/2025 melalui data terbuka. Sisanya kami perkirakan dari bidang yang mirip. Setiap baris tabel menyebutnya.
assumption-micro-industry = Lampiran bidang industri hanya menyebut usaha kecil. Kami anggap usaha mikro ikut di dalamnya.
assumption-hotel-rooms = Lampiran punya dua risiko untuk hotel bintang. Batas 100 kamar yang memisahkannya adalah perkiraan kami.
assumption-scale = Skala dihitung dari modal setiap kegiatan. Skala usaha pada NIB dihitung dari jumlah modalnya. Hasil penjualan tahunan tidak kami tanyakan.
assumption-verification-time = Lampiran menetapkan waktu untuk setiap bidang, dari 5 sampai 28 hari kerja. Di sini verifikasi memakai 25 hari dan izin 28 hari, yaitu yang terlama.
assumption-clarification = Bahwa pertanyaan petugas menghentikan jangka waktu adalah anggapan kami. Begitu juga 10 hari kerja untuk menjawab. Alasannya kami susun sendiri. Peraturan tidak boleh membuat jangka waktu dihitung dari awal lagi.
assumption-proofs = Bukti diminta bersama permohonan, dalam satu berkas untuk setiap kegiatan. Daftar bukti menurut bidang belum ada di sini.
assumption-one-office = Satu kantor nasional memeriksa semuanya di sini. Menurut lampiran, yang berwenang adalah kabupaten, kota, provinsi, atau kementerian.
assumption-grown-up = Dewasa berarti berumur 21 tahun atau pernah menikah, menurut Kitab Undang-Undang Hukum Perdata. Sistem OSS mungkin memakai umur lain.
assumption-old-numbers = Pemilik NIB dengan kode 2020 menyesuaikannya sampai 18 Juni 2026, menurut satu sumber. Penyesuaian itu belum ada di sini.
assumption-activities = Satu permohonan memuat paling banyak lima kegiatan. Batas ini berasal dari kami.
assumption-companies = Data badan usaha di sini memuat pengurus dan pemegang saham menurut akta terakhir. Bahwa seorang direktur boleh bertindak sendiri adalah anggapan kami, karena akta dapat mengatur lain.
assumption-partnerships = Sekutu aktif pada persekutuan komanditer kami catat sebagai direktur. Koperasi, yayasan, dan firma belum ada di sini.
assumption-closed-fields = Dari bidang yang tertutup, hanya industri minuman beralkohol yang punya kode di daftar ini.
assumption-small-reserved = Sebagian bidang hanya untuk usaha mikro dan kecil atau harus bermitra. Aturan itu belum diperiksa di sini.
assumption-basic-requirements = Kesesuaian ruang, persetujuan lingkungan, dan persetujuan bangunan belum diperiksa di sini. Peraturan memintanya sebelum izin.
assumption-mining = Izin tambang pasir mengikuti tahap undang-undang mineral, jadi diam tidak berarti setuju. Kodenya kami tulis menurut ingatan.
assumption-certificate-number = Nomor sertifikat adalah NIB dan empat angka, seperti pada contoh yang kami lihat. Cara menghitung empat angka itu kami susun sendiri.
assumption-registers = Data usaha di sini terbagi dua, untuk orang dan untuk badan. Data yang asli satu. Lama penyimpanannya adalah perkiraan kami.
assumption-officer-reading = Petugas membaca data menurut UU 30/2014 Pasal 50 dan PP 28/2025 Pasal 134, yang kami tulis menurut ingatan.
assumption-article-numbers = PP 28/2025 sebagian, PP 7/2021, dan PerBKPM 5/2025 kami sebut menurut sumber lain atau tanpa nomor pasal. Ahli hukum perlu melengkapinya.
assumption-articles-unread = Pasal ini belum kami baca di naskahnya: UU 25/2007 Pasal 1, 5, dan 12; UU 40/2007 Pasal 9, 29, 98, 142, dan 143; PP 28/2025 Pasal 225 dan 230; Perpres 10/2021 Pasal 2; KUHPerdata Pasal 330. Ahli hukum perlu memeriksanya.

## Contoh kasus

scenario-animal-medicine = Toko obat hewan berisiko tinggi. NIB terbit, izin diperiksa petugas.
scenario-applicant-foreign = Warga negara asing tidak mendapat NIB atas nama sendiri.
scenario-brewery = Industri bir tertutup untuk semua orang.
scenario-code-of-2020 = Kode 45407 dari KBLI 2020 menjadi 95320. Sertifikat memuat keduanya.
scenario-commissioner = Komisaris tidak dapat mewakili perusahaan.
scenario-company-dissolved = Perusahaan yang sudah bubar tidak mendapat NIB.
scenario-company-has-nib = Perusahaan yang sudah punya NIB tidak mendapat yang kedua.
scenario-company-in-liquidation = Perusahaan yang sedang dibubarkan tidak mendapat NIB.
scenario-company-register-down = Data badan usaha belum dapat dibaca, jadi permohonan menunggu.
scenario-contractor-without-company = Kontraktor bangunan harus berbentuk perusahaan. NIB tetap terbit.
scenario-corner-shop = Warung kelontong berisiko rendah. NIB saja cukup.
scenario-director-deceased = Direktur sudah meninggal dan belum diganti.
scenario-eatery-above-a-billion = Dengan satu rupiah lebih, rumah makan itu usaha kecil dan harus diverifikasi.
scenario-eatery-of-a-billion = Rumah makan dengan modal satu miliar rupiah masih usaha mikro.
scenario-five-activities = Lima kegiatan dalam satu permohonan, masing-masing dengan hasilnya.
scenario-food-stall = Warung tenda berisiko menengah rendah. Sertifikatnya adalah pernyataan Anda sendiri.
scenario-foreign-capital = Perusahaan dengan modal asing mengurus NIB di kementerian.
scenario-hospital-of-a-company = Rumah sakit milik perusahaan perlu izin.
scenario-hotel-of-a-hundred-rooms = Hotel dengan 100 kamar berisiko menengah rendah.
scenario-hotel-of-more-rooms = Hotel dengan 101 kamar harus diverifikasi.
scenario-married-at-eighteen = Orang yang sudah menikah dianggap dewasa.
scenario-meals-of-a-large-business = Di atas sepuluh miliar rupiah, pembuat makanan beku perlu izin.
scenario-meals-of-a-medium-business = Pembuat makanan beku dengan modal sepuluh miliar rupiah berisiko menengah rendah.
scenario-medium-high-not-stated = Tanpa pernyataan, tidak ada yang diverifikasi.
scenario-merged-codes = Restoran dan warung makan KBLI 2020 menjadi satu kode pada 2025.
scenario-micro-hotel = Hotel bintang dengan modal kecil tidak ada di lampiran, jadi petugas yang menentukan.
scenario-one-of-three-companies = Pemilik tiga perusahaan memilih satu.
scenario-own-business-of-a-director = Seorang direktur boleh punya usaha sendiri.
scenario-permit-granted = Setelah persyaratan diterima, izin terbit.
scenario-permit-proof-rejected = Izin yang ditolak tidak menggugurkan NIB.
scenario-person-has-nib = Orang yang sudah punya NIB tidak mendapat yang kedua.
scenario-pharmacy = Apotek berisiko menengah tinggi. Sertifikatnya sementara sampai petugas memverifikasi.
scenario-restaurant-of-a-company = Direktur mengajukan NIB untuk perusahaannya.
scenario-sand-quarry = Izin tambang pasir diurus di tempat lain. NIB tetap terbit.
scenario-several-reasons = Penolakan menyebut semua alasan sekaligus.
scenario-shop-and-brewery = Satu kegiatan yang tertutup menahan seluruh permohonan.
scenario-sorghum-for-food = Menanam sorgum untuk pangan berisiko rendah.
scenario-sorghum-for-seed = Menanam sorgum untuk benih berisiko menengah rendah.
scenario-standard-not-stated = Tanpa pernyataan, NIB terbit tetapi sertifikat tidak.
scenario-standard-proof-rejected = Bukti yang ditolak tidak menggugurkan NIB.
scenario-three-risks = Tiga kegiatan dengan tiga tingkat risiko diputuskan masing-masing.
scenario-two-permits = Izin yang satu terbit, izin yang lain ditolak.
scenario-underage = Pemuda berumur 18 tahun belum dapat mendaftarkan usaha.
scenario-verified = Setelah bukti diterima, sertifikat terverifikasi.

## Pertanyaan bagi yang belum masuk ("Cek dulu")

try-own_business = Apakah Anda sudah punya NIB atas nama sendiri?
try-applicant-birth_date = Kapan Anda lahir?
try-applicant-nationality = Apa kewarganegaraan Anda?
try-applicant-marital_status = Apa status perkawinan Anda?
try-company = Apakah usaha ini atas nama PT, PT perorangan, atau CV?
try-company-hint = Jika usaha ini milik Anda sendiri tanpa badan usaha, pilih Tidak.
try-company-status = Bagaimana status perusahaan ini di Kementerian Hukum?
try-company-foreign_capital = Apakah perusahaan ini punya modal asing?
try-company_business = Apakah perusahaan ini sudah punya NIB?
