name = Birth certificate for a child
summary = Register the birth of your child. The child gets a population number (NIK), a birth certificate and a place on the family card.
for-whom = For the father or mother of a newborn child. Also for someone who has found a child.
promise-note = If all the data are there, you get the decision at once.
objection = You do not agree with this decision? Object to it. An officer will look at your application again.

## Results

product-nik = Population number (NIK)
product-akta = Birth certificate
product-kartu_keluarga = Family card with the new member (extract)
number-nik-nik = Population number (NIK) of the child
number-akta-serial = Number of the birth certificate
number-akta-public = Document number of the birth certificate
number-kartu_keluarga-public = Document number of the family card

## Why data are read

purpose-reporter = To know who reports the birth and which office handles it.
purpose-family-card = To put the child on the family card.
purpose-parent-on-certificate = To write the parents’ names on the birth certificate.
purpose-parents-married = To know whether the parents’ marriage is registered.
purpose-proof-of-birth = To prove the birth without a letter from you.

## Questions

which_mother-label = Who gave birth to this child?
which_mother-hint = Choose the woman who gave birth, not a grandmother or a guardian.
which_mother-none = Another woman who is not on your family card, or nobody knows

which_birth-label = Which birth are you registering now?
which_birth-hint = Choose one baby. For twins, send one application for each baby.

child_status-label = Is this your child, or a child that was found?
child_status-hint = No place of delivery has sent us data about this birth.
child_status-own = My child
child_status-found = A child that was found

parentage-label = What is known about the child’s parents?
parentage-hint = The certificate carries this answer. It names no parents.
parentage-origin_unknown = Origin unknown
parentage-parents_missing = Whereabouts of the parents unknown

child_name-label = What is the child’s full name?
child_name-hint = At least two words, at most 60 letters, no figures and no titles. For example: Bima Wahyudi.

confirm_one_word-label = The name has one word only. Are you sure?
confirm_one_word-hint = A name of one word is allowed. Some countries ask for two words in a passport. Choose Yes to keep this name.

birth_date-label = On which date was the child born?
birth_date-hint = For example: 7 3 2026. If nobody knows the date, use the estimate in the police report.

birth_time-label = At what time was the child born?
birth_time-hint = Local time at the place of birth, from 00:00 to 23:59. For example: 20:41.

sex-label = What is the child’s sex?
sex-hint = Choose what the birth letter says.

birth_place-label = Where was the child born?
birth_place-hint = Type the name of the district and choose it. For example: Coblong, Kota Bandung.

child_order-label = Which child of the mother is this?
child_order-hint = Write a number. The first child is 1.

mother_name-label = What is the full name of the child’s mother?
mother_name-hint = Write it as on the mother’s identity card. For example: Sri Wahyuni.

parents_marriage-label = What about the marriage of you and your partner?
parents_marriage-hint = We did not find a record of your marriage. The child’s certificate carries this answer.
parents_marriage-have_book = Marriage proved by a marriage book or certificate
parents_marriage-unregistered = Marriage not registered as the law provides

## Check first, without signing in

try-card = Do you have a family card?
try-mother_on_card = Is the child’s mother on your family card?
try-mother_on_card-relation = How is the child’s mother related to the head of the family?
try-mother = Is the child’s mother registered as a resident?
try-mother-birth_date = When was the child’s mother born?
try-mother-nationality = What is the nationality of the child’s mother?
try-mother-deceased_on-there = Has the child’s mother died?
try-mother-deceased_on = When did the child’s mother die?
try-father = Is the mother’s husband, or a father who heads the family, on that family card?
try-father-nationality = What is the nationality of the father on that card?
try-father-deceased_on-there = Has the father on that card died?
try-father-deceased_on = When did the father on that card die?
try-marriage = Is the marriage of the child’s mother registered, at the KUA or the civil registry?
try-marriage-married_on = When did the child’s mother marry?
try-marriage-ended_on-there = Has that marriage ended?
try-marriage-ended_on-there-hint = By divorce, or by the husband’s death.
try-marriage-ended_on = When did that marriage end?
try-facility_birth = Was the child born in a hospital, a health centre or a midwife’s clinic?
try-facility_birth-hint = The place of delivery reports the birth to us.
try-facility_birth-registered_number-there = Does this birth have a certificate already?
try-applicant-nik-as-mother-nik = Are you the mother of this child?
try-applicant-nik-as-father-nik = Are you the father on that family card?
try-applicant-nik-as-marriage-spouse_nik = Are you the registered husband of the child’s mother?
try-father-nik-as-marriage-spouse_nik = Is the father on that card the registered husband of the child’s mother?

