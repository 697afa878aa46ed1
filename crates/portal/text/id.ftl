# Kata-kata portal. Kunci dan isian yang sama ada di en.ftl.

## Bingkai halaman

brand = Sigap
description = Urus layanan publik dari ponsel. Data yang sudah dimiliki negara tidak ditanyakan lagi.
skip = Langsung ke isi
other-language = English
error-word = Galat:
errors-title = Ada yang perlu diperbaiki

strip-demo = CONTOH: data buatan
strip-demo-text = Ini bukan situs resmi. Orang, nomor, dan dokumen di sini tidak nyata. Dokumen dari sini tidak berlaku.
strip-official = Situs resmi layanan publik
strip-official-text = Periksa alamat situs sebelum Anda mengisi data. Petugas tidak pernah meminta kode masuk Anda.
strip-more = Cara mengenali situs resmi

nav-label = Utama
nav-search = Cari layanan
nav-search-short = Cari
nav-cases = Permohonan saya
nav-cases-short = Permohonan
nav-access = Siapa melihat data saya
nav-access-short = Data saya
nav-check = Periksa dokumen
nav-check-short = Periksa
nav-queue = Antrean kantor
nav-queue-short = Antrean

sign-in = Masuk
sign-out = Keluar

help-title = Butuh bantuan?
help-text = Datang ke kantor desa atau kelurahan. Petugas membantu Anda mengisi di sini. Bantuan tidak dipungut biaya.
foot-services = Semua layanan
foot-about = Tentang situs ini
foot-accessibility = Pernyataan aksesibilitas
foot-api = Untuk pembuat program (API)

back = Kembali
back-home = Ke halaman depan
back-services = Semua layanan
back-cases = Permohonan saya
back-case = Kembali ke permohonan
back-queue = Antrean kantor

pages-label = Halaman daftar
pages-newer = Lebih baru
pages-older = Lebih lama
pages-here = Halaman { $page } dari { $pages }

law = Dasar hukum
remedy = Yang dapat Anda lakukan
objection = Keberatan
rows = { $n } baris
pick-none = Tidak ada yang sesuai
purpose-change = Untuk mengubah data karena permohonan dikabulkan.
purpose-review = Untuk memeriksa permohonan di kantor, oleh petugas.
purpose-other = Tujuan lain
sample = CONTOH

## Halaman depan dan pencarian

home-title = Apa yang ingin Anda urus?
home-promise = Kami tidak menanyakan data yang sudah dimiliki negara.
home-cases = Permohonan Anda
home-cases-all = Lihat semua permohonan
home-services = Layanan
events-title = Peristiwa hidup

promises-title = Janji kami
promise-once = Tidak mengisi dua kali
promise-once-text = Data dari instansi kami ambil sendiri. Anda cukup memeriksa dan mengisi sisanya.
promise-reason = Setiap keputusan beralasan
promise-reason-text = Anda membaca alasan, dasar hukum, dan jalan untuk memperbaikinya.
promise-see = Anda melihat siapa yang melihat
promise-see-text = Setiap pembacaan data Anda tercatat, lengkap dengan tujuannya.

search-label = Cari layanan
search-hint = Pakai kata sehari-hari, misalnya: surat lahir.
search-button = Cari
search-title = Cari layanan
search-results = Hasil
search-found = { $n } layanan untuk “{ $query }”
search-none = Belum ada layanan untuk “{ $query }”
search-none-title = Coba salah satu cara ini
search-none-words = Pakai kata lain yang lebih pendek, misalnya: akta bayi.
search-none-list = Lihat daftar lengkap.
search-none-list-link = Semua layanan
search-none-office = Tanya petugas di kantor desa atau kelurahan terdekat.

catalog-title = Semua layanan
catalog-agencies = Instansi
event-none = Belum ada layanan untuk peristiwa ini.

agency-contact = Hubungi
agency-offices = Kantor
agency-regional = Satu kantor di setiap kabupaten dan kota
agency-national = Satu kantor untuk seluruh Indonesia
agency-services = Layanan instansi ini
agency-registers = Data yang disimpan instansi ini

## Halaman layanan

fact-fee = Biaya
fact-time = Lama proses
fact-bring = Dokumen
fact-bring-nothing = Biasanya tidak perlu
fact-minutes = Waktu mengisi
fact-questions = Pertanyaan
fee-billed = Sesuai tagihan
fee-none = Gratis
minutes = sekitar { $n } menit
questions = biasanya { $n }, paling banyak { $most }

service-whom = Untuk siapa
service-get = Yang Anda terima
service-held = Yang sudah kami ketahui
service-held-text = Kami membaca { $n } isian dari data negara. Anda tidak perlu mengisinya.
service-needed = Yang perlu Anda siapkan
service-no-papers = Biasanya tidak ada. Data dari instansi kami ambil sendiri.
service-sometimes = Hanya dalam keadaan tertentu
service-questions = Lihat pertanyaannya
service-steps = Langkahnya
service-step-check = Anda memeriksa data yang sudah ada dan menjawab sisanya.
service-step-send = Anda mengirim permohonan. Simpan dan lanjutkan kapan saja sebelum itu.
service-step-decide = Jika semua jelas, keputusan keluar saat itu juga. Janji kami: { $promise }.
service-step-officer = Jika perlu, petugas memeriksa. Batas waktunya { $officer }.
service-step-object = Anda boleh mengajukan keberatan. Batas waktunya { $objection }.
service-start = Mulai sekarang
service-resume = Lanjutkan isian Anda
service-sign-in = Masuk dan mulai
service-try = Cek dulu: apakah saya bisa?
service-more = Keterangan lain
service-who = Instansi yang memutuskan
service-read = Baca lebih lanjut
service-guide = Panduan
service-rules = Aturan keputusan
service-related = Layanan berikutnya
service-assumptions = Yang belum pasti sumbernya

try-lead = Anda tidak perlu masuk, dan kami tidak menyimpan jawaban Anda. Setiap langkah menanyakan satu hal saja.
try-kept = Jawaban Anda hanya ada di halaman ini. Tutup halaman ini, dan semuanya hilang.
try-progress = Pertanyaan ke-{ $at }. Sejauh ini { $left } hal bisa mengubah hasil.
try-unsure = Saya tidak tahu
try-why = Hasilnya masih bisa berubah karena jawaban ini. Aturan layanan memeriksanya.
try-rows = Jawaban Anda sejauh ini
try-fact = { $about }: apakah sudah tercatat di { $register }?
try-has = { $about }: apakah ada { $field }?
try-field = { $about }: { $field }
try-same = Apakah sama: { $field } ({ $about }) dan { $same } ({ $other })?
try-evidence = Apakah Anda punya dokumen ini: { $evidence }?
try-rule-hint = Pilih Ya jika kalimat ini benar untuk Anda.
try-title-yes = Ya, menurut jawaban Anda bisa
try-title-no = Menurut jawaban Anda belum bisa
try-title-officer = Bisa dikirim, lalu petugas memeriksa
try-title-partly = Menurut jawaban Anda bisa sebagian
try-title-depends = Hasilnya masih tergantung
try-title-papers = Masih ada dokumen yang kurang
try-told-lead = Ini bukan keputusan. Keputusan memakai data negara, bukan jawaban Anda di sini.
try-grant = Bisa diberikan
try-refuse = Tidak bisa diberikan
try-depends = Tergantung
try-officer = Hal ini dilihat petugas. Kami tidak bisa menebak putusannya.
try-depends-on = Hasilnya tergantung pada hal yang belum Anda ketahui:
try-whether = Apakah Anda mendapat hasil ini tergantung pada hal yang belum Anda ketahui:
try-depends-then = Lihat { $n } hal yang mengubah hasilnya
try-language = Continue in English
try-missing = Siapkan dulu dokumen ini
try-missing-text = Tanpa dokumen ini permohonan tidak bisa dikirim. Hasil di bawah berlaku setelah dokumen ada.
try-ready = Siapkan dokumen ini
try-more-text = Mungkin masih ada alasan lain untuk hasil yang sama.
try-more = Periksa semua alasan
try-cost = Biaya dan waktu
try-cost-open = Jumlahnya tergantung pada:
try-cost-unsaid = Jumlahnya dihitung oleh kantor.
try-again = Ulangi dari awal
try-held = { $n } hal ini tidak ditanyakan setelah Anda masuk
try-held-text = Setelah Anda masuk, kami membacanya dari data negara.

guide-title = Panduan: { $service }
guide-to-service = Ke halaman layanan

