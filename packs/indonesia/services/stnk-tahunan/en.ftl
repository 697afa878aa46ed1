name = Vehicle tax and yearly validation of the STNK
summary = Pay the tax on your vehicle for a year. Your registration certificate (STNK) is validated as soon as you have paid.
for-whom = For owners of a private motorcycle or car. You need no copy of your identity card or of the ownership book.
promise-note = You get the bill at once. The documents follow as soon as you have paid.
objection = You do not agree with this decision? Object to it. An officer will look at your application again.

## Results

product-pengesahan = Yearly validation of the STNK
product-tbpkp = Receipt for the vehicle tax
number-pengesahan-serial = Validation number
number-pengesahan-public = Document number of the validation
number-tbpkp-serial = Receipt number
number-tbpkp-public = Document number of the receipt

## The bill

payment-pkb = Vehicle tax (PKB)
payment-opsen = Surcharge on the vehicle tax (opsen), for the regency or city
payment-pkb_interest = Interest on the late vehicle tax
payment-opsen_interest = Interest on the late surcharge
payment-swdkllj = Contribution to the road accident fund (SWDKLLJ)
payment-swdkllj_fine = Fine for the late contribution
payment-stnk_fee = New STNK for five years
payment-plate_fee = New number plates

## Why data are read

purpose-applicant = To know who is paying.
purpose-vehicle = To work out the tax and to validate the STNK.
purpose-owner = To make sure that the vehicle is in your name.

## Questions

which_vehicle-label = Which vehicle are you paying for now?
which_vehicle-hint = Choose one vehicle. For another one, apply again.
which_vehicle-none = My vehicle is not on this list

physical_check-label = Result of the vehicle inspection
physical_check-hint = Fill this in after you have compared the chassis and engine numbers with the register.
physical_check-passed = They match the register
physical_check-failed = They do not match the register

## Check first, without signing in

try-vehicle = Is there a vehicle in your name, or one that you keep?
try-vehicle-hint = If there are several, answer for one of them. Have its STNK at hand.
try-vehicle-owner_kind = In whose name is this vehicle?
try-vehicle-kind = What kind of vehicle is it?
try-vehicle-engine_cc = How large is its engine?
try-vehicle-engine_cc-hint = Write the cubic centimetres as the STNK has them. For an electric motor: 0.
try-vehicle-use = What is this vehicle used for?
try-vehicle-province = In which province is it registered?
try-vehicle-province-hint = Type the name of the province and choose it.
try-vehicle-tax_base = What amount is the tax worked out from?
try-vehicle-tax_base-hint = Write the rupiah as a number, for example 12000000. If you do not know, we do not work out the bill.
try-vehicle-ownership_order = Which of its owner’s vehicles of this kind is it?
try-vehicle-ownership_order-hint = Write a number. The first vehicle is 1.
try-vehicle-tax_until = Until which day is its tax paid?
try-vehicle-tax_until-hint = Look at the tax slip behind the STNK. For example: 7 3 2026.
try-vehicle-stnk_until = Until which day is its STNK valid?
try-vehicle-stnk_until-hint = The date is on the STNK and on the plate. For example: 7 3 2028.
try-vehicle-sold_on-there = Was it reported that this vehicle was sold?
try-vehicle-blocked-there = Is this vehicle blocked?
try-vehicle-blocked = Why is this vehicle blocked?
try-owner = Is the owner on the STNK registered as a resident?
try-owner-deceased_on-there = Has the owner on the STNK died?
try-applicant-nik-as-owner-nik = Is this vehicle in your own name?

## Reasons and ways out

reason-no-vehicle = Our data show no vehicle that you could pay for.
remedy-no-vehicle = If it is still in someone else’s name, have it transferred at a Samsat office. If our data are wrong, object.

reason-company-owner = This vehicle belongs to a company or another body.
remedy-company-owner = A director, or staff whom they appointed, pays here by acting for the company, on the page of mandates. Other bodies pay at a Samsat office.

reason-owner-not-found = We did not find the owner of this vehicle in the residents register.
remedy-owner-not-found = An officer looks for the owner’s name. Have the STNK and the ownership book at hand.

reason-owner-deceased = Our data say that the owner of this vehicle has died.
remedy-owner-deceased = An officer checks your right as an heir. Have the certificate of inheritance at hand.

