name = Population register
field-name = Name
field-nik = NIK
field-birth_date = Date of birth
field-address = Address
field-members = Family members