rules-title = Aturan: { $service }
rules-lead = Halaman ini memuat aturan persis seperti yang dijalankan komputer.
rules-how = Permohonan dikabulkan jika tidak satu pun dari { $n } aturan ini berlaku. Jika ada beberapa yang berlaku, yang paling berat menentukan. Buka satu aturan untuk membaca syarat dan contohnya.
rules-refuse = Tidak dikabulkan, jika:
rules-refer = Diperiksa petugas, jika:
rules-provisional = Dikabulkan dengan syarat, jika:
rules-only = hanya untuk
rules-when = Syarat seperti dibaca komputer
rules-proof = Dibuktikan oleh
rules-examples = Contoh kasus
rules-examples-text = Setiap contoh diuji otomatis sebelum aturan berlaku.
rules-example-day = Diajukan pada
rules-applicant = Yang mengajukan
rules-unchecked = Sudah dikirim, belum diteliti
rules-none = Tidak ada
rules-silent = Sedang tidak dapat dibaca
rules-answers = Jawaban dalam contoh ini
rules-waits = Menunggu { $register } sebelum diputuskan.
rules-hash = Sidik aturan
rules-hash-text = Sidik ini berubah jika satu huruf saja dalam aturan berubah. Setiap keputusan menyebut sidiknya.

## Formulir

form-step = Langkah { $step } dari { $steps }
form-next = Lanjutkan
form-later = Simpan dan lanjutkan nanti
form-saved = Tersimpan
form-why = Mengapa ini ditanyakan?
form-why-text = Data negara belum memuat jawaban ini. Kami hanya memakainya untuk layanan ini.
form-nothing = Semua sudah terisi
form-nothing-text = Tidak ada lagi yang perlu ditanyakan. Periksa jawaban Anda, lalu kirim.
form-to-check = Periksa jawaban
form-refused = Dengan jawaban ini, permohonan tidak dapat dikabulkan
form-refused-text = Ubah jawaban di bawah. Anda juga boleh tetap memakainya. Nanti Anda dapat mengajukan keberatan atas penolakan.
form-refused-keep = Tetap pakai jawaban ini
form-rules-changed = Aturan layanan ini berubah
form-rules-changed-text = Jawaban Anda tetap tersimpan. Kami hanya menanyakan yang baru.

part-day = Tanggal
part-month = Bulan
part-year = Tahun
part-hour = Jam
part-minute = Menit
hint-number = Dari { $least } sampai { $most }.
hint-money = Dalam rupiah, tanpa sen. Dari { $least } sampai { $most }.
hint-date = Contoh: 7 3 2026.
hint-time = Pakai jam 00 sampai 23. Contoh: 20 41.
hint-paragraph = Paling banyak 2.000 huruf.
hint-pick = Pilih data yang benar.
area-search = Cari nama tempat
area-choose = Pilih dari daftar
area-none = Tempat itu tidak ditemukan. Coba nama kecamatan atau kota.
code-search = Cari dengan kata sehari-hari atau kode
code-none = Kami tidak menemukannya. Coba kata lain, misalnya warung, katering, atau bengkel.

file-label = Pilih foto atau berkas
file-more = Tambah halaman lain
file-hint = Ambil foto dengan ponsel atau pilih berkas JPG, PNG, atau PDF. Paling besar { $mb } MB.
file-send = Kirim berkas ini
file-given = Sudah Anda berikan
file-remove = Hapus
file-open = Buka
evidence-given = Belum diperiksa petugas
evidence-accepted = Diterima petugas
evidence-rejected = Tidak diterima petugas

held-title = Data yang sudah kami punya
held-all = Lihat semua data ({ $n })
held-source = Sumber: { $register }, { $agency }. Diperbarui { $date }.
held-wrong = Ada yang salah?
held-absent = Tidak ada catatan di sini.
held-down-other = Sumber data ini sedang tidak menjawab.
held-several-other = Ada beberapa catatan.
held-down = Sumber data ini sedang tidak menjawab. Permohonan Anda tetap dapat dikirim.
held-several = Ada beberapa catatan. Anda memilih yang benar di formulir.
from-register = dari data negara

check-title = Periksa jawaban Anda
check-lead = Pastikan semua benar. Permohonan baru terkirim setelah Anda menekan tombol kirim.
check-answers = Jawaban
check-evidence = Dokumen
check-evidence-change = Ganti dokumen
check-changed = Data berubah sejak Anda melihatnya
check-changed-text = Permohonan belum terkirim. Periksa yang berubah, lalu kirim lagi.
check-refused = Dengan jawaban ini, permohonan tidak dapat dikabulkan
check-refused-change = Ubah jawaban
check-down = Satu sumber data belum menjawab
check-down-text = { $register } sedang tidak menjawab. Kirim saja, kami melanjutkan begitu sumber itu kembali.
check-confirm = Mohon pastikan
check-send-title = Kirim permohonan
check-send-text = Dengan mengirim, Anda menyatakan bahwa jawaban Anda benar.
check-send = Kirim permohonan
change = Ubah
not-sent = Belum dikirim

## Permohonan

case-number = Nomor permohonan
case-updated = Diperbarui
case-promise = Janji layanan:
case-results = Hasil
case-timeline = Perjalanan permohonan
case-office = Kantor yang menangani
case-acts = Pilihan lain
case-continue = Lanjutkan isian
case-object = Ajukan keberatan
case-withdraw = Tarik permohonan
case-receipt = Unduh bukti keputusan
case-changed = Permohonan ini baru saja berubah. Halaman sudah diperbarui.
case-changed-held = Permohonan ini baru saja berubah.
case-again = Muat ulang halaman
case-late = Batas waktu sudah lewat
case-late-text = Kantor belum menjawab pada waktunya. Anda berhak bertanya atau mengadu:

stage-draft = Belum dikirim
stage-register = Menunggu data
stage-officer = Diperiksa petugas
stage-applicant = Menunggu Anda
stage-clarification = Menunggu jawaban Anda
stage-clarification-other = Menunggu pemohon
stage-objection = Keberatan diperiksa
stage-payment = Menunggu pembayaran
stage-bill-expired = Tagihan lewat waktu
stage-partly = Dikabulkan sebagian
stage-withdrawn = Ditarik

title-draft = { $service }: belum dikirim
title-register = { $service }: menunggu data
title-officer = { $service }: diperiksa petugas
title-applicant = { $service }: menunggu jawaban Anda
title-clarification = { $service }: petugas bertanya kepada Anda
title-objection = { $service }: keberatan diperiksa
title-payment = { $service }: bayar tagihan
title-bill-expired = { $service }: tagihan lewat waktu
title-granted = { $service }: selesai, dikabulkan
title-decided = { $service }: sudah diputuskan
title-withdrawn = { $service }: ditarik

now-draft = Permohonan belum dikirim. Lanjutkan isian Anda, tidak ada batas waktu.
now-register = Kami menunggu jawaban dari { $register }. Anda tidak perlu berbuat apa-apa. Batas waktu: { $due }.
now-officer = { $office } sedang memeriksa. Anda tidak perlu berbuat apa-apa. Batas waktu: { $due }.
now-applicant = { $office } menunggu jawaban Anda. Lengkapi sebelum { $due }.
now-clarification = { $office } bertanya kepada Anda. Jawab paling lambat { $due }. Selama menunggu jawaban Anda, batas waktu petugas berhenti.
now-objection = { $office } memeriksa keberatan Anda. Anda tidak perlu berbuat apa-apa. Batas waktu: { $due }.
now-payment = Permohonan dikabulkan. Bayar tagihan di bawah paling lambat { $due }. Begitu lunas, dokumen langsung terbit.
now-bill-refused = Permohonan dikabulkan, tetapi bank belum menerima tagihannya. Tidak ada yang hilang. Langkah berikutnya ada di bawah.
now-bill-expired = Permohonan dikabulkan, tetapi waktu bayar sudah lewat. Buat tagihan baru di bawah.
now-granted = Permohonan dikabulkan. Simpan dokumen Anda. Tidak ada lagi yang perlu Anda lakukan.
now-refused = Permohonan tidak dikabulkan seluruhnya. Baca alasannya di bawah. Anda boleh mengajukan keberatan kepada petugas.
now-refused-final = Permohonan tidak dikabulkan seluruhnya. Baca alasannya di bawah. Anda boleh mengajukan permohonan baru.
now-withdrawn = Anda menarik permohonan ini. Anda boleh mengajukan lagi kapan saja.

next-draft = Belum dikirim. Lanjutkan isian Anda.
next-register = Menunggu { $register }, paling lambat { $due }.
next-officer = Petugas memeriksa, paling lambat { $due }.
next-applicant = Menunggu jawaban Anda, paling lambat { $due }.
next-clarification = Menunggu jawaban Anda kepada petugas. Batas waktu berikutnya: { $due }.
next-objection = Petugas memeriksa keberatan, paling lambat { $due }.
next-payment = Bayar tagihan paling lambat { $due }.
next-bill-expired = Buat tagihan baru.
next-decided = Keputusan sudah ada. Buka untuk melihat hasilnya.
next-withdrawn = Anda menarik permohonan ini.

