# Kata-kata layanan pencocokan wajah simulasi. Kunci yang sama ada di en.ftl.

brand = Pencocokan Wajah Contoh
simulated = SIMULASI: tidak ada kamera, tidak ada wajah yang dibandingkan
skip = Langsung ke isi
other-language = English
foot = Halaman ini menirukan layanan pencocokan wajah nasional untuk contoh dan uji.
home-text = Layanan ini hanya dipakai lewat situs yang mengarahkan Anda ke sini.

capture-title = Arahkan wajah ke kamera
capture-for = Untuk NIK { $nik }. Di layanan yang sebenarnya, kamera menyala di sini.
capture-choose = Pilih apa yang terlihat kamera
capture-hint = Ini simulasi: Anda menentukan hasilnya.
matched = Wajah cocok
not-matched = Wajah tidak cocok
not-live = Bukan orang hidup (foto atau layar)
gave-up = Batal, kembali saja

gone-title = Sesi ini sudah berakhir
gone-text = Kembali ke situs yang mengarahkan Anda ke sini, lalu mulai lagi.
