# Words of the portal. The same keys and placeholders stand in id.ftl.

## The frame of a page

brand = Sigap
description = Use public services from your phone. What the state already knows is not asked again.
skip = Skip to content
other-language = Bahasa Indonesia
error-word = Error:
errors-title = Something needs to be corrected

strip-demo = CONTOH: sample data
strip-demo-text = This is not an official site. The people, numbers and documents here are not real. Documents from here are not valid.
strip-official = Official public-service site
strip-official-text = Check the address of the site before you enter data. Officers never ask for your sign-in code.
strip-more = How to tell an official site

nav-label = Main
nav-search = Find a service
nav-search-short = Find
nav-cases = My applications
nav-cases-short = Applications
nav-access = Who saw my data
nav-access-short = My data
nav-check = Check a document
nav-check-short = Check
nav-queue = Office queue
nav-queue-short = Queue

sign-in = Sign in
sign-out = Sign out

help-title = Need help?
help-text = Go to your village or ward office. An officer will help you fill this in. Help is free.
foot-services = All services
foot-about = About this site
foot-accessibility = Accessibility statement
foot-api = For developers (API)

back = Back
back-home = To the first page
back-services = All services
back-cases = My applications
back-case = Back to the application
back-queue = Office queue

pages-label = Pages of the list
pages-newer = Newer
pages-older = Older
pages-here = Page { $page } of { $pages }

law = Legal basis
remedy = What you can do
objection = Objection
rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
 }
pick-none = None of these
purpose-change = To change the record because an application was granted.
purpose-review = To review the application at the office, by an officer.
purpose-other = Another purpose
sample = CONTOH (SAMPLE)

## First page and search

home-title = What would you like to get done?
home-promise = We do not ask for what the state already knows.
home-cases = Your applications
home-cases-all = See all applications
home-services = Services
events-title = Life events

promises-title = What we promise
promise-once = No filling in twice
promise-once-text = We fetch what other agencies hold. You check it and fill in only the rest.
promise-reason = Every decision has reasons
promise-reason-text = You read the reason, the law behind it and how to put things right.
promise-see = You see who looks
promise-see-text = Every reading of your data is recorded, together with its purpose.

search-label = Find a service
search-hint = Use everyday words, for example: baby papers.
search-button = Search
search-title = Find a service
search-results = Results
search-found = { $n ->
    [one] { $n } service for “{ $query }”
   *[other] { $n } services for “{ $query }”
 }
search-none = No service yet for “{ $query }”
search-none-title = Try one of these
search-none-words = Use other, shorter words, for example: birth certificate.
search-none-list = Look through the full list.
search-none-list-link = All services
search-none-office = Ask an officer at the nearest village or ward office.

catalog-title = All services
catalog-agencies = Agencies
event-none = There is no service for this event yet.

agency-contact = Contact
agency-offices = Offices
agency-regional = One office in every regency and city
agency-national = One office for all of Indonesia
agency-services = Services of this agency
agency-registers = Data this agency keeps

## Service page

fact-fee = Cost
fact-time = Time to decide
fact-bring = Documents
fact-bring-nothing = Usually none
fact-minutes = Time to fill in
fact-questions = Questions
fee-billed = As billed
fee-none = Free
minutes = { $n ->
    [one] about { $n } minute
   *[other] about { $n } minutes
 }
questions = usually { $n }, at most { $most }

service-whom = Who it is for
service-get = What you get
service-held = What we already know
service-held-text = { $n ->
    [one] We read { $n } value from state registers. You do not have to enter it.
   *[other] We read { $n } values from state registers. You do not have to enter them.
 }
service-needed = What you need
service-no-papers = Usually none. We fetch what agencies already hold.
service-sometimes = Only in some situations
service-questions = See the questions
service-steps = How it goes
service-step-check = You check what is known and answer the rest.
service-step-send = You send the application. Until then you can save and come back at any time.
service-step-decide = If everything is clear, the decision comes at once. Our promise: { $promise }.
service-step-officer = If needed, an officer looks at it. The limit is { $officer }.
service-step-object = You may object. The limit is { $objection }.
service-start = Start now
service-resume = Continue where you left off
service-try = Check first: could I get this?
service-sign-in = Sign in and start
service-more = More about this service
service-who = Who decides
service-read = Read more
service-guide = Guide
service-rules = Decision rules
service-related = What comes next
service-assumptions = What could not be sourced

try-lead = You need not sign in, and we do not keep your answers. Each step asks one thing only.
try-kept = Your answers are on this page only. Close it, and they are gone.
try-progress = Question { $at }. { $left ->
    [one] As far as we know, { $left } thing can change the result.
   *[other] As far as we know, { $left } things can change the result.
 }
try-unsure = I do not know
try-why = This answer can still change the result. A rule of the service looks at it.
try-rows = Your answers so far
try-fact = { $about }: is there an entry in the { $register }?
try-has = { $about }: is there a { $field }?
try-field = { $about }: { $field }
try-same = Are these the same: { $field } ({ $about }) and { $same } ({ $other })?
try-evidence = Do you have this document: { $evidence }?
try-rule-hint = Choose Yes if this sentence is true for you.
try-title-yes = Yes, by your answers you can get it
try-title-no = By your answers you cannot get it yet
try-title-officer = You can apply, and an officer looks at it
try-title-partly = By your answers you can get part of it
try-title-depends = It still depends
try-title-papers = A document is still missing
try-told-lead = This is no decision. A decision goes by the data of the state, not by what you answered here.
try-grant = Can be granted
try-refuse = Cannot be granted
try-depends = It depends
try-officer = An officer looks at this. We cannot guess what they decide.
try-depends-on = It depends on something you do not know yet:
try-whether = Whether you get this depends on what you did not know:
try-depends-then = See the { $n } things that would change it
try-language = Lanjutkan dalam Bahasa Indonesia
try-missing = Get this document first
try-missing-text = Without it an application cannot be sent. The result below is for when you have it.
try-ready = Have this document ready
try-more-text = There may be more reasons for the same result.
try-more = Check every reason
try-cost = Cost and time
try-cost-open = How much depends on:
try-cost-unsaid = The office works out how much.
try-again = Start again
try-held = { $n ->
    [one] You are not asked this one thing once you have signed in
   *[other] You are not asked these { $n } things once you have signed in
 }
try-held-text = Once you have signed in, we read them from the data of the state.

guide-title = Guide: { $service }
guide-to-service = To the service

rules-title = Rules: { $service }
rules-lead = This page shows the rules exactly as the computer runs them.
rules-how = An application is granted if none of these { $n } rules applies. If several apply, the strongest decides. Open a rule to read its condition and examples.
rules-refuse = Not granted, if:
rules-refer = An officer decides, if:
rules-provisional = Granted with a condition, if:
rules-only = only for
rules-when = Condition as the computer reads it
rules-proof = Shown by
rules-examples = Worked examples
rules-examples-text = Each example is tested by machine before the rules come into force.
rules-example-day = Applied on
rules-applicant = Who applies
rules-unchecked = Sent, not yet checked
rules-none = None
rules-silent = Cannot be read at the moment
rules-answers = Answers in this example
rules-waits = Waits for { $register } before it is decided.
rules-hash = Fingerprint of the rules
rules-hash-text = The fingerprint changes if a single letter of the rules changes. Every decision names it.

## Form

form-step = Step { $step } of { $steps }
form-next = Continue
form-later = Save and continue later
form-saved = Saved
form-why = Why do we ask this?
form-why-text = No state register holds this answer yet. We use it for this service only.
form-nothing = Everything is filled in
form-nothing-text = There is nothing left to ask. Check your answers, then send.
form-to-check = Check answers
form-refused = With this answer the application will not be granted
form-refused-text = Change the answer below. You may also keep it; you can object to a refusal later.
form-refused-keep = Keep this answer and go on
form-rules-changed = The rules of this service have changed
form-rules-changed-text = Your answers are kept. We ask only what is new.

part-day = Day
part-month = Month
part-year = Year
part-hour = Hour
part-minute = Minute
hint-number = From { $least } to { $most }.
hint-money = In rupiah, without cents. From { $least } to { $most }.
hint-date = Example: 7 3 2026.
hint-time = Use hours from 00 to 23. Example: 20 41.
hint-paragraph = At most 2,000 characters.
hint-pick = Choose the right record.
area-search = Search for a place
area-choose = Choose from the list
area-none = That place was not found. Try the name of a district or city.
code-search = Search with everyday words or a code
code-none = Nothing was found. Try another word, such as food stall, catering, or workshop.

file-label = Choose a photo or file
file-more = Add another page
file-hint = Take a photo with your phone or choose a JPG, PNG or PDF file. At most { $mb } MB.
file-send = Send this file
file-given = What you have given
file-remove = Remove
file-open = Open
evidence-given = Not yet checked by an officer
evidence-accepted = Accepted by an officer
evidence-rejected = Not accepted by an officer

held-title = Data we already hold
held-all = See all data ({ $n })
held-source = Source: { $register }, { $agency }. Updated { $date }.
held-wrong = Is something wrong?
held-absent = There is no record here.
held-down-other = This source does not answer at the moment.
held-several-other = There are several records.
held-down = This source does not answer at the moment. You can still send your application.
held-several = There are several records. You choose the right one in the form.
from-register = from a state register

check-title = Check your answers
check-lead = Make sure that everything is right. Nothing is sent until you press the send button.
check-answers = Answers
check-evidence = Documents
check-evidence-change = Change document
check-changed = Data changed since you looked
check-changed-text = The application has not been sent. Check what changed, then send again.
check-refused = With these answers the application will not be granted
check-refused-change = Change the answer
check-down = One source does not answer
check-down-text = { $register } does not answer at the moment. Send anyway; we go on as soon as it is back.
check-confirm = Please confirm
check-send-title = Send the application
check-send-text = By sending you declare that your answers are true.
check-send = Send application
change = Change
not-sent = Not sent yet

## Cases

case-number = Application number
case-updated = Updated
case-promise = Service promise:
case-results = Results
case-timeline = Progress
case-office = Office in charge
case-acts = Other options
case-continue = Continue filling in
case-object = Object to the decision
case-withdraw = Withdraw the application
case-receipt = Download the decision receipt
case-changed = This application has just changed. The page is up to date.
case-changed-held = This application has just changed.
case-again = Load the page again
case-late = The time limit has passed
case-late-text = The office did not answer in time. You have the right to ask or to complain:

stage-draft = Not sent yet
stage-register = Waiting for data
stage-officer = With an officer
stage-applicant = Waiting for you
stage-clarification = Waiting for your answer
stage-clarification-other = Waits for the applicant
stage-objection = Objection under review
stage-payment = Waiting for payment
stage-bill-expired = Bill out of date
stage-partly = Granted in part
stage-withdrawn = Withdrawn