due-soon = secepatnya
due-provisional = { $date } (dapat bergeser karena hari libur)

bill-title = Tagihan
bill-payee = Dibayar kepada { $payee }.
bill-total = Jumlah yang dibayar
bill-until = Jumlah ini berlaku sampai { $until } pukul 24.00 waktu kantor.
bill-account = Nomor virtual account
bill-account-hint = Ketik nomor ini di ATM, di aplikasi bank, atau sebutkan di loket bank.
bill-qris = Kode QRIS
bill-qris-hint = Pindai dengan aplikasi bank atau dompet digital. Jumlahnya sudah terisi.
bill-qris-alt = Kode QRIS untuk membayar tagihan ini
bill-qris-text = Tidak bisa memindai? Lihat isi kode
bill-page = Bayar di bank contoh
bill-page-hint = Bank ini tiruan untuk mencoba. Tidak ada uang sungguhan.
bill-waiting = Anda tidak perlu mengirim bukti bayar. Bank memberi tahu kami, lalu halaman ini berubah sendiri.
bill-no-bank = Pembayaran belum dapat diterima di sini. Hubungi { $payee }.
bill-refused = Bank belum menerima tagihan ini
bill-refused-text = Ini bukan kesalahan Anda, dan tidak ada yang hilang. Bank kami beri tahu lagi secara otomatis. Lalu halaman ini memuat cara bayarnya.
bill-refused-next = Anda cukup menunggu. Setelah pukul 24.00 waktu kantor, Anda dapat membuat tagihan baru atau menarik permohonan.
bill-paid = Lunas
bill-paid-at = Dibayar pada
bill-bank-id = Nomor transaksi bank
bill-new = Buat tagihan baru
bill-new-hint = Jumlahnya dihitung ulang dengan data dan tarif hari ini. Karena itu jumlahnya dapat berubah.
bill-proof = Unduh bukti pembayaran (PDF)

check-bill = Yang akan Anda bayar
check-bill-hint = Setelah permohonan dikabulkan, Anda mendapat tagihan yang berlaku sampai pukul 24.00 hari itu. Dokumen terbit begitu tagihan lunas.

outcome-grant = Dikabulkan
outcome-provisional = Dikabulkan dengan syarat
outcome-refer = Diperiksa petugas
outcome-refuse = Tidak dikabulkan

step-decision = Keputusan
step-decision-hint = Anda membaca hasil dan alasannya di halaman ini.

moment-started = Isian dimulai
moment-submitted = Permohonan diterima
moment-waited-for-register = Menunggu jawaban sumber data
moment-facts-arrived = Data dari sumber sudah datang
moment-applicant-asked = Anda diminta melengkapi jawaban
moment-rules-decided = Aturan diperiksa otomatis
moment-office-unknown = Data belum menunjukkan kantor yang berwenang, jadi kantor pusat yang memeriksa
moment-referred = Diteruskan kepada petugas
moment-opened = Dibuka petugas
moment-officer-decided = Petugas memutuskan
moment-clarification-asked = Petugas bertanya kepada pemohon, dan batas waktu berhenti. Jawaban ditunggu sampai { $due }.
moment-clarified = Pertanyaan petugas dijawab, dan batas waktu berjalan lagi
moment-clarification-lapsed = Waktu menjawab lewat, dan batas waktu berjalan lagi
moment-examined-accepted = { $what } diterima petugas
moment-examined-rejected = { $what } tidak diterima petugas
moment-stated = Petugas menambah keterangan
moment-deemed-approved = Dikabulkan karena batas waktu lewat: { $what }
moment-closed = Permohonan selesai
moment-objected = Keberatan diajukan
moment-withdrawn = Permohonan ditarik
moment-revoked = { $what } dicabut
moment-replaced = { $what } diganti dokumen yang lebih baru: { $by }
moment-promise-passed = Batas waktu lewat
moment-products-late = Batas waktu lewat: { $what }
moment-billed = Tagihan { $amount } dibuat, berlaku sampai { $due }
moment-bill-expired = Waktu bayar tagihan lewat
moment-paid = Pembayaran { $amount } diterima
moment-refund-wrong-amount = { $amount } harus dikembalikan kepada Anda: jumlahnya tidak sama dengan tagihan
moment-refund-paid-again = { $amount } harus dikembalikan kepada Anda: tagihan sudah dibayar sebelumnya
moment-refund-paid-elsewhere = { $amount } harus dikembalikan kepada Anda: sudah dibayar lewat permohonan lain
moment-refund-sent = { $amount } sudah dikirim kembali kepada Anda. Nomor rujukan bank: { $transfer }
moment-refund-told-too-late = { $amount } harus dikembalikan kepada Anda: bank baru memberi tahu lebih dari sehari setelah tagihan lewat waktu
moment-refund-too-late = { $amount } harus dikembalikan kepada Anda: dibayar setelah tagihan lewat waktu

actor-applicant = Anda
actor-applicant-other = Pemohon
actor-client = Anda, lewat program { $name }
actor-client-other = Pemohon, lewat program { $name }
actor-rules = Aturan, tanpa petugas
actor-clock = Batas waktu
actor-bank = Bank
actor-operator = Pengelola sistem, atas perintah { $name }

officer-words = Penjelasan petugas:

withdraw-title = Tarik permohonan ini?
withdraw-text = Permohonan berhenti dan tidak diputuskan.
withdraw-rest = Hasil yang belum diputuskan tidak diproses lagi.
withdraw-documents = Dokumen yang sudah terbit tetap berlaku. Untuk hasil yang ditarik, tanyakan kepada kantor yang menangani sebelum Anda menariknya.
withdraw-keeps = Catatan permohonan tetap ada di daftar Anda.
withdraw-again = Anda boleh mengajukan lagi kapan saja.
withdraw-do = Ya, tarik permohonan
withdraw-not = Tidak jadi

object-title = Ajukan keberatan
object-lead = Seorang petugas memeriksa lagi keputusan ini. Tidak ada biaya.
object-label = Mengapa keputusan ini tidak tepat?
object-hint = Tulis dengan kata Anda sendiri. Misalnya: tanggal pada surat rumah sakit berbeda.
object-send = Kirim keberatan
clarify-go = Jawab pertanyaan petugas
clarify-title = Pertanyaan petugas
clarify-about = Tentang
clarify-until = Jawab paling lambat { $due }. Setelah itu batas waktu petugas berjalan lagi, dan petugas memutuskan dengan data yang ada.
clarify-lapsed = Waktu menjawab lewat pada { $due }, dan batas waktu petugas berjalan lagi. Anda masih boleh menjawab sebelum petugas memutuskan.
clarify-until-other = Pemohon menjawab paling lambat { $due }. Setelah itu batas waktu berjalan lagi dengan sendirinya.
clarify-lapsed-other = Waktu menjawab lewat pada { $due }, dan batas waktu berjalan lagi. Putuskan dengan data yang ada.
clarify-ground = Mengapa batas waktu boleh berhenti
clarify-label = Jawaban Anda
clarify-hint = Tulis dengan kata Anda sendiri. Misalnya: surat yang asli hilang bulan lalu.
clarify-send = Kirim jawaban

cases-title = Permohonan saya
cases-none = Anda belum mempunyai permohonan.
cases-find = Cari layanan
cases-list = Daftar permohonan

## Dokumen

documents-title = Dokumen saya
document-open = Buka dokumen
document-valid = Berlaku
document-revoked = Dicabut
document-revoked-text = Dokumen ini dicabut pada { $on } dan tidak berlaku lagi.
document-revoked-why = Sebabnya:
document-revoked-next = Menurut Anda keliru, atau perlu dokumen baru? Hubungi
document-replaced = Diganti
document-replaced-text = Dokumen ini diganti dokumen yang lebih baru pada { $on } dan tidak berlaku lagi.
document-replaced-next = Buka permohonan untuk melihat dokumen yang baru
document-issued = Terbit
document-signed = Ditandatangani secara elektronik
document-preview = Isi dokumen
document-keep = Simpan dokumen
document-keep-text = Berkas PDF untuk dicetak. Kredensial untuk dompet digital.
document-pdf = Unduh PDF
document-credential = Unduh kredensial
document-check = Tunjukkan bahwa dokumen ini asli
document-check-text = Siapa pun dapat memindai kode di atas atau mengetik nomornya di halaman ini:

## Lembar cetak

