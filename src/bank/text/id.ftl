# Kata-kata bank simulasi. Kunci dan isian yang sama ada di en.ftl.

## Bingkai halaman

brand = Bank Contoh
simulated = BANK SIMULASI: tidak ada uang yang berpindah
skip = Langsung ke isi
other-language = English
error-word = Galat:
errors-title = Ada yang perlu diperbaiki
foot = Halaman ini menirukan bank untuk contoh dan uji. Jangan masukkan data rekening Anda.
back-home = Ke halaman depan

## Halaman depan

home-title = Bayar tagihan
account = Nomor rekening virtual
account-hint = 18 angka dari halaman permohonan Anda, misalnya 9999 0123 1446 8034 57.
home-look = Lihat tagihan
code = Isi kode QR
code-hint = Tempel teks kode QR. Teks itu mulai dengan 000201.
home-read = Baca kode QR

wrong-nothing = Isi nomor rekening virtual, 18 angka.
wrong-account = Nomor rekening virtual harus 18 angka dan mulai dengan 9999.
wrong-code = Teks ini bukan kode QR pembayaran. Salin lagi seluruh teksnya dari halaman permohonan.
wrong-checksum = Ada huruf yang hilang atau berubah dalam kode QR. Salin lagi seluruh teksnya.
wrong-unknown = Bank tidak mengenal tagihan ini. Periksa angkanya, lalu coba lagi.
wrong-differs = Kode QR ini tidak cocok dengan tagihannya. Pakai nomor rekening virtual.

## Satu tagihan

bill-title = Tagihan
description = Untuk
until = Bayar paling lambat
bill-pay = Bayar { $amount }
bill-closed = Batas waktu sudah lewat. Tagihan ini tidak dapat dibayar lagi.
bill-paid-before = Tagihan ini sudah dibayar { $n } kali, jumlahnya { $sum }. Membayar lagi berarti membayar dua kali.
bill-last-receipt = Lihat bukti bayar terakhir

wrong-form = Halaman ini sudah lama. Tekan tombol bayar sekali lagi.
wrong-too-late = Batas waktu sudah lewat. Tagihan ini tidak dapat dibayar lagi.
wrong-full = Tagihan ini sudah terlalu sering dibayar. Bank tidak menerimanya lagi.

## Untuk uji

tests-title = Untuk uji: jumlah lain, waktu lain, kabar yang salah
tests-amount = Jumlah
tests-amount-hint = Kosongkan untuk membayar jumlah tagihan. Contoh: 250.000.
tests-time = Waktu bayar
tests-time-hint = Kosongkan untuk waktu sekarang. Waktu Indonesia Barat, contoh: 2026-11-24 20.41.
tests-how = Kabar kepada instansi
how-at-once = Segera
how-late = Terlambat
how-never = Tidak pernah
how-twice = Dua kali
how-garbled = Dengan tanda tangan yang salah
tests-late = Terlambat berapa detik
tests-late-hint = Hanya untuk kabar yang terlambat. Antara 1 dan 86.400.
tests-pay = Bayar dengan pilihan ini

wrong-amount = Jumlah harus angka antara 1 dan 1.000.000.000, misalnya 250.000.
wrong-time = Waktu harus tanggal dan jam, misalnya 2026-11-24 20.41.
wrong-late = Pilih satu cara. Untuk kabar yang terlambat, isi detik antara 1 dan 86.400.

## Bukti bayar

receipt-title = Pembayaran diterima
bank-id = Nomor pembayaran di bank
paid-at = Dibayar
receipt-next = Kembali ke halaman permohonan Anda. Statusnya berubah setelah bank memberi kabar.
receipt-bill = Lihat tagihan ini lagi
telling-title = Kabar kepada instansi
telling-again = Kirim kabar lagi
telling-look = Muat ulang halaman ini
telling-told = Instansi sudah menerima kabar.
telling-withheld = Kabar ditahan untuk uji. Instansi harus bertanya sendiri.
telling-given-up = Kabar tidak sampai. Bank berhenti mencoba. Instansi dapat bertanya sendiri.
telling-refused = Instansi menolak kabar dengan status { $status }. Bank berhenti mencoba.
telling-waiting = Kabar akan dikirim: { $at }.
telling-failed = Kabar belum sampai, sudah dicoba { $n } kali. Dicoba lagi: { $at }.

list-title = Pembayaran di bank ini
list-empty = Belum ada pembayaran.

## Bila ada yang salah

nowhere-title = Halaman tidak ditemukan
nowhere-text = Alamat ini tidak ada di bank. Mulai dari halaman depan.
malformed-title = Isian tidak terbaca
malformed-text = Bank tidak dapat membaca isian ini. Tidak ada yang dibayar. Mulai dari halaman depan.
busy-title = Bank sedang sibuk
busy-text = Bank tidak dapat mencatat pembayaran sekarang. Tidak ada yang dibayar. Coba lagi sebentar lagi.

## Tanggal

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