title-draft = { $service }: not sent yet
title-register = { $service }: waiting for data
title-officer = { $service }: with an officer
title-applicant = { $service }: waiting for your answer
title-clarification = { $service }: an officer asks you something
title-objection = { $service }: objection under review
title-payment = { $service }: pay the bill
title-bill-expired = { $service }: the bill is out of date
title-granted = { $service }: done, granted
title-decided = { $service }: decided
title-withdrawn = { $service }: withdrawn

now-draft = The application has not been sent. Continue filling it in; there is no deadline.
now-register = We are waiting for { $register }. You need do nothing. Limit: { $due }.
now-officer = { $office } is looking at it. You need do nothing. Limit: { $due }.
now-applicant = { $office } is waiting for your answer. Complete it before { $due }.
now-clarification = { $office } asks you something. Answer by { $due }. While it waits for your answer, the officer's time limit stands still.
now-objection = { $office } is reviewing your objection. You need do nothing. Limit: { $due }.
now-payment = Your application is granted. Pay the bill below by { $due } at the latest. The documents are issued as soon as it is paid.
now-bill-refused = Your application is granted, but the bank does not take the bill yet. Nothing is lost. What comes next stands below.
now-bill-expired = Your application is granted, but the time to pay has passed. Ask for a new bill below.
now-granted = Your application was granted. Keep your documents. There is nothing more for you to do.
now-refused = Not everything was granted. Read the reasons below. You may object, and a person will look again.
now-refused-final = Not everything was granted. Read the reasons below. You may apply again.
now-withdrawn = You withdrew this application. You may apply again at any time.

next-draft = Not sent yet. Continue filling it in.
next-register = Waiting for { $register }, at the latest { $due }.
next-officer = An officer decides, at the latest { $due }.
next-applicant = Waiting for your answer, at the latest { $due }.
next-clarification = Waiting for your answer to the officer. Next time limit: { $due }.
next-objection = An officer reviews the objection, at the latest { $due }.
next-payment = Pay the bill, at the latest { $due }.
next-bill-expired = Ask for a new bill.
next-decided = The decision is there. Open it to see the result.
next-withdrawn = You withdrew this application.

due-soon = as soon as possible
due-provisional = { $date } (may move because of public holidays)

bill-title = Bill
bill-payee = Payable to { $payee }.
bill-total = Amount to pay
bill-until = This amount is valid until midnight at the office on { $until }.
bill-account = Virtual account number
bill-account-hint = Type this number at a cash machine or in your bank’s app, or tell it to a bank clerk.
bill-qris = QRIS code
bill-qris-hint = Scan it with a bank app or a digital wallet. The amount is filled in.
bill-qris-alt = QRIS code to pay this bill
bill-qris-text = Cannot scan it? See what the code says
bill-page = Pay at the example bank
bill-page-hint = This bank is an imitation to try things with. No real money moves.
bill-waiting = You need not send a proof of payment. The bank tells us, and this page changes by itself.
bill-no-bank = Payments cannot be taken here yet. Contact { $payee }.
bill-refused = The bank does not take this bill yet
bill-refused-text = It is no mistake of yours, and nothing is lost. The bank is told again by itself, and then this page shows how to pay.
bill-refused-next = You need only wait. After midnight at the office you can ask for a new bill or withdraw the application.
bill-paid = Paid
bill-paid-at = Paid on
bill-bank-id = The bank’s transaction number
bill-new = Ask for a new bill
bill-new-hint = The amount is worked out anew with today’s data and tariff, so it may change.
bill-proof = Download the proof of payment (PDF)

check-bill = What you will pay
check-bill-hint = Once your application is granted you get a bill that is valid until midnight of that day. The documents are issued as soon as it is paid.

outcome-grant = Granted
outcome-provisional = Granted with a condition
outcome-refer = With an officer
outcome-refuse = Not granted

step-decision = Decision
step-decision-hint = You read the result and the reasons on this page.

moment-started = Application begun
moment-submitted = Application received
moment-waited-for-register = Waiting for a data source
moment-facts-arrived = Data arrived from the source
moment-applicant-asked = You were asked for more answers
moment-rules-decided = Rules checked automatically
moment-office-unknown = The data does not show which office is in charge, so the head office looks at it
moment-referred = Passed on to an officer
moment-opened = Opened by an officer
moment-officer-decided = An officer decided
moment-clarification-asked = An officer asked the applicant something, and the time limit stands still. The answer is awaited until { $due }.
moment-clarified = The officer's question was answered, and the time limit runs on
moment-clarification-lapsed = The time to answer passed, and the time limit runs on
moment-examined-accepted = { $what }: accepted by an officer
moment-examined-rejected = { $what }: not accepted by an officer
moment-stated = An officer added a statement
moment-deemed-approved = Granted because the time limit passed: { $what }
moment-closed = Application completed
moment-objected = Objection made
moment-withdrawn = Application withdrawn
moment-revoked = { $what }: revoked
moment-replaced = { $what } was replaced by a newer document: { $by }
moment-promise-passed = Time limit passed
moment-products-late = The time limit passed: { $what }
moment-billed = Bill of { $amount } made, valid until { $due }
moment-bill-expired = The time to pay the bill passed
moment-paid = Payment of { $amount } received
moment-refund-wrong-amount = { $amount } must be returned to you: it is not the amount of the bill
moment-refund-paid-again = { $amount } must be returned to you: the bill was paid before
moment-refund-paid-elsewhere = { $amount } must be returned to you: it was paid for in another application
moment-refund-sent = { $amount } was sent back to you. The bank's reference: { $transfer }
moment-refund-told-too-late = { $amount } must be returned to you: the bank told us of it more than a day after the bill ran out
moment-refund-too-late = { $amount } must be returned to you: it was paid after the bill ran out

actor-applicant = You
actor-applicant-other = The applicant
actor-client = You, through the program { $name }
actor-client-other = The applicant, through the program { $name }
actor-rules = The rules, without an officer
actor-clock = Time limit
actor-bank = Bank
actor-operator = Whoever runs the system, on the order of { $name }

officer-words = The officer's explanation:

withdraw-title = Withdraw this application?
withdraw-text = The application stops and is not decided.
withdraw-rest = What is not decided yet will not be looked at any more.
withdraw-documents = Documents that you have remain valid. Ask the office in charge how you could get the rest later, before you withdraw it.
withdraw-keeps = A record of it stays in your list.
withdraw-again = You may apply again at any time.
withdraw-do = Yes, withdraw it
withdraw-not = No, keep it

object-title = Object to the decision
object-lead = An officer will look at this decision again. It costs nothing.
object-label = Why is this decision not right?
object-hint = Write in your own words. For example: the date on the hospital letter is different.
object-send = Send objection
clarify-go = Answer the officer
clarify-title = The officer's question
clarify-about = About
clarify-until = Answer by { $due }. After that the officer's time limit runs on, and the officer decides with what there is.
clarify-lapsed = The time to answer passed on { $due }, and the officer's time limit runs on. You may still answer until the officer decides.
clarify-until-other = The applicant answers by { $due }. After that the time limit runs on by itself.
clarify-lapsed-other = The time to answer passed on { $due }, and the time limit runs on. Decide with what there is.
clarify-ground = Why the time limit may stand still
clarify-label = Your answer
clarify-hint = Write in your own words. For example: the original letter was lost last month.
clarify-send = Send the answer

cases-title = My applications
cases-none = You have no applications yet.
cases-find = Find a service
cases-list = List of applications

## Documents

documents-title = My documents
document-open = Open document
document-valid = Valid
document-revoked = Revoked
document-revoked-text = This document was revoked on { $on } and is no longer valid.
document-revoked-why = The reason:
document-revoked-next = Do you think this is wrong, or do you need a new document? Contact
document-replaced = Replaced
document-replaced-text = This document was replaced by a newer one on { $on } and does not count any more.
document-replaced-next = Open the application to see the new document
document-issued = Issued
document-signed = Signed electronically
document-preview = Content of the document
document-keep = Keep the document
document-keep-text = The PDF is for printing. The credential is for a digital wallet.
document-pdf = Download PDF
document-credential = Download credential
document-check = Show that it is genuine
document-check-text = Anyone can scan the code above or type its number on this page:

## The printed page

paper-number = Document number
paper-issued = Issued
paper-check = Check that this document is genuine
paper-check-scan = Scan the code with a phone camera. The genuine content appears on the screen.
paper-check-type = Or type the document number on the page Check a document.
paper-check-file = Or upload this PDF file on the same page.
paper-qr = QR code with the content of the document and its signature
paper-more = More lines
paper-more-text = { $n } more lines stand on the paper. Check them by the number of the document.
paper-signature = Signed electronically under Law 11/2008, Article 11. Any change of the content will be noticed.
paper-specimen = CONTOH (SAMPLE)
proof-title = Proof of payment
proof-reference = Payment reference
proof-paid = Paid
proof-payee = Paid to
proof-service = Service
proof-total = Amount paid
proof-way = Way of paying
proof-way-bank = Virtual account or QRIS
proof-check-file = Or upload this PDF file on the page Check a document.
proof-note = This proof says that the money was received. What came of the application stands in its own documents.

## Who saw my data

access-title = Who saw my data
access-lead = Each time your data or your family card is read, we record who, what and why.
access-none = Nobody has read your data yet.
access-none-text = As soon as somebody does, it is listed here.
access-all = See the whole record
access-count = { $n ->
    [one] { $n } entry, newest first
   *[other] { $n } entries, newest first
 }
access-filter = Filter by agency
access-filter-all = All agencies
access-filter-do = Show
access-caption = One reading of your data
access-when = Time
access-who = Who
access-what = Data read
access-why = Purpose
access-case = Application
access-own = for your application
access-client = for your application, through the program { $name }
access-officer = officer { $name }
access-household = Your family’s data
access-vehicle = Your vehicle’s data
access-organisation = Your company’s data
access-shared = Data that belongs to you and others
access-other-case = somebody else’s application
access-open-case = Open application
access-not-me = This was not me
access-ask = Question this reading

channel-another = for somebody else’s application
channel-office = an officer at the office
channel-job = automatic process
channel-api = another agency's system

correction-title = Something is wrong with the data
correction-lead = This data is kept by { $agency }. Only that agency may change it.
correction-how = How to put it right
correction-contact = Contact { $agency }:
correction-bring = Say which data is wrong and show proof of what is right.
correction-then = The agency must answer within 3 times 24 hours.
correction-case = Your application stays saved. Continue when the data has been corrected.

reading-title = Ask about a reading of your data
reading-lead = You have the right to know who read your data, which data and why.
reading-lead-own = This reading is recorded under your name. If it was not you, somebody else may have signed in as you.
reading-number = Entry number
reading-how = How to ask
reading-say = Give the number of this entry: { $number }.

## Check a document

