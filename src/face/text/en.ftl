# Words of the simulated face-match service. The same keys are in id.ftl.

brand = Sample Face Match
simulated = SIMULATION: no camera, no face is compared
skip = Skip to content
other-language = Bahasa Indonesia
foot = This page imitates a national face-match service, for examples and tests.
home-text = This service is only used through the site that sends you here.

capture-title = Turn your face to the camera
capture-for = For NIK { $nik }. In the real service the camera goes on here.
capture-choose = Choose what the camera sees
capture-hint = This is a simulation: you decide the result.
matched = The face matches
not-matched = The face does not match
not-live = Nobody alive (a photo or a screen)
gave-up = Give up and go back

gone-title = This session is over
gone-text = Go back to the site that sent you here and start again.
