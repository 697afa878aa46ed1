# Words of the simulated bank. The same keys and placeholders are in id.ftl.

## The frame of a page

brand = Bank Contoh
simulated = SIMULATED BANK: no money moves
skip = Skip to content
other-language = Bahasa Indonesia
error-word = Error:
errors-title = Something needs to be corrected
foot = This page imitates a bank, for a demonstration and for tests. Do not enter data of your own account.
back-home = To the first page

## The first page

home-title = Pay a bill
account = Virtual account number
account-hint = 18 digits from the page of your application, for example 9999 0123 1446 8034 57.
home-look = Show the bill
code = Text of the QR code
code-hint = Paste the text of the QR code. It begins with 000201.
home-read = Read the QR code

wrong-nothing = Enter the virtual account number, 18 digits.
wrong-account = A virtual account number has 18 digits and begins with 9999.
wrong-code = This text is no payment QR code. Copy the whole text from the page of your application again.
wrong-checksum = A character of the QR code is missing or was changed. Copy the whole text again.
wrong-unknown = The bank does not know this bill. Check the digits and try again.
wrong-differs = This QR code does not fit its bill. Use the virtual account number.

## One bill

bill-title = Bill
description = For
until = Pay at the latest
bill-pay = Pay { $amount }
bill-closed = The time to pay is over. This bill cannot be paid any more.
bill-paid-before =
    { $n ->
        [one] This bill was paid once, { $sum } in all. Paying again means paying twice.
       *[other] This bill was paid { $n } times, { $sum } in all. Paying again means paying once more.
    }
bill-last-receipt = See the last receipt

wrong-form = This page is old. Press the button to pay once more.
wrong-too-late = The time to pay is over. This bill cannot be paid any more.
wrong-full = This bill was paid too often. The bank takes no more for it.

## For tests

tests-title = For tests: another amount, another time, a notice that goes wrong
tests-amount = Amount
tests-amount-hint = Leave empty to pay the amount of the bill. Example: 250.000.
tests-time = Time of payment
tests-time-hint = Leave empty for the present time. Western Indonesian time, example: 2026-11-24 20.41.
tests-how = The notice to the agency
how-at-once = At once
how-late = Late
how-never = Never
how-twice = Twice
how-garbled = With a wrong signature
tests-late = How many seconds late
tests-late-hint = Only for a late notice. Between 1 and 86,400.
tests-pay = Pay with these choices

wrong-amount = The amount must be a number between 1 and 1,000,000,000, for example 250.000.
wrong-time = The time must be a date and an hour, for example 2026-11-24 20.41.
wrong-late = Choose one way. For a late notice enter seconds between 1 and 86,400.

## The receipt

receipt-title = Payment received
bank-id = Number of the payment at the bank
paid-at = Paid
receipt-next = Go back to the page of your application. Its state changes once the bank has told the agency.
receipt-bill = See this bill again
telling-title = The notice to the agency
telling-again = Send the notice again
telling-look = Load this page again
telling-told = The agency has taken the notice.
telling-withheld = The notice is held back for a test. The agency must ask by itself.
telling-given-up = The notice did not arrive. The bank stopped trying. The agency can ask by itself.
telling-refused = The agency refused the notice with status { $status }. The bank stopped trying.
telling-waiting = The notice will be sent: { $at }.
telling-failed = The notice did not arrive yet, tried { $n } times. Next try: { $at }.

list-title = Payments at this bank
list-empty = There are no payments yet.

## When something is wrong

nowhere-title = Page not found
nowhere-text = There is no such address at the bank. Start at the first page.
malformed-title = The form cannot be read
malformed-text = The bank cannot read this form. Nothing was paid. Start at the first page.
busy-title = The bank is busy
busy-text = The bank cannot write down a payment now. Nothing was paid. Try again in a moment.

## Dates

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