verify-title = Check a document
verify-lead = Make sure that a document is genuine and still valid. Anyone may check, without signing in.
verify-number = By number
verify-number-label = Document number
verify-number-hint = Sixteen letters and digits, for example: 0H2K-7QTM-4XBN-9R3P.
verify-number-empty = Enter the document number. For example: 0H2K-7QTM-4XBN-9R3P.
verify-number-bad = The document number is not complete. It has 16 letters and digits, for example: 0H2K-7QTM-4XBN-9R3P.
verify-number-valid = The number is on record and the document was not revoked
verify-number-valid-text = Only the number was checked. Signature and content of the document were not.
verify-number-revoked = The document with this number was revoked
verify-number-revoked-text = We issued this number once, but its document was revoked on { $on } and no longer counts.
verify-number-only = To be sure of the content, scan the code on the document, or upload its file below.
verify-file = By file
verify-file-label = PDF file of the document
verify-file-hint = The file is checked and deleted at once.
verify-file-empty = Choose the PDF file of the document first. For example: birth-certificate.pdf.
verify-camera = By camera
verify-camera-text = Open your phone's camera and point it at the code on the document. Tap the address that appears.
verify-private = Who learns that I checked?
verify-private-text = The code is checked on your own phone. Its content is sent nowhere.
verify-no-script = A code can be checked only with JavaScript switched on. Type the document number below instead.
verify-do = Check
verify-genuine = Genuine
verify-valid = Genuine and valid
verify-valid-text = The signature fits and the document has not been revoked.
verify-offline-text = The signature fits. The content below is that of the genuine document.
verify-online = Check whether it is still valid
verify-online-text = A signature does not show whether a document was revoked. To learn that, its number is sent to us.
verify-revoked = Revoked
verify-revoked-text = This document was genuine once, but it was revoked on { $on } and is no longer valid.
verify-revoked-next = Do not accept this document as proof. Ask for a new one, or ask the office that issued it.
verify-replaced = This document was replaced
verify-replaced-text = This document was genuine, but it was replaced by a newer one on { $on } and does not count any more.
verify-number-replaced-text = We issued this number, but its document was replaced by a newer one on { $on } and does not count any more.
verify-replaced-next = Do not accept this document as proof. Ask its owner for the one that replaced it, or ask the office that issued it.
verify-altered = Altered
verify-altered-text = The content does not fit its signature. Do not accept this document.
verify-unknown = Unknown document
verify-unknown-text = We did not issue this document. Check the number or the file again.
verify-other = Genuine data, different file
verify-other-text = The data inside was signed by us. The file is not one we made, so trust only the content below.
verify-unable = This browser cannot check codes
verify-unable-text = Type the document number below instead.
verify-compare = Compare the content above with the document in your hand.
verify-payment = Genuine payment
verify-payment-text = The signature fits, and this payment is on our record.
verify-kind = Kind of document
verify-office = Issued by
verify-name = Name
verify-masked = { $name } (masked)

## Officers

queue-title = Office queue
queue-caption = Applications waiting for a decision
queue-waiting = { $n ->
    [one] { $n } waiting
   *[other] { $n } waiting
 }
queue-overdue = { $n ->
    [one] { $n } past its limit
   *[other] { $n } past their limit
 }
queue-late = Late
queue-next = Take the next one
queue-empty = No applications are waiting. New ones appear here as soon as they are passed on to your office.
queue-case = Application
queue-stage = State
queue-why = Why it is here
queue-since = Waiting since
queue-due = Limit

refunds-title = Money to send back
refunds-back = Back to the queue
refunds-lead = The bank knows who paid. Send each amount back through the bank, by its transaction number. Then note the bank's reference of your transfer here.
refunds-more = { $n } payments wait. This page lists the { $shown } oldest.
refunds-caption = Payments to send back, the oldest first
refunds-empty = No money is due back. Payments that pay for nothing appear here.
refunds-case = Application
refunds-amount = Amount
refunds-why = Why
refunds-reference = Payment reference
refunds-since = Since
refunds-sent = Sent back
refunds-transfer = Bank's reference of your transfer
refunds-note = Note as sent back
refund-wrong-amount = It is not the amount of the bill
refund-paid-again = The bill was paid before
refund-told-too-late = The bank told us of it more than a day after the bill ran out
refund-too-late = It was paid after the bill ran out
refund-paid-elsewhere = It was paid for in another application

send-back-title = Was this money sent back?
send-back-text = Check with the bank first. The applicant reads at once that it was sent, with this reference. A note cannot be changed later.
send-back-do = Yes, it was sent
send-back-not = No, back to the list

closed-title = Open this application?
closed-text = You see its content once you open it. The applicant sees that you did.
closed-open = Open application

officer-decide = Your decision
officer-decide-text = Decide each result, or leave it open for later. The applicant reads your reason.
officer-grant = Grant
officer-refuse = Refuse
officer-later = Decide later
officer-stands = The time limit stands still: the applicant has not answered.
product-due = Time limit: { $due }.
product-late = The time limit passed on { $due }.
product-stands = The time limit stands still until the officer's question is answered.
officer-error-of = { $product }: { $problem }
officer-reason = Reason
officer-reason-hint = Required. Use words the applicant understands.
officer-reason-same = Leave empty if it is the reason given above for the same decision.
officer-save = Save decision
examine-title = Finding:
examine-text = Open every file first. When you save, the rules are checked again, and there may be nothing left to decide.
examine-accept = Accept
examine-reject = Do not accept
examine-why = Explanation for the applicant
examine-why-hint = Needed if the document is not accepted. For example: the mother's name cannot be read.
examine-save = Save the finding
examine-again = Change the finding
state-title = Stated by an officer
state-text = Fill in only what you have seen proof of. The applicant reads it, and it goes into the document.
state-save = Save the statement
state-nothing = Nothing to state
state-source = This comes from an officer, not from a register and not from your answers.
officer-nothing = There is nothing to decide now.
ask-title = Ask the applicant first
ask-text = Ask only what the state does not hold. The time limit of the results you choose stands still until the applicant answers, until { $due } at most, and then runs on with what it had left.
ask-about = Results it is about
ask-ground = Legal ground on which the time limit stands still
ask-question = Question
ask-question-hint = One question that the applicant can answer. For example: where is the original birth letter?
ask-send = Send the question
ask-asked = The applicant was asked
ask-unsent = Your question was not sent
officer-no-answers = The applicant did not have to answer anything.
officer-held = State registers
officer-objection = The applicant's objection
officer-conflict = This application is for a colleague
officer-conflict-text = This application is about you, or about somebody on the same family card. You may not open it or decide it.
officer-conflict-next = Tell a colleague or your superior. Another officer at this office handles it; the application stays in the queue.
officer-conflict-law = Law 30/2014, Articles 42 to 45

## Signing in

picker-title = Who would you like to be?
picker-lead = Choose a sample person. Everyone here is made up.
picker-residents = Residents
picker-officers = Officers
picker-nik = NIK (population number)
picker-sign-in = Sign in as { $name }
expect-grant = Granted at once
expect-provisional = Granted with a condition
expect-refer = Goes to an officer
expect-refuse = Not granted, with reasons
expect-waits = Waits for a data source


ended-title = Your session has ended
ended-safe = Your answers are still here
ended-text = Sign in again, then send. You need not type anything twice.
ended-sign-in = Sign in again and continue
ended-hint = Do not close this page before you have signed in again.
resumed-title = You are signed in again
resumed-text = Your answers are complete. Press this button to continue.
resumed-send = Continue

## Problems

fault-theirs = Something needs to be corrected
fault-not-found = Page not found
fault-sign-in = You need to sign in
fault-forbidden = This page is not for you
fault-stale = Please open the form again
fault-conflict = Something has changed
fault-too-large = Too much at once
fault-too-often = Too many tries
fault-ours = Sorry, something went wrong on our side
fault-busy = The service is busy

advice-theirs = Go back and correct it. Everything else you entered is kept.
advice-not-found = Check the address, or search for a service below.
advice-sign-in = What you saved is waiting for you.
advice-forbidden = Sign in as someone who may, or go back to the first page.
advice-stale = What was saved is still there.
advice-conflict = Load the page again to see where things stand. Nothing is lost.
advice-too-large = Go back, make it smaller, and send it again.
advice-too-often = Nothing is wrong with your device. Other pages still work.
advice-ours = Applications already sent are safe. Try again, or tell an officer the number below.
advice-busy = Nothing is lost. Wait a moment, then try again.
advice-kept = Everything you sent is kept on this page. Press the button to send it again.

next-on = Go back
next-stale = Open the page again
next-theirs = Go back and correct
next-conflict = See where things stand
next-again = Try again

problem-reference = Reference number:
problem-ours = We could not complete what you asked for.
problem-not-found = The page or data you are looking for does not exist.
problem-rules = The rules could not be run for this application. Our staff have been told.
problem-sign-in = This page opens only after signing in.
problem-forbidden = You may not open this page.
problem-too-close = This application is about you or your family. A colleague handles it.
problem-conflict = Another person or another window has just changed this.
problem-busy = There are too many requests at the moment.
problem-full = Storage is full. The operators have been told.
problem-away = The database does not answer. Wait a moment, open this page again, and look whether what you sent is there.
problem-answer = The answer cannot be accepted. Check it, for example a date: 7 3 2026.
problem-already-sent = This application has been sent. Open it to see where it stands.
problem-not-seen = Not sent yet. Look at your answers below first, then send them from this page.
problem-drafts-many = You already have { $n } unsent applications for this service. Continue one of them, or withdraw one you do not need. Then you can start again.
problem-begun-many = You started { $n } applications for this service within 24 hours. Continue one of them, or start a new one tomorrow.
problem-key-reused = This key came with another request before. Use a new key for each new request.
problem-already-closed = This application is closed and cannot be changed.
problem-revoked = This document was revoked, so it cannot be downloaded. Open the document to see why.
problem-objection-late = The time for objections has passed. Contact the office that decided.
problem-objected-once = Your objection has been answered. The next way is an appeal to the superior of the official, then the administrative court (PTUN).
problem-nothing-refused = Nothing was refused, so there is nothing to object to.
problem-bill-later = A new bill cannot be made yet, for some data could not be read. Try again later.
problem-still-payable = The bill can still be paid. If you have changed your mind, not paying is enough.
problem-no-bill = What is to be paid cannot be worked out, for instance because there is no tariff. So this cannot be granted here.
problem-no-reason = A reason is required. For example: the date on the hospital letter is different.
problem-already-decided = This application does not wait at your office any more. Another officer has decided it, or the applicant took it back. Take the next one.
problem-case-moved = This application has changed since you opened it. Your decision was not saved. Look at what is new below, then save again.
problem-no-finding = Choose accept or do not accept. For example: accept.
problem-every-product = Choose grant or refuse. For example: grant.
problem-decide-one = Decide one result at least. For example: grant what is complete.
problem-decide-first = Decide { $what } as well: its number stands on the document you grant.
problem-no-product = Choose one result at least that the question is about. For example: the first one.
problem-no-ground = Choose the legal ground. Without one the time limit must not stand still.
problem-transfer = Write the bank's reference of the transfer, in letters and digits. For example: FT26332-0012.
problem-sent-back = This money was already noted as sent back, by a colleague or with another reference. Nothing was changed. Do not send it twice.
problem-no-question = Write the question. For example: where is the original birth letter?
problem-already-asked = The applicant was asked already and has not answered. Wait for the answer, or decide with what there is.
problem-clock-over = The time limit of this result has passed, so it cannot stand still any more. Decide with what there is.
problem-nothing-asked = No question of an officer waits for your answer.
problem-no-answer = Write your answer. For example: the original letter was lost last month.
problem-facts-missing = The documents cannot be made yet. This is missing: { $what }. Try again when it is there, or refuse with a reason.
problem-office-unknown = The documents cannot be made: the registers do not say which office is in charge. This application cannot be granted, even if the data is corrected later. Refuse it with this reason: “The data that shows the office in charge is missing. Have it corrected, then apply again.”
list-more = { $one }; { $more }
problem-not-confirmed = Tick every statement, for example that the name is right.
problem-file-empty = The file is empty or none was chosen. Choose again, for example a photo of the letter.
problem-file-large = The file is too large. Send at most 5 MB, for example one photo.
problem-file-type = This type of file is not known. Send a JPG, PNG or PDF file, for example a photo of the letter.
problem-file-cut = The end of the file is missing. Send the whole file again, for example a new photo from your phone.
problem-file-broken = The content of the file is damaged and cannot be opened. Send another file, for example a new photo.
problem-file-measures = The picture has an unusual size. Send an ordinary photo, for example straight from the camera.
problem-file-twice = You have already sent this file. Choose another page, for example the second one.
problem-file-many = There are too many files. Remove one first, for example a blurred photo.
problem-too-long = The text is too long. Write at most 2,000 characters, for example a few sentences.
problem-too-large = What you sent is too large. Send less, for example one file.
problem-try-often = Very many answers came from your connection within a minute. Wait a moment, then try again.
problem-too-often = Too many checks failed from your connection. Wait one minute, then try again.
problem-csrf = This form was open for too long. Open the page again and send once more.
problem-unreadable = What was entered cannot be read. Use ordinary letters and send again.
problem-method = This address does not take requests of that kind.
problem-nik = This population number (NIK) is not in the sample. Choose one of the people on the sign-in page.

