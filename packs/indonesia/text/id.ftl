# Kata-kata untuk seluruh paket. Kunci yang sama ada di en.ftl.

## Instansi

agency-dukcapil = Dinas Kependudukan dan Pencatatan Sipil
agency-dukcapil-contact = Telepon (021) 0000-0001 (nomor contoh), Senin sampai Jumat 08.00–15.00. Jalan Contoh Nomor 1.
agency-kua = Kantor Urusan Agama
agency-kua-contact = Telepon (021) 0000-0002 (nomor contoh), Senin sampai Jumat 08.00–15.00. Jalan Contoh Nomor 2.
agency-kemenkes = Kementerian Kesehatan
agency-kemenkes-contact = Telepon (021) 0000-0003 (nomor contoh), setiap hari 24 jam. Jalan Contoh Nomor 3, Jakarta.
agency-samsat = Kantor Bersama Samsat
agency-samsat-contact = Telepon (021) 0000-0004 (nomor contoh), Senin sampai Jumat 08.00–15.00, Sabtu 08.00–11.00. Jalan Contoh Nomor 4.
agency-polri = Kepolisian Negara Republik Indonesia
agency-polri-contact = Telepon (021) 0000-0005 (nomor contoh), setiap hari 24 jam. Jalan Contoh Nomor 5, Jakarta.
agency-bapenda = Badan Pendapatan Daerah
agency-bapenda-contact = Telepon (021) 0000-0006 (nomor contoh), Senin sampai Jumat 08.00–15.00. Jalan Contoh Nomor 6.
agency-jasa-raharja = Jasa Raharja
agency-jasa-raharja-contact = Telepon (021) 0000-0007 (nomor contoh), setiap hari 24 jam. Jalan Contoh Nomor 7, Jakarta.
agency-bkpm = Kementerian Investasi
agency-bkpm-contact = Telepon (021) 0000-0008 (nomor contoh), Senin sampai Jumat pukul 08.00–16.00. Jalan Contoh Nomor 8, Jakarta.
agency-kemenkum = Kementerian Hukum
agency-kemenkum-contact = Telepon (021) 0000-0009 (nomor contoh), Senin sampai Jumat pukul 08.00–16.00. Jalan Contoh Nomor 9, Jakarta.

## Peristiwa hidup

event-lahir = Bayi lahir
event-lahir-hint = Anak Anda baru lahir, atau baru ditemukan. Lihat apa yang perlu dicatat.
event-keluarga = Keluarga berubah
event-keluarga-hint = Anggota keluarga bertambah. Lihat data keluarga yang ikut berubah.
event-kendaraan = Punya kendaraan
event-kendaraan-hint = Anda punya motor atau mobil. Lihat pajak yang harus dibayar dan surat yang harus diperpanjang.
event-usaha = Memulai usaha
event-usaha-hint = Anda memulai usaha sendiri atau dengan perusahaan. Lihat apa yang harus didaftarkan.

## Dasar hukum: cara mengutip, lalu nama peraturan

law-article = Pasal { $article }
law-paragraph = Pasal { $article } ayat ({ $paragraph })
law-letter = Pasal { $article } ayat ({ $paragraph }) huruf { $letter }
law-articles = { $act } { $articles }
law-form = { $act }, formulir { $form }
law-and = { $before } dan { $last }
law-amended = { $act }, diubah dengan { $by }
law-named = { $law } ({ $name })

act-uu = UU { $number }
act-pp = PP { $number }
act-perpres = Perpres { $number }
act-permendagri = Permendagri { $number }
act-pma = PMA { $number }
act-kuhperdata = KUHPerdata

act-uu-22-1946 = Pencatatan Nikah, Talak, dan Rujuk
act-uu-1-1974 = Perkawinan
act-uu-12-2006 = Kewarganegaraan
act-uu-23-2006 = Administrasi Kependudukan
act-uu-25-2009 = Pelayanan Publik
act-uu-24-2013 = Administrasi Kependudukan
act-uu-30-2014 = Administrasi Pemerintahan
act-uu-27-2022 = Pelindungan Data Pribadi
act-uu-17-2023 = Kesehatan
act-pp-40-2019 = Pelaksanaan UU Administrasi Kependudukan
act-perpres-96-2018 = Pendaftaran Penduduk dan Pencatatan Sipil
act-permendagri-9-2016 = Percepatan Akta Kelahiran
act-permendagri-19-2018 = Mutu Layanan Administrasi Kependudukan
act-permendagri-108-2019 = Pelaksanaan Perpres 96/2018
act-permendagri-109-2019 = Formulir dan Buku Administrasi Kependudukan
act-permendagri-73-2022 = Pencatatan Nama pada Dokumen Kependudukan
act-pma-30-2024 = Pencatatan Pernikahan
act-kuhperdata-name = Kitab Undang-Undang Hukum Perdata
act-perpol = Perpol { $number }
act-pmk = PMK { $number }

