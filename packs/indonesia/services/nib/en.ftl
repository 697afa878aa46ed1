name = Business identification number (NIB) and permits
summary = Register your business and get a business identification number (NIB). You learn at once whether you need a certificate of standards or a permit.
for-whom = For people and companies that start a business. It is free.
promise-note = The NIB is issued at once. What has to be verified follows.
objection = You do not agree with this decision? Object to it. An officer will look at your application again.

activity-title = Activity { $n }
activity-each = for each activity

## Results

product-nib = Business identification number (NIB)
product-nib-hint = It proves that the business is registered. Every business gets one, at any risk.
product-standar = Certificate of standards for activity { $n }
product-verifikasi = Verification of the certificate for activity { $n }
product-izin = Permit for activity { $n }
number-nib-nib = Business identification number
number-nib-public = Document number of the NIB
number-standar-public = Document number of the certificate for activity { $n }
number-verifikasi-public = Document number of the verified certificate for activity { $n }
number-izin-public = Document number of the permit for activity { $n }

## Why data are read

purpose-applicant = To know who is registering the business.
purpose-own-business = To make sure that you have no NIB yet.
purpose-company = To know for which company you may act.
purpose-company-business = To make sure that the company has no NIB yet.

## Questions

which_company-label = Who is this NIB for?
which_company-hint = Choose the company, or a business of your own. Your company is not on the list? Have its data updated at the Ministry of Law.
which_company-none = My own business, not one of these companies

activity_count-label = How many activities do you want to register?
activity_count-hint = One kind of business in one place is one activity. Five at most.

kbli-label = Activity { $n }: what do you sell or do?
kbli-hint = Use everyday words, for example: corner shop. You can also type a KBLI code of 2020 or 2025.

place-label = In which district is activity { $n }?
place-hint = For a business from home, it is the district of your home.

capital-label = How much capital does activity { $n } have?
capital-hint = Add up equipment, goods and money for the business. Land and buildings do not count.

rooms-label = How many guest rooms does activity { $n } have?
rooms-hint = Count all rooms that are let.

seed-label = Does activity { $n } produce seed for sale?
seed-hint = Answer No if the harvest is sold as food or feed.

standard-label = Do you state that activity { $n } meets the standards of its field?
standard-hint = The standards are in the rules of your field, such as a clean kitchen for an eatery. If the risk is medium high, you state that you are able to meet them.

## Documents

evidence-standard_proof = Self-assessment for activity { $n }
evidence-standard_proof-when = Only if its risk is medium high.
evidence-standard_proof-hint = Fill in the self-assessment and add the proofs your field asks for. Put them into one file.
evidence-permit_proof = Requirements of the permit for activity { $n }
evidence-permit_proof-when = Only if its risk is high.
evidence-permit_proof-hint = Add what your field requires for a permit. Put it into one file.

## Why an officer asks back

clarification-proof-incomplete = A proof is missing or cannot be read.
clarification-proof-contradicts = A proof does not fit your answers.
clarification-place-visit = An officer has to see the place and arranges the time with you.

## Reasons and ways out

reason-applicant-foreign = A NIB of one’s own is for Indonesian citizens only.
remedy-applicant-foreign = Foreigners do business through a company with foreign investment. Ask the Ministry of Investment.

reason-underage = You are not 21 yet and have never been married.
remedy-underage = Ask a parent or guardian to register the business in their name. You can register it yourself once you are 21.

reason-nib-exists = This business has a NIB already.
remedy-nib-exists = Another activity is added to that NIB at the Ministry of Investment; here it cannot be done yet. Ask there too if the NIB is not yours.

reason-company-not-active = This company is dissolved or being wound up.
remedy-company-not-active = If this is wrong, have the company’s data updated at the Ministry of Law. You can also apply in your own name.

reason-not-director = By our data you are not a director of this company.
remedy-not-director = Ask a director to apply. If the director has changed or died, have the new one registered at the Ministry of Law first.

reason-foreign-capital = This company has foreign capital.
remedy-foreign-capital = Apply at the Ministry of Investment. The conditions for foreign capital are checked there.

reason-closed-field = One of the activities you chose is closed to everybody: the making of alcoholic drinks.
remedy-closed-field = Apply again without that activity.

reason-company-only = This activity is for companies only.
remedy-company-only = Found a company at the Ministry of Law and apply for its NIB. Your own NIB is issued for your other activities.

reason-risk-unknown = We have no risk level for one of the activities with this capital yet.
remedy-risk-unknown = An officer finds the level in the annex of the regulation. Wait for news from us.

reason-standard-not-stated = You have not stated that this activity meets its standards.
remedy-standard-not-stated = You still get your NIB, but this activity may not begin yet. Meet the standards, then state it at our office.

