name = Data usaha badan
field-nib = Nomor Induk Berusaha (NIB)
field-granted_on = Tanggal terbit
field-holder_name = Nama pelaku usaha
field-scale = Skala usaha
field-kbli = Kegiatan usaha ke-{ $n }