act-uu-34-1964 = Dana Kecelakaan Lalu Lintas Jalan
act-uu-22-2009 = Lalu Lintas dan Angkutan Jalan
act-uu-1-2022 = Hubungan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah
act-pp-76-2020 = Penerimaan Negara Bukan Pajak di Kepolisian
act-pp-35-2023 = Ketentuan Umum Pajak Daerah dan Retribusi Daerah
act-perpres-5-2015 = Kantor Bersama Samsat
act-perpol-7-2021 = Registrasi dan Identifikasi Kendaraan Bermotor
act-pmk-16-2017 = Santunan dan Sumbangan Wajib Kecelakaan Lalu Lintas, nomor lengkap 16/PMK.010/2017
act-perbps = Peraturan Badan Pusat Statistik { $number }
act-perbkpm = Peraturan Menteri Investasi { $number }

act-uu-25-2007 = penanaman modal
act-uu-40-2007 = perseroan terbatas
act-uu-6-2023 = cipta kerja
act-pp-7-2021 = koperasi dan usaha mikro, kecil, dan menengah
act-pp-28-2025 = perizinan berusaha berbasis risiko
act-perpres-10-2021 = bidang usaha penanaman modal
act-perpres-49-2021 = perubahan bidang usaha penanaman modal
act-perbps-7-2025 = klasifikasi baku lapangan usaha, KBLI 2025
act-perbkpm-5-2025 = pelaksanaan perizinan berusaha melalui OSS

## Jenis isian: apa yang salah, cara memperbaiki, dan contoh

kind-person-name-empty = Isi nama. Misalnya: Bima Wahyudi.
kind-person-name-bad = Nama tidak terbaca. Tulis dengan huruf biasa, misalnya: Bima Wahyudi.
kind-person-name-long = Nama terlalu panjang. Tulis paling banyak 200 huruf, misalnya: Bima Wahyudi.

kind-date-empty = Isi tanggal, bulan, dan tahun. Misalnya: 7 3 2026.
kind-date-bad = Tanggal ini tidak ada di kalender. Tulis dengan angka, misalnya: 7 3 2026.
kind-date-year = Tahun harus empat angka. Misalnya: 2026.

kind-time-empty = Isi jam lahir. Misalnya: 20.41.
kind-time-bad = Jam ini tidak ada. Tulis jam 00 sampai 23 dan menit 00 sampai 59, misalnya: 20.41.

kind-line-empty = Isi bagian ini dengan satu baris. Misalnya: di rumah nenek.
kind-line-bad = Tulisan tidak terbaca. Tulis dengan huruf dan angka biasa, misalnya: di rumah nenek.
kind-line-long = Tulisan terlalu panjang. Tulis paling banyak 200 huruf, misalnya: di rumah nenek.

kind-paragraph-empty = Isi bagian ini. Misalnya: Data alamat saya sudah berubah.
kind-paragraph-bad = Tulisan tidak terbaca. Tulis dengan huruf dan angka biasa, misalnya: Alamat saya berubah.
kind-paragraph-long = Tulisan terlalu panjang. Tulis paling banyak 2.000 huruf, misalnya beberapa kalimat pendek.

kind-number-empty = Isi dengan angka. Misalnya: 2.
kind-number-bad = Bagian ini hanya menerima angka bulat. Misalnya: 2.
kind-number-range = Angka ini tidak mungkin. Isi angka dari { $least } sampai { $most }.

kind-yes-no-empty = Pilih Ya atau Tidak. Misalnya: Ya.
kind-yes-no-bad = Jawaban ini tidak dikenal. Pilih Ya atau Tidak, misalnya: Ya.

kind-choice-empty = Pilih salah satu jawaban. Misalnya: jawaban yang paling atas.
kind-choice-bad = Jawaban ini tidak ada dalam daftar. Pilih salah satu, misalnya jawaban yang paling atas.

kind-pick-empty = Pilih salah satu data. Misalnya: yang paling atas.
kind-pick-bad = Data ini tidak ada dalam daftar. Pilih salah satu, misalnya yang paling atas.