## Accessibility and about

a11y-title = Accessibility statement
a11y-lead = This site is made to be used by everyone, with any phone.
a11y-can = What you can do
a11y-keyboard = Use every page with the keyboard alone.
a11y-zoom = Enlarge text to twice its size without scrolling sideways.
a11y-script = Complete everything without JavaScript. Only checking a QR code needs it. Without JavaScript, type the document number.
a11y-reader = Use a screen reader. Every page has a title, sections and labels.
a11y-colour = Understand every sign without seeing its colour.
a11y-words = Read short sentences in Indonesian or English.
a11y-tested = How we tested
a11y-tested-text = Nearly every page is tested by machine against the international guideline WCAG 2.2, level AA. Such tests find only part of the problems. Applying, objecting and the work of officers are also tested with the keyboard alone.
a11y-gaps = What we do not know yet
a11y-gap-people = The site has not been tested together with people with disabilities.
a11y-gap-pdf = PDF documents are tagged but not tested with every screen reader.
a11y-tell = Tell us
a11y-tell-text = Is a page hard to use? Tell an officer at your office. They will also help you get the matter done.

about-title = About this site
about-lead = Sigap is one place to use public services.
about-demo = This site is only a sample. Do not enter real data here.
about-official = How to tell an official site
about-official-text = Fraudsters can copy how a site looks. Check three things before you enter data.
about-sign-address = The address of an official site ends in .go.id. Read it to the end, letter by letter.
about-sign-lock = Your browser gives no warning about an unsafe connection.
about-sign-check = Documents from the official site can always be checked on the page Check a document.
about-never = What we never do
about-never-code = We never ask for your sign-in code by telephone or message.
about-never-pay = We never ask for money to a private account.
about-never-app = We never send apps by message.
about-data = Your data
about-data-text = We read only what is needed. Every reading is recorded, and you can see it.
about-free = Open
about-free-text = Anyone may use and inspect this program. The rules of every service are there for all to read.

## For programs

api-title = Public services for other programs
api-lead = Your program can use the same services as this site. A hospital, for instance, can apply for a birth certificate from its own system.
api-openapi = The whole API described (OpenAPI 3.1)
api-can = What it can do
api-can-services = See all services, their cost, their time and their legal basis.
api-can-needs = Find out what one person still has to answer. What registers hold is not asked.
api-can-apply = Start an application, answer, upload documents, check and send.
api-can-follow = Follow the history, then fetch documents, credentials and the receipt.
api-try = Try it now
api-try-first = The list of services is open to anyone.
api-token = Acting for somebody
api-token-text = An application belongs to a person. That is why a program needs a token. In the demo a token is given for one example person. The secret of a program is printed when the demo starts.
api-token-then = A token lasts 30 minutes. With it an application can be started.
api-live = There are no accounts yet
api-live-text = There are no tokens here, because residents cannot give a program permission yet. The list of services is open.
api-rules = Rules
api-rule-language = The language of an answer follows Accept-Language: id or en.
api-rule-key = Each new application and each sending needs an Idempotency-Key. The same request with the same key is carried out once only.
api-rule-digest = Before you send, show the check to the applicant. Send the digest of that check.
api-rule-problems = Errors follow RFC 9457. The address in type explains what they mean, in two languages.
api-rule-rate = The number of requests is limited. What is left stands in the RateLimit header.
api-log = The person sees everything
api-log-text = Each reading of data stands in that person’s access log, with the name of your program. The history of an application names the program too.
api-bad-query = The part of the address after the question mark cannot be read. Check names and values.
api-bad-body = The body does not fit its schema. Look at line { $line }, column { $column }.
api-bad-limit = The limit must be between 1 and 100.
api-bad-cursor = This cursor is not of this list. Begin again without a cursor.
api-bad-key = An Idempotency-Key has 1 to 100 letters, digits or signs, without spaces.
api-no-service = There is no service of that name. See /api/v1/services.
api-no-question = This service does not ask that. See the needs of this case.
api-grounds-long = The grounds have 2,000 letters at most. Write less.
api-answer-long = The answer has 2,000 letters at most. Write less.
api-value-gone = This value is not there any more.
api-token-unreadable = The request for a token cannot be read. Send grant_type and persona once each.
api-token-client = The client is not known, or its secret is wrong.
api-token-grant = Only client_credentials is accepted.
api-token-scope = The scope is not known. Choose from services:read, cases:read, cases:write.
api-token-persona = There is no example person with that number. See /demo/personas.json.

api-problem-malformed = The request cannot be read
api-problem-malformed-about = Address, header or body of the request do not fit the description of the API. Mend it and send it again.
api-problem-token-missing = A token is needed
api-problem-token-missing-about = These data belong to a person. Send a token in the Authorization header.
api-problem-token-invalid = The token does not count
api-problem-token-invalid-about = This token is wrong, or its time is over. Ask for a new one.
api-problem-no-accounts = There are no tokens here yet
api-problem-no-accounts-about = Residents cannot give a program permission yet. The services are open without a token; the demo has tokens.
api-problem-scope-missing = The token does not allow this
api-problem-scope-missing-about = This token is for something else. Ask for one with the scope that the description of the API names.
api-problem-forbidden = Not allowed
api-problem-forbidden-about = Whoever this token acts for may not do this. Look at the case to see what can be done.
api-problem-not-found = Not found
api-problem-not-found-about = There is nothing at this address, or it is not of the person this token acts for.
api-problem-no-method = This address does not have that method
api-problem-no-method-about = The Allow header names the methods of this address.
api-problem-conflict = It does not fit where things are now
api-problem-conflict-about = The case has moved on, or was changed just now. Look again, then decide.
api-problem-changed = Something changed since it was checked
api-problem-changed-about = A value or the rules are not those that were checked last. Nothing was sent. Show the new check to the applicant.
api-problem-incomplete = Something is still missing
api-problem-incomplete-about = There are questions or documents left. Their addresses stand in missing.
api-problem-too-large = Too large
api-problem-too-large-about = The body of a request may have 64 KiB; one file may have 5 MiB.
api-problem-media-type = This type of body is not accepted
api-problem-media-type-about = The Content-Type header must be the one in the description of the API.
api-problem-refused = The content is not accepted
api-problem-refused-about = The request was read, and its content cannot be accepted. What is wrong stands in errors.
api-problem-key-reused = The key was used before
api-problem-key-reused-about = This Idempotency-Key came with another request. Use a new key.
api-problem-key-missing = A key is needed
api-problem-key-missing-about = Send an Idempotency-Key header, so that a repeated request is not carried out twice.
api-problem-too-often = Too often
api-problem-too-often-about = The requests allowed are used up. The Retry-After header says for how many seconds.
api-problem-ours = Our mistake
api-problem-ours-about = Sorry, something went wrong on our side. Tell the operator the reference number.
api-problem-busy = Busy
api-problem-busy-about = The system is busy. Try again after the time in the Retry-After header.

## Showing who you are: opening an account, raising its level, the counter (proofing)

level-low = basic
level-substantial = substantial
level-high = high
level-low-text = The state knows that you answered what is recorded about you. Somebody close may know the answers too.
level-substantial-text = Your face was matched with what the state holds.
level-high-text = An officer has seen you and your identity card.
level-low-how = You raise it by answering questions about yourself.
level-substantial-how = You raise it by a face match, or at a counter.
level-high-how = You raise it at a counter.
level-service = Level of account it needs
level-service-low = Basic: answering questions about yourself is enough.
level-service-substantial = Substantial: your face is matched, or you go to a counter. Once only.
level-service-high = High: you go to a counter with your identity card. Once only.
level-too-low = One more step
level-needed = { $service } needs an account of level { $level }.
level-safe = Nothing is lost
level-safe-text = What you filled in is kept. After this step you come back here.
level-raise = Raise the level of your account
level-back = Back to the service
problem-level = This service needs an account of a higher level. Raise it first, then try again.

open-title = Open an account
open-lead = One account for every service. It takes less than two minutes.
open-not-here = Accounts cannot be opened here yet.
open-step-nik = Give your NIK.
open-step-proof = Show that it is you.
open-step-key = Keep a passkey on your phone. There is no password.
open-nik = Your NIK
open-nik-hint = 16 digits on your identity card or family card.
open-nik-empty = Give your NIK, 16 digits.
open-nik-bad = A NIK has 16 digits. Check it on your identity card.
open-go = Continue
open-known = Do you have an account?
open-sign-in = Sign in
picker-open = Or open an account as a real person would

ways-title = How do you want to show who you are?
ways-back = Change the NIK
ways-lead = For NIK { $nik }. Choose one way.
ways-levels = Each service says which level of account it needs. You can raise it later.
way-gives = Gives level { $level }.
way-quiz = Answer questions about yourself
way-quiz-needs = You type some things from your birth certificate and your family card.
way-quiz-time = About a minute.
way-face = Match your face
way-face-needs = You need a camera. Your NIK is sent to the face-match service.
way-face-time = About a minute.
way-counter = Go to a counter
way-counter-needs = You need your identity card. An officer compares it with your face.
way-counter-time = There is a day to go there.