paper-number = Nomor dokumen
paper-issued = Terbit
paper-check = Periksa keaslian dokumen ini
paper-check-scan = Pindai kode dengan kamera ponsel. Isi asli muncul di layar.
paper-check-type = Atau ketik nomor dokumen di halaman Periksa dokumen.
paper-check-file = Atau unggah berkas PDF ini di halaman yang sama.
paper-qr = Kode QR berisi isi dokumen dan tanda tangannya
paper-more = Baris lain
paper-more-text = { $n } baris lagi ada di kertas. Periksa dengan nomor dokumen.
paper-signature = Ditandatangani secara elektronik menurut UU 11/2008 Pasal 11. Setiap perubahan isi akan ketahuan.
paper-specimen = CONTOH
proof-title = Bukti pembayaran
proof-reference = Nomor rujukan pembayaran
proof-paid = Dibayar
proof-payee = Dibayar kepada
proof-service = Layanan
proof-total = Jumlah yang dibayar
proof-way = Cara bayar
proof-way-bank = Virtual account atau QRIS
proof-check-file = Atau unggah berkas PDF ini di halaman Periksa dokumen.
proof-note = Bukti ini menyatakan bahwa uang sudah diterima. Hasil permohonan tercantum di dokumennya sendiri.

## Siapa melihat data saya

access-title = Siapa melihat data saya
access-lead = Setiap kali data Anda atau kartu keluarga Anda dibaca, kami mencatat siapa, apa, dan mengapa.
access-none = Belum ada yang membaca data Anda.
access-none-text = Begitu ada yang membaca, catatannya muncul di sini.
access-all = Lihat seluruh catatan
access-count = { $n } catatan, yang terbaru di atas
access-filter = Saring menurut instansi
access-filter-all = Semua instansi
access-filter-do = Tampilkan
access-caption = Satu pembacaan data
access-when = Waktu
access-who = Siapa
access-what = Data yang dibaca
access-why = Tujuan
access-case = Permohonan
access-own = untuk permohonan Anda
access-client = untuk permohonan Anda, lewat program { $name }
access-officer = petugas { $name }
access-household = Data keluarga Anda
access-vehicle = Data kendaraan Anda
access-organisation = Data badan usaha Anda
access-shared = Data yang terkait dengan Anda
access-other-case = permohonan orang lain
access-open-case = Buka permohonan
access-not-me = Ini bukan saya
access-ask = Tanyakan pembacaan ini

channel-another = untuk permohonan orang lain
channel-office = petugas di kantor
channel-job = proses otomatis
channel-api = sistem instansi lain

correction-title = Ada yang salah pada data
correction-lead = Data ini disimpan { $agency }. Hanya instansi itu yang boleh mengubahnya.
correction-how = Cara memperbaikinya
correction-contact = Hubungi { $agency }:
correction-bring = Sebutkan data yang salah dan tunjukkan bukti yang benar.
correction-then = Instansi wajib menjawab dalam 3 kali 24 jam.
correction-case = Permohonan Anda tetap tersimpan. Lanjutkan setelah data diperbaiki.

reading-title = Tanyakan pembacaan data
reading-lead = Anda berhak tahu siapa membaca data Anda, data apa, dan untuk apa.
reading-lead-own = Pembacaan ini tercatat atas nama Anda. Jika bukan Anda, orang lain mungkin masuk sebagai Anda.
reading-number = Nomor catatan
reading-how = Cara bertanya
reading-say = Sebutkan nomor catatan ini: { $number }.

## Periksa dokumen

verify-title = Periksa dokumen
verify-lead = Pastikan dokumen asli dan masih berlaku. Siapa pun boleh memeriksa, tanpa masuk.
verify-number = Dengan nomor
verify-number-label = Nomor dokumen
verify-number-hint = Enam belas huruf dan angka, misalnya: 0H2K-7QTM-4XBN-9R3P.
verify-number-empty = Isi nomor dokumen. Misalnya: 0H2K-7QTM-4XBN-9R3P.
verify-number-bad = Nomor dokumen tidak lengkap. Nomor terdiri dari 16 huruf dan angka, misalnya: 0H2K-7QTM-4XBN-9R3P.
verify-number-valid = Nomor terdaftar, dokumen belum dicabut
verify-number-valid-text = Hanya nomornya yang kami periksa. Tanda tangan dan isi dokumen belum diperiksa.
verify-number-revoked = Dokumen dengan nomor ini sudah dicabut
verify-number-revoked-text = Nomor ini pernah kami terbitkan, tetapi dokumennya dicabut pada { $on } dan tidak berlaku lagi.
verify-number-only = Ingin memastikan isinya? Pindai kode pada dokumen, atau unggah berkasnya di bawah.
verify-file = Dengan berkas
verify-file-label = Berkas PDF dokumen
verify-file-hint = Berkas diperiksa, lalu langsung dihapus.
verify-file-empty = Pilih berkas PDF dokumen dulu. Misalnya: akta-kelahiran.pdf.
verify-camera = Dengan kamera
verify-camera-text = Buka kamera ponsel dan arahkan ke kode pada dokumen. Ketuk alamat yang muncul.
verify-private = Siapa yang tahu saya memeriksa?
verify-private-text = Kode diperiksa di ponsel Anda sendiri. Isinya tidak dikirim ke mana pun.
verify-no-script = Kode hanya dapat diperiksa jika JavaScript menyala. Ketik nomor dokumen di bawah ini.
verify-do = Periksa
verify-genuine = Dokumen asli
verify-valid = Dokumen asli dan berlaku
verify-valid-text = Tanda tangan cocok dan dokumen belum dicabut.
verify-offline-text = Tanda tangan cocok. Isi di bawah ini sama dengan dokumen asli.
verify-online = Periksa apakah masih berlaku
verify-online-text = Tanda tangan tidak menunjukkan pencabutan. Untuk itu nomor dokumen dikirim kepada kami.
verify-revoked = Dokumen sudah dicabut
verify-revoked-text = Dokumen ini pernah asli, tetapi dicabut pada { $on } dan tidak berlaku lagi.
verify-revoked-next = Jangan terima dokumen ini sebagai bukti. Minta dokumen yang baru, atau tanyakan kepada kantor penerbitnya.
verify-replaced = Dokumen sudah diganti
verify-replaced-text = Dokumen ini pernah asli, tetapi diganti dokumen yang lebih baru pada { $on } dan tidak berlaku lagi.
verify-number-replaced-text = Nomor ini pernah kami terbitkan, tetapi dokumennya diganti dokumen yang lebih baru pada { $on } dan tidak berlaku lagi.
verify-replaced-next = Jangan terima dokumen ini sebagai bukti. Minta dokumen penggantinya kepada pemiliknya, atau tanyakan kepada kantor penerbitnya.
verify-altered = Dokumen diubah
verify-altered-text = Isi tidak cocok dengan tanda tangannya. Jangan terima dokumen ini.
verify-unknown = Dokumen tidak dikenal
verify-unknown-text = Kami tidak menerbitkan dokumen ini. Periksa lagi nomor atau berkasnya.
verify-other = Data asli, berkas berbeda
verify-other-text = Data di dalamnya kami tanda tangani. Berkas ini bukan berkas yang kami buat, jadi percayai hanya isi di bawah.
verify-unable = Peramban ini tidak dapat memeriksa kode
verify-unable-text = Ketik nomor dokumen di bawah ini.
verify-compare = Bandingkan isi di atas dengan dokumen yang Anda pegang.
verify-payment = Pembayaran asli
verify-payment-text = Tanda tangannya cocok, dan pembayaran ini tercatat pada kami.
verify-kind = Jenis dokumen
verify-office = Diterbitkan oleh
verify-name = Nama
verify-masked = { $name } (disamarkan)

## Petugas

queue-title = Antrean kantor
queue-caption = Permohonan yang menunggu keputusan
queue-waiting = { $n } menunggu
queue-overdue = { $n } lewat batas waktu
queue-late = Lewat
queue-next = Ambil berikutnya
queue-empty = Tidak ada permohonan yang menunggu. Permohonan baru muncul di sini begitu diteruskan kepada kantor Anda.
queue-case = Permohonan
queue-stage = Keadaan
queue-why = Sebab diperiksa
queue-since = Menunggu sejak
queue-due = Batas waktu

refunds-title = Uang yang harus dikembalikan
refunds-back = Kembali ke antrean
refunds-lead = Bank mencatat siapa yang membayar. Kembalikan setiap jumlah lewat bank dengan nomor transaksinya. Lalu catat nomor rujukan transfernya di sini.
refunds-more = Ada { $n } pembayaran yang menunggu. Halaman ini memuat { $shown } yang paling lama.
refunds-caption = Pembayaran yang harus dikembalikan, yang paling lama di atas
refunds-empty = Tidak ada uang yang harus dikembalikan. Pembayaran yang tidak melunasi apa pun muncul di sini.
refunds-case = Permohonan
refunds-amount = Jumlah
refunds-why = Sebab
refunds-reference = Nomor rujukan pembayaran
refunds-since = Sejak
refunds-sent = Sudah dikirim
refunds-transfer = Nomor rujukan transfer dari bank
refunds-note = Catat sudah dikembalikan
refund-wrong-amount = Jumlahnya tidak sama dengan tagihan
refund-paid-again = Tagihan sudah dibayar sebelumnya
refund-told-too-late = Bank baru memberi tahu lebih dari sehari setelah tagihan lewat waktu
refund-too-late = Dibayar setelah tagihan lewat waktu
refund-paid-elsewhere = Sudah dibayar lewat permohonan lain

