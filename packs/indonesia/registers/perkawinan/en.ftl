name = Marriage register
field-certificate_number = Number of the marriage book or certificate
field-spouse_nik = Population number (NIK) of the husband
field-spouse_name = Name of the husband
field-married_on = Date of marriage
field-ended_on = Date on which the marriage ended