proof-privacy = Who gets which data
quiz-lead = Type the answers. We show no data.
quiz-back = Choose another way
quiz-go = Send the answers
quiz-privacy = Your answers are compared with the data of { $holder } and are not kept. Each reading of data is written down, and you can see it in your account.
quiz-empty = Give an answer.
quiz-long = This answer is too long.
quiz-bad-date = Give a date: day, month, year.
quiz-bad-count = Give a number, for example 4.

face-lead = A national service matches your face with the photo in the population data.
face-step-go = We send you to that service.
face-step-look = You look into the camera for a moment.
face-step-back = You come back here.
face-privacy = Your NIK is sent to the face-match service of { $holder }, because the biometric data is there. What comes back to us: whether it matched, whether somebody alive was there, a score, and the time.
face-privacy-kept = We never see or keep a photo of your face.
face-simulated = In this example that service is a SIMULATION: there is no camera, you choose the result.
face-go = Go on to the face match
face-leaving = On the way to the face match
face-leaving-text = If the page does not change by itself, press this button.
face-leave = Open the service
face-back = You are back
face-back-here = One step is left
face-back-text = We ask that service directly what came of it.
face-back-go = See the result
face-away = The face match is not available right now
problem-face-away = The face-match service cannot be reached right now. Try again in a moment, or choose another way.

counter-lead = An officer of the { $holder } looks at your identity card and your face. This gives the highest level.
counter-step-code = Ask for a code here.
counter-step-go = Show the code and your card at the counter.
counter-step-back = Come back here and give that code.
counter-ask = Ask for a code
counter-after = Back from the counter?
counter-code = Counter code
counter-code-hint = 8 letters and digits, for example 7K2M 9PQR.
counter-go = Go on with this code
counter-code-bad = A counter code has 8 letters and digits.
counter-code-not-yet = No officer has confirmed this code yet. Show it at a counter first.
counter-code-nothing = This code does not count for this NIK. Check it, or ask for a new one.
counter-given = Your counter code
counter-given-back = Back
counter-given-once = Write it down now
counter-given-safe = This code is shown only once. Give it to nobody but the officer at the counter.
counter-given-where = Go to any office of { $holder }.
counter-given-bring = Bring your identity card itself.
counter-given-until = The code counts for 24 hours.
counter-given-then = After the counter, open this page again and give your NIK and your code. There are 24 hours for it.

proof-failed = We cannot be sure that this is you
proof-failed-nothing = No account was opened or changed
proof-failed-why = Something does not fit, or this NIK cannot be shown in this way today.
proof-failed-check = Check your NIK.
proof-failed-other = Try another way, or the same one again.
proof-failed-office = At a counter an officer can help if your data is wrong.
proof-failed-go = Choose another way
proof-known = You have an account already
proof-known-lead = Sign in with the passkey on your phone.
proof-known-lost = Lost your passkey? The sign-in page leads to recovery. A proof of a higher level also gives the account back to you.
proof-known-other = Use another NIK or another way
problem-proofing-often = Too many tries. Try again in about { $minutes } minutes, or choose another way.

raise-title = The level of your account
raise-done = The level of your account was raised
raise-has = Your account is of level { $level }.
raise-needs = What is needed: level { $level }.
raise-ways = How to raise it
raise-highest = This is the highest level. There is nothing left to show.
raise-no-way = There is no way to raise it right now.
raise-go-on = Back to what you were doing

vouch-title = Counter: making sure who somebody is
vouch-lead = Ask whoever stands there for their NIK and their counter code.
vouch-nik-hint = 16 digits on the identity card.
vouch-code-hint = 8 letters and digits that the person shows.
vouch-look = See the data
vouch-logged = This reading is written down with your name, and the person can see it.
vouch-no-such = This NIK and this code do not fit, or the code was used or is too old.
vouch-person = The person at the counter
vouch-other = Somebody else
vouch-checked = What you have checked
vouch-card = I have seen the identity card itself, and it says the same.
vouch-face = The face of this person is the one on the card.
vouch-tick-both = Tick both before you confirm.
vouch-confirm = Confirm
vouch-reject = Reject
vouch-confirmed = Confirmed
vouch-confirmed-text = The person goes on with the same code on their own phone.
vouch-rejected = Rejected
vouch-rejected-text = That code does not count any more.

access-account = for your account
access-unproven = While somebody was showing who they are under your NIK
purpose-account-proofing = To make sure who owns an account
purpose-account-counter = To make sure who somebody at a counter is

account-event-reclaimed = This account was given back to you by a proof of level { $level ->
        [low] basic
        [substantial] substantial
       *[high] high
    }. Old passkeys were removed and all sessions ended.
account-event-quiz-closed = Somebody gave wrong answers about you several times under your NIK. That way is closed for a day.
account-event-counter-confirmed = An officer of { $office } confirmed at a counter who you are.
account-event-counter-rejected = An officer of { $office } rejected a request at a counter under your NIK.

api-problem-level-too-low = The level of the account is too low
api-problem-level-too-low-about = This service needs an account of a higher level. The applicant raises it in the portal.
# --- acting for another -------------------------------------------------------------------------------------

acting-for = You act for { $name }
acting-stop = Stop
actor-agent = { $name }, for you ({ $basis })
actor-agent-other = { $name }, for the applicant ({ $basis })
actor-agent-of = { $name }, for { $whom } ({ $basis })
basis-parent = parent
basis-mandate = with a mandate
basis-director = director
basis-staff = appointed staff
basis-counter = officer at the counter
access-agent = at the request of { $who }
channel-agent = at the request of somebody acting for you
purpose-standing = To know who may act for whom.
mandates-title = Mandates
mandates-lead = Here you act for somebody else, or let somebody else act for you. Whatever is done is written down with the name of who did it.
mandates-mine = You may act for
mandates-mine-none = Nobody has given you a mandate yet.
mandates-registers = Your children and companies
mandates-registers-ask = To show them we read your family card and the register of companies. This reading is logged; you see it on the page of the access log.
mandates-registers-look = Show them
mandates-registers-none = Your family card has no child under 17 that names you as a parent, and you direct no active company.
mandates-child = Your child by the family card. The right ends with the 17th birthday:
mandates-company = You are a director by the register of companies.
mandates-others = May act for you
mandates-others-none = Nobody may act for you.
mandates-ended = Ended
mandate-title = Mandate
mandate-give = Give a mandate
mandate-act = Act for them
mandate-accept = Accept the mandate
mandate-decline = Decline
mandate-revoke = Revoke the mandate
mandate-resign = Give the mandate back
mandate-grantor = Given by
mandate-agent = Held by
mandate-kind = Kind
mandate-office = Office
mandate-services = Services
mandate-services-all = All services
mandate-until = Until
mandate-purpose = Purpose
mandate-stands = State
mandate-stands-offered = Waiting to be accepted
mandate-stands-active = In force
mandate-stands-declined = Declined
mandate-stands-revoked = Revoked
mandate-stands-resigned = Given back
mandate-stands-expired = Time is over
mandate-deeds = Done under this mandate
mandate-deeds-none = Nothing yet.
mandate-wrong-nik = A NIK has 16 digits. Check the digits again.
mandate-wrong-name = Write the full name as on the identity card.
mandate-wrong-oneself = This is your own NIK. Write that of the person you give the mandate to.
mandate-wrong-services = Choose at least one service.
mandate-wrong-last = Choose how long the mandate lasts.
mandate-wrong-purpose = Write what the mandate is for, in 200 letters at most.
grant-title = Give a mandate
grant-warning = Give a mandate only to somebody you trust
grant-warning-text = Nobody may ask you for money or force you. Officers do not need this mandate. You can revoke it at any time.
grant-nik = NIK of who will act for you
grant-nik-hint = 16 digits on their identity card
grant-name = Full name of who will act for you
grant-name-hint = As on their identity card
grant-services = For which services?
grant-days = For how long?
grant-days-1 = Until tomorrow
grant-days-7 = 7 days
grant-days-30 = 30 days
grant-days-90 = 90 days
grant-days-365 = 1 year
grant-purpose = Purpose
grant-purpose-hint = For example: pay the tax of my motorcycle
grant-after = If NIK and name belong together, that person sees your offer on their own page of mandates. The mandate counts once they accept it, within 14 days.
grant-send = Send the offer
counter-title = Help from an officer at the counter
counter-text = An officer can fill in an application for you while you are at the counter, for an hour at most. Make a code and tell it to the officer before you. Do not tell it on the phone.
counter-make = Make a code
assist-code-title = Tell the officer this code
counter-until = The code counts until
counter-statement = The officer acts without a code, because:
assist-title = Help an applicant at the counter
assist-lead = Only for somebody who stands before you. Your name is written into the history of their application, and they see it in their account. It lasts an hour at most. You cannot decide an application that you helped with.
assist-nik = NIK of the applicant
assist-nik-hint = 16 digits on their identity card
assist-code = Code from the applicant’s phone
assist-code-hint = 8 digits. The applicant makes it on the page of mandates.
assist-without = If the applicant has no phone with them
assist-name = Full name of the applicant
assist-name-hint = As on the identity card you see
assist-statement = Why is there no code?
assist-statement-hint = For example: has no phone, I checked the identity card. The applicant reads this sentence.
assist-begin = Begin to help
assist-wrong-statement = Fill in the code from the applicant, or write why there is none (10 to 300 letters).
assist-wrong-match = NIK, name or code do not belong together, or the code is over.
assist-wrong-oneself = You cannot help yourself.
problem-acting = This page is about your own account. Stop acting for somebody else first.
problem-mandate-ended = You may not act for this person any more. The mandate is over or was revoked, or the register changed. Press Stop to return to your own account.
problem-mandate-not-covered = Your mandate does not cover this. Ask whoever gave it to do this themselves, or to give a wider one.
problem-in-person = Everybody applies for this service themselves, not by a mandate.
problem-mandates-many = You gave many mandates today, or too many are still open. Revoke those you do not need, or try again tomorrow.
account-event-mandate-offered = You offered a mandate to { $name }.
account-event-mandate-accepted = { $name } accepted your mandate.
account-event-mandate-declined = { $name } declined your mandate.
account-event-mandate-revoked = You revoked the mandate of { $name }.
account-event-mandate-resigned = { $name } gave your mandate back.
account-event-counter-help = { $name }, an officer at the counter, began to help you.
account-event-counter-help-over = { $name }, an officer at the counter, finished helping you.
## Account: signing in, passkeys, sessions, recovery

sign-in-title = Sign in
sign-in-lead = Press the button, then unlock your device as always: fingerprint, face or PIN.
sign-in-passkey = Sign in with a passkey
sign-in-autofill = Or choose a passkey here
sign-in-no-script = This browser does not run scripts, and passkeys need them. Use a recovery code, or open this page in another browser.
sign-in-else = You cannot use a passkey?
sign-in-recover = Sign in with a recovery code
sign-in-device = I have a code from my other device
sign-in-demo = Try it without a passkey
sign-in-demo-text = In this demonstration you can also be one of the sample people.
sign-in-demo-do = Choose a sample person