reason-verification-needed = An activity of medium-high risk has to be verified.
remedy-verification-needed = An officer looks at your proofs. Until then you can get ready with the certificate that is not verified yet.

reason-standard-proof-rejected = Your proofs do not show that the standards are met.
remedy-standard-proof-rejected = Complete them as the officer noted, then object: an officer looks at them again. Your NIB remains valid.

reason-permit-needed = An activity of high risk needs a permit before it begins.
remedy-permit-needed = An officer looks at your papers. Do not begin before the permit is there.

reason-permit-proof-rejected = The requirements for the permit are not met.
remedy-permit-proof-rejected = Complete them as the officer noted, then object: an officer looks at them again. Your NIB remains valid.

reason-permit-elsewhere = The permit for this activity is given in steps, by the law of its field.
remedy-permit-elsewhere = Apply for the mining permit at the energy office of your province. Use the NIB from here.

## What the documents say

document-nib-title = Business identification number (NIB)
document-nib-note = This number proves that your business is registered. Activities of low risk may begin at once.
document-nib-nib = NIB
document-nib-holder_name = Holder
document-nib-company_kind = Kind of company
document-nib-company_kind-pt = Limited liability company (PT)
document-nib-company_kind-pt-perorangan = Company of one person (PT perorangan)
document-nib-company_kind-cv = Limited partnership (CV)
document-nib-address = Address
document-nib-district = District
document-nib-scale = Scale
document-nib-scale-micro = Micro
document-nib-scale-small = Small
document-nib-scale-medium = Medium
document-nib-scale-large = Large
document-nib-activity = Activity { $n }
document-nib-place = Place of activity { $n }
document-nib-risk = Risk of activity { $n }
document-nib-risk-low = Low
document-nib-risk-medium-low = Medium low
document-nib-risk-medium-high = Medium high
document-nib-risk-high = High
document-nib-issued_on = Date of issue
document-nib-office = Issued by

document-standar-title = Certificate of standards
document-standar-note = A certificate that is not verified yet is good for getting ready, not for operating.
document-standar-certificate_number = Certificate number
document-standar-nib = NIB
document-standar-holder_name = Holder
document-standar-activity = Activity
document-standar-old_codes = Codes of KBLI 2020
document-standar-place = Place
document-standar-scale = Scale
document-standar-scale-micro = Micro
document-standar-scale-small = Small
document-standar-scale-medium = Medium
document-standar-scale-large = Large
document-standar-risk = Risk
document-standar-risk-low = Low
document-standar-risk-medium-low = Medium low
document-standar-risk-medium-high = Medium high
document-standar-risk-high = High
document-standar-standing = Standing
document-standar-standing-self-declared = Stated by the business itself
document-standar-standing-not-verified = Not verified yet, for getting ready only
document-standar-standing-verified = Verified
document-standar-sector = Sector
document-standar-sector-agriculture = Agriculture
document-standar-sector-fisheries = Marine affairs and fisheries
document-standar-sector-energy = Energy and mineral resources
document-standar-sector-industry = Industry
document-standar-sector-trade = Trade
document-standar-sector-public-works = Public works
document-standar-sector-transport = Transport
document-standar-sector-communications = Communications and digital affairs
document-standar-sector-health = Health
document-standar-sector-tourism = Tourism
document-standar-sector-creative = Creative economy
document-standar-sector-education = Education
document-standar-sector-labour = Labour
document-standar-issued_on = Date of issue
document-standar-office = Issued by

document-verifikasi-title = Verified certificate of standards
document-verifikasi-note = This certificate takes the place of the one that was not verified. The activity may begin.
document-verifikasi-certificate_number = Certificate number
document-verifikasi-nib = NIB
document-verifikasi-holder_name = Holder
document-verifikasi-activity = Activity
document-verifikasi-old_codes = Codes of KBLI 2020
document-verifikasi-place = Place
document-verifikasi-scale = Scale
document-verifikasi-scale-micro = Micro
document-verifikasi-scale-small = Small
document-verifikasi-scale-medium = Medium
document-verifikasi-scale-large = Large
document-verifikasi-risk = Risk
document-verifikasi-risk-low = Low
document-verifikasi-risk-medium-low = Medium low
document-verifikasi-risk-medium-high = Medium high
document-verifikasi-risk-high = High
document-verifikasi-standing = Standing
document-verifikasi-standing-self-declared = Stated by the business itself
document-verifikasi-standing-not-verified = Not verified yet, for getting ready only
document-verifikasi-standing-verified = Verified
document-verifikasi-sector = Sector
document-verifikasi-sector-agriculture = Agriculture
document-verifikasi-sector-fisheries = Marine affairs and fisheries
document-verifikasi-sector-energy = Energy and mineral resources
document-verifikasi-sector-industry = Industry
document-verifikasi-sector-trade = Trade
document-verifikasi-sector-public-works = Public works
document-verifikasi-sector-transport = Transport
document-verifikasi-sector-communications = Communications and digital affairs
document-verifikasi-sector-health = Health
document-verifikasi-sector-tourism = Tourism
document-verifikasi-sector-creative = Creative economy
document-verifikasi-sector-education = Education
document-verifikasi-sector-labour = Labour
document-verifikasi-issued_on = Date of issue
document-verifikasi-office = Issued by