send-back-title = Uang ini sudah dikembalikan?
send-back-text = Periksa dahulu di bank. Pemohon langsung membaca bahwa uangnya dikirim, dengan nomor rujukan ini. Catatan tidak dapat diubah lagi.
send-back-do = Ya, sudah dikirim
send-back-not = Belum, kembali ke daftar

closed-title = Buka permohonan ini?
closed-text = Isi permohonan terlihat setelah Anda membukanya. Pemohon melihat bahwa Anda membukanya.
closed-open = Buka permohonan

officer-decide = Keputusan Anda
officer-decide-text = Putuskan setiap hasil, atau biarkan terbuka untuk diputuskan nanti. Pemohon membaca alasan Anda.
officer-grant = Kabulkan
officer-refuse = Tolak
officer-later = Putuskan nanti
officer-stands = Batas waktu berhenti: menunggu jawaban pemohon.
product-due = Batas waktu: { $due }.
product-late = Batas waktu lewat pada { $due }.
product-stands = Batas waktu berhenti sampai pertanyaan petugas dijawab.
officer-error-of = { $product }: { $problem }
officer-reason = Alasan
officer-reason-hint = Wajib diisi. Tulis dengan kata yang mudah dipahami pemohon.
officer-reason-same = Kosongkan jika sama dengan alasan di atas untuk putusan yang sama.
officer-save = Simpan keputusan
examine-title = Hasil pemeriksaan:
examine-text = Buka setiap berkas dulu. Setelah Anda menyimpan, aturan diperiksa lagi. Mungkin tidak ada lagi yang perlu diputuskan.
examine-accept = Terima
examine-reject = Tidak diterima
examine-why = Penjelasan untuk pemohon
examine-why-hint = Wajib diisi jika dokumen tidak diterima. Misalnya: nama ibu tidak terbaca.
examine-save = Simpan hasil pemeriksaan
examine-again = Ubah hasil pemeriksaan
state-title = Keterangan petugas
state-text = Isi hanya yang sudah Anda lihat buktinya. Pemohon membacanya, dan keterangan ini masuk ke dokumen.
state-save = Simpan keterangan
state-nothing = Tidak ada keterangan
state-source = Sumbernya petugas, bukan data negara dan bukan jawaban Anda.
officer-nothing = Tidak ada yang perlu diputuskan sekarang.
ask-title = Tanya pemohon dulu
ask-text = Tanyakan hanya yang tidak ada di data negara. Batas waktu hasil yang Anda pilih berhenti sampai pemohon menjawab, paling lambat { $due }, lalu berjalan lagi dengan sisa yang sama.
ask-about = Hasil yang ditanyakan
ask-ground = Alasan hukum batas waktu berhenti
ask-question = Pertanyaan
ask-question-hint = Satu pertanyaan yang dapat dijawab pemohon. Misalnya: di mana surat kelahiran yang asli?
ask-send = Kirim pertanyaan
ask-asked = Pemohon ditanya
ask-unsent = Pertanyaan Anda tidak terkirim
officer-no-answers = Pemohon tidak perlu menjawab apa pun.
officer-held = Data negara
officer-objection = Keberatan pemohon
officer-conflict = Permohonan ini untuk rekan Anda
officer-conflict-text = Permohonan ini tentang Anda, atau tentang orang di kartu keluarga yang sama. Anda tidak boleh membukanya atau memutuskannya.
officer-conflict-next = Beri tahu rekan atau atasan Anda. Petugas lain di kantor ini yang menanganinya; permohonan tetap di antrean.
officer-conflict-law = UU 30/2014 pasal 42 sampai 45

## Masuk

picker-title = Anda ingin menjadi siapa?
picker-lead = Pilih orang contoh. Semua orang di sini buatan.
picker-residents = Warga
picker-officers = Petugas
picker-nik = NIK (Nomor Induk Kependudukan)
picker-sign-in = Masuk sebagai { $name }
expect-grant = Langsung dikabulkan
expect-provisional = Dikabulkan dengan syarat
expect-refer = Diperiksa petugas
expect-refuse = Tidak dikabulkan, dengan alasan
expect-waits = Menunggu sumber data

sign-in-title = Masuk belum tersedia
sign-in-lead = Masuk dengan kunci sandi sedang disiapkan. Sementara itu Anda dapat memakai halaman umum.
sign-in-services = Baca syarat dan aturan setiap layanan
sign-in-check = Periksa keaslian dokumen
sign-in-office = Untuk mengajukan permohonan sekarang, datang ke kantor instansi.

ended-title = Sesi Anda berakhir
ended-safe = Jawaban Anda masih ada
ended-text = Masuk lagi, lalu kirim. Anda tidak perlu mengetik ulang.
ended-sign-in = Masuk lagi dan lanjutkan
ended-hint = Jangan tutup halaman ini sebelum masuk lagi.
resumed-title = Anda sudah masuk lagi
resumed-text = Jawaban Anda masih lengkap. Tekan tombol ini untuk melanjutkan.
resumed-send = Lanjutkan

## Masalah

fault-theirs = Ada yang perlu diperbaiki
fault-not-found = Halaman tidak ditemukan
fault-sign-in = Anda perlu masuk
fault-forbidden = Halaman ini bukan untuk Anda
fault-stale = Formulir perlu dibuka lagi
fault-conflict = Sudah ada perubahan
fault-too-large = Terlalu banyak sekaligus
fault-too-often = Terlalu sering mencoba
fault-ours = Maaf, ada kesalahan pada kami
fault-busy = Layanan sedang sibuk

advice-theirs = Kembali dan perbaiki. Isian Anda yang lain tetap tersimpan.
advice-not-found = Periksa alamatnya, atau cari layanan di bawah ini.
advice-sign-in = Isian yang sudah tersimpan menunggu Anda.
advice-forbidden = Masuk sebagai orang yang berhak, atau kembali ke halaman depan.
advice-stale = Yang sudah tersimpan tetap ada.
advice-conflict = Muat ulang halaman untuk melihat keadaan terbaru. Tidak ada data yang hilang.
advice-too-large = Kembali, kurangi ukurannya, lalu kirim lagi.
advice-too-often = Perangkat Anda tidak bermasalah. Halaman lain tetap bisa dibuka.
advice-ours = Permohonan yang sudah terkirim tetap aman. Coba lagi, atau sebutkan nomor di bawah kepada petugas.
advice-busy = Tidak ada data yang hilang. Tunggu sebentar, lalu coba lagi.
advice-kept = Semua yang Anda kirim tersimpan di halaman ini. Tekan tombol untuk mengirimnya lagi.

next-on = Kembali
next-stale = Buka lagi halamannya
next-theirs = Kembali dan perbaiki
next-conflict = Lihat keadaan terbaru
next-again = Coba lagi