ending-title = Your session ends at { $at }
ending-text = Go on, so that you need not sign in again. What you typed on this page stays.
ending-go-on = Go on
prolonged-title = The session goes on
prolonged-safe = You are still signed in
prolonged-text = Close this page and go back to the one before. What you typed is still there.

account-title = My account
account-none = You have no account of your own yet. It is opened when you add a passkey.
account-name = Name
account-level = How sure we are of you
account-level-low = Low: from your answers
account-level-substantial = Substantial: your face was matched
account-level-high = High: an officer met you
account-opened = Opened
account-no-passkey = You have no passkey yet
account-no-passkey-text = With a passkey you sign in by the fingerprint, face or PIN of your device. There is nothing to remember.
account-more = More
account-passkeys = Passkeys
account-passkeys-hint = The devices that open your account.
account-sessions = Sessions
account-sessions-hint = Where you are signed in, and ending it.
account-recovery = Recovery
account-recovery-hint = Ways back in if you lose your device.
problem-officer-level = To work as an officer, sign in with a passkey to an account of the high level. An officer of the civil registry raises it at the counter.
account-raise = Level of the account
account-raise-hint = Show once more who you are, for services that need to be surer.
account-mandates = Mandates
account-mandates-hint = For whom you may act, and who may act for you.
account-sites = Sites
account-sites-hint = Which sites may see your data, and taking that back.
account-happened = History of the account
account-happened-hint = All that happened to your account.
account-happened-lead = Was something not you? End the other sessions, remove passkeys you do not know, then tell the civil registry office.
account-happened-none = Nothing happened yet.
account-latest = What happened last
account-work = You work as an officer
account-work-do = Work as an officer
officer-rest = Back to my account

account-event-identity-replaced = A new identity in the ledger was begun
account-event-opened = Account opened. How sure we are of you: { $level }
account-event-raised = How sure we are of you was raised: { $level }
account-event-passkey-added = Passkey added: { $name }
account-event-passkey-removed = Passkey removed: { $name }
account-event-passkey-copied = Passkey refused, since there may be a copy of it: { $name }
account-event-new-device = Signed in on a new device: { $device }
account-event-session-ended = Session on another device ended: { $device }
account-event-sessions-ended = All other sessions ended
account-event-codes-made = Recovery codes made
account-event-device-code = Code for another device made
account-event-recovered-kept = Signed in with a recovery code
account-event-recovered-device = Signed in with a code from another device
account-event-recovered-counter = Signed in with a code from a counter. All other sessions ended
account-event-recovery-started = Recovery started at a counter: { $office }, officer { $officer }
account-event-recovery-stopped = Recovery at a counter stopped
account-event-appointed = Appointed as an officer: { $office }
account-event-dismissed = Work as an officer ended

device-unknown = a device we do not know

passkey-lead = Each passkey opens your account from one device, or from devices that share passkeys.
passkey-none = There is no passkey yet.
passkey-add = Add a passkey
passkey-add-lead = The passkey is made on this device. Your fingerprint or face never leaves it.
passkey-add-no-script = This browser does not run scripts, and making a passkey needs them. Open this page in another browser.
passkey-first = Make your passkey
passkey-first-lead = One more step: make a passkey on this device. From then on you sign in by fingerprint, face or PIN.
passkey-name = Name of the passkey
passkey-name-hint = So that you know it again, such as: my phone.
passkey-make = Make a passkey
passkey-unnamed = Passkey without a name
passkey-used = Last used { $at }
passkey-added = Added { $at }, never used
passkey-backup-never = Only on one device
passkey-backup-possible = Can be copied to your other devices
passkey-backup-kept = Also kept by your password manager
passkey-rename = Save the name
passkey-remove = Remove this passkey
passkey-remove-title = Remove
passkey-remove-text = Once removed, this passkey does not open your account any more. Remove it on the device too.
passkey-problem = That did not work
passkey-elsewhere = Passkeys do not work at this address
passkey-elsewhere-text = Browsers tie passkeys to the name of a site. Open this page at:
passkey-wait = Follow what your device says.
passkey-cancelled = Cancelled, or it took too long. Press the button to try again.
passkey-unsupported = This device or browser does not support passkeys. Use another way below.
passkey-failed = The site cannot be reached, or your session ended. Load the page again, then try once more.
passkey-problem-ceremony = It took too long, or began in another window. Try once more.
passkey-problem-unknown = This passkey opens no account. It may have been removed. Choose another one, or use a recovery code.
passkey-problem-not-verified = The device did not make sure that it is you. Unlock it by fingerprint, face or PIN.
passkey-problem-known = This device already has a passkey for your account.
passkey-problem-copied = This passkey was refused, since there may be a copy of it. Sign in another way, then remove it.
passkey-problem-refused = The answer of the device cannot be accepted. Try once more.
passkey-problem-domain = Passkeys do not work at this address. Open the site by its name.
passkey-problem-last = This is the last passkey. First add another one, or make recovery codes.
passkey-problem-many = This account has 20 passkeys. Remove those you do not use.
passkey-problem-script = Passkeys need scripts in the browser. Load the page again, or use another way.

sessions-lead = End the session on a device that you lost, or do not know.
sessions-mine = This session
sessions-began = Signed in { $at }
sessions-ended = Ended { $at }
sessions-end = End this session
sessions-end-others = End all other sessions
sessions-over = Sessions that are over

recovery-lead = Prepare now, while you can sign in.
recovery-waiting = A recovery was started at a counter. Its code works from { $at }
recovery-waiting-text = If it was not you at the counter, stop it now.
recovery-stop = It was not me, stop it
recovery-counter = Lost everything?
recovery-counter-text = Come to the civil registry office with your identity card. An officer gives you a code that works a day later. Until then you can stop it from any session.
recovery-problem-wrong = The NIK and the code do not fit, or the code was used.
recovery-problem-early = This code works from { $day }, { $at }.
recovery-problem-again = A recovery of this account that you started was stopped less than 30 days ago. Another officer must look at it and start one.
recovery-problem-started = A recovery of this account was started, and its code was not used yet.
purpose-recovery = To make sure who recovers an account, at a counter, by an officer.

codes-title = Recovery codes
codes-text = Ten codes to keep on paper. Each opens your account once, together with your NIK.
codes-left = { $n ->
    [0] There is no code that works.
    [one] { $n } code is left.
   *[other] { $n } codes are left.
  }
codes-make = Make codes
codes-make-again = Make new codes, the old ones stop working
codes-once = These codes are shown only now
codes-once-text = Print them or write them down, and keep them in a safe place. Take no photo.
codes-use = Use one on the page Sign in, under “Sign in with a recovery code”.
codes-done = Done

device-title = Another device
device-text = Make a code here, then use it on the other device to add a passkey there.
device-make = Make a code for another device
device-until = This code works until { $at }, once.
device-qr = QR code for the other device
device-or = Point the camera of the other device at the picture, or open there:
device-never = Give this code to nobody
device-never-text = Whoever enters this code signs in as you. Officers never ask for it.

recover-title = Sign in with a recovery code
recover-lead = Once signed in, make a new passkey on this device.
recover-nik = Population number (NIK)
recover-nik-hint = 16 digits, written on your identity card.
recover-code = Code
recover-code-hint = Ten letters and digits, from your paper or from the counter.
recover-do = Sign in
recover-else = You have no code?
recover-device = Make a code on another device where you are still signed in
recover-counter = Come to the civil registry office with your identity card. A code from the counter works a day later.

join-title = Sign in with a code from another device
join-lead = On the other device open My account, Recovery, and make a code. Once signed in, make a passkey on this device.
join-hint = Ten letters and digits. It works for ten minutes.
join-do = Sign in

restore-title = Account recovery
restore-lead = For a person in front of you who lost every way in.
restore-nik-hint = 16 digits, from the identity card you hold.
restore-look = Show who it is
restore-nik-bad = Enter the NIK with its 16 digits.
restore-compare = Is this the person?
restore-compare-lead = Compare with the identity card and the face in front of you. The mother’s name fits.
restore-logged = This reading is logged
restore-logged-text = The person sees your name, your office and the time.
restore-start = Yes, start the recovery
restore-not = No, go back
restore-started = Recovery started
restore-from = This code works from { $at } until { $until }, once.
restore-where = Enter NIK and code at:
restore-stop = The owner of the account is told, and can stop it until then.
restore-print = Print this page for the person. The code cannot be shown again.
## Sites that may see data

consent-title = Allow { $site }?
consent-lead = { $site } ({ $host }) asks for this. Nothing is sent before you allow it.
consent-who = Who asks
consent-what = What it asks for
consent-number = A number for this site alone (it is not your NIK)
consent-held = You allowed this already:
consent-why = Why
consent-law = By which law
consent-long = For how long
consent-days = { $n } days. Then you are asked again.
consent-offline = Also when you are not on that site
consent-offline-text = This site asks to go on reading it after you have left.
consent-later = You can take this back at any time under
consent-allow = Allow
consent-refuse = Refuse
handover-title = Back to the site
handover-lead = You are taken back to { $host }.
handover-on = Go on to the site
site-out-title = Sign out of your account?
site-out-from = { $site } asks you to sign out.
site-out-text = You sign out here and on all sites that you opened with this account in this browser.
site-out-do = Sign out
site-out-not = Stay signed in
site-problem-title = That site asked wrongly
problem-site = What the site you came from asks for cannot be followed.
site-problem-text = None of your data was sent. Go back to that site and start again.
site-problem-makers = For the makers of that site:
sites-title = Sites that may see your data
sites-lead = You signed in to these sites with this account. You can take back what you allowed at any time.
sites-none = There is no site yet.
sites-none-text = As soon as you sign in to a site with this account, it is shown here.
sites-gone = Site { $id }, no longer registered
sites-what = What it may see
sites-given = Allowed
sites-until = Until
sites-used = Last used
sites-received = What this site received
sites-ended = This has ended.
sites-withdraw = Take it back
access-site = for the site { $name }, as you allowed
account-event-site-allowed = You allowed the site { $site } to see your data.
account-event-site-withdrawn = You took back what you allowed the site { $site }.

