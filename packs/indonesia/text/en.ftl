# Words for the whole pack. The same keys are in id.ftl.

## Agencies

agency-dukcapil = Population and Civil Registration Office
agency-dukcapil-contact = Telephone (021) 0000-0001 (sample number), Monday to Friday 08:00–15:00. Jalan Contoh Nomor 1.
agency-kua = Office of Religious Affairs
agency-kua-contact = Telephone (021) 0000-0002 (sample number), Monday to Friday 08:00–15:00. Jalan Contoh Nomor 2.
agency-kemenkes = Ministry of Health
agency-kemenkes-contact = Telephone (021) 0000-0003 (sample number), every day, 24 hours. Jalan Contoh Nomor 3, Jakarta.
agency-samsat = Samsat Joint Office
agency-samsat-contact = Telephone (021) 0000-0004 (sample number), Monday to Friday 08:00–15:00, Saturday 08:00–11:00. Jalan Contoh Nomor 4.
agency-polri = Indonesian National Police
agency-polri-contact = Telephone (021) 0000-0005 (sample number), every day, 24 hours. Jalan Contoh Nomor 5, Jakarta.
agency-bapenda = Regional Revenue Office
agency-bapenda-contact = Telephone (021) 0000-0006 (sample number), Monday to Friday 08:00–15:00. Jalan Contoh Nomor 6.
agency-jasa-raharja = Jasa Raharja
agency-jasa-raharja-contact = Telephone (021) 0000-0007 (sample number), every day, 24 hours. Jalan Contoh Nomor 7, Jakarta.
agency-bkpm = Ministry of Investment
agency-bkpm-contact = Telephone (021) 0000-0008 (sample number), Monday to Friday 08:00–16:00. Jalan Contoh Nomor 8, Jakarta.
agency-kemenkum = Ministry of Law
agency-kemenkum-contact = Telephone (021) 0000-0009 (sample number), Monday to Friday 08:00–16:00. Jalan Contoh Nomor 9, Jakarta.

## Life events

event-lahir = A baby is born
event-lahir-hint = Your child was just born, or a child was found. See what to register.
event-keluarga = A family changes
event-keluarga-hint = Your family has grown. See which family data change with it.
event-kendaraan = Owning a vehicle
event-kendaraan-hint = You have a motorcycle or a car. See which tax is due and what has to be renewed.
event-usaha = Starting a business
event-usaha-hint = You start a business of your own or with a company. See what has to be registered.

## Legal basis: how laws are cited, then their names

law-article = Article { $article }
law-paragraph = Article { $article }({ $paragraph })
law-letter = Article { $article }({ $paragraph })({ $letter })
law-articles = { $act }, { $articles }
law-form = { $act }, form { $form }
law-and = { $before } and { $last }
law-amended = { $act }, amended by { $by }
law-named = { $law } ({ $name })

act-uu = Law { $number }
act-pp = Government Regulation { $number }
act-perpres = Presidential Regulation { $number }
act-permendagri = Minister of Home Affairs Regulation { $number }
act-pma = Minister of Religious Affairs Regulation { $number }
act-kuhperdata = Civil Code

act-uu-22-1946 = registration of marriage and divorce
act-uu-1-1974 = marriage
act-uu-12-2006 = citizenship
act-uu-23-2006 = population administration
act-uu-25-2009 = public services
act-uu-24-2013 = population administration
act-uu-30-2014 = government administration
act-uu-27-2022 = protection of personal data
act-uu-17-2023 = health
act-pp-40-2019 = how the population administration law is carried out
act-perpres-96-2018 = population registration and civil registration
act-permendagri-9-2016 = more birth certificates, sooner
act-permendagri-19-2018 = quality of population services
act-permendagri-108-2019 = how Presidential Regulation 96/2018 is carried out
act-permendagri-109-2019 = forms and books of population administration
act-permendagri-73-2022 = names in population documents
act-pma-30-2024 = registration of marriages
act-kuhperdata-name = Kitab Undang-Undang Hukum Perdata
act-perpol = Police Regulation { $number }
act-pmk = Minister of Finance Regulation { $number }

act-uu-34-1964 = road accident fund
act-uu-22-2009 = road traffic and transport
act-uu-1-2022 = financial relations between the central government and the regions
act-pp-76-2020 = fees of the police
act-pp-35-2023 = general rules on regional taxes and charges
act-perpres-5-2015 = Samsat joint offices
act-perpol-7-2021 = registration and identification of vehicles
act-pmk-16-2017 = benefits and contributions of the road accident fund, in full 16/PMK.010/2017
act-perbps = Statistics Indonesia Regulation { $number }
act-perbkpm = Minister of Investment Regulation { $number }

