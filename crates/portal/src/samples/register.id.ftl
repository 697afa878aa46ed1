name = Data kependudukan
field-name = Nama
field-nik = NIK
field-birth_date = Tanggal lahir
field-address = Alamat
field-members = Anggota keluarga