## Levels of ways in
way-level = Signs in at level { $level }
raise-visit = Your account is of a higher level than this visit
raise-visit-text = Your account is of level { $level }. You came in by a way that is not: show once more who you are, and this way in is raised with you.
raise-below = Not everything that opens your account was raised
raise-below-text = Whoever uses one of these gets in at a lower level. Remove what is not yours. What is yours you remove and make anew here: then it has the level of this visit.
raise-below-codes = { $n ->
    [one] 1 recovery code
   *[other] { $n } recovery codes
}
problem-below-account = Your account is of a higher level than this visit. Show once more who you are before you take away what opens it.
account-problem-died = The population register says that this person has died. If that is wrong, go to the civil registry office with your identity card.
account-happened-older = Older
recovery-problem-younger = Whatever opened this visit was made after the recovery was started. Sign in with a passkey or a code that is older, or go to a counter of the civil registry.
recovery-problem-held = You stopped a recovery a short while ago. This one can be stopped by an officer at a counter of the civil registry alone.
recovery-problem-own = You started this recovery. Another officer can stop it.
recovery-waiting-held = You stopped one a short while ago, so this one is stopped at a counter of the civil registry alone: go there with your identity card.
account-event-passkey-raised = Passkey { $name } was raised with you: { $level }
account-event-recovery-replaced = The sheet of a recovery was replaced at a counter, and the waiting began anew: { $office }, officer { $officer }
account-event-recovery-stopped-counter = Recovery stopped at a counter: { $office }, officer { $officer }
restore-waits-text = If the sheet was lost, give another one: its code works a day from now, and that of the lost sheet no more. If the owner says it was not them, stop it. Whoever started it cannot.
restore-replace = Give another sheet
restore-stop-it = Stop the recovery
restore-stopped = Recovery stopped
restore-stopped-text = The code works no more. The owner of the account is told.
# A visit that is not sure enough, and officers' counters
level-needed-page = This page needs an account of level { $level }.
level-back-home = To the first page
level-rest = There is more of yours
level-rest-text = Some of your applications and documents are shown once you have shown better who you are: level { $level }.
problem-mandate-level = Whoever let you act did so in a visit that is not sure enough for this service. They can raise the level of their account and give you the mandate again.
restore-mother = Mother’s name
restore-mother-hint = Ask the person; it is compared and never shown.
restore-unfit = No account fits this NIK and this mother’s name.
problem-mandates-held = You hold very many mandates already. Give some back first.
account-event-quiz-right-elsewhere = Somebody answered every question about you right under your NIK. Your account was not opened by it. If it was not you, somebody knows your data.
# Signing in to other sites: the level a site asks for
consent-number-shared = One number for the sites of that agency, not your NIK
site-level-title = { $site } wants to be surer of who you are
site-level-lead = That site asks for an account of level { $level }. Yours is { $has } now.
site-level-wish = You may go on without raising it. That site will know the level of your account.
site-level-must = That site accepts no lower level. None of your data was sent yet.
site-level-on = Go on without raising it
site-level-back = Back to { $site }
site-over-title = This request is over
problem-site-over = What that site asked waited too long, or was begun in another browser.

# Contacts: e-mail addresses that are told about the account, and their letters.
account-contacts = Contacts
account-contacts-hint = E-mail addresses that are told when something changes in your account.
account-event-contact-added = E-mail address added: { $address }
account-event-contact-removed = E-mail address removed: { $address }
account-event-recovery-stopped-by-mail = Recovery at a counter stopped from an e-mail
contact-lead = We write to these addresses when something changes in your account: passkeys, a new device, recovery, mandates, or contacts.
contact-none = There is no address yet. Without one, news appears on the pages of this account only.
contact-off = No e-mail is sent from this place yet. News about your account appears on the pages of your account only.
contact-off-title = No e-mail is sent from here
contact-verified = Verified { $at }
contact-refused = The last e-mail to this address was refused on { $at }. Check the address, or remove it and add another.
contact-remove = Remove this address
contact-removed-title = Removed
contact-removed-text = A removed address is still told for seven days, so that a removal by somebody else does not escape you.
contact-until = Told until { $at }
contact-add = Add an e-mail address
contact-add-lead = We send a code to the address. Type the code on the next page.
contact-full = There are { $n } addresses already, and there can be no more. Remove one to add another.
contact-address = E-mail address
contact-address-hint = For example name@example.org
contact-send = Send the code
contact-code-title = Type the code from the e-mail
contact-code-lead = If { $address } can receive e-mail, the code arrives within a few minutes.
contact-code-until = The code works until { $at }.
contact-code = Code
contact-code-hint = Six digits
contact-code-do = Verify the address
contact-code-none-title = No code?
contact-code-none = Look in the spam folder, check the address, and ask for a new code.
contact-code-again = Ask for a new code
contact-demo = This is a simulation: no e-mail is sent anywhere. Read the letters here.
contact-demo-link = Simulated mailbox
contact-problem-title = That did not work yet
contact-problem-address = We cannot use this address. Write it like name@example.org, without spaces and quotation marks.
contact-problem-known = Your account has this address already.
contact-problem-many = There can be no more addresses. Remove one first.
contact-problem-often = Many codes were sent today. Try again tomorrow.
contact-problem-over = This code does not work any more. Ask for a new one.
contact-problem-code = The code is another one. Look at our last e-mail, and type it again.
contact-problem-tries = This code was typed wrong too often. Ask for a new one.
stop-recovery-title = Stop the recovery of an account
stop-recovery-lead = Somebody asked at a counter to get into your account.
stop-recovery-office = Counter
stop-recovery-started = Started
stop-recovery-from = Code works from
stop-recovery-text = If it was not you at the counter, stop it now. You need not sign in. If it was you, leave it.
stop-recovery-do = It was not me, stop it
stop-recovery-done = The recovery was stopped
stop-recovery-done-text = The code from the counter does not work any more. Sign in to your account and look at what happened. If you cannot sign in, go to a counter of the population office.
stop-recovery-over = There is nothing to stop
stop-recovery-over-text = This recovery was stopped, was used, or its time is over. If something looks wrong, sign in to your account or go to a counter of the population office.
letters-title = Simulated mailbox
letters-lead = Letters that would go by e-mail. In this demonstration nothing is sent: all letters are kept for a while and shown here, to anybody.
letters-none = There are no letters yet.
letters-to = To
letters-refresh = Look for new letters
mail-code-subject = Sigap: your verification code
mail-code =
    Your code: { $code }

    Type this code on the page of contacts of your account within 15 minutes. Give it to nobody.

    If you did not ask for a code, ignore this letter: without the code your address is not added to any account.

    This letter was sent automatically by { $origin }.
mail-notice-subject = Sigap: { $what }
mail-notice =
    { $what }.
    Time: { $at }

    If it was you, there is nothing to do. If it was not, open the pages of your account yourself, look at what happened, remove what you do not know, and end other sessions.
mail-recovery-stop =
    The code from the counter works only from { $from }. If it was not you at the counter, stop it here, without signing in:
    { $link }
mail-recovery-no-link = The code from the counter works only from { $from }. A recovery was stopped not long ago. This one can be stopped by an officer at a counter of the population office alone: go there.
mail-foot =
    We never ask for a code or a password by e-mail.
    { $origin }
mail-event-codes-made = New recovery codes were made for your account
mail-event-contact-added = A new e-mail address was added to your account
mail-event-contact-removed = An e-mail address was removed from your account
mail-event-counter-help = An officer at a counter began to help in your name
mail-event-mandate-offered = A mandate was offered in your name
mail-event-new-device = Your account was opened on a new device ({ $device })
mail-event-identity-replaced = A new identity in the ledger was begun for you
mail-event-passkey-added = A new passkey was added to your account
mail-event-passkey-copied = A passkey of your account was refused, since there may be a copy of it
mail-event-passkey-raised = The level of a passkey of your account was raised ({ $level })
mail-event-passkey-removed = A passkey was removed from your account
mail-event-raised = The level of your account was raised ({ $level })
mail-event-reclaimed = Your account was taken over by a stronger proof ({ $level })
mail-event-recovered-counter = Your account was opened with a code from a counter
mail-event-recovered-device = Your account was opened with a code from another device
mail-event-recovered-kept = Your account was opened with a recovery code
mail-event-recovery-replaced = A recovery of your account was started anew at a counter ({ $office })
mail-event-recovery-started = A recovery of your account was started at a counter ({ $office })
mail-event-recovery-stopped = The recovery of your account at a counter was stopped
mail-event-recovery-stopped-by-mail = The recovery of your account at a counter was stopped from an e-mail
mail-event-recovery-stopped-counter = An officer at a counter stopped the recovery of your account ({ $office })

## Signing in to a site as oneself
site-oneself-title = Sign in to the site as yourself
site-oneself-officer = You are working as an officer. You sign in to other sites with your own account.
site-oneself-acting = You are acting for { $name }. You sign in to other sites as yourself.
site-oneself-text = The request of that site still waits, and no data was sent.
site-oneself-rest = Back to my account, and go on
site-oneself-stop = Stop acting, and go on
site-oneself-stay-officer = Go on working as an officer
site-oneself-stay-acting = Go on acting for somebody else

## Sites as they were
sites-number-then = A number, not your NIK
sites-before = Site { $id }, under terms that have changed since
access-site-before = for a site that was registered as { $id }, as you allowed
access-site-gone = for a site that is no longer registered ({ $id }), as you allowed
purpose-site-then = What you allowed at that time

## The record of what happened
record-title = Record
record-waiting = The latest change is being recorded. Load this page again in a moment.
record-recorded = Recorded in the agency's audit log. In a moment that will be sealed in the ledger.
record-sealed = Recorded, and sealed in the ledger (block { $block }) on { $at }. Keep the proof. If this record is ever changed, you can show it.
record-proof = Download the proof (a JSON file with personal data)
record-what = What this means, and how to check it

## My identity in the ledger
account-identity = Identity in the ledger
account-identity-hint = What is recorded about your keys, its history, and how to check it.
identity-title = Your identity in the ledger
identity-lead = The ledger records which keys count for you, and since when. Only you can show that this record is about you.
identity-none = Your identity is not recorded yet
identity-none-text = It begins some seconds after your account is opened. No account yet? One is opened when you add a passkey.
identity-off = This site runs no ledger
identity-off-text = This site records nothing in a ledger at present. Changes of your keys are kept here, and recorded as soon as there is one.
identity-ended = This identity has ended
identity-ended-text = No key counts for it any more. Its history can still be shown. If this is a mistake, have a Dukcapil office correct your data, then recover your account at the counter. A new identity begins then.
identity-name = Its name in the ledger
identity-keys = Keys that count
identity-keys-value = { $count ->
    [one] { $count } passkey
   *[other] { $count } passkeys
 }