reason-not-owner = This vehicle is still in someone else’s name.
remedy-not-owner = Have it transferred to you at a Samsat office. After that you can pay the tax here.

reason-reported-sold = You have reported that you sold this vehicle.
remedy-reported-sold = You need not pay. The buyer must have it transferred. If the sale fell through, withdraw your report at a Samsat office.

reason-blocked-traffic-fine = This vehicle is blocked because a traffic fine was not paid.
remedy-blocked-traffic-fine = Pay the fine. Once the block is lifted, apply again.

reason-blocked-investigation = This vehicle is blocked by an investigator or a court.
remedy-blocked-investigation = Ask the police station that handles the matter. Once the block is lifted, apply again.

reason-blocked-stolen = This vehicle was reported stolen.
remedy-blocked-stolen = If you have it back, withdraw the report at a police station. Then apply again.

reason-too-early = The tax on this vehicle is paid for more than another 60 days.
remedy-too-early = You need not pay yet. Apply 60 days before the tax falls due, or later.

reason-owed-under-the-old-law = Part of the tax fell due before 5 January 2025, under the old rules.
remedy-owed-under-the-old-law = Pay at a Samsat office. They work the tax out by the old tariff. After that you can pay the following years here.

reason-more-than-five-years = The tax on this vehicle has not been paid for more than five years.
remedy-more-than-five-years = Pay at a Samsat office. They work out what is still owed.

reason-renewal-due = Your STNK and number plates are about to end or have ended. The vehicle has to be inspected first.
remedy-renewal-due = Take the vehicle to a Samsat office to be inspected. An officer goes on with this application after that.

reason-physical-check-failed = The chassis or engine number does not match the register.
remedy-physical-check-failed = Ask the officer which number differs. Have the data corrected at a Samsat office, and apply again.

reason-stnk-ended-long-ago = The STNK of this vehicle ended two years ago or more.
remedy-stnk-ended-long-ago = An officer checks whether the vehicle is still registered. Have the vehicle, the STNK and the ownership book at hand.

reason-public-transport = This vehicle is registered for public transport.
remedy-public-transport = An officer checks the transport permit and works out the tax by its own tariff. Wait for news from us.

reason-no-tariff = We have no tariff for this vehicle yet.
remedy-no-tariff = Pay at a Samsat office. They have the tariff of your province.

## What the documents say

document-pengesahan-title = Yearly validation of the STNK
document-pengesahan-note = Show this together with the STNK when you are stopped on the road.
document-pengesahan-validation_number = Validation number
document-pengesahan-plate = Plate number
document-pengesahan-kind = Kind of vehicle
document-pengesahan-kind-motorcycle = Motorcycle
document-pengesahan-kind-car = Passenger car
document-pengesahan-kind-goods = Goods vehicle
document-pengesahan-kind-other = Other vehicle
document-pengesahan-brand = Make and model
document-pengesahan-built = Year built
document-pengesahan-owner_name = Owner
document-pengesahan-regency = Registered in
document-pengesahan-validated_on = Date of validation
document-pengesahan-valid_until = Valid until
document-pengesahan-stnk_until = STNK and plates valid until
document-pengesahan-office = Validated at

document-tbpkp-title = Receipt for vehicle tax and contribution
document-tbpkp-receipt_number = Receipt number
document-tbpkp-plate = Plate number
document-tbpkp-owner_name = Owner
document-tbpkp-years = Years paid for
document-tbpkp-pkb = Vehicle tax (PKB)
document-tbpkp-opsen = Surcharge (opsen)
document-tbpkp-pkb_interest = Interest on the late vehicle tax
document-tbpkp-opsen_interest = Interest on the late surcharge
document-tbpkp-swdkllj = Contribution to the road accident fund (SWDKLLJ)
document-tbpkp-swdkllj_fine = Fine for the late contribution
document-tbpkp-stnk_fee = New STNK
document-tbpkp-plate_fee = New number plates
document-tbpkp-total = Total paid
document-tbpkp-paid_until = Tax paid until
document-tbpkp-paid_on = Date of payment
document-tbpkp-office = Paid at

## Services that may come next

next-balik-nama = Transfer of a vehicle to a new owner
next-lapor-jual = Report the sale of a vehicle

## What could not be sourced