document-izin-title = Business permit
document-izin-note = The activity may begin now that this permit is issued.
document-izin-certificate_number = Permit number
document-izin-nib = NIB
document-izin-holder_name = Holder
document-izin-activity = Activity
document-izin-old_codes = Codes of KBLI 2020
document-izin-place = Place
document-izin-scale = Scale
document-izin-scale-micro = Micro
document-izin-scale-small = Small
document-izin-scale-medium = Medium
document-izin-scale-large = Large
document-izin-risk = Risk
document-izin-risk-low = Low
document-izin-risk-medium-low = Medium low
document-izin-risk-medium-high = Medium high
document-izin-risk-high = High
document-izin-sector = Sector
document-izin-sector-agriculture = Agriculture
document-izin-sector-fisheries = Marine affairs and fisheries
document-izin-sector-energy = Energy and mineral resources
document-izin-sector-industry = Industry
document-izin-sector-trade = Trade
document-izin-sector-public-works = Public works
document-izin-sector-transport = Transport
document-izin-sector-communications = Communications and digital affairs
document-izin-sector-health = Health
document-izin-sector-tourism = Tourism
document-izin-sector-creative = Creative economy
document-izin-sector-education = Education
document-izin-sector-labour = Labour
document-izin-issued_on = Date of issue
document-izin-office = Issued by

## Services that may come next

next-sertifikat-halal = Halal certificate
next-pirt = Permit for processed food made at home

## What could not be sourced

assumption-promise = The 24 hours are our promise. The system OSS issues a NIB at once, as the press describes it.
assumption-objection-clocks = The limits for objections, 21 and 10 working days, come from Law 30/2014, Article 77. Only the 21 days were seen in a source.
assumption-register-wait = If a register stays silent for 24 hours, an officer takes over. This promise is ours, not the law’s.
assumption-fee = We found no fee for a NIB, a certificate of standards or a permit. The article that makes them free was not read.
assumption-codes = This list has 85 codes of KBLI 2025, not all of them. Five were written from memory. The codes of 2020 behind them were partly matched by machine.
assumption-risk-levels = Of 332 risk levels, 181 come from the annex of Government Regulation 28/2025 by way of an open data set. The others were estimated from similar fields. Each row of the table says which.
assumption-micro-industry = The annex for industry speaks of small businesses only. We take micro businesses to be among them.
assumption-hotel-rooms = The annex has two risks for star-rated hotels. The limit of 100 rooms between them is our estimate.
assumption-scale = The scale is worked out from the capital of each activity. The scale on the NIB is that of all capital together. Yearly sales are not asked.
assumption-verification-time = The annex sets a time for each field, from 5 to 28 working days. Here a verification has 25 days and a permit 28, the longest.
assumption-clarification = That an officer’s question stops the clock is our assumption. So are the 10 working days to answer, and the grounds. The clock must never start anew.
assumption-proofs = Proofs are asked for with the application, in one file for each activity. What each field asks for is not listed here yet.
assumption-one-office = One national office checks everything here. By the annex, regencies, cities, provinces or ministries do.
assumption-grown-up = Of age is who is 21 or has been married, by the Civil Code. The system OSS may use another age.
assumption-old-numbers = Holders of a NIB with codes of 2020 adjust it by 18 June 2026, by one source. That cannot be done here yet.
assumption-activities = One application has at most five activities. This limit is ours.
assumption-companies = The company register here has the board and shareholders by the latest deed. That one director may act alone is our assumption, for a deed can say otherwise.
assumption-partnerships = Active partners of a limited partnership are entered as directors. Cooperatives, foundations and firms are not here yet.
assumption-closed-fields = Of the closed fields, only the making of alcoholic drinks has codes in this list.
assumption-small-reserved = Some fields are for micro and small businesses only, or need a partnership with them. That is not checked here yet.
assumption-basic-requirements = The use of space, the environment and the building are not checked here yet. The regulation wants them before a permit.
assumption-mining = A permit for a sand quarry follows the steps of the mining law, so silence does not grant it. Its code was written from memory.
assumption-certificate-number = A certificate’s number is the NIB and four figures, as in an example we saw. How those four are counted is our own choice.
assumption-registers = Businesses stand in two registers here, of persons and of companies. In fact there is one. How long they are kept is our guess.
assumption-officer-reading = Officers read data by Law 30/2014, Article 50 and Government Regulation 28/2025, Article 134, which we wrote from memory.
assumption-article-numbers = Government Regulation 28/2025 in part, Government Regulation 7/2021 and Minister of Investment Regulation 5/2025 are cited by other sources or without articles. A lawyer needs to complete them.
assumption-articles-unread = These articles were not read in their text: Law 25/2007, Articles 1, 5 and 12; Law 40/2007, Articles 9, 29, 98, 142 and 143; Government Regulation 28/2025, Articles 225 and 230; Presidential Regulation 10/2021, Article 2; Civil Code, Article 330. A lawyer needs to check them.