## Documents

father_seen-label = Name of the father who acknowledged the child
father_seen-hint = Fill this in only if you have seen his acknowledgement, the mother’s consent and proof of their marriage by religion.
child_note-label = Note of legitimation
child_note-hint = Choose this if you have seen proof that the religious marriage came before the birth, or the decision of a court.
nationality_seen-label = Nationality of the child
nationality_seen-hint = Our data do not show an Indonesian father or mother. Choose what the parents’ documents prove. If you choose nothing, we enter Indonesian for a mother we do not know, else foreign.
nationality_seen-ID = Indonesian
nationality_seen-foreign = Foreign
child_note-legitimated = The child is legitimated by the marriage of its parents

evidence-birth_letter = Birth letter
evidence-birth_letter-hint = A photo of the letter from the midwife, doctor or another helper. A letter from the village head is fine too.
evidence-birth_letter-when = If no facility reported the birth to us, for instance because the baby was born at home.
evidence-police_report = Police report
evidence-police_report-hint = A photo of the police report on how the child was found.
evidence-police_report-when = If you report a child who was found.
evidence-marriage_book = Marriage book or certificate
evidence-marriage_book-hint = A photo of the page with both your names, the date and the number.
evidence-marriage_book-when = If you are married, but our data do not show your marriage.
evidence-marriage_statement = Statement of being husband and wife
evidence-marriage_statement-hint = A photo of form F-2.04. You, your partner and two witnesses must sign it.
evidence-marriage_statement-when = If your marriage is not registered yet.

## Reasons and ways out

reason-name-too-long = The child’s name has more than 60 letters. Spaces count.
remedy-name-too-long = Shorten the name and apply again. For example: Bima Wahyudi.
remedy-name-too-long-now = Shorten the name. For example: Bima Wahyudi.

reason-name-with-digits = The child’s name contains figures.
remedy-name-with-digits = Write the name without figures and apply again. For example: Bima Wahyudi.
remedy-name-with-digits-now = Write the name without figures. For example: Bima Wahyudi.

reason-name-with-signs = The child’s name contains signs that are not allowed.
remedy-name-with-signs = Write the name with letters and spaces only, and apply again.
remedy-name-with-signs-now = Write the name with letters and spaces only.

reason-name-not-latin = The child’s name contains letters that our documents cannot carry, such as Arabic or Chinese ones.
remedy-name-not-latin = Write the name in Latin letters from A to Z and apply again. Letters such as é and ñ are fine too. For example: Muhammad Ali.
remedy-name-not-latin-now = Write the name in Latin letters from A to Z. Letters such as é and ñ are fine too. For example: Muhammad Ali.

reason-mother-name-not-latin = The mother’s name contains letters that our documents cannot carry, such as Arabic or Chinese ones.
remedy-mother-name-not-latin = Write her name in Latin letters, as on her identity card or passport, and apply again.

reason-name-with-title = The child’s name contains an academic or religious title.
remedy-name-with-title = Write the name without a title and apply again. For example: Bima Wahyudi, not Dr Bima Wahyudi.
remedy-name-with-title-now = Write the name without a title. For example: Bima Wahyudi, not Dr Bima Wahyudi.

reason-name-abbreviated = The child’s name has a word that looks like a short form, such as M or Muh.
remedy-name-abbreviated = An officer asks what the word stands for. With the name in full you need not wait, for example Muhammad Ali.

reason-one-word-name-not-confirmed = The child’s name has one word only, and you have not confirmed it.
remedy-one-word-name-not-confirmed = Add a word, or choose Yes if you are sure. Then apply again.