kind-nik-empty = Isi Nomor Induk Kependudukan (NIK) Anda. Misalnya: 3273024105949001.
kind-nik-bad = Nomor Induk Kependudukan (NIK) terdiri dari 16 angka. Periksa lagi, misalnya: 3273024105949001.

kind-money-empty = Isi dengan jumlah rupiah. Misalnya: 25.000.000.
kind-money-bad = Bagian ini hanya menerima jumlah rupiah tanpa sen. Misalnya: 25.000.000.
kind-money-range = Jumlah ini tidak mungkin. Isi dari { $least } sampai { $most }.
kind-code-empty = Cari lalu pilih satu dari daftar.
kind-code-bad = Kode ini tidak ada dalam daftar. Cari dengan kata sehari-hari, lalu pilih satu.
kind-area-empty = Cari nama tempat, lalu pilih. Misalnya: Coblong, Kota Bandung.
kind-area-bad = Tempat ini tidak ada dalam daftar. Ketik namanya lalu pilih, misalnya: Coblong, Kota Bandung.
kind-area-no-province = Tempat ini bukan provinsi. Ketik nama provinsi lalu pilih, misalnya: Jawa Barat.
kind-area-no-district = Tempat ini bukan kecamatan. Ketik nama kecamatan lalu pilih, misalnya: Coblong, Kota Bandung.

kind-sex-empty = Pilih Laki-laki atau Perempuan. Misalnya: Perempuan.
kind-sex-bad = Jawaban ini tidak dikenal. Pilih salah satu, misalnya: Perempuan.

## Nilai berkode

value-yes = Ya
value-no = Tidak

value-sex-l = Laki-laki
value-sex-p = Perempuan

value-nationality-id = Warga Negara Indonesia
value-nationality-foreign = Warga Negara Asing

value-marital-status-single = Belum kawin
value-marital-status-married = Kawin
value-marital-status-married-unregistered = Kawin, belum tercatat
value-marital-status-divorced = Cerai hidup
value-marital-status-widowed = Cerai mati

value-relation-head = Kepala keluarga
value-relation-husband = Suami
value-relation-wife = Istri
value-relation-child = Anak
value-relation-child-in-law = Menantu
value-relation-grandchild = Cucu
value-relation-parent = Orang tua
value-relation-parent-in-law = Mertua
value-relation-relative = Keluarga lain
value-relation-other = Lainnya

value-attendant-doctor = Dokter
value-attendant-midwife = Bidan
value-attendant-traditional = Dukun bayi
value-attendant-other = Orang lain
value-vehicle-kind-motorcycle = Sepeda motor
value-vehicle-kind-car = Mobil penumpang
value-vehicle-kind-goods = Mobil barang
value-vehicle-kind-other = Kendaraan lain

value-vehicle-use-private = Pribadi
value-vehicle-use-public = Angkutan umum

value-vehicle-owner-person = Perorangan
value-vehicle-owner-body = Perusahaan atau badan lain

value-vehicle-block-traffic-fine = Denda tilang belum dibayar
value-vehicle-block-investigation = Sedang diperiksa penyidik atau pengadilan
value-vehicle-block-stolen = Dilaporkan hilang

value-business-scale-micro = Mikro
value-business-scale-small = Kecil
value-business-scale-medium = Menengah
value-business-scale-large = Besar

value-company-kind-pt = Perseroan Terbatas (PT)
value-company-kind-pt-perorangan = PT perorangan
value-company-kind-cv = Persekutuan Komanditer (CV)

value-company-status-active = Aktif
value-company-status-liquidation = Dalam pembubaran
value-company-status-dissolved = Bubar

value-company-position-director = Direktur
value-company-position-commissioner = Komisaris
value-company-position-shareholder = Pemegang saham

## Hubungan dengan pemohon

role-applicant = Anda
role-mother = Ibu
role-father = Ayah
role-household = Keluarga
role-couple = Suami dan istri
role-child = Anak
role-vehicle = Kendaraan
role-owner = Pemilik kendaraan
role-company = Badan usaha
role-business = Usaha
role-activity = Kegiatan usaha

## Waktu

unit-working-days = { $n } hari kerja
unit-calendar-days = { $n } hari kalender
unit-hours = { $n } jam

month-1 = Januari
month-2 = Februari
month-3 = Maret
month-4 = April
month-5 = Mei
month-6 = Juni
month-7 = Juli
month-8 = Agustus
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Desember