assumption-promise = The 24 hours are our promise, not the law’s. The official app of the national Samsat also gives the documents right after payment, as the press describes it.
assumption-objection-clocks = The limits for objections, 21 and 10 working days, come from Law 30/2014, Article 77. Only the 21 days were seen in a source.
assumption-tax-objection = An objection to the amount of a tax has a procedure and limits of its own in Government Regulation 35/2023. Here one objects to the decision of the office.
assumption-register-wait = If a register stays silent for 24 hours, an officer takes over. This promise is ours, not the law’s.
assumption-joint-office = At a Samsat office the police, the provincial revenue office and Jasa Raharja work together. Here that office decides and takes the payment for all of them. That there is one in every regency and city is our simplification.
assumption-tariffs = The tariff of each province comes from press reports that quote its regulation. The regulations themselves were not read. A vehicle whose tariff we did not find is paid for at a Samsat office.
assumption-relief = Reliefs, discounts and amnesties granted by a governor are left out. Some provinces have had them since 2025, such as Bali and Banten.
assumption-tax-base = The tax base in the register is the sale value times a weight. The figures here are examples and not taken from the official list.
assumption-past-years = If the tax was not paid for more than a year, every year is worked out by the base and tariff of today. By law each year has its own.
assumption-late-interest = Interest of 1 per cent a month, for 24 months at most, is Government Regulation 35/2023 from memory. A begun month counts as a whole one. That the surcharge bears the same interest is our reading.
assumption-due-dates = If the tax falls due on a holiday, some regions give time until the next working day. Here there is no extra time.
assumption-rounding = Every amount is rounded to the nearest rupiah. Some regions round to hundreds.
assumption-swdkllj = The contribution and its fine come from press reports on Minister of Finance Regulations 36/PMK.010/2008 and 16/PMK.010/2017. Classes A and F were written from memory. That missed years bear the full fine is our conclusion.
assumption-validation-fee = The yearly validation is free by decision 12 P/HUM/2017 of the Supreme Court on Government Regulation 60/2016, which was read in the press. That Government Regulation 76/2020 no longer charges for it was not read in its text.
assumption-renewal = The fees for a new STNK and plates come from press reports on Government Regulation 76/2020. That an officer may record the inspection and the rest is paid here is our assumption.
assumption-early = The tax can be paid 60 days before it falls due at the earliest. This differs between regions, and no source was found.
assumption-kinds = We know motorcycles, passenger cars and goods vehicles. Buses and special vehicles are paid for at a Samsat office. The tariff of a province is taken to hold for goods vehicles too.
assumption-electric = Electric vehicles bear no tax here, for their tax base is nil. An electric motorcycle pays the contribution of an ordinary one. Both are from memory.
assumption-blocks = The reasons for a block are our own list, taken from practice: electronic traffic fines, investigations and reported thefts.
assumption-sold = A seller who reported the sale cannot pay any more, and the buyer must have the vehicle transferred. Some regions still take payment on the old owner’s identity card.
assumption-heirs = Heirs can pay after an officer has checked their right. No written rule was found.
assumption-keepers = The register here knows who keeps a vehicle in another’s name, such as a buyer or an heir. The real one may know owners only.
assumption-companies = A director by the register of companies, or staff whom they appointed, may pay for the company without a letter of authority on paper.
assumption-receipt = The receipt here includes the contribution for Jasa Raharja. The official app issues a card of its own for that, as the press describes it.
assumption-numbers = How the validation and receipt numbers look is our own choice: office, kind, date and serial.
assumption-registers = The vehicle register here holds the tax base and the order of ownership. In fact the police and the provincial revenue office keep these apart. How long they are kept is our guess.
assumption-officer-reading = Officers read data by Law 30/2014, Article 50 and Police Regulation 7/2021, which we wrote from memory.
assumption-article-numbers = Government Regulations 35/2023 and 76/2020, Police Regulation 7/2021, Minister of Finance Regulation 16/2017 and Presidential Regulation 5/2015 are cited without articles. Their texts were not read. A lawyer needs to add them.
assumption-articles-unread = These articles were written from memory: Law 22/2009, Articles 47, 64, 65, 70, 71, 74 and 272; Law 1/2022, Articles 8, 10, 83 and 191; Law 30/2014, Articles 50 and 73. Law 1/2022, Article 9 was read. A lawyer needs to check them.