reason-birth-in-the-future = The date of birth is still to come.
remedy-birth-in-the-future = Check day, month and year of birth. Then apply again.
remedy-birth-in-the-future-now = Check day, month and year of birth.

reason-already-registered = This birth already has a certificate.
remedy-already-registered = Open your documents to see it. If you never received it, object.

reason-already-on-card = A child with the same name and date of birth is already on your family card.
remedy-already-on-card = Open your family card to see the child’s data. If this is another child, object.

reason-reported-late = The birth was reported more than 60 days after the child was born.
remedy-reported-late = You need not do anything. The head of the office decides first, and then you hear from us.

reason-found-child = The parents of this child are not known.
remedy-found-child = An officer checks the police report and gets in touch with you. Keep the original.

reason-found-child-not-on-card = A child that was found cannot yet be put on your family card.
remedy-found-child-not-on-card = Ask the social affairs office in your town about caring for the child.

reason-birth-letter-unchecked = An officer has to check the birth letter.
remedy-birth-letter-unchecked = You need not do anything. Keep the original until there is a decision.

reason-birth-letter-rejected = An officer could not accept your birth letter.
remedy-birth-letter-rejected = Ask the birth attendant or the village head for a new letter. Then apply again.

reason-police-report-rejected = An officer could not accept your police report.
remedy-police-report-rejected = Ask the police for a complete report. Then apply again.

reason-marriage-book-unchecked = An officer has to check your marriage book or certificate.
remedy-marriage-book-unchecked = You need not do anything. Keep the original until there is a decision.

reason-marriage-book-rejected = An officer could not accept your marriage book or certificate.
remedy-marriage-book-rejected = Ask for a copy at the office that registered the marriage. Then apply again.

reason-marriage-not-registered = The parents’ marriage is not registered. An officer has to check your statement.
remedy-marriage-not-registered = You need not do anything now. The certificate will say that the marriage is not registered.

reason-marriage-statement-rejected = An officer could not accept your statement of being husband and wife.
remedy-marriage-statement-rejected = Fill in form F-2.04 with two witnesses, sign it and apply again.

reason-no-family-card = You do not have a family card yet.
remedy-no-family-card = An officer helps you to get a family card first. Wait for news, or come to the office.

reason-no-card-to-change = The child cannot be added, because you do not have a family card yet.
remedy-no-card-to-change = Get a family card at the office. The child will be on it from the start.

reason-mother-not-on-card = The child’s mother is not on your family card, so we hold no data about her yet.
remedy-mother-not-on-card = An officer checks the mother’s name. Have her identity card at hand.

reason-applicant-not-parent = By our data you are not this child’s father or mother.
remedy-applicant-not-parent = An officer checks how you are related to the child. The father or mother may also apply.

reason-mother-deceased = Our data say that the mother died before the child was born.
remedy-mother-deceased = An officer checks this. If the data are wrong, have a proof at hand.

reason-mother-age-unlikely = By our data, the mother’s age at the birth is unlikely.
remedy-mother-age-unlikely = An officer checks both dates of birth. Have the mother’s birth certificate at hand.

reason-father-deceased = Our data say that the father died before the child was born.
remedy-father-deceased = An officer checks whether his name can stand on the certificate. Wait for news from us.

reason-foreign-parent = One of the parents is a foreigner.
remedy-foreign-parent = An officer checks the child’s nationality. Have the parents’ passports at hand.

reason-father-not-husband = The husband on the family card is not the husband in the marriage register.
remedy-father-not-husband = An officer compares the two. Have your marriage book or certificate at hand.

reason-marriage-ended = Our data say that the mother’s marriage has ended.
remedy-marriage-ended = An officer checks whether the father’s name can stand on the certificate. Wait for news from us.

reason-born-before-marriage = The child was born before the parents married.
remedy-born-before-marriage = An officer explains how a child is legitimised. Have your marriage book or certificate at hand.

## What the documents say

