name = Register of persons’ businesses
field-nib = Business identification number (NIB)
field-granted_on = Date of issue
field-holder_name = Holder
field-scale = Scale of the business
field-kbli = Activity { $n }