act-uu-25-2007 = investment
act-uu-40-2007 = limited liability companies
act-uu-6-2023 = job creation
act-pp-7-2021 = cooperatives and micro, small and medium enterprises
act-pp-28-2025 = risk-based business licensing
act-perpres-10-2021 = fields of investment
act-perpres-49-2021 = fields of investment, as amended
act-perbps-7-2025 = classification of kinds of business, KBLI 2025
act-perbkpm-5-2025 = how businesses are licensed through OSS

## Kinds of answer: what is wrong, how to fix it, and an example

kind-person-name-empty = Enter a name. For example: Bima Wahyudi.
kind-person-name-bad = The name cannot be read. Write it in ordinary letters, for example: Bima Wahyudi.
kind-person-name-long = The name is too long. Write at most 200 letters, for example: Bima Wahyudi.

kind-date-empty = Enter day, month and year. For example: 7 3 2026.
kind-date-bad = This date is not in the calendar. Write it in figures, for example: 7 3 2026.
kind-date-year = The year must have four figures. For example: 2026.

kind-time-empty = Enter the time of birth. For example: 20:41.
kind-time-bad = There is no such time. Write hours from 00 to 23 and minutes from 00 to 59, for example: 20:41.

kind-line-empty = Fill in this line. For example: at grandmother’s house.
kind-line-bad = The text cannot be read. Use ordinary letters and figures, for example: at grandmother’s house.
kind-line-long = The text is too long. Write at most 200 letters, for example: at grandmother’s house.

kind-paragraph-empty = Fill in this part. For example: My address has changed.
kind-paragraph-bad = The text cannot be read. Use ordinary letters and figures, for example: My address has changed.
kind-paragraph-long = The text is too long. Write at most 2,000 letters, for example a few short sentences.

kind-number-empty = Enter a number. For example: 2.
kind-number-bad = Only whole numbers fit here. For example: 2.
kind-number-range = This number cannot be. Enter a number from { $least } to { $most }.

kind-yes-no-empty = Choose Yes or No. For example: Yes.
kind-yes-no-bad = This answer is not known. Choose Yes or No, for example: Yes.

kind-choice-empty = Choose one answer. For example: the one at the top.
kind-choice-bad = This answer is not in the list. Choose one, for example the one at the top.

kind-pick-empty = Choose one record. For example: the one at the top.
kind-pick-bad = This record is not in the list. Choose one, for example the one at the top.

kind-nik-empty = Enter your population number (NIK). For example: 3273024105949001.
kind-nik-bad = A population number (NIK) has 16 figures. Check it, for example: 3273024105949001.

kind-money-empty = Enter an amount in rupiah. For example: 25,000,000.
kind-money-bad = Only an amount in rupiah without cents fits here. For example: 25,000,000.
kind-money-range = This amount cannot be. Enter one from { $least } to { $most }.
kind-code-empty = Search, then choose one from the list.
kind-code-bad = This code is not in the list. Search with everyday words, then choose one.
kind-area-empty = Search for a place and choose it. For example: Coblong, Kota Bandung.
kind-area-bad = This place is not in the list. Type its name and choose it, for example: Coblong, Kota Bandung.
kind-area-no-province = This place is no province. Type the name of the province and choose it, for example: Jawa Barat.
kind-area-no-district = This place is no district. Type the name of the district and choose it, for example: Coblong, Kota Bandung.

kind-sex-empty = Choose Male or Female. For example: Female.
kind-sex-bad = This answer is not known. Choose one, for example: Female.

## Coded values

value-yes = Yes
value-no = No

value-sex-l = Male
value-sex-p = Female

value-nationality-id = Indonesian
value-nationality-foreign = Foreign

value-marital-status-single = Never married
value-marital-status-married = Married
value-marital-status-married-unregistered = Married, not registered
value-marital-status-divorced = Divorced
value-marital-status-widowed = Widowed

value-relation-head = Head of the family
value-relation-husband = Husband
value-relation-wife = Wife
value-relation-child = Child
value-relation-child-in-law = Child-in-law
value-relation-grandchild = Grandchild
value-relation-parent = Parent
value-relation-parent-in-law = Parent-in-law
value-relation-relative = Other relative
value-relation-other = Other

value-attendant-doctor = Doctor
value-attendant-midwife = Midwife
value-attendant-traditional = Traditional birth attendant
value-attendant-other = Someone else
value-vehicle-kind-motorcycle = Motorcycle
value-vehicle-kind-car = Passenger car
value-vehicle-kind-goods = Goods vehicle
value-vehicle-kind-other = Other vehicle