problem-reference = Nomor rujukan:
problem-ours = Permintaan Anda tidak dapat kami selesaikan.
problem-not-found = Halaman atau data yang Anda cari tidak ada.
problem-rules = Aturan tidak dapat dijalankan untuk permohonan ini. Petugas kami sudah diberi tahu.
problem-sign-in = Halaman ini hanya dapat dibuka setelah masuk.
problem-forbidden = Anda tidak berhak membuka halaman ini.
problem-too-close = Permohonan ini tentang Anda atau keluarga Anda. Rekan Anda yang menanganinya.
problem-conflict = Orang lain atau layar lain baru saja mengubah data ini.
problem-busy = Terlalu banyak permintaan sekarang.
problem-full = Tempat penyimpanan penuh. Pengelola sudah diberi tahu.
problem-away = Basis data tidak menjawab. Tunggu sebentar, buka lagi halaman ini, lalu lihat apakah yang Anda kirim sudah tersimpan.
problem-answer = Jawaban tidak dapat diterima. Periksa isiannya, misalnya tanggal 7 3 2026.
problem-already-sent = Permohonan ini sudah terkirim. Buka permohonan untuk melihat keadaannya.
problem-not-seen = Belum terkirim. Lihat dulu isian di bawah, lalu kirim dari halaman ini.
problem-drafts-many = Anda sudah mempunyai { $n } isian layanan ini yang belum dikirim. Lanjutkan salah satu, atau tarik satu yang tidak diperlukan. Setelah itu Anda dapat memulai lagi.
problem-begun-many = Anda sudah memulai { $n } isian layanan ini dalam 24 jam. Lanjutkan salah satu, atau mulai yang baru besok.
problem-key-reused = Kunci ini sudah dipakai untuk permintaan lain. Pakai kunci baru untuk setiap permintaan baru.
problem-already-closed = Permohonan ini sudah selesai, jadi tidak dapat diubah.
problem-revoked = Dokumen ini sudah dicabut, jadi tidak dapat diunduh. Buka dokumennya untuk melihat sebabnya.
problem-objection-late = Batas waktu untuk keberatan sudah lewat. Hubungi kantor yang memutuskan.
problem-objected-once = Keberatan Anda sudah dijawab. Jalan berikutnya: banding kepada atasan pejabat, lalu pengadilan tata usaha negara (PTUN).
problem-nothing-refused = Tidak ada hasil yang ditolak, jadi keberatan tidak diperlukan.
problem-bill-later = Tagihan baru belum dapat dibuat karena ada data yang belum terbaca. Coba lagi nanti.
problem-still-payable = Tagihan masih dapat dibayar. Tidak membayar sudah cukup bila Anda tidak jadi.
problem-no-bill = Jumlah yang harus dibayar tidak dapat dihitung, misalnya karena tarifnya tidak ada. Jadi permohonan ini tidak dapat dikabulkan di sini.
problem-no-reason = Alasan wajib diisi. Misalnya: tanggal pada surat rumah sakit berbeda.
problem-already-decided = Permohonan ini tidak lagi menunggu kantor Anda. Petugas lain sudah memutuskan, atau pemohon menariknya. Ambil permohonan berikutnya.
problem-case-moved = Permohonan ini berubah sejak Anda membukanya. Keputusan belum disimpan. Lihat yang baru di bawah, lalu simpan lagi.
problem-no-finding = Pilih terima atau tidak diterima. Misalnya: terima.
problem-every-product = Pilih kabulkan atau tolak. Misalnya: kabulkan.
problem-decide-one = Putuskan sedikitnya satu hasil. Misalnya: kabulkan yang sudah lengkap.
problem-decide-first = Putuskan juga { $what }: nomornya tercantum di dokumen yang Anda kabulkan.
problem-no-product = Pilih sedikitnya satu hasil yang ditanyakan. Misalnya: hasil yang pertama.
problem-no-ground = Pilih alasan hukumnya. Tanpa alasan hukum batas waktu tidak boleh berhenti.
problem-transfer = Tulis nomor rujukan transfer dari bank, dengan huruf dan angka. Misalnya: FT26332-0012.
problem-sent-back = Uang ini sudah dicatat dikembalikan, oleh rekan Anda atau dengan nomor lain. Tidak ada yang berubah. Jangan mengirimnya dua kali.
problem-no-question = Tulis pertanyaannya. Misalnya: di mana surat kelahiran yang asli?
problem-already-asked = Pemohon sudah ditanya dan belum menjawab. Tunggu jawabannya, atau putuskan dengan data yang ada.
problem-clock-over = Batas waktu hasil ini sudah lewat, jadi tidak dapat dihentikan lagi. Putuskan dengan data yang ada.
problem-nothing-asked = Tidak ada pertanyaan petugas yang menunggu jawaban Anda.
problem-no-answer = Tulis jawaban Anda. Misalnya: surat yang asli hilang bulan lalu.
problem-facts-missing = Dokumen belum dapat dibuat. Data ini belum ada: { $what }. Coba lagi setelah datanya ada, atau tolak dengan alasan.
problem-office-unknown = Dokumen tidak dapat dibuat: kantor yang berwenang belum diketahui dari register. Permohonan ini tidak dapat dikabulkan, juga bila datanya diperbaiki nanti. Tolak dengan alasan ini: “Data yang menunjukkan kantor yang berwenang belum ada. Perbaiki dulu datanya, lalu ajukan lagi.”
list-more = { $one }; { $more }
problem-not-confirmed = Beri tanda pada setiap pernyataan, misalnya bahwa nama sudah benar.
problem-file-empty = Berkas kosong atau belum dipilih. Pilih lagi, misalnya foto surat dari ponsel.
problem-file-large = Berkas terlalu besar. Kirim berkas paling besar 5 MB, misalnya satu foto.
problem-file-type = Jenis berkas tidak dikenal. Kirim berkas JPG, PNG, atau PDF, misalnya foto surat.
problem-file-cut = Bagian akhir berkas tidak ada. Kirim ulang berkas yang utuh, misalnya foto baru dari ponsel.
problem-file-broken = Isi berkas rusak, jadi tidak dapat dibuka. Kirim berkas lain, misalnya foto baru dari ponsel.
problem-file-measures = Ukuran gambar tidak wajar. Kirim foto biasa, misalnya langsung dari kamera ponsel.
problem-file-twice = Berkas ini sudah Anda kirim. Pilih halaman lain, misalnya halaman kedua.
problem-file-many = Berkas sudah terlalu banyak. Hapus satu dulu, misalnya foto yang buram.
problem-too-long = Tulisan terlalu panjang. Tulis paling banyak 2.000 huruf, misalnya beberapa kalimat.
problem-too-large = Yang Anda kirim terlalu besar. Kirim lebih sedikit, misalnya satu berkas.
problem-try-often = Sangat banyak jawaban datang dari sambungan Anda dalam satu menit. Tunggu sebentar, lalu coba lagi.
problem-too-often = Terlalu banyak pemeriksaan gagal dari sambungan Anda. Tunggu satu menit, lalu coba lagi.
problem-csrf = Formulir ini sudah terlalu lama terbuka. Buka lagi halamannya, lalu kirim ulang.
problem-unreadable = Isian tidak terbaca. Tulis dengan huruf biasa, lalu kirim lagi.
problem-method = Alamat ini tidak menerima permintaan seperti itu.
problem-nik = Nomor Induk Kependudukan (NIK) ini tidak ada dalam contoh. Pilih salah satu orang di halaman masuk.

## Aksesibilitas dan tentang situs

a11y-title = Pernyataan aksesibilitas
a11y-lead = Situs ini dibuat agar dapat dipakai semua orang, dengan ponsel apa pun.
a11y-can = Yang dapat Anda lakukan
a11y-keyboard = Memakai semua halaman dengan papan ketik saja.
a11y-zoom = Memperbesar tulisan sampai dua kali tanpa menggeser ke samping.
a11y-script = Menyelesaikan semua urusan tanpa JavaScript. Hanya memeriksa kode QR yang memerlukannya. Tanpa JavaScript, ketik nomor dokumen.
a11y-reader = Memakai pembaca layar. Setiap halaman punya judul, bagian, dan label.
a11y-colour = Memahami setiap tanda tanpa melihat warnanya.
a11y-words = Membaca kalimat pendek dalam bahasa Indonesia atau Inggris.
a11y-tested = Cara kami menguji
a11y-tested-text = Hampir setiap halaman diuji otomatis menurut pedoman internasional WCAG 2.2 tingkat AA. Uji itu menemukan sebagian masalah saja. Permohonan, keberatan, dan pekerjaan petugas juga diuji dengan papan ketik saja.
a11y-gaps = Yang belum kami ketahui
a11y-gap-people = Situs ini belum diuji bersama penyandang disabilitas.
a11y-gap-pdf = Dokumen PDF sudah bertanda, tetapi belum diuji dengan semua pembaca layar.
a11y-tell = Beri tahu kami
a11y-tell-text = Ada halaman yang sulit dipakai? Sampaikan kepada petugas kantor Anda. Petugas juga membantu Anda menyelesaikan urusan itu.

about-title = Tentang situs ini
about-lead = Sigap adalah satu tempat untuk mengurus layanan publik.
about-demo = Situs ini hanya contoh. Jangan isi data nyata di sini.
about-official = Cara mengenali situs resmi
about-official-text = Penipu dapat meniru tampilan. Periksa tiga hal ini sebelum mengisi data.
about-sign-address = Alamat situs resmi diakhiri .go.id. Baca sampai akhir, huruf demi huruf.
about-sign-lock = Peramban tidak memberi peringatan tentang sambungan yang tidak aman.
about-sign-check = Dokumen dari situs resmi selalu dapat diperiksa di halaman Periksa dokumen.
about-never = Yang tidak pernah kami lakukan
about-never-code = Kami tidak pernah meminta kode masuk lewat telepon atau pesan.
about-never-pay = Kami tidak pernah meminta uang ke rekening pribadi.
about-never-app = Kami tidak pernah mengirim aplikasi lewat pesan.
about-data = Data Anda
about-data-text = Kami hanya membaca data yang diperlukan. Setiap pembacaan tercatat dan dapat Anda lihat.
about-free = Terbuka
about-free-text = Program ini bebas dipakai dan diperiksa. Aturan setiap layanan dapat dibaca siapa pun.