identity-keys-which = Which keys
identity-keys-text = Digests of public keys (RFC 7638). Nobody can read even these in the ledger.
identity-file-text = Keep this file. With it you can show which keys counted at what time, even if this site is gone. Give it only to people you trust: whoever has it recognises you in the ledger.
identity-file = Download the identity file (JSON)
identity-file-wait = It is being recorded in the ledger. Load this page again in a moment, then download the file.
identity-history = History
identity-history-caption = The newest first
identity-step = What happened
identity-step-at = When
identity-step-keys = Keys that count since then
identity-step-place = In the ledger
identity-step-entry = Entry { $entry }, block { $block }
identity-step-waits = Being recorded
identity-step-elsewhere = Not in this ledger
identity-because-moved = Begun again in this ledger
identity-file-elsewhere = This identity is not in the ledger of today. A new one begins here by itself. Load this page again later.
identity-file-long = This history is too long for one file. Begin a new identity.
identity-began = Identity began
identity-changed = Keys changed
identity-step-ended = Identity ended
identity-because-opened = The account was opened
identity-because-known = You had an account before identities were recorded
identity-because-reclaimed = The account was given back to you; all old keys were removed
identity-because-recovered-counter = Signed in with a code from a counter; all old keys were removed
identity-because-passkey-added = A passkey was added
identity-because-passkey-removed = A passkey was removed
identity-because-replaced = You began a new identity
identity-because-died = Dukcapil recorded a death
identity-check = How to check it
identity-check-file = Download the identity file above.
identity-check-policy = Get the trust policy, best from another source that you trust.
identity-check-page = Check it in the browser. The file is sent nowhere unless you choose to.
identity-check-command = Or check it on your own computer, without the internet:
identity-shows-keys = Which keys count, since when, and that no other change came after.
identity-shows-alone = All of it can be checked without trusting us, and without the internet.
identity-hides-name = Who you are. The ledger holds random numbers and digests. There is no name, no NIK and no key in it.
identity-hides-same = That two entries are of the same person, if you began a new identity between them. But anyone can see which entries were recorded at the same moment.
identity-hides-use = Where you use the identity. No use of it is ever recorded in the ledger.
identity-anew = Begin a new identity
identity-anew-when = You need this if your identity file came into the wrong hands. That file says nothing of the new identity. But its beginning is recorded at almost the same time as the end of the old one, and anyone can see that.
identity-anew-lead = The identity you have now ends, and a new one begins.
identity-anew-ends = The old identity is closed for good. Old files still show its history up to today.
identity-anew-begins = The new identity has another random name. Your passkeys stay the same.
identity-anew-stays = Your account, applications and documents do not change.
identity-anew-do = End it and begin anew
identity-anew-early = You have begun a new identity today
identity-anew-early-text = This can be done once in 24 hours. Try again tomorrow.

## The page about the ledger
foot-ledger = Ledger
ledger-title = Ledger
ledger-lead = Here stands what agencies said, and when. What was recorded cannot be changed unseen. Anyone may check it, without signing in.
ledger-none = There is no ledger here
ledger-none-text = Documents of this site are signed all the same, and you can check them.
ledger-shows = What it shows
ledger-shows-then = A record was there at that time, and has not changed since.
ledger-shows-who = Which validators signed it, and when.
ledger-shows-alone = You can check it yourself, also without the internet.
ledger-hides = What it does not show
ledger-hides-true = That something is true. An agency can record a mistake, but cannot deny it later.
ledger-hides-all = That everything is recorded. What nobody recorded is not here.
ledger-hides-person = Who is meant. There is no name, no identity number and no address in it.
ledger-more = How it works
ledger-more-digest = A document stays with its agency. Only its digest is recorded: a row of letters that changes when anything in the document changes. Nobody can tell from the digest what the document says.
ledger-more-block = Entries are gathered in blocks. Each validator checks a block again and signs a checkpoint: how many entries there are, and a digest of all of them.
ledger-more-proof = A proof ties one entry to a checkpoint. To check it, you need that proof, the entry and the trust policy, and nothing else.
ledger-more-doubt = This page comes from our server, too. If you doubt it, take the trust policy from somebody else and check with another program.
ledger-now = Where it stands
ledger-name = Name of the ledger
ledger-entries = Entries
ledger-newest = Newest block
ledger-newest-value = Block { $height }, { $at }
ledger-quorum = Validators that must sign
ledger-quorum-value = { $needed } of { $all }
ledger-validators = Validators
ledger-validators-caption = Who checks every block
ledger-validator-name = Name
ledger-validator-signed = Newest checkpoint
ledger-validator-key = Public key
ledger-key-whole = (show all of it)
ledger-signed = Signed
ledger-unsigned = Not signed yet
ledger-one = There is only one validator
ledger-one-text = A proof from here shows that one operator said so at that time. That operator alone could still rewrite everything. Whoever kept an older checkpoint would find out.
ledger-quorum-text = A checkpoint counts once more than two thirds of the validators signed it. So no agency can change the record alone.
ledger-quorum-silent = Validators that may be silent without stopping the ledger: { $silent }.
ledger-set = Who runs this ledger has changed before: this is set number { $number }. Whoever keeps an older trust policy comes here over each change, one after the other.
ledger-set-link = The change to set number { $number } (text)
ledger-blocks = Last blocks
ledger-blocks-caption = The newest first
ledger-blocks-none = There is no block yet.
ledger-block = Block
ledger-block-entries = Entries (number)
ledger-block-at = Time
ledger-checkpoint = Checkpoint
ledger-checkpoint-text = Keep this text. With an old copy, anyone can show it if the ledger was ever rewritten.
ledger-checkpoint-none = There is no checkpoint yet
ledger-checkpoint-none-text = Too few validators have signed. Load this page again in a moment.
ledger-policy = Trust policy
ledger-policy-text = This file holds the keys of the validators and how many signatures are needed. Keep it, and compare it with a copy from somebody else whom you trust.
ledger-policy-download = Download the trust policy (text)
ledger-own = The audit log of this agency
ledger-own-short = Audit log
ledger-own-text = Every step of an application, every document and every reading of data goes into this log first. A digest of the whole log is then sealed in the ledger.
ledger-own-agency = Agency
ledger-own-name = Name of the log
ledger-own-anchored = Sealed so far
ledger-own-anchored-value = { $entries } entries, in block { $height }, { $at }
ledger-own-unanchored = Nothing yet
ledger-did = The agency's identifier
ledger-did-text = Programs of others know this agency by this identifier (did:webvh). Validators witness each change of it, and the ledger records it.
ledger-did-log = Its history
ledger-did-witness = The words of its witnesses
ledger-did-story = Its identity file in the ledger
ledger-copies = For mirrors and watchers
ledger-copies-text = Anyone may copy all the files. Give this address to your program.
ledger-entry-title = An entry of the ledger
ledger-entry-lead = Type the number of an entry. You get what it says, its block and its proof.
ledger-entry-do = Find an entry
ledger-entry-number = Number of the entry
ledger-entry-hint = Digits only, for example: 12.
ledger-entry-empty = Enter the number of an entry first. For example: 12.
ledger-entry-bad = The number of an entry has digits only. For example: 12.
ledger-entry-absent = Entry { $index } is not there yet, or not sealed yet. The last number now: { $last }.
ledger-entry-found = Entry { $index }
ledger-entry-kind = About
ledger-entry-text = What the entry says
ledger-entry-text-hint = Written exactly like this, letter by letter.
ledger-entry-proof = Proof
ledger-entry-proof-text = With this proof, the entry and the trust policy, anyone can check it without the internet.
ledger-entry-download = Download the proof (text)
ledger-kind-block = The end of a block
ledger-kind-audit = The audit log of an agency
ledger-kind-service = The rules of a service that were published
ledger-kind-status = The list of revoked documents
ledger-kind-snapshot = Figures that were announced
ledger-kind-validators = Who the validators are
ledger-kind-issuer = An issuer of documents
ledger-kind-did = A digital identity
ledger-kind-other = Something else

## Checking a file with proofs
exhibit-title = Check a file with proofs
exhibit-lead = Such a file shows that something was recorded at that time, and has not changed since. Anyone may check it.
exhibit-file = Choose a file
exhibit-file-label = File with proofs (JSON)
exhibit-file-hint = Downloaded from the page of an application, a reading of data or an identity. The file is sent to us, checked, and thrown away at once.
exhibit-file-local = Downloaded from the page of an application, a reading of data or an identity. The file is checked on your device and sent nowhere. Once this page is open, the internet is not needed any more.
exhibit-file-empty = Choose a file with proofs first. For example: bukti-permohonan.json.
exhibit-do = Check the file
exhibit-result = What came of the check
exhibit-holds = Recorded, and not changed
exhibit-holds-text = Every document in this file fits its proof.
exhibit-count = Documents
exhibit-step = A step of an application
exhibit-credential = A document that was issued
exhibit-reading = A reading of data
exhibit-other = A kind that is not known here
exhibit-index = Number in the audit log
exhibit-since = Sealed on
exhibit-seen = Still there on
exhibit-text = Show what was recorded
exhibit-refused = This file proves nothing
exhibit-refused-next = Do not accept this file as proof. Ask its owner to download a new one.
exhibit-which = Which document of the file it is:
exhibit-why-form = This is no file with proofs, or it was cut off.
exhibit-why-ledger = This file is from another ledger, so it cannot be checked here.
exhibit-why-damaged = The proof of a document is damaged or cut off.
exhibit-why-altered = A document does not fit its proof. One of them was changed.
exhibit-why-signature = A signature does not fit. The proof was changed or forged.
exhibit-why-quorum = Signatures of validators are missing. Perhaps the validators were replaced since this file was downloaded.
exhibit-why-foreign = The proof of a document is from another log.
exhibit-identity-holds = The story of this identity is whole
exhibit-identity-holds-text = Every step was recorded, in this order, and none was left out.
exhibit-identity-over = This identity has ended
exhibit-identity-over-text = No key counts for it any more. Do not accept anybody who still uses it.
exhibit-identity-keys = Keys that count now
exhibit-identity-keys-none = None
exhibit-identity-keys-unknown = They cannot be counted here. Look at the last step.
exhibit-identity-since = Began at the latest on
exhibit-identity-seen = No later step as of
exhibit-identity-name = Its name in the ledger
exhibit-identity-began = Identity began
exhibit-identity-changed = Keys changed
exhibit-identity-ended = Identity ended
exhibit-identity-recorded = Recorded at the latest on
exhibit-identity-index = Number in the ledger
exhibit-identity-which = Which step of the file it is:
exhibit-identity-why-damaged = The proof of a step is damaged or cut off.
exhibit-identity-why-altered = A step does not fit its proof. One of them was changed.
exhibit-identity-why-foreign = A step is not about this identity.
exhibit-identity-why-turn = A step was left out, repeated or moved.
exhibit-identity-why-cut = The last step here is not the last one in the ledger. Something was left out.
exhibit-identity-why-present = This file does not prove that its last step is the last one. That part is damaged or was changed.
exhibit-identity-old = This file is too old
exhibit-identity-old-text = What it shows is more than 24 hours old. The keys may have changed since. Ask its owner to download a new file.
exhibit-unable = This browser cannot check by itself
exhibit-unable-text = You may send the file to us. It is checked, and thrown away at once.
exhibit-send = Send it to be checked
exhibit-limits = What a file with proofs does not show
exhibit-limit-true = That something is true. It only shows that the agency recorded it.
exhibit-limit-now = That a document is still valid. For that, use Check a document.
exhibit-limit-all = That nothing was left out. A file may hold a part only, unless it is of an identity.
exhibit-limit-who = Who brings this file. It holds data, so give it only to those who need it.
exhibit-limit-page = That this page is honest. If you doubt it, check with a program from somebody else.
