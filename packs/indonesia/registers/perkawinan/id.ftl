name = Data perkawinan
field-certificate_number = Nomor buku nikah atau akta perkawinan
field-spouse_nik = Nomor Induk Kependudukan (NIK) suami
field-spouse_name = Nama suami
field-married_on = Tanggal perkawinan
field-ended_on = Tanggal perkawinan berakhir