## For programs

api-title = Layanan publik untuk program lain
api-lead = Program Anda dapat memakai layanan yang sama dengan situs ini. Rumah sakit, misalnya, dapat mengajukan akta kelahiran langsung dari sistemnya.
api-openapi = Uraian lengkap API (OpenAPI 3.1)
api-can = Yang dapat dilakukan
api-can-services = Melihat semua layanan, biayanya, waktunya, dan dasar hukumnya.
api-can-needs = Mengetahui apa yang masih perlu dijawab oleh satu orang. Yang sudah tercatat tidak ditanyakan.
api-can-apply = Memulai permohonan, menjawab, mengunggah dokumen, memeriksa, dan mengirim.
api-can-follow = Mengikuti riwayat, lalu mengambil dokumen, kredensial, dan tanda terima.
api-try = Coba sekarang
api-try-first = Daftar layanan terbuka untuk siapa pun.
api-token = Bertindak untuk seseorang
api-token-text = Permohonan adalah milik seseorang. Karena itu program memerlukan token. Dalam demo, token diberikan untuk satu tokoh contoh. Sandi program dicetak saat demo dimulai.
api-token-then = Token berlaku 30 menit. Dengan token itu, permohonan dapat dimulai.
api-live = Belum ada akun
api-live-text = Di sini belum ada token, karena warga belum dapat memberi izin kepada program. Daftar layanan tetap terbuka.
api-rules = Aturan main
api-rule-language = Bahasa jawaban mengikuti Accept-Language: id atau en.
api-rule-key = Setiap permohonan baru dan setiap pengiriman memerlukan Idempotency-Key. Permintaan yang sama dengan kunci yang sama hanya dijalankan satu kali.
api-rule-digest = Sebelum mengirim, tampilkan isi pemeriksaan kepada pemohon. Kirimkan digest dari pemeriksaan itu.
api-rule-problems = Galat mengikuti RFC 9457. Alamat pada type menjelaskan artinya dalam dua bahasa.
api-rule-rate = Banyaknya permintaan dibatasi. Sisa jatah ada pada header RateLimit.
api-log = Pemilik data melihat semuanya
api-log-text = Setiap pembacaan data tercatat pada catatan akses orang itu, dengan nama program Anda. Riwayat permohonan juga menyebut nama program.
api-bad-query = Bagian alamat setelah tanda tanya tidak dapat dibaca. Periksa nama dan nilainya.
api-bad-body = Isi permintaan tidak sesuai dengan skema. Periksa baris { $line }, kolom { $column }.
api-bad-limit = Nilai limit harus dari 1 sampai 100.
api-bad-cursor = Cursor ini tidak berasal dari daftar ini. Mulai lagi tanpa cursor.
api-bad-key = Idempotency-Key terdiri dari 1 sampai 100 huruf, angka, atau tanda tanpa spasi.
api-no-service = Tidak ada layanan dengan nama itu. Lihat /api/v1/services.
api-no-question = Layanan ini tidak menanyakan hal itu. Lihat needs dari permohonan ini.
api-grounds-long = Alasan paling banyak 2.000 huruf. Tulis lebih singkat.
api-answer-long = Jawaban paling banyak 2.000 huruf. Tulis lebih singkat.
api-value-gone = Nilai ini tidak ada lagi.
api-token-unreadable = Permintaan token tidak dapat dibaca. Kirim grant_type dan persona satu kali.
api-token-client = Program tidak dikenal, atau sandinya salah.
api-token-grant = Hanya client_credentials yang diterima.
api-token-scope = Scope tidak dikenal. Pilih dari services:read, cases:read, cases:write.
api-token-persona = Tidak ada tokoh contoh dengan NIK itu. Lihat /demo/personas.json.

api-problem-malformed = Permintaan tidak dapat dibaca
api-problem-malformed-about = Alamat, kepala, atau isi permintaan tidak sesuai dengan uraian API. Perbaiki, lalu kirim lagi.
api-problem-token-missing = Token diperlukan
api-problem-token-missing-about = Data ini milik seseorang. Kirim token pada kepala Authorization.
api-problem-token-invalid = Token tidak berlaku
api-problem-token-invalid-about = Token ini salah, atau masa berlakunya habis. Minta token baru.
api-problem-no-accounts = Belum ada token di sini
api-problem-no-accounts-about = Warga belum dapat memberi izin kepada program. Daftar layanan terbuka tanpa token; token ada dalam demo.
api-problem-scope-missing = Token tidak mengizinkan ini
api-problem-scope-missing-about = Token ini berlaku untuk hal lain. Minta token dengan scope yang disebut dalam uraian API.
api-problem-forbidden = Tidak diizinkan
api-problem-forbidden-about = Orang yang diwakili token ini tidak boleh melakukan hal ini. Lihat permohonannya untuk langkah yang tersedia.
api-problem-not-found = Tidak ditemukan
api-problem-not-found-about = Tidak ada apa pun di alamat ini, atau itu bukan milik orang yang diwakili token ini.
api-problem-no-method = Metode tidak ada di alamat ini
api-problem-no-method-about = Kepala Allow menyebut metode yang diterima alamat ini.
api-problem-conflict = Tidak sesuai dengan keadaan sekarang
api-problem-conflict-about = Permohonan ini sudah berpindah tahap, atau baru saja diubah. Lihat lagi, lalu putuskan.
api-problem-changed = Data berubah setelah diperiksa
api-problem-changed-about = Nilai atau aturan tidak sama dengan yang terakhir diperiksa. Tidak ada yang dikirim. Tampilkan pemeriksaan yang baru kepada pemohon.
api-problem-incomplete = Masih ada yang kurang
api-problem-incomplete-about = Masih ada pertanyaan atau dokumen. Alamatnya disebut pada missing.
api-problem-too-large = Terlalu besar
api-problem-too-large-about = Isi permintaan paling besar 64 KiB; satu berkas paling besar 5 MiB.
api-problem-media-type = Jenis isi tidak diterima
api-problem-media-type-about = Kepala Content-Type harus sesuai dengan uraian API.
api-problem-refused = Isi tidak diterima
api-problem-refused-about = Permintaan terbaca, tetapi isinya tidak dapat diterima. Bagian yang salah disebut pada errors.
api-problem-key-reused = Kunci sudah dipakai
api-problem-key-reused-about = Idempotency-Key ini sudah datang dengan permintaan lain. Pakai kunci baru.
api-problem-key-missing = Kunci diperlukan
api-problem-key-missing-about = Kirim kepala Idempotency-Key, supaya permintaan yang terulang tidak dijalankan dua kali.
api-problem-too-often = Terlalu sering
api-problem-too-often-about = Jatah permintaan habis. Kepala Retry-After menyebut berapa detik lagi.
api-problem-ours = Kesalahan kami
api-problem-ours-about = Maaf, ada yang salah pada kami. Sebutkan nomor rujukan kepada pengelola.
api-problem-busy = Sedang sibuk
api-problem-busy-about = Sistem sedang sibuk. Coba lagi setelah waktu pada kepala Retry-After.

## Membuktikan siapa Anda: membuka akun, menaikkan tingkat akun, loket (proofing)

level-low = dasar
level-substantial = menengah
level-high = tinggi
level-low-text = Negara tahu bahwa Anda menjawab hal yang dicatat tentang Anda. Orang dekat mungkin juga tahu jawabannya.
level-substantial-text = Wajah Anda sudah dicocokkan dengan data negara.
level-high-text = Petugas sudah melihat Anda dan KTP-el Anda.
level-low-how = Anda naik dengan menjawab pertanyaan data diri.
level-substantial-how = Anda naik dengan pencocokan wajah atau datang ke loket.
level-high-how = Anda naik dengan datang ke loket.
level-service = Tingkat akun yang diperlukan
level-service-low = Dasar: cukup menjawab pertanyaan data diri.
level-service-substantial = Menengah: wajah Anda dicocokkan, atau Anda datang ke loket. Sekali saja.
level-service-high = Tinggi: Anda datang ke loket dengan KTP-el. Sekali saja.
level-too-low = Satu langkah lagi
level-needed = { $service } memerlukan akun tingkat { $level }.
level-safe = Tidak ada yang hilang
level-safe-text = Yang sudah Anda isi tersimpan. Setelah langkah ini Anda kembali ke sini.
level-raise = Naikkan tingkat akun
level-back = Kembali ke layanan
problem-level = Layanan ini memerlukan akun yang tingkatnya lebih tinggi. Naikkan dulu tingkat akun, lalu coba lagi.