document-akta-title = Extract of the birth register
document-akta-certificate_number = Number of the birth certificate
document-akta-nik = Population number (NIK)
document-akta-name = Name of the child
document-akta-birth_place = Place of birth
document-akta-birth_date = Date of birth
document-akta-birth_time = Time of birth
document-akta-child_order = Child number
document-akta-sex = Sex
document-akta-father_name = Name of the father
document-akta-mother_name = Name of the mother
document-akta-parentage = Note on the parents
document-akta-marriage_note = Note on the parents’ marriage
document-akta-child_note = Note
document-akta-issued_on = Date of issue
document-akta-office = Issued by

document-kartu_keluarga-title = Extract of the family card: new member
document-kartu_keluarga-note = This sheet is an extract of the new version of the family card. It shows the new member only. The data of the other members of the family card stay as they were.
document-kartu_keluarga-card_number = Family card number
document-kartu_keluarga-head_name = Head of the family
document-kartu_keluarga-address = Address
document-kartu_keluarga-village = Village or urban ward
document-kartu_keluarga-district = District
document-kartu_keluarga-new_member_name = Name of the new member
document-kartu_keluarga-new_member_nik = Population number (NIK)
document-kartu_keluarga-new_member_born = Date of birth
document-kartu_keluarga-new_member_sex = Sex
document-kartu_keluarga-new_member_father = Name of the father
document-kartu_keluarga-new_member_mother = Name of the mother
document-kartu_keluarga-issued_on = Date of issue
document-kartu_keluarga-office = Issued by

## Services that may come next

next-kia = Child identity card (KIA)
next-jkn-bayi = Health insurance (BPJS Kesehatan) for the baby

## What could not be sourced

assumption-promise = The 24 hours of Minister of Home Affairs Regulation 19/2018 are quoted from memory. Its text could not be opened.
assumption-objection-clocks = The limits for objections, 21 and 10 working days, come from Law 30/2014, Article 77. Only the 21 days were seen in a source.
assumption-register-wait = If a register stays silent for 24 hours, an officer takes over. This promise is ours, not the law’s.
assumption-certificate-number = The number of a certificate follows certificates as people know them: office, the letters LU, date and serial. No regulation with the format was found. Late reports (LT) get the same letters here.
assumption-name-signs = The regulation on names forbids signs without a list. As the press reads it, an apostrophe, a dash and a dot are signs too.
assumption-name-letters = The regulation on names asks for Latin letters as in Indonesian spelling. That letters such as é, ñ and ș are Latin letters is our reading. Others, such as those of Vietnamese, are written without their marks. That this refuses a name by Article 7 is our conclusion.
assumption-name-titles = The regulation on names has no list of titles. The list used here is ours.
assumption-name-abbreviations = The regulation on names forbids short forms, unless they mean nothing else. It has no list. The list used here is ours, and an officer decides.
assumption-mother-age = A mother younger than 10 or older than 60 at the birth is taken for a likely mistake in the data. The law sets no limit.
assumption-mother-on-card = A family card does not say who gave birth. Every woman of ten years or more on it may be the mother. Only data of a maternity ward makes the question needless.
assumption-other-birth = A birth of more than 180 days ago in our data may be that of another child. So we ask which birth is meant. The law sets no limit.
assumption-birth-order = A child is at most the thirtieth of its mother. The law sets no limit; a larger number is likely a slip.
assumption-birth-details = Form F-2.01 also asks for attendant, weight and length. No rule or document here uses them, so they are not asked.
assumption-witnesses = Form F-2.01 asks for two witnesses. Here the facility’s record, or the officer who checks the letter, stands for them.
assumption-single-mother = A child of a mother without a husband on the card is registered without an officer. As the press describes it, this is the third kind of certificate in Minister of Home Affairs Regulation 108/2019.
assumption-acknowledgement = A father outside the card is written down if the officer has seen his acknowledgement, the mother’s consent and a proof of their marriage by religion. So offices explain Law 24/2013, Article 49; its text was not read.
assumption-legitimation = The note of legitimation needs a proof that the religious marriage came before the birth, or the decision of a court. So offices quote Presidential Regulation 96/2018, Articles 50 and 52; Law 24/2013, Article 50 was not read.
assumption-nationality = The child of an Indonesian father or mother is entered as Indonesian, and so is a child whose parents are not known; else the child has the nationality of the mother. This is Law 12/2006, Article 4, as public pages quote it. With a foreign parent an officer decides.
assumption-foundling = A foundling is registered on a police report (Law 24/2013, Article 28). That the child is not put on the finder’s family card is our conclusion from that.
assumption-ended-marriage = A child born within 300 days after a marriage ended is shown to an officer (Civil Code, Article 255, from memory). After that, a mother without a husband on the card is registered as mother alone.
assumption-article-numbers = Article numbers of Presidential Regulation 96/2018 and Minister of Home Affairs Regulations 108/2019 and 109/2019, with forms F-1.01, F-2.01 and F-2.04, were taken from secondary sources. A lawyer needs to check them.
assumption-articles-quoted = The rule on the digits of the population number (Government Regulation 40/2019, Article 30; Law 24/2013, Article 13) was read as the office of Klaten and two news sites quote it. Law 27/2022, Article 10 was read in the press. Law 6/2023, Article 175 was read in the text of the earlier Law 11/2020 only.
assumption-articles-unread = These were written from memory, and no source was read: Law 24/2013, Articles 8, 27, 28, 32, 34, 58, 61, 62, 68 and 79A; Law 1/1974, Articles 2 and 42; Law 22/1946; Law 17/2023, Article 345; Minister of Home Affairs Regulation 9/2016; Minister of Religious Affairs Regulation 30/2024. A lawyer needs to check them.
assumption-registers = How long each register keeps its data is our guess. One register of marriages stands here for the religious affairs office and civil registration, and that office stands in each regency, not in each district. A register knows two nationalities only, Indonesian and foreign. The new provinces keep the time zone of the province they came from.
assumption-card-extract = The document shows the new member only and calls itself an extract. The real family card lists all its members. That such an extract may be issued is our assumption.
assumption-officer-reading = Officers read data by Law 24/2013 Article 79 and Law 30/2014 Article 50, which we wrote from memory. We show the name of the officer to the applicant; we conclude this from Law 25/2009 Article 23 on the profile of those who serve.