## Worked examples

scenario-animal-medicine = A shop of medicines for animals has a high risk. The NIB is issued, and an officer looks at the permit.
scenario-applicant-foreign = A foreigner gets no NIB of their own.
scenario-brewery = Making beer is closed to everybody.
scenario-code-of-2020 = Code 45407 of KBLI 2020 became 95320. The certificate has both.
scenario-commissioner = A commissioner cannot act for the company.
scenario-company-dissolved = A company that is dissolved gets no NIB.
scenario-company-has-nib = A company that has a NIB gets no second one.
scenario-company-in-liquidation = A company that is being wound up gets no NIB.
scenario-company-register-down = The company register cannot be read yet, so the application waits.
scenario-contractor-without-company = A building contractor has to be a company. The NIB is issued all the same.
scenario-corner-shop = A corner shop has a low risk. The NIB is enough.
scenario-director-deceased = The director has died and nobody took his place yet.
scenario-eatery-above-a-billion = One rupiah more makes it a small business that has to be verified.
scenario-eatery-of-a-billion = An eatery with one billion rupiah of capital is still a micro business.
scenario-five-activities = Five activities in one application, each with its own outcome.
scenario-food-stall = A food stall has a medium-low risk. Your own statement is its certificate.
scenario-foreign-capital = A company with foreign capital applies at the ministry.
scenario-hospital-of-a-company = A hospital of a company needs a permit.
scenario-hotel-of-a-hundred-rooms = A hotel of 100 rooms has a medium-low risk.
scenario-hotel-of-more-rooms = A hotel of 101 rooms has to be verified.
scenario-married-at-eighteen = Whoever has married is of age.
scenario-meals-of-a-large-business = Above ten billion rupiah it needs a permit.
scenario-meals-of-a-medium-business = A maker of frozen meals with ten billion rupiah has a medium-low risk.
scenario-medium-high-not-stated = Without the statement there is nothing to verify.
scenario-merged-codes = Restaurants and eateries of KBLI 2020 became one code in 2025.
scenario-micro-hotel = A star-rated hotel with little capital is not in the annex, so an officer decides.
scenario-one-of-three-companies = Whoever has three companies chooses one.
scenario-own-business-of-a-director = A director may have a business of their own.
scenario-permit-granted = Once the requirements are accepted, the permit is issued.
scenario-permit-proof-rejected = A permit that was refused does not touch the NIB.
scenario-person-has-nib = A person who has a NIB gets no second one.
scenario-pharmacy = A pharmacy has a medium-high risk. Its certificate is provisional until an officer has verified it.
scenario-restaurant-of-a-company = A director applies for the company.
scenario-sand-quarry = The permit for a sand quarry is given elsewhere. The NIB is issued.
scenario-several-reasons = A refusal tells every reason at once.
scenario-shop-and-brewery = One closed activity stops the whole application.
scenario-sorghum-for-food = Growing sorghum for food has a low risk.
scenario-sorghum-for-seed = Growing sorghum for seed has a medium-low risk.
scenario-standard-not-stated = Without the statement there is a NIB but no certificate.
scenario-standard-proof-rejected = Proofs that were rejected do not touch the NIB.
scenario-three-risks = Three activities of three risks are decided each by itself.
scenario-two-permits = One permit is issued and the other refused.
scenario-underage = Somebody of 18 cannot register a business yet.
scenario-verified = Once the proofs are accepted, the certificate is verified.

## Questions to whoever is not signed in ("Check first")

try-own_business = Do you have a business identification number (NIB) of your own already?
try-applicant-birth_date = When were you born?
try-applicant-nationality = What is your nationality?
try-applicant-marital_status = What is your marital status?
try-company = Is this business in the name of a company (PT, PT perorangan or CV)?
try-company-hint = If the business is your own, without a company, choose No.
try-company-status = What is the status of the company at the Ministry of Law?
try-company-foreign_capital = Does the company have foreign capital?
try-company_business = Does the company have a business identification number (NIB) already?