weekday-1 = Senin
weekday-2 = Selasa
weekday-3 = Rabu
weekday-4 = Kamis
weekday-5 = Jumat
weekday-6 = Sabtu
weekday-7 = Minggu

## Tokoh contoh

persona-keluarga-wahyuni = Suami istri tercatat, bayi lahir di rumah sakit. Akta langsung terbit.
persona-keluarga-suryani = Nama ayah, ibu, dan bayi hanya satu kata. Bayi diberi nama satu kata lagi.
persona-keluarga-hartono = Bayi kembar. Urus akta untuk bayi pertama, lalu bayi kedua.
persona-keluarga-rumkorem = Bayi lahir di rumah. Surat kelahiran diperiksa petugas.
persona-keluarga-damanik = Ibu bayi bekerja sebagai petugas di kantor yang memutuskan. Rekannya yang memeriksa surat kelahiran.
persona-keluarga-manurung = Kelahiran dilaporkan setelah lebih dari 60 hari. Petugas memutuskan.
persona-keluarga-hidayat = Suami istri di kartu keluarga, tetapi perkawinan belum tercatat. Petugas memeriksa pernyataan.
persona-keluarga-lestari = Ibu tanpa suami. Akta langsung terbit.
persona-keluarga-ratih = Ibu tanpa suami, bayi lahir di rumah. Petugas dapat mencatat ayah yang mengakui anak.
persona-keluarga-siregar = Kelahiran sudah punya akta. Permohonan baru ditolak beserta alasannya.
persona-keluarga-pranata = Ibu tercatat meninggal sebelum bayi lahir. Petugas memeriksa data.
persona-penemu-yosef = Bayi ditemukan, orang tuanya tidak diketahui. Petugas menangani.
persona-keluarga-becker = Ayah warga negara asing. Petugas memutuskan.
persona-tanpa-kartu = Ibu belum punya kartu keluarga. Petugas membantu.
persona-keluarga-tanjung = Ibu muda masih di kartu keluarga orang tuanya. Akta memuat nama ibu, bukan nama kakek dan nenek.
persona-keluarga-mappasessu = Nenek mengurus akta cucu. Petugas memeriksa hubungan keluarga.
persona-pemilik-wibowo = Pajak motor jatuh tempo tiga minggu lagi. Bayar, lalu pengesahan langsung terbit.
persona-pemilik-halim = Dua mobil dan satu motor di Jakarta. Pilih satu; mobil kedua kena tarif progresif.
persona-pemilik-rahayu = Pajak motor terlambat 80 hari. Tagihan memuat bunga dan denda.
persona-pemilik-maulana = Pajak motor terlambat lebih dari setahun. Dua tahun dibayar sekaligus.
persona-pemilik-kusnadi = Mobil diblokir karena denda tilang. Permohonan ditolak beserta alasannya.
persona-pemilik-marlina = Motor sudah dilaporkan dijual. Penjual tidak perlu membayar.
persona-pemilik-sudiarta = STNK dan pelat habis tahun ini. Petugas mencatat hasil cek fisik.
persona-pemilik-handayani = Mobil atas nama suami yang sudah meninggal. Petugas memeriksa hak ahli waris.
persona-usaha-sulastri = Seorang ibu membuka warung sendiri. NIB terbit saat itu juga.
persona-usaha-anwar = Direktur perusahaan yang membuka restoran. NIB terbit saat itu juga, dan petugas memverifikasi standarnya.
persona-usaha-irawan = Pemilik tiga perusahaan. Pilih satu, atau usaha sendiri.
persona-usaha-fitriani = Usahanya sudah punya NIB. Permohonan ditolak dengan alasan.
persona-usaha-gunarti = Janda yang suaminya direktur perusahaan mereka. Direktur baru harus dicatat lebih dulu.
persona-usaha-rafli = Pemuda berumur delapan belas tahun. Permohonan ditolak dengan alasan.

# Yang ditanyakan saat membuka akun tanpa wajah dan tanpa loket (proofing.toml).
quiz-birth-date = Tanggal lahir Anda
quiz-mother-name = Nama lengkap ibu kandung Anda
quiz-mother-name-hint = Seperti di akta kelahiran Anda, tanpa gelar.
quiz-family-size = Jumlah orang di kartu keluarga Anda
quiz-family-size-hint = Termasuk Anda sendiri. Misalnya 4.
quiz-village = Desa atau kelurahan di kartu keluarga Anda
quiz-village-hint = Namanya saja, misalnya Sukasari.