## Worked examples

scenario-a-year-late-to-the-day = A year to the day after the tax fell due, only one year is owed.
scenario-blocked-investigation = A vehicle under investigation is not validated.
scenario-blocked-stolen = A vehicle reported stolen is not validated.
scenario-blocked-traffic-fine = A traffic fine has to be paid first.
scenario-car-fine-capped = The fine on the contribution is Rp100,000 a year at most.
scenario-car-in-bali = A car in Bali has the tariff for large engines.
scenario-company-owner = A company’s vehicle is not paid for in one’s own name.
scenario-due-today = Paying on the day the tax falls due is not late.
scenario-electric-motorcycle = An electric motorcycle bears no tax but pays the contribution.
scenario-first-car = You own several vehicles. You choose one and pay.
scenario-five-years-late = Five years at most can be paid for at once, each with its own interest.
scenario-large-public-transport = Public transport with a large engine has a contribution of its own.
scenario-leap-day = Tax that falls due on 29 February is paid until 28 February of the next year.
scenario-moped = A motorcycle of up to 50 cubic centimetres pays for the card only.
scenario-more-than-five-years = More than five years owed are paid at a Samsat office.
scenario-motorcycle-on-time = The tax on a motorcycle is paid before it falls due, without a fine.
scenario-motorcycle-too-early = The vehicle you chose is not due yet.
scenario-ninety-one-days-late = From day 91 on, the fine is half of the contribution.
scenario-no-tariff-for-kind = A kind of vehicle that has no tariff in our table is paid for at a Samsat office.
scenario-no-tariff-for-order = A second vehicle that has no tariff in our table is paid for at a Samsat office.
scenario-no-tariff-in-province = A vehicle in a province that has no tariff in our table is paid for at a Samsat office.
scenario-no-vehicle = Someone without a vehicle has nothing to pay.
scenario-none-of-the-vehicles = The vehicle you mean is not on the list. We tell you why.
scenario-not-owner = A buyer has the vehicle transferred before paying.
scenario-one-day-late = One day late counts as one month of interest.
scenario-owed-under-the-old-law = Tax that fell due before the new rules is paid at a Samsat office.
scenario-owner-deceased = A vehicle in the name of someone who died goes to an officer.
scenario-owner-not-found = An owner who is not in the residents register is checked by an officer.
scenario-physical-check-failed = A vehicle that does not match the register gets no new STNK.
scenario-pickup = A small goods vehicle pays the same contribution as a car.
scenario-public-transport = Public transport goes to an officer.
scenario-renewal-check-passed = Once the vehicle was inspected, the new STNK and plates are paid for together with the tax.
scenario-renewal-due = The STNK ends before the tax year does. An officer inspects the vehicle first.
scenario-reported-sold = A seller who reported the sale need not pay any more.
scenario-second-car = A second car in Jakarta has the second tariff, and there is no surcharge.
scenario-second-large-motorcycle = A second large motorcycle in Jawa Tengah has the second tariff.
scenario-second-small-motorcycle = A second small motorcycle in Jawa Tengah has the same tariff as the first.
scenario-several-reasons = A refusal tells every reason at once.
scenario-sixth-car = A sixth car in Jakarta has the tariff of the fifth.
scenario-sixty-days-early = Paying 60 days early is allowed.
scenario-stnk-ended-lately = An STNK that ended less than two years ago is renewed as usual.
scenario-stnk-ended-long-ago = A vehicle whose STNK ended two years ago may be struck off the register, so an officer checks.
scenario-stnk-ends-with-the-year = An STNK that ends together with the tax year need not be renewed yet.
scenario-three-hundred-days-late = After 270 days the fine is as much as the contribution.
scenario-three-months-late = Eighty days late count as three months of interest.
scenario-three-years-late = Interest for one tax year stops at 24 months.
scenario-too-early = Paying more than 60 days before the tax falls due is refused.
scenario-truck = A large goods vehicle has a contribution of its own.
scenario-two-hundred-days-late = From day 181 on, the fine is three quarters of the contribution.
scenario-two-years-late = More than a year late means paying for two years, each with its own interest.
scenario-vehicle-register-down = The vehicle register cannot be read, so the application waits.