value-vehicle-use-private = Private
value-vehicle-use-public = Public transport

value-vehicle-owner-person = A person
value-vehicle-owner-body = A company or another body

value-vehicle-block-traffic-fine = A traffic fine was not paid
value-vehicle-block-investigation = Under investigation or before a court
value-vehicle-block-stolen = Reported stolen

value-business-scale-micro = Micro
value-business-scale-small = Small
value-business-scale-medium = Medium
value-business-scale-large = Large

value-company-kind-pt = Limited liability company (PT)
value-company-kind-pt-perorangan = Company of one person (PT perorangan)
value-company-kind-cv = Limited partnership (CV)

value-company-status-active = Active
value-company-status-liquidation = Being wound up
value-company-status-dissolved = Dissolved

value-company-position-director = Director
value-company-position-commissioner = Commissioner
value-company-position-shareholder = Shareholder

## Relation to the applicant

role-applicant = You
role-mother = Mother
role-father = Father
role-household = Family
role-couple = Husband and wife
role-child = Child
role-vehicle = Vehicle
role-owner = Owner of the vehicle
role-company = Company
role-business = Business
role-activity = Activity of the business

## Time

unit-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
unit-calendar-days = { $n ->
    [one] { $n } calendar day
   *[other] { $n } calendar days
}
unit-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

## Example people

persona-keluarga-wahyuni = Registered marriage, baby born in a hospital. The certificate comes at once.
persona-keluarga-suryani = Father, mother and children have names of one word. The baby gets one too.
persona-keluarga-hartono = Twins. Ask for one certificate, then for the other.
persona-keluarga-rumkorem = A birth at home. An officer checks the birth letter.
persona-keluarga-damanik = The mother is an officer at the office that decides. A colleague checks the birth letter.
persona-keluarga-manurung = A birth reported after more than 60 days. An officer decides.
persona-keluarga-hidayat = Husband and wife on the card, but their marriage is not registered. An officer checks a statement.
persona-keluarga-lestari = A mother without a husband. The certificate comes at once.
persona-keluarga-ratih = A mother without a husband, and a birth at home. The officer may write down a father who acknowledged the child.
persona-keluarga-siregar = The birth already has a certificate. The application is refused with the reason.
persona-keluarga-pranata = The mother is recorded as dead before the birth. An officer checks the data.
persona-penemu-yosef = A baby was found and the parents are unknown. An officer takes over.
persona-keluarga-becker = The father is a foreigner. An officer decides.
persona-tanpa-kartu = A mother without a family card. An officer helps.
persona-keluarga-tanjung = A young mother on her parents’ card. The certificate names her, not the grandparents.
persona-keluarga-mappasessu = A grandmother applies for her grandchild. An officer checks the relation.
persona-pemilik-wibowo = The tax on a motorcycle is due in three weeks. Pay it, and the validation comes at once.
persona-pemilik-halim = Two cars and a motorcycle in Jakarta. Choose one; the second car has a higher tariff.
persona-pemilik-rahayu = The tax on a motorcycle is 80 days late. The bill carries interest and a fine.
persona-pemilik-maulana = The tax on a motorcycle is more than a year late. Two years are paid at once.
persona-pemilik-kusnadi = A car blocked because of a traffic fine. The application is refused with the reason.
persona-pemilik-marlina = A motorcycle reported as sold. The seller need not pay.
persona-pemilik-sudiarta = The STNK and plates end this year. The officer records the inspection.
persona-pemilik-handayani = A car in the name of a husband who has died. An officer checks the widow’s right as an heir.
persona-usaha-sulastri = A woman opens a stall of her own. The number comes at once.
persona-usaha-anwar = The director of a company that opens a restaurant. An officer verifies the standards, and the number comes at once.
persona-usaha-irawan = A man with three companies. Choose one, or a business of his own.
persona-usaha-fitriani = A woman whose business has a number already. The application is refused with the reason.
persona-usaha-gunarti = A widow whose husband directed their company. A new director has to be registered first.
persona-usaha-rafli = A young man of eighteen. The application is refused with the reason.

# What is asked when an account is opened without face and counter (proofing.toml).
quiz-birth-date = Your date of birth
quiz-mother-name = Your mother's full name
quiz-mother-name-hint = As on your birth certificate, without titles.
quiz-family-size = How many people are on your family card
quiz-family-size-hint = Yourself included. For example 4.
quiz-village = The village on your family card
quiz-village-hint = Its name alone, for example Sukasari.
