name = Birth certificate
summary = Register the birth of a child and get the certificate.
