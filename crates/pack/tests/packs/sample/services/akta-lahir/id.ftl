name = Akta kelahiran
summary = Daftarkan kelahiran anak dan dapatkan akta kelahiran.
