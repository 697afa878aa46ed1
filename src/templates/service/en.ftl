# Every word of this service. The same keys are in id.ftl. Say "you", and keep sentences short.

name = @TITLE@
summary = An example of a service. Replace this sentence: what people get, and what for.
for-whom = For residents aged 17 and over.
objection = You do not agree with this decision? Object to it. An officer will look at your application again.

## Results

product-letter = @TITLE@
number-letter-serial = Number of the letter
number-letter-public = Document number

## Why data are read

purpose-holder = To write your name on the letter and to know which office handles it.

## Questions

needed_for-label = What do you need this letter for?
needed_for-hint = Keep it short. For example: to enrol at a school.

## Reasons and ways out

reason-too-young = You are not 17 years old yet.
remedy-too-young = Apply again once you are 17. Until then a parent can help you.

## What the document says

document-letter-title = @TITLE@
document-letter-letter_number = Number
document-letter-name = Name
document-letter-nik = Population number (NIK)
document-letter-needed_for = Needed for
document-letter-issued_on = Date
document-letter-office = Office

## What could not be sourced

assumption-example = This service is an example. Nobody has looked into the laws it names.

## Worked examples

scenario-granted = A grown-up gets the letter at once.
scenario-too-young = Somebody under 17 cannot get the letter yet.
