name = Residents
field-name = Name
field-birth_date = Date of birth
field-religion = Religion
field-residence = Residence
