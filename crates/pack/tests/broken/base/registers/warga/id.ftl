name = Data warga
field-name = Nama
field-birth_date = Tanggal lahir
field-religion = Agama
field-residence = Tempat tinggal