## Worked examples

scenario-already-on-card = A child that is on the card already is refused.
scenario-already-registered = A birth that has a certificate already is refused.
scenario-applicant-not-parent = A grandmother on the card may report a birth, and an officer checks it.
scenario-balinese-name = Balinese names such as I Made and Ni Luh are accepted.
scenario-birth-in-the-future = A birth that is still to come is refused.
scenario-birth-letter-rejected = A birth letter that an officer rejected is no proof.
scenario-birth-letter-unchecked = A birth letter that nobody has checked goes to an officer.
scenario-born-before-marriage = A child was born before its parents married, so an officer looks at it.
scenario-chinese-surname = The surname Ng is accepted.
scenario-daughter-birth-at-home = A daughter on her parents’ card gave birth at home. The certificate comes once her letter is accepted.
scenario-daughter-on-parents-card = A daughter on her parents’ card is the mother of her own child. The grandfather is not written down as its father.
scenario-divorced-after-birth = The parents divorced after the birth. The certificate is issued while the father is on the card.
scenario-divorced-shortly-before = The mother’s marriage ended a few months before the birth, so an officer looks at it.
scenario-facility-register-down = While the data of the place of delivery cannot be read, the case waits for them.
scenario-father-acknowledged = The officer saw how a father outside the card acknowledged the child. The certificate names him.
scenario-father-applies = The father may apply as well as the mother.
scenario-father-deceased = The father died before the birth, so an officer looks at it.
scenario-father-died-after-birth = The father died after the birth. The certificate is issued all the same.
scenario-father-not-husband = The man on the card is not the husband in the marriage register, so an officer looks at it.
scenario-first-twin = Of twins, the first is chosen and registered.
scenario-foreign-father = The father is a foreigner, so an officer looks at the child’s nationality.
scenario-foreign-mother = The mother is a foreigner, so an officer looks at the child’s nationality.
scenario-foreign-parents = Father and mother are foreigners, so an officer checks the child’s nationality.
scenario-found-child = A child that was found goes to an officer, and not onto the card of the finder.
scenario-grandfather-applies = The grandfather on the same card is no parent, so an officer checks.
scenario-grandmother-applies = A grandmother reports her daughter’s baby, so an officer looks at it.
scenario-home-birth-after-registered = A birth at home is registered, although the older child was born in hospital and has a certificate.
scenario-home-birth-letter-accepted = A child was born at home. The certificate is issued once an officer has accepted the letter.
scenario-husband-on-another-card = A husband in the marriage register counts, whatever card he is on.
scenario-husband-on-her-parents-card = A husband on the family card of his parents-in-law is a parent, and the certificate names him.
scenario-long-divorced = The mother’s marriage ended years ago. The certificate names her alone.
scenario-marriage-book-accepted = An officer accepted the parents’ marriage book, and the certificate is issued.
scenario-marriage-book-rejected = A marriage book that an officer rejected proves nothing.
scenario-marriage-book-unchecked = A marriage book that no register knows goes to an officer.
scenario-marriage-ended = The marriage ended a few months before the birth, so an officer looks at it.
scenario-marriage-not-registered = The parents’ marriage is not registered. An officer checks their statement.
scenario-marriage-statement-accepted = An officer accepted the parents’ statement. The certificate carries a note.
scenario-marriage-statement-rejected = With a statement that an officer rejected, the application is refused.
scenario-married-parents-hospital-birth = The parents are married and the child was born in a hospital. Only a name is asked.
scenario-mother-deceased = The mother is recorded as dead before the birth, so an officer looks at it.
scenario-mother-died-at-birth = The mother died on the day of the birth. The certificate is issued all the same.
scenario-mother-name-in-arabic = The name of a mother outside the card is in Arabic letters. It can be written in Latin letters.
scenario-mother-not-on-card = The father’s card shows no mother, so an officer looks at it.
scenario-mother-outside-the-card = A father reports a child whose mother is not on his card. His wife is not written down as the mother.
scenario-mother-too-old = A mother of sixty-five years is likely a mistake in the data, so an officer looks at it.
scenario-mother-too-young = A mother of six years is likely a mistake in the data, so an officer looks at it.
scenario-name-abbreviated = A name with a short form goes to an officer.
scenario-name-in-arabic = A name in Arabic letters is refused. It can be written in Latin letters.
scenario-name-in-cyrillic = A name with a Cyrillic letter that looks like a Latin one is refused.
scenario-name-in-han = A name in Chinese characters is refused.
scenario-name-too-long = A name of more than sixty letters is refused.
scenario-name-with-accents = A name with letters such as é and ñ is accepted.
scenario-name-with-digits = A name with a digit is refused.
scenario-name-with-initial = A name with a single letter at its end goes to an officer.
scenario-name-with-signs = A name with a sign is refused.
scenario-name-with-title = A name with a title is refused.
scenario-name-without-vowels = A word without vowels in a name goes to an officer.
scenario-no-family-card = Without a family card an officer helps, and there is no card to change.
scenario-none-of-the-births = The birth is none of those recorded. The mother enters the data and shows a birth letter.
scenario-none-of-the-women = The mother is none of the women on the card, so an officer looks at it.
scenario-one-word-name-confirmed = A name of one word is granted once it is confirmed.
scenario-one-word-name-not-confirmed = A name of one word that nobody confirmed is refused.
scenario-police-report-rejected = A found child without a sound police report is refused.
scenario-reported-late = A birth reported after sixty days goes to an officer.
scenario-second-twin = The other twin is registered by an application of its own.
scenario-several-reasons = A refusal tells every reason at once.
scenario-single-mother = A mother without a husband on her card gets a certificate that names her alone.
scenario-sixty-days = A report on the sixtieth day is not late.
scenario-sixty-letters = A name of exactly sixty letters is not too long.
scenario-ward-record-of-half-a-year = A birth of nine months ago in the data of the hospital: we ask whether it is meant. An officer decides on the late report.