open-title = Buka akun
open-lead = Satu akun untuk semua layanan. Perlu kurang dari dua menit.
open-not-here = Akun belum dapat dibuka di sini.
open-step-nik = Isi NIK Anda.
open-step-proof = Buktikan bahwa itu Anda.
open-step-key = Simpan kunci sandi di HP Anda. Tidak ada kata sandi.
open-nik = NIK Anda
open-nik-hint = 16 angka di KTP-el atau kartu keluarga.
open-nik-empty = Isi NIK Anda, 16 angka.
open-nik-bad = NIK terdiri dari 16 angka. Periksa lagi di KTP-el Anda.
open-go = Lanjut
open-known = Sudah punya akun?
open-sign-in = Masuk
picker-open = Atau buka akun seperti orang sungguhan

ways-title = Bagaimana Anda ingin membuktikan diri?
ways-back = Ubah NIK
ways-lead = Untuk NIK { $nik }. Pilih satu cara.
ways-levels = Setiap layanan menyebut tingkat akun yang diperlukan. Anda dapat menaikkannya nanti.
way-gives = Memberi tingkat { $level }.
way-quiz = Menjawab pertanyaan data diri
way-quiz-needs = Anda mengetik beberapa hal dari akta kelahiran dan kartu keluarga.
way-quiz-time = Kira-kira satu menit.
way-face = Mencocokkan wajah
way-face-needs = Anda memerlukan kamera. NIK Anda dikirim ke layanan pencocokan wajah.
way-face-time = Kira-kira satu menit.
way-counter = Datang ke loket
way-counter-needs = Anda memerlukan KTP-el. Petugas mencocokkannya dengan wajah Anda.
way-counter-time = Paling lama satu hari untuk datang.

proof-privacy = Siapa yang mendapat data apa
quiz-lead = Ketik jawabannya. Kami tidak menampilkan data apa pun.
quiz-back = Pilih cara lain
quiz-go = Kirim jawaban
quiz-privacy = Jawaban Anda dibandingkan dengan data { $holder } dan tidak disimpan. Setiap pembacaan data tercatat dan dapat Anda lihat di akun Anda.
quiz-empty = Isi jawaban ini.
quiz-long = Jawaban ini terlalu panjang.
quiz-bad-date = Isi tanggal yang benar: hari, bulan, tahun.
quiz-bad-count = Isi dengan angka, misalnya 4.

face-lead = Layanan nasional mencocokkan wajah Anda dengan foto di data kependudukan.
face-step-go = Kami mengarahkan Anda ke layanan itu.
face-step-look = Anda menghadap kamera sebentar.
face-step-back = Anda kembali ke sini.
face-privacy = NIK Anda dikirim ke layanan pencocokan wajah milik { $holder }, karena data biometrik ada di sana. Yang kami terima kembali: cocok atau tidak, orang hidup atau bukan, nilai, dan waktunya.
face-privacy-kept = Kami tidak pernah melihat atau menyimpan foto wajah Anda.
face-simulated = Di contoh ini layanan itu SIMULASI: tidak ada kamera, Anda memilih hasilnya.
face-go = Lanjut ke pencocokan wajah
face-leaving = Menuju layanan pencocokan wajah
face-leaving-text = Bila halaman tidak berpindah sendiri, tekan tombol ini.
face-leave = Buka layanan
face-back = Anda sudah kembali
face-back-here = Tinggal satu langkah
face-back-text = Kami menanyakan hasilnya langsung kepada layanan itu.
face-back-go = Lihat hasilnya
face-away = Pencocokan wajah sedang tidak tersedia
problem-face-away = Layanan pencocokan wajah sedang tidak dapat dihubungi. Coba lagi sebentar lagi, atau pilih cara lain.

counter-lead = Petugas { $holder } melihat KTP-el dan wajah Anda. Ini memberi tingkat tertinggi.
counter-step-code = Minta kode di sini.
counter-step-go = Tunjukkan kode dan KTP-el di loket.
counter-step-back = Kembali ke sini dan isi kode itu.
counter-ask = Minta kode
counter-after = Sudah dari loket?
counter-code = Kode loket
counter-code-hint = 8 huruf dan angka, misalnya 7K2M 9PQR.
counter-go = Lanjut dengan kode ini
counter-code-bad = Kode loket terdiri dari 8 huruf dan angka.
counter-code-not-yet = Petugas belum mengesahkan kode ini. Tunjukkan dulu di loket.
counter-code-nothing = Kode ini tidak berlaku untuk NIK ini. Periksa lagi, atau minta kode baru.
counter-given = Kode loket Anda
counter-given-back = Kembali
counter-given-once = Catat sekarang
counter-given-safe = Kode ini hanya tampil sekali. Jangan berikan kepada siapa pun selain petugas di loket.
counter-given-where = Datang ke kantor { $holder } mana pun.
counter-given-bring = Bawa KTP-el asli.
counter-given-until = Kode berlaku 24 jam.
counter-given-then = Setelah dari loket, buka lagi halaman ini, isi NIK dan kode Anda. Ada waktu 24 jam.

proof-failed = Kami tidak dapat memastikan bahwa ini Anda
proof-failed-nothing = Tidak ada akun yang dibuka atau diubah
proof-failed-why = Ada yang tidak cocok, atau NIK ini belum dapat dibuktikan dengan cara ini hari ini.
proof-failed-check = Periksa NIK Anda.
proof-failed-other = Coba cara lain, atau cara yang sama sekali lagi.
proof-failed-office = Di loket petugas dapat membantu bila data Anda keliru.
proof-failed-go = Pilih cara lain
proof-known = Anda sudah punya akun
proof-known-lead = Masuk dengan kunci sandi yang ada di HP Anda.
proof-known-lost = Kehilangan kunci sandi? Di halaman masuk ada cara memulihkan akun. Bukti yang tingkatnya lebih tinggi juga mengembalikan akun kepada Anda.
proof-known-other = Pakai NIK atau cara lain
problem-proofing-often = Terlalu banyak percobaan. Coba lagi kira-kira { $minutes } menit lagi, atau pilih cara lain.

raise-title = Tingkat akun Anda
raise-done = Tingkat akun Anda sudah naik
raise-has = Akun Anda bertingkat { $level }.
raise-needs = Yang diperlukan: tingkat { $level }.
raise-ways = Cara menaikkannya
raise-highest = Ini tingkat tertinggi. Tidak ada lagi yang perlu dibuktikan.
raise-no-way = Sekarang tidak ada cara yang tersedia untuk menaikkannya.
raise-go-on = Kembali ke yang sedang Anda kerjakan

vouch-title = Loket: memastikan siapa seseorang
vouch-lead = Minta NIK dan kode loket dari orang di depan Anda.
vouch-nik-hint = 16 angka di KTP-el.
vouch-code-hint = 8 huruf dan angka yang ditunjukkan orang itu.
vouch-look = Lihat data
vouch-logged = Pembacaan ini tercatat dengan nama Anda dan dapat dilihat orang itu.
vouch-no-such = NIK dan kode ini tidak cocok, atau kodenya sudah dipakai atau lewat waktunya.
vouch-person = Orang di depan Anda
vouch-other = Orang lain
vouch-checked = Yang sudah Anda periksa
vouch-card = KTP-el asli sudah saya lihat dan datanya sama.
vouch-face = Wajah orang ini sama dengan foto di KTP-el.
vouch-tick-both = Centang keduanya sebelum mengesahkan.
vouch-confirm = Sahkan
vouch-reject = Tolak
vouch-confirmed = Sudah disahkan
vouch-confirmed-text = Orang itu melanjutkan di HP-nya sendiri dengan kode yang sama.
vouch-rejected = Sudah ditolak
vouch-rejected-text = Kode itu tidak berlaku lagi.

access-account = untuk akun Anda
access-unproven = Saat seseorang membuktikan diri dengan NIK Anda
purpose-account-proofing = Memastikan siapa pemilik akun
purpose-account-counter = Memastikan siapa seseorang di loket

account-event-reclaimed = Akun ini dikembalikan kepada Anda dengan bukti tingkat { $level ->
        [low] dasar
        [substantial] menengah
       *[high] tinggi
    }. Kunci sandi lama dihapus dan semua sesi berakhir.
account-event-quiz-closed = Seseorang beberapa kali salah menjawab pertanyaan data diri untuk NIK Anda. Cara itu ditutup satu hari.
account-event-counter-confirmed = Petugas { $office } mengesahkan siapa Anda di loket.
account-event-counter-rejected = Petugas { $office } menolak permintaan di loket atas NIK Anda.

api-problem-level-too-low = Tingkat akun terlalu rendah
api-problem-level-too-low-about = Layanan ini memerlukan akun yang tingkatnya lebih tinggi. Pemohon menaikkannya di portal.
